"""The text of a comment in; the `privacyrules:` annotations and ignores in it, and its mistakes, out."""

from __future__ import annotations

import re
from typing import NamedTuple

from privacyrules.model.places import Place, Problem
from privacyrules.model.schema import Annotation, Ignore
from privacyrules.syntax.pattern import pattern

_MARKER = pattern(r"(?<![\w-])privacyrules:")
_NEAR_MARKER = pattern(
    r"(?<![\w-])(?:privacy[-_ ]?rules?)[ \t]*[:=][ \t]*(?=[a-z_]+\s*=|ignore\b)", re.IGNORECASE
)
_SPACE = pattern(r"[ \t]*")
_IGNORE = pattern(r"ignore(?![\w=])")
_IGNORE_ID = pattern(r"\[([\w./-]+)\]")
_ASSIGNMENT = pattern(r"""([A-Za-z_][\w-]*)=(?:"([^"\r\n]*)"|([^\s",=]+(?:,[^\s",=]+)*))(?=[ \t\r\n]|\Z)""")
_LIST_REST = pattern(r'(?:[ \t]+[^\s"=]+(?=[ \t\r\n]|\Z))+')
_QUOTED = pattern(r'"([^"\r\n]*)"')
_WORD = pattern(r'(?:"[^"\r\n]*"?|[^\s"])+')
_DAY = pattern(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_DIGEST = pattern(r"[0-9a-f]{8}\Z")
_IGNORE_KEYS = ("until", "by", "text")

GRAMMAR = 'write `privacyrules: key=value other="quoted value"`'
IGNORE_GRAMMAR = 'write `privacyrules: ignore[ID] "reason" until=2030-12-31 by=NAME text=DIGEST8`'


class Stated(NamedTuple):
    """The values that one `key=value` states, and where it starts in the comment."""

    values: tuple[str, ...]
    offset: int


class Remarks(NamedTuple):
    """What one comment says to privacyrules, in the order of its text."""

    annotations: tuple[Annotation, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    problems: tuple[Problem, ...] = ()


def mentions(text: str) -> bool:
    """Say, fast, whether a text may hold a remark (or a misspelt one)."""
    lowered = text.lower()
    return "privacy" in lowered and "rule" in lowered


def parse(comment: str, place: Place) -> Remarks:
    """Read the remarks in a comment whose text starts at `place`.

    `key=a,b` states two values and becomes two annotations with the same key; a quoted value is one
    value, whatever it holds. A remark ends with its line.

    Returns:
        Annotations and ignores, and every mistake with its exact place and the way out.
    """
    reading = _Reading(comment, place)
    for marker in _MARKER.finditer(comment):
        reading.remark(marker.start(), marker.end())
    if not reading.found:
        reading.near_misses()
    return Remarks(tuple(reading.annotations), tuple(reading.ignores), tuple(reading.problems))


class _Reading:
    """What was read of one comment so far."""

    def __init__(self, text: str, place: Place) -> None:
        self.text = text
        self.place = place
        self.found = False
        self.annotations: list[Annotation] = []
        self.ignores: list[Ignore] = []
        self.problems: list[Problem] = []

    def at(self, offset: int) -> Place:
        """Return the place of an offset in the comment."""
        lines = self.text.count("\n", 0, offset)
        if not lines:
            return self.place._replace(column=self.place.column + offset)
        return Place(self.place.path, self.place.line + lines, offset - self.text.rfind("\n", 0, offset))

    def problem(self, offset: int, what: str, hint: str) -> None:
        """Keep a mistake."""
        self.problems.append(Problem(self.at(offset), what, hint))

    def skip(self, offset: int) -> int:
        """Return where the next word on the line starts."""
        space = _SPACE.match(self.text, offset)
        return space.end() if space else offset

    def near_misses(self) -> None:
        """Say of a misspelt marker how it is written."""
        for marker in _NEAR_MARKER.finditer(self.text):
            self.problem(marker.start(), f"`{marker[0].strip()}` is not read", "write `privacyrules:`")

    def remark(self, start: int, offset: int) -> None:
        """Read what stands behind one marker."""
        self.found = True
        offset = self.skip(offset)
        ignore = _IGNORE.match(self.text, offset)
        if ignore:
            self.ignore(start, ignore.end())
            return
        values = self.assignments(offset, GRAMMAR)
        if not values and not self.problems:
            self.problem(start, "this annotation says nothing", GRAMMAR)
        place = self.at(start)
        for key, stated in values.items():
            self.annotations += [Annotation(key, value, place) for value in stated.values]

    def assignments(self, offset: int, grammar: str) -> dict[str, Stated]:
        """Read `key=value` up to the end of the line."""
        values: dict[str, Stated] = {}
        while (offset := self.skip(offset)) < len(self.text) and self.text[offset] not in "\r\n":
            pair = _ASSIGNMENT.match(self.text, offset)
            if not pair:
                word = _WORD.match(self.text, offset)
                offset = self.unreadable(offset, word[0] if word else self.text[offset], grammar)
                continue
            if pair[1] in values:
                hint = f"say it once: {pair[1]}={','.join((*values[pair[1]].values, pair[2] or pair[3]))}"
                self.problem(offset, f"`{pair[1]}` is stated twice", hint)
            elif pair[2] is not None and not pair[2].strip():
                self.problem(offset, f"`{pair[1]}` has an empty value", grammar)
            else:
                items = (pair[2],) if pair[2] is not None else tuple(pair[3].split(","))
                values[pair[1]] = Stated(items, offset)
            offset = pair.end()
        return values

    def unreadable(self, offset: int, word: str, grammar: str) -> int:
        """Say that a word is no `key=value`, and return where the next one starts."""
        key = word.partition("=")[0]
        if word.endswith(","):
            following = _LIST_REST.match(self.text, offset + len(word))
            word += following[0] if following else ""
            hint = f"write a list without spaces: {key}=" + "".join(word.partition("=")[2].split())
        elif word.count('"') % 2:
            hint = "close the quotation mark on the same line"
        elif word.endswith("=") or not key:
            hint = f"write a value directly behind the equals sign: {key or 'key'}=value"
        else:
            hint = grammar
        self.problem(offset, f"`{word}` is not understood", hint)
        return offset + len(word)

    def ignore(self, start: int, offset: int) -> None:
        """Read `[ID] "reason" until=... by=... text=...`."""
        known = len(self.problems)
        id_ = _IGNORE_ID.match(self.text, offset)
        if not id_:
            self.problem(offset, "this ignore does not name the id that it silences", IGNORE_GRAMMAR)
            return
        offset = self.skip(id_.end())
        reason = _QUOTED.match(self.text, offset)
        if not reason or not reason[1].strip():
            self.problem(offset, "this ignore gives no reason in quotation marks", IGNORE_GRAMMAR)
        given = self.assignments(reason.end() if reason else offset, IGNORE_GRAMMAR)
        self.check_ignore(start, given)
        if len(self.problems) == known and reason:
            until, by, text = (",".join(given[key].values) if key in given else "" for key in _IGNORE_KEYS)
            self.ignores.append(Ignore(id_[1], reason[1].strip(), until, by, text, self.at(start)))

    def check_ignore(self, start: int, given: dict[str, Stated]) -> None:
        """Say what an ignore lacks or misspells."""
        for key in ("until", "by"):
            if key not in given:
                self.problem(start, f"this ignore lacks `{key}=`", IGNORE_GRAMMAR)
        for key, (values, offset) in given.items():
            value = ",".join(values)
            if key not in _IGNORE_KEYS:
                self.problem(offset, f"an ignore has no `{key}`", IGNORE_GRAMMAR)
            elif key == "until" and not _is_day(value):
                self.problem(offset, f"`until={value}` is no day", "write it as year-month-day: 2030-12-31")
            elif key == "text" and not _DIGEST.match(value):
                hint = "copy the eight characters from the finding"
                self.problem(offset, f"`text={value}` is no digest of a sentence", hint)


def _is_day(value: str) -> bool:
    from datetime import date

    try:
        return bool(_DAY.match(value) and date.fromisoformat(value))
    except ValueError:
        return False
