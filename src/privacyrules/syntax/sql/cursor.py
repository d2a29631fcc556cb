"""The meaningful tokens of one statement in, a reading position with names and groups out."""

from bisect import bisect_left
from collections.abc import Sequence
from sys import intern
from typing import NamedTuple

from privacyrules.model.places import Place
from privacyrules.model.schema import TableName
from privacyrules.syntax.line_map import LineMap
from privacyrules.syntax.sql.text import is_dollar_quoted, string_value, unquoted
from privacyrules.syntax.sql.tokens import MAY_PUT_IN, capitals, is_placeholder, marks_in, may_be_name

_OPENING = {"(": 1, "[": 1, ")": -1, "]": -1}


class Name(NamedTuple):
    """A name as written but unquoted, and the offset in the file at which it starts."""

    text: str
    offset: int


class Source(NamedTuple):
    """Where a text stands in its file, and the dialect that it is written in.

    In a routine, names may be those of its variables and of the row that set it off (NEW, OLD).
    """

    lines: LineMap
    base: int
    dialect: str
    in_routine: bool = False

    @property
    def backslashes(self) -> bool:
        """Whether a backslash escapes in every string."""
        return self.dialect in ("mysql", "mariadb")


class Cursor:
    """A position in a range of tokens; offsets are those of the file."""

    __slots__ = ("at", "marks", "offsets", "source", "stop", "texts", "uppers")

    def __init__(
        self, texts: list[str], offsets: Sequence[int], source: Source, marks: list[int] | None = None
    ) -> None:
        """Start before the first of `texts`; `offsets` are theirs, `marks` where brackets and commas are."""
        self.texts = texts
        self.uppers = capitals(texts)
        self.marks = marks_in(texts) if marks is None else marks
        self.offsets = offsets
        self.source = source
        self.at = 0
        self.stop = len(texts)

    def part(self, at: int, stop: int) -> "Cursor":
        """Return a cursor of its own over the tokens from `at` to before `stop`."""
        other = Cursor.__new__(Cursor)
        other.texts, other.uppers, other.marks = self.texts, self.uppers, self.marks
        other.offsets, other.source = self.offsets, self.source
        other.at, other.stop = at, stop
        return other

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= self.stop

    @property
    def offset(self) -> int:
        """The offset of the token at hand."""
        return self.offsets[self.at]

    @property
    def end(self) -> int:
        """The offset at which the range ends."""
        return self.offsets[self.stop - 1] + len(self.texts[self.stop - 1])

    @property
    def text(self) -> str:
        """The token at hand as written, or nothing."""
        return self.texts[self.at] if self.at < self.stop else ""

    def word(self, ahead: int = 0) -> str:
        """Return the token at hand, or one `ahead` of it, in capitals; nothing behind the end."""
        at = self.at + ahead
        return self.uppers[at] if at < self.stop else ""

    def accept(self, *words: str) -> bool:
        """Step over `words` if they stand here in this order."""
        stop = self.at + len(words)
        if stop > self.stop or tuple(self.uppers[self.at : stop]) != words:
            return False
        self.at = stop
        return True

    def accept_any(self, words: frozenset[str] | tuple[str, ...]) -> bool:
        """Step over as many tokens as are among `words`; say whether there was one."""
        start = self.at
        while self.at < self.stop and self.uppers[self.at] in words:
            self.at += 1
        return self.at > start

    def place(self, offset: int) -> Place:
        """Return the place of an offset of the file."""
        return self.source.lines.place(offset)

    def group(self) -> "Cursor":
        """Step over the parentheses that open here; return a cursor over what they hold."""
        start, texts, depth = self.at, self.texts, 0
        for at in self._marks():
            if texts[at] in _OPENING:
                depth += _OPENING[texts[at]]
                if not depth:
                    break
        else:
            at = self.stop - 1
        self.at = at + 1
        return self.part(start + 1, at)

    def _marks(self) -> list[int]:
        """Where the brackets and commas are that are left."""
        marks = self.marks
        return marks[bisect_left(marks, self.at) : bisect_left(marks, self.stop)]

    def listed(self) -> list[str]:
        """Step over a list of names in parentheses, if one opens here, and return them."""
        items = self.group().split() if self.word() == "(" else []
        return [name.text for item in items if (name := item.name())]

    def split(self) -> "list[Cursor]":
        """Return one cursor per item of the list, between commas, that is left."""
        items = []
        texts, depth, first = self.texts, 0, self.at
        for at in self._marks():
            text = texts[at]
            if text != ",":
                depth += _OPENING[text]
            elif not depth:
                if first < at:
                    items.append(self.part(first, at))
                first = at + 1
        if first < self.stop:
            items.append(self.part(first, self.stop))
        return items

    def find(self, *words: str) -> int:
        """Return how far ahead one of `words` stands outside of parentheses, or -1."""
        depth = 0
        for at in range(self.at, self.stop):
            word = self.uppers[at]
            if word in _OPENING:
                depth += _OPENING[word]
            if not depth and word in words:
                return at - self.at
        return -1

    @property
    def at_placeholder(self) -> bool:
        """Whether a `${...}` or `{{ ... }}` stands here."""
        return is_placeholder(self.text)

    @property
    def at_string(self) -> bool:
        """Whether a string stands here (in MySQL also one in double quotes)."""
        text = self.text
        if text.endswith("'"):
            return len(text) > 1 and text[0] != ":"
        if self.source.backslashes:
            return text.startswith('"')
        return is_dollar_quoted(text)

    def string(self) -> str | None:
        """Step over a string, in however many pieces, and return its value; None if there is none."""
        if not self.at_string:
            return None
        value = ""
        while self.at_string:
            value += string_value(self.text, backslashes=self.source.backslashes)
            self.at += 1
        return value

    def name(self, *, placeholders: bool = False) -> Name | None:
        """Step over a name and return it; with `placeholders`, those that touch it are part of it."""
        at = self.at
        if at >= self.stop:
            return None
        token = self.texts[at]
        if token.isidentifier():
            text = token
        elif may_be_name(token):
            text = unquoted(token)
        else:
            return None
        self.at = at + 1
        if placeholders and self._may_go_on(token):
            while self.touches_placeholder and may_be_name(self.text):
                text += unquoted(self.text)
                self.at += 1
        return Name(intern(text), self.offsets[at])

    def _may_go_on(self, token: str) -> bool:
        """Whether a placeholder may be part of a name, by how it and what follows begin."""
        return token[0] in MAY_PUT_IN or (self.at < self.stop and self.texts[self.at][0] in MAY_PUT_IN)

    @property
    def touches_placeholder(self) -> bool:
        """Whether no space lies between the tokens before and at the position, and one is a placeholder."""
        if not 0 < self.at < self.stop:
            return False
        before = self.texts[self.at - 1]
        together = self.offset == self.offsets[self.at - 1] + len(before)
        return together and (self.at_placeholder or is_placeholder(before))

    def qualified(self) -> list[Name]:
        """Step over `a.b.c` and return its names; none if no name stands here.

        A first part such as `@a` is put in when the statement runs.
        """
        names = []
        if self.word() == "@" and self.word(2) == ".":
            self.at += 1
        name = self.name(placeholders=True)
        while name:
            names.append(name)
            name = self.name(placeholders=True) if self.accept(".") else None
        return names

    def table(self) -> TableName | None:
        """Step over the name of a table and return it."""
        return table_name(self.qualified())


def table_name(names: list[Name]) -> TableName | None:
    """Make a table's name of the parts as written; a database before the schema is left out."""
    if not names:
        return None
    return TableName(names[-1].text, names[-2].text if len(names) > 1 else None)
