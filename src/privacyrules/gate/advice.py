"""An answer in, what is the matter and the ways out, in words, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from privacyrules.model.answer import Answer, Citation
from privacyrules.model.columns import Proposal

if TYPE_CHECKING:
    from privacyrules.model.explanation import Nearest, OpenQuestion, Settling

MOST_ANSWERS = 6
MOST_QUOTED = 120
ELSE = "anything else"

STATED = "privacyrules: data=… by=NAME"
DENIED = 'privacyrules: not_personal="reason" by=NAME'


def gap(answer: Answer) -> str:
    """What is the matter, as the end of a sentence."""
    if answer.verdict == "denied":
        return "breaks a promise"
    if answer.verdict == "not_covered":
        return "is not covered: the policy does not speak of it"
    asked = _asked(answer.open)
    return {
        "if": f"is allowed only under a condition: it depends on {asked}",
        "unless": f"is allowed, but not under every condition: it depends on {asked}",
        "both": f"may be allowed or denied: it depends on {asked}",
    }[answer.kind or "both"]


def column_help(
    proposal: Proposal, answer: Answer | None, denied_by: Citation | None, table: str
) -> tuple[str, ...]:
    """The ways out for a column, the best first; `table` is where settings speak of columns."""
    ways = list(_ways(answer, denied_by, "the column", table)) if answer is not None else []
    if proposal.classification.band != "stated":
        unless = "Say what the column holds:" if answer is None else "Where a column holds something else,"
        ways.append(f"{unless} write beside it `{STATED}` or `{DENIED}`.")
    return tuple(ways)


def flow_help(answer: Answer, denied_by: Citation | None) -> tuple[str, ...]:
    """The ways out for a flow of a manifest, the best first."""
    return tuple(_ways(answer, denied_by, "the flow"))


def disclosure_help(answer: Answer, denied_by: Citation | None) -> tuple[str, ...]:
    """The ways out for what a statement lets others read, the best first."""
    return tuple(_ways(answer, denied_by, "the disclosure"))


def _ways(answer: Answer, denied_by: Citation | None, what: str, table: str = "") -> Iterator[str]:
    if denied_by is not None:
        yield denied_by.fix or f"Leave {what} out, or ask the privacy owner."
        for conflict in answer.conflicts:
            if conflict.prohibition.rule == denied_by.rule:
                yield f'In conflict with {conflict.other.rule}: "{conflict.other.quote.text}"'
    elif answer.verdict == "not_covered":
        near = "".join(f" {_nearest(near)}" for near in answer.nearest[:1])
        yield f"Leave {what} out, or ask the privacy owner to cover it.{near}"
    elif answer.verdict == "conditional":
        yield from _open_ways(answer, what, table)


def _nearest(near: Nearest) -> str:
    where = "; ".join(_differs(d.name, d.stated, d.wanted) for d in near.differs) or "all axes agree"
    from textwrap import shorten

    said = shorten(near.citation.quote.text, MOST_QUOTED, placeholder=" …")
    return f'The nearest rule is {near.citation.rule} ("{said}"), but {where}.'


def _differs(name: str, stated: str | None, wanted: tuple[str, ...]) -> str:
    if name == "when":
        return f"its condition does not hold ({wanted[0]})"
    if name == "except":
        return f"its exception {wanted[0]} applies"
    if name == "data":  # The finding's first line says what was stored or used.
        return f"it speaks of {_listed(wanted, 'or')}"
    return f"its {name} is {_listed(wanted, 'or')}, not {stated}"


def _open_ways(answer: Answer, what: str, table: str) -> Iterator[str]:
    """Where several things are open, the list of them first, then the answers that settle something."""
    questions = answer.open
    axes = [question.name for question in questions if question.asks == "axis" and question.stated is None]
    if table and axes:
        said = " ".join(f"{axis}=…" for axis in axes)
        yield (
            f"State the {_listed(axes, 'and')} in the settings (`[[{table}]]`) "
            f"or in a comment beside {what}: `privacyrules: {said} by=NAME`."
        )
    else:
        yield f"State {_asked(questions)} of {what}."
    alone = [_settled(question, alone=len(questions) == 1) for question in questions]
    yield from filter(None, alone if any(alone) else [_together(answer.settled_by)])


def _together(settlings: Sequence[Settling]) -> str:
    """What several answers together would make of it, where no single one settles it."""
    said = []
    for settling in settlings:
        where = [f"the {axis} is {term}" for axis, term in settling.terms.items()]
        where += [f"{name} is {str(value).lower()}" for name, value in settling.facts.items()]
        said.append(f"{settling.verdict}, for instance, where {_listed(where, 'and')}")
    return f"It is {'; '.join(said)}." if said else ""


def _settled(question: OpenQuestion, *, alone: bool) -> str:
    """What answers would make of it; beside other questions, only the answers that settle it."""
    answers: dict[str, list[str]] = {}
    for outcome in question.would:
        if not outcome.same and (alone or (outcome.verdict != "conditional" and outcome.answer != ELSE)):
            result = "still open" if outcome.verdict == "conditional" else outcome.verdict.replace("_", " ")
            answers.setdefault(result, []).append(outcome.answer)
    said = "; ".join(
        f"if {_supposed(question, named[:MOST_ANSWERS])}, it is {result}" for result, named in answers.items()
    )
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _supposed(question: OpenQuestion, answers: Sequence[str]) -> str:
    if question.asks == "fact" and not {"true", "false"} & set(answers):
        return _listed(answers, "or")
    name = question.name if question.asks == "fact" else f"the {question.stated or question.name}"
    return f"{name} is {_listed(answers, 'or')}"


def _asked(questions: Sequence[OpenQuestion]) -> str:
    """What is open, in words: `the subject, the kind of email and the facts a and b`."""
    facts = [question.name for question in questions if question.asks == "fact"]
    parts = [
        f"the {question.name}" if question.stated is None else f"the kind of {question.stated}"
        for question in questions
        if question.asks == "axis"
    ]
    if facts:
        parts.append(f"the fact{'s' if len(facts) > 1 else ''} {_listed(facts, 'and')}")
    return _listed(parts, "and")


def _listed(words: Sequence[str], last: str) -> str:
    """Words as a sentence lists them: `a, b and c`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
