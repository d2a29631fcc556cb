"""Plain values in; vocabularies, rules, policies and flows out, and the verbs that assert a decision.

A vocabulary is written as text: `vocabulary(data="personal; email phone < personal; mail -> email")` has
two terms within `personal`, and `mail`, which is retired in favour of `email`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from privacyrules.engine.decide import decide
from privacyrules.engine.resolutions import settled
from privacyrules.model.answer import Answer
from privacyrules.model.conditions import Condition
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.places import NOWHERE
from privacyrules.model.policy import Clause, Effect, NotCheckable, Policy, Quote, Resolution, Rule
from privacyrules.model.vocabulary import Fact, Term, Vocabulary
from privacyrules.policy.conditions import compile_condition
from privacyrules.policy.vocabulary import build_vocabulary
from readable import shown_answer, shown_flow, shown_policy, shown_verdict, written

Names = str | Sequence[str]

FACTS: Mapping[str, Fact] = {
    fact.name: fact
    for fact in (
        Fact("account_closed", "boolean"),
        Fact("good_faith_belief", "boolean"),
        Fact("retention_days", "number"),
        Fact("country", "string"),
        Fact("signed_on", "date"),
        Fact("closed_account", "boolean", replaced_by="account_closed"),
    )
}
"""The facts of every vocabulary that is built here without facts of its own."""

TODAY = "2026-01-31"


def vocabulary(facts: Mapping[str, Fact] = FACTS, **axes: str) -> Vocabulary:
    """Build a vocabulary from one text per axis: `names < parents`, `retired -> successor`, by `;`."""
    terms = [term for name, text in axes.items() for term in _terms(_axis(name), text)]
    return build_vocabulary(terms, facts.values())


def _terms(axis: Axis, text: str) -> Iterable[Term]:
    for line in filter(None, (line.strip() for line in text.split(";"))):
        names, _, parents = line.partition("<")
        name, _, successor = line.partition("->")
        if successor:
            yield Term(name.strip(), axis, replaced_by=successor.strip())
        else:
            yield from (Term(name, axis, tuple(parents.split())) for name in names.split())


def _axis(name: str) -> Axis:
    return next(axis for axis in AXES if axis == name)


def scope(terms: Mapping[str, Names]) -> Mapping[Axis, tuple[str, ...]]:
    """Build the terms of a rule or a flow; a single name stands for a list of one."""
    return {
        _axis(name): (value,) if isinstance(value, str) else tuple(value) for name, value in terms.items()
    }


def exception(
    name: str,
    terms: Mapping[str, Names],
    *,
    when: str | Condition | None = None,
    except_: Sequence[Clause] = (),
) -> Clause:
    """Build an exception; `when` is a text over FACTS or a condition tree."""
    condition = compile_condition(when, FACTS, NOWHERE) if isinstance(when, str) else when
    text = when if isinstance(when, str) else "" if when is None else written(when)
    return Clause(name, scope(terms), condition, text, tuple(except_), (Quote(f"The words of {name}.", "S"),))


def rule(
    effect: Effect,
    name: str,
    terms: Mapping[str, Names],
    *,
    when: str | Condition | None = None,
    except_: Sequence[Clause] = (),
    absolute: bool = False,
) -> Rule:
    """Build a rule of any effect; its exceptions are named after it, as in `no-sale/successor`."""
    clause = exception(name, terms, when=when, except_=except_)
    return Rule(_named_after_owner(clause), effect, absolute)


def permit(
    name: str, terms: Mapping[str, Names], *, when: str | None = None, except_: Sequence[Clause] = ()
) -> Rule:
    """Build a permission."""
    return rule("permit", name, terms, when=when, except_=except_)


def oblige(
    name: str, terms: Mapping[str, Names], *, when: str | None = None, except_: Sequence[Clause] = ()
) -> Rule:
    """Build an obligation."""
    return rule("oblige", name, terms, when=when, except_=except_)


def prohibit(
    name: str,
    terms: Mapping[str, Names],
    *,
    when: str | None = None,
    except_: Sequence[Clause] = (),
    absolute: bool = False,
) -> Rule:
    """Build a prohibition."""
    return rule("prohibit", name, terms, when=when, except_=except_, absolute=absolute)


def _named_after_owner(clause: Clause) -> Clause:
    renamed = (inner._replace(id=f"{clause.id}/{inner.id}") for inner in clause.exceptions)
    return clause._replace(exceptions=tuple(map(_named_after_owner, renamed)))


def resolution(name: str, between: tuple[str, str], winner: str, until: str = "2026-12-31") -> Resolution:
    """Build a person's decision between two rules; it runs on TODAY unless `until` is earlier."""
    return Resolution(name, between, winner, "agreed", "Ada", until)


def policy(
    words: Vocabulary,
    *rules: Rule,
    resolutions: Sequence[Resolution] = (),
    not_checkable: Sequence[NotCheckable] = (),
    pinned: bool = True,
) -> Policy:
    """Build a policy as it decides on TODAY: resolutions folded in, conflicts known."""
    return settled(
        Policy(
            id="example",
            title="Example policy",
            date="2026-01-01",
            digest="d1",
            today=TODAY,
            vocabulary=words,
            rules=rules,
            not_checkable=tuple(not_checkable),
            resolutions=tuple(resolutions),
            pinned=pinned,
        )
    )


def flow(*, facts: Mapping[str, FactValue] | None = None, omitted: bool = False, **terms: Names) -> Flow:
    """Build a flow: `flow(action="sell", data=["email", "phone"], facts={"account_closed": True})`."""
    return Flow(scope(terms), facts or {}, omitted)


def allows(policy: Policy, flow: Flow, because: Sequence[str] | None = None) -> Answer:
    """Assert that a flow is allowed, by these rules; give the answer back for further questions.

    Where no rules are named, some permission must decide (nothing, for an omission).
    """
    __tracebackhide__ = True
    answer = decide(policy, flow)
    if because is None:
        because = _ids_of(answer)
        if not because and not flow.omitted:
            pytest.fail(f"allowed without a permission:\n{_told(policy, flow, answer)}", pytrace=False)
    return _decided(policy, flow, answer, ("allowed", None, because))


def denies(policy: Policy, flow: Flow, because: Sequence[str]) -> Answer:
    """Assert that a flow is denied, by these rules."""
    __tracebackhide__ = True
    return _decided(policy, flow, decide(policy, flow), ("denied", None, because))


def is_conditional(policy: Policy, flow: Flow, kind: str, because: Sequence[str]) -> Answer:
    """Assert that a flow is conditional, of this kind (`if`, `unless`, `both`), by these rules."""
    __tracebackhide__ = True
    return _decided(policy, flow, decide(policy, flow), ("conditional", kind, because))


def is_silent(policy: Policy, flow: Flow, nearest: Sequence[str], because: Sequence[str] = ()) -> Answer:
    """Assert that the policy says nothing of a flow, and which rules come nearest, in their order.

    `because` names the prohibitions that would deny it if an open question went their way.
    """
    __tracebackhide__ = True
    answer = _decided(policy, flow, decide(policy, flow), ("not_covered", None, because))
    found = [near.citation.rule for near in answer.nearest]
    if found != list(nearest):
        pytest.fail(
            f"expected the nearest rules to be {list(nearest)}, but they are {found}\n"
            f"{_told(policy, flow, answer)}",
            pytrace=False,
        )
    return answer


def _decided(
    policy: Policy, flow: Flow, answer: Answer, expected: tuple[str, str | None, Sequence[str]]
) -> Answer:
    __tracebackhide__ = True
    verdict, kind, because = expected
    if (answer.verdict, answer.kind, _ids_of(answer)) != (verdict, kind, sorted(because)):
        wanted = shown_verdict(verdict, kind, sorted(because))
        pytest.fail(f"expected: {wanted}\n{_told(policy, flow, answer)}", pytrace=False)
    return answer


def _ids_of(answer: Answer) -> list[str]:
    return [citation.rule for citation in answer.because]


def _told(policy: Policy, flow: Flow, answer: Answer) -> str:
    return (
        f"the answer: {shown_answer(answer)}\nto the flow: {shown_flow(flow)}\n"
        f"by the policy:\n{shown_policy(policy)}"
    )
