"""A draft about leaving something undone in, what goes on by that out: data that is not erased is kept."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.reading import Rival, Span

_GUARDS = g.word_set(
    "erase delete remove strip wipe purge shred scrub redact mask encrypt hash salt truncate blacken blank "
    "clear clean destroy discard hide block prevent forbid bar protect keep filter exclude tokenise tokenize"
)
"""What is left undone of these lets data be kept, or seen."""
_IGNORES = frozenset({"ignore", "overlook", "tolerate", "accept", "disregard"})
_LETS = frozenset({"when", "that", "if", "it", "the", "how"})
_WHY = "I am not sure whether the data would stay where it is, or be seen by others."


def let_be(q: Question, draft: Draft) -> Iterator[Rival]:
    """What comes to pass where nothing is done against it: `may we stop deleting the card numbers?`.

    Args:
        q: the question.
        draft: how it was read.

    Returns:
        The keeping, or the sharing, of the same data; it counts only where that is forbidden.
    """
    if not draft.flow.omitted or not draft.flow.terms.get("data"):
        return
    left = next((m for m in q.mentions if is_external(m) and _is_left_with(q, m)), None)
    if left is not None:
        yield Rival(draft.flow._replace(omitted=False), q.span(left), _WHY, grave=True)
    erases = draft.flow.terms.get("action") == ("erase",)
    if not erases and not any(_guards(q, at) for at in range(len(q.tokens))):
        return
    yield _kept(draft.flow, "store")
    outside = next((m.terms("recipient")[0] for m in q.mentions if is_external(m)), "")
    if outside:
        shared = _kept(draft.flow, "share")
        terms: dict[Axis, tuple[str, ...]] = {**shared.flow.terms, "recipient": (outside,)}
        yield shared._replace(flow=shared.flow._replace(terms=terms))


def _is_left_with(q: Question, mention: Mention) -> bool:
    """`drop his invoices at his ex's place`: what is dropped somewhere is handed over."""
    towards = q.word(q.back(mention.first, g.DETERMINERS)) in ("at", "with", "by", "off", "to")
    dropped = any({"drop", "leave"} & set(token.forms) for token in q.tokens[: mention.first])
    return towards and dropped


def _guards(q: Question, at: int) -> bool:
    """Whether a word says that something is done against it, or that it is looked over."""
    forms = set(q.tokens[at].forms)
    if "keep" in forms:
        return q.word(at + 1) != "out" and any(q.word(n) in ("out", "away") for n in range(at + 1, at + 6))
    return bool(forms & _GUARDS) or (bool(forms & _IGNORES) and q.word(at + 1) in _LETS)


def _kept(flow: Flow, action: str) -> Rival:
    terms: dict[Axis, tuple[str, ...]] = {
        axis: named for axis, named in flow.terms.items() if axis != "purpose"
    }
    terms["action"] = (action,)
    return Rival(flow._replace(terms=terms, omitted=False), Span(0, 0), _WHY, grave=True, banned=True)
