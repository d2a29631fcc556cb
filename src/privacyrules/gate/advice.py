"""An answer in, what is the matter and the ways out, in words, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.answer import Answer, Citation, Nearest, OpenQuestion, Outcome
from privacyrules.model.columns import Proposal

MOST_OUTCOMES = 6


def gap(answer: Answer) -> str:
    """What is the matter, as the end of a sentence."""
    if answer.verdict == "denied":
        return "breaks a promise"
    if answer.verdict == "not_covered":
        return "is not covered: the policy does not speak of it"
    asked = " and ".join(f"the {_asked(question)}" for question in answer.open)
    return {
        "if": f"is allowed only under a condition: it depends on {asked}",
        "unless": f"is allowed, but not under every condition: it depends on {asked}",
        "both": f"may be allowed or denied: it depends on {asked}",
    }[answer.kind or "both"]


def _asked(question: OpenQuestion) -> str:
    if question.asks == "fact":
        return f"fact {question.name}"
    return question.name if question.stated is None else f"kind of {question.stated}"


def column_help(proposal: Proposal, answer: Answer | None, denied_by: Citation | None) -> tuple[str, ...]:
    """The ways out for a column, the best first."""
    column = proposal.column
    ways = list(flow_help(answer, denied_by, what="the column")) if answer is not None else []
    if proposal.classification.band != "stated":
        line = "privacyrules: data=… by=NAME"
        denial = 'privacyrules: not_personal="reason" by=NAME'
        if proposal.classification.category is None:
            ways.append(f"say what it holds: put the comment `{line}` or `{denial}` beside the column")
        else:
            held = proposal.classification.category
            ways.append(f"if {column.name} holds no {held}, say so beside it: `{line}` or `{denial}`")
    return tuple(ways)


def flow_help(answer: Answer, denied_by: Citation | None, what: str = "the flow") -> tuple[str, ...]:
    """The ways out for any flow."""
    return tuple(_ways(answer, denied_by, what))


def _ways(answer: Answer, denied_by: Citation | None, what: str) -> Iterator[str]:
    if denied_by is not None:
        yield denied_by.fix or f"leave {what} out, or ask the privacy owner"
        for conflict in answer.conflicts:
            if conflict.prohibition.rule == denied_by.rule:
                yield f'in conflict with {conflict.other.rule}: "{conflict.other.quote.text}"'
    for near in answer.nearest[:1]:
        yield _nearest(near)
    if answer.verdict == "not_covered":
        yield f"leave {what} out, or ask the privacy owner to cover it"
    for question in answer.open if answer.verdict == "conditional" else ():
        yield _open(question)


def _nearest(near: Nearest) -> str:
    where = "; ".join(_differs(d.name, d.stated, d.wanted) for d in near.differs) or "all axes agree"
    return f'the nearest rule is {near.citation.rule} ("{near.citation.quote.text}"), but {where}'


def _differs(name: str, stated: str | None, wanted: tuple[str, ...]) -> str:
    if name == "when":
        return f"its condition does not hold ({wanted[0]})"
    if name == "except":
        return f"its exception {wanted[0]} applies"
    return f"its {name} is {' or '.join(wanted)}, not {stated}"


def _open(question: OpenQuestion) -> str:
    shown = [_outcome(outcome) for outcome in question.would if not outcome.same][:MOST_OUTCOMES]
    results = "; ".join(shown) or "no single answer settles it"
    return f"state the {_asked(question)}: {results}"


def _outcome(outcome: Outcome) -> str:
    verdict = f"{outcome.verdict} ({outcome.kind})" if outcome.kind else outcome.verdict.replace("_", " ")
    return f"{outcome.answer} is {verdict}"
