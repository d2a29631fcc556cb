"""The comments of an SQL text in; what they say to privacyrules, laid beside columns and tables, out."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.model.places import Problem
from privacyrules.model.schema import Annotation, Disclosure, Filling, Ignore, Unread
from privacyrules.syntax.annotations import Remarks, mentions, parse
from privacyrules.syntax.line_map import LineMap
from privacyrules.syntax.pattern import pattern
from privacyrules.syntax.sql.anchors import Anchors
from privacyrules.syntax.sql.found import Sighting
from privacyrules.syntax.sql.kinds import kind_of
from privacyrules.syntax.sql.text import body_of, comment_text
from privacyrules.syntax.sql.tokens import PSQL_COPY, Tokens, is_trivia

_BEHIND = frozenset((",", ";", ")", "("))
_BLANK_LINE = pattern(r"\n[ \t\r]*\n")
_ALONE = "this annotation stands beside no column or table"
_IGNORES_NOTHING = "this ignore stands beside no column, table or unread statement"
_UNREAD = "this annotation stands beside a statement that is not read"
_NO_COLUMN = "this annotation stands beside a statement that has no column of its own"
_WAY_OUT = (
    "put it behind the column on the same line, or on the line directly above the column or CREATE TABLE"
)


class Laid:
    """The sightings with their annotations, the ignores beside them, and every mistake."""

    def __init__(self, sightings: list[Sighting]) -> None:
        """Begin with the sightings as they were read."""
        self.sightings = sightings
        self.ignores: list[Ignore] = []
        self.problems: list[Problem] = []


class Cut(NamedTuple):
    """A text that was cut into tokens, and where it starts in its file."""

    tokens: Tokens
    base: int
    lines: LineMap


def lay_remarks(cut: Cut, sightings: list[Sighting]) -> Laid:
    """Lay every remark in comments, and in the strings that are a column's comment, beside its owner."""
    laid = Laid(list(sightings))
    anchors = Anchors(sightings)
    for index, token in enumerate(cut.tokens.texts):
        if not mentions(token) or index in cut.tokens.open:
            continue
        kind = kind_of(token)
        if kind == "comment":
            owner = None if token.startswith("\\") else _owner_of_comment(cut, anchors, index)
            _lay(cut, laid, index, owner)
        elif kind in ("string", "quoted"):
            owner = _owner_of_string(cut, anchors, laid.sightings, index)
            if owner is not None:
                _lay(cut, laid, index, owner)
    return laid


def _lay(cut: Cut, laid: Laid, index: int, owner: int | None) -> None:
    token = cut.tokens.texts[index]
    opening, text = (comment_text if kind_of(token) == "comment" else body_of)(token)
    remarks = parse(text, cut.lines.place(cut.base + cut.tokens.starts[index] + opening))
    if owner is not None and _is_malformed(laid.sightings[owner]):
        return
    laid.problems += remarks.problems
    if owner is None:
        laid.problems += [Problem(said.place, _ALONE, _WAY_OUT) for said in remarks.annotations[:1]]
        laid.problems += [Problem(said.place, _IGNORES_NOTHING, _WAY_OUT) for said in remarks.ignores]
    else:
        _lay_beside(laid, owner, remarks)


def _is_malformed(sighting: Sighting) -> bool:
    return isinstance(sighting.change, Unread) and sighting.change.kind == "malformed"


def _lay_beside(laid: Laid, owner: int, remarks: Remarks) -> None:
    sighting = laid.sightings[owner]
    change = sighting.change
    laid.ignores += [ignore._replace(beside=change.place) for ignore in remarks.ignores]
    if isinstance(change, (Disclosure, Filling, Unread)):
        what = _UNREAD if isinstance(change, Unread) else _NO_COLUMN
        laid.problems += [Problem(remark.place, what, _WAY_OUT) for remark in remarks.annotations[:1]]
        return
    problems, annotations = _joined(change.annotations, remarks.annotations)
    laid.problems += problems
    laid.sightings[owner] = sighting._replace(change=change._replace(annotations=annotations))


def _joined(
    before: tuple[Annotation, ...], more: tuple[Annotation, ...]
) -> tuple[list[Problem], tuple[Annotation, ...]]:
    """Join what several comments say of one column; a key may stand in one of them only."""
    keys = {annotation.key for annotation in before}
    twice = {annotation.key: annotation.place for annotation in more if annotation.key in keys}
    problems = [
        Problem(place, f"`{key}` is stated twice for the same column or table", "keep one of the two")
        for key, place in twice.items()
    ]
    return problems, (*before, *(annotation for annotation in more if annotation.key not in keys))


def _owner_of_string(cut: Cut, anchors: Anchors, sightings: list[Sighting], index: int) -> int | None:
    """Return which column or table this string is the comment of."""
    owner = anchors.holding(cut.base + cut.tokens.starts[index])
    if owner is not None and mentions(_comment(sightings[owner])):
        return owner
    text = body_of(cut.tokens.texts[index])[1]
    return next((at for at, sighting in enumerate(sightings) if _comment(sighting) == text), None)


def _comment(sighting: Sighting) -> str:
    change = sighting.change
    return "" if isinstance(change, (Disclosure, Filling, Unread)) else change.comment or ""


def _owner_of_comment(cut: Cut, anchors: Anchors, index: int) -> int | None:
    """Return what the comment at `index` stands beside."""
    before, alone = _before(cut.tokens, index)
    following = anchors.starting_at(_following(cut, index, alone=alone))
    inside = anchors.holding(cut.base + cut.tokens.starts[index])
    if alone:
        return inside if following is None else following
    if following is not None and cut.tokens.texts[before] in (",", "("):
        return following
    behind = _behind(cut, anchors, before)
    return inside if behind is None else behind


def _before(tokens: Tokens, index: int) -> tuple[int, bool]:
    """Return the last meaningful token before `index`, and whether a line break lies between."""
    while index:
        index -= 1
        text = tokens.texts[index]
        if "\n" in text and is_trivia(text):
            return index, True
        if not is_trivia(text):
            return index, False
    return 0, True


def _following(cut: Cut, index: int, *, alone: bool) -> int:
    """Return the offset of what follows on the same line or, for a comment alone, directly below; else -1."""
    texts = cut.tokens.texts
    for at in range(index + 1, len(texts)):
        text = texts[at]
        if kind_of(text) == "space":
            if _BLANK_LINE.search(text) or ("\n" in text and not alone):
                return -1
        elif text.startswith(PSQL_COPY):
            return cut.base + cut.tokens.starts[at] + 1
        elif not is_trivia(text) and not (text == "," and alone):
            return cut.base + cut.tokens.starts[at]
    return -1


def _behind(cut: Cut, anchors: Anchors, before: int) -> int | None:
    """Return what ends on the same line, with nothing but punctuation between it and the comment."""
    texts, starts = cut.tokens.texts, cut.tokens.starts
    while before and (texts[before] in _BEHIND or kind_of(texts[before]) in ("space", "comment")):
        if "\n" in texts[before]:
            return None
        before -= 1
    return anchors.holding(cut.base + starts[before])
