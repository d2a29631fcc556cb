"""Values in, the few words that the page has for them out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.answer import Kind, Ruling, Verdict
from privacyrules.model.flow import AXES, Flow
from privacyrules.model.review import Silence

MOST_TERMS = 12
"""So many terms of a long list are written; `gaps --format json` has them all."""

_SHORT: dict[Verdict, str] = {"allowed": "yes", "denied": "no", "not_covered": "", "conditional": "?"}


def verdict_words(verdict: Verdict, kind: Kind | None = None) -> str:
    """A verdict as the page names it."""
    return verdict.replace("_", " ") + (f" ({kind})" if kind else "")


def short_words(ruling: Ruling) -> str:
    """A verdict as a cell of the matrix names it: blank where the policy is silent."""
    return ruling.kind or _SHORT[ruling.verdict]


def flow_words(flow: Flow) -> str:
    """A flow in a line: the axes in their order, then facts."""
    said = [f"{axis} {', '.join(flow.terms[axis])}" for axis in AXES if axis in flow.terms]
    said += [
        f"{name} {str(value).lower() if isinstance(value, bool) else value}"
        for name, value in flow.facts.items()
    ]
    return ("left undone: " if flow.omitted else "") + " · ".join(said)


def counted(number: int, what: str) -> str:
    """A number of things: `1 rule`, `2 rules`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def silence_words(silence: Silence) -> str:
    """A class of flows of which a policy says nothing: the axes in their order, a few terms of each."""
    data = [
        kinds.term + (f" other than {', '.join(kinds.other_than)}" if kinds.other_than else "")
        for kinds in silence.data
    ]
    axes = {
        "action": silence.actions,
        "data": data,
        "subject": silence.subjects,
        "purpose": silence.purposes,
        "recipient": silence.recipients,
    }
    said = " · ".join(f"{axis} {_few(terms)}" for axis, terms in axes.items() if terms)
    return f"{said}, save what {_few(silence.but)} allow" if silence.but else said


def _few(terms: Sequence[str]) -> str:
    more = len(terms) - MOST_TERMS
    return ", ".join(terms[:MOST_TERMS]) + (f" and {more} more" if more > 0 else "")
