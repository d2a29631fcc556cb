"""Parts of a difference in, the words that people have for them out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.diff import Edit, Extent, FlowClass, Outcome
from privacyrules.model.flow import AXES, Axis
from privacyrules.reporters.text.layout import listed, short_verdict

MOST_TERMS = 8
"""So many terms are listed; the rest are counted."""

_LEAD: dict[Axis, str] = {
    "subject": "about ",
    "purpose": "for ",
    "recipient": "to ",
    "form": "in form ",
    "source": "from ",
}
_ANY: dict[Axis, str] = {"action": "do anything with", "data": "any data"}
_ANY_BUT: dict[Axis, str] = {
    "action": "do anything",
    "data": "any data",
    "subject": "anybody",
    "purpose": "any purpose",
    "recipient": "anybody",
    "form": "any",
    "source": "any source",
}


def outcome_in_words(outcome: Outcome) -> str:
    """A verdict in a word or two."""
    verdict: Verdict
    kind: Kind | None
    verdict, kind = outcome
    return short_verdict(verdict, kind)


def class_in_words(flows: FlowClass) -> str:
    """A class of flows in a line: `sell identifying but email about user, where account_closed`."""
    limited = {extent.axis: extent for extent in flows.extents}
    said = [
        _LEAD.get(axis, "") + _extent(limited[axis]) if axis in limited else _ANY.get(axis, "")
        for axis in AXES
    ]
    words = " ".join(filter(None, said))
    where = f", where {listed(flows.facts)}" if flows.facts else ""
    return f"leave undone: {words}{where}" if flows.omitted else f"{words}{where}"


def _extent(extent: Extent) -> str:
    alone = [f"{term} (not said which)" for term in extent.alone]
    named = _listed([*extent.within, *alone])
    if not extent.but:
        return named
    return f"{named or _ANY_BUT[extent.axis]} but {_listed(extent.but)}"


def _listed(terms: Sequence[str]) -> str:
    if len(terms) <= MOST_TERMS:
        return listed(list(terms), "or")
    return f"{', '.join(terms[:MOST_TERMS])} or {len(terms) - MOST_TERMS} others"


def edit_in_words(edit: Edit, rule: str) -> str:
    """One thing about a rule that is not as it was: `data: email -> email, phone`."""
    inside = f"in {edit.at}, " if edit.at != rule and edit.what != "exception" else ""
    before, after = (
        edit.before or _NOTHING.get(edit.what, "nothing"),
        edit.after or _NOTHING.get(edit.what, "nothing"),
    )
    if edit.what == "exception":
        return f"exception {edit.name}: {before} -> {after}"
    if edit.what == "quote":
        return f"{inside}quote: {_quoted(edit.before)} -> {_quoted(edit.after)}"
    if edit.what == "reach":
        return f"{inside}a flow that says {edit.name}: {before} -> {after}"
    return f"{inside}{edit.name or edit.what}: {before} -> {after}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "none"


_NOTHING = {"scope": "any", "when": "always", "exception": "none", "absolute": "not absolute"}
