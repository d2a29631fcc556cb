"""Values in, the few words that the page has for them out."""

from __future__ import annotations

from privacyrules.model.answer import Kind, Ruling, Verdict
from privacyrules.model.flow import AXES, Flow

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
