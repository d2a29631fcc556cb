"""Policies, flows and answers in, the few lines by which a failed test explains them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from privacyrules.model.answer import Answer, PartVerdict
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.policy import Clause, Policy, Rule
from privacyrules.model.vocabulary import Vocabulary


def shown_answer(answer: Answer) -> str:
    """Write the verdict, its kind and its reasons, and the parts if there are several."""
    lines = [shown_verdict(answer.verdict, answer.kind, [citation.rule for citation in answer.because])]
    if len(answer.parts) > 1:
        lines += [f"  {_shown_part(part)}" for part in answer.parts]
    return "\n".join(lines)


def shown_verdict(verdict: str, kind: str | None, because: Iterable[str]) -> str:
    """Write `conditional (if), because of [support]`."""
    named = f"{verdict} ({kind})" if kind else verdict
    return f"{named}, because of [{', '.join(because)}]"


def shown_policy(policy: Policy) -> str:
    """Write the words and the rules of a policy, a line each."""
    return "\n".join([*_words(policy.vocabulary), *map(shown_rule, policy.rules)])


def shown_rule(rule: Rule) -> str:
    """Write `prohibit no-sale {action: sell} except …`."""
    effect = f"{rule.effect} (absolute)" if rule.absolute else rule.effect
    return f"{effect} {_shown_clause(rule.clause)}"


def shown_flow(flow: Flow) -> str:
    """Write `{action: sell; data: email, phone} with account_closed=True, left undone`."""
    facts = ", ".join(f"{name}={value!r}" for name, value in flow.facts.items())
    omitted = ", left undone" if flow.omitted else ""
    return _shown_terms(flow.terms) + (f" with {facts}" if facts else "") + omitted


def written(condition: Condition) -> str:
    """Write a condition as rule files do."""
    match condition:
        case Comparison(fact, "is", _):
            return fact
        case Comparison(fact, operator, literal):
            return f"{fact} {operator} {list(literal) if isinstance(literal, tuple) else repr(literal)}"
        case Not(operand):
            return f"not ({written(operand)})"
        case And(left, right):
            return f"({written(left)}) and ({written(right)})"
        case Or(left, right):
            return f"({written(left)}) or ({written(right)})"


def _shown_part(part: PartVerdict) -> str:
    stated = "; ".join(f"{axis}: {term}" for axis, term in part.part.items())
    return f"{{{stated}}}: {shown_verdict(part.verdict, part.kind, part.because)}"


def _shown_clause(clause: Clause) -> str:
    when = f" when {clause.when_text}" if clause.when is not None else ""
    exceptions = "".join(f" except ({_shown_clause(exception)})" for exception in clause.exceptions)
    return f"{clause.id} {_shown_terms(clause.scope)}{when}{exceptions}"


def _shown_terms(terms: Mapping[Axis, tuple[str, ...]]) -> str:
    return "{" + "; ".join(f"{axis}: {', '.join(names)}" for axis, names in terms.items()) + "}"


def _words(vocabulary: Vocabulary) -> Iterator[str]:
    for axis, terms in vocabulary.terms.items():
        lines = [
            f"{term.name} -> {term.replaced_by}"
            if term.replaced_by
            else f"{term.name} < {' '.join(term.within)}"
            if term.within
            else term.name
            for term in terms.values()
        ]
        if lines:
            yield f"{axis} = {'; '.join(lines)}"
