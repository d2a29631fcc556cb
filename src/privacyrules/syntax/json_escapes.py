"""A JSON text in, the same value as YAML out, which knows where each character stood in the JSON."""

from __future__ import annotations

import re
from typing import NamedTuple

from privacyrules.model.places import Place

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
# JSON writes a character beyond U+FFFF as two escapes, which YAML takes for two broken characters.
_PAIR = re.compile(r"\\\\|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_SHORTER_BY = len(r"\ud83d\ude00") - len(r"\U0001f600")


class Source(NamedTuple):
    """A text for the YAML parser; `joins` holds line and column (from 0) of every joined pair in it."""

    text: str
    joins: tuple[tuple[int, int], ...] = ()

    def place(self, path: str, line: int, column: int) -> Place:
        """Turn a position in `text`, counted from 0, into a place in the text as it was written."""
        before = sum(1 for at_line, at in self.joins if at_line == line and at < column)
        return Place(path, line + 1, column + 1 + before * _SHORTER_BY)


def as_yaml(text: str) -> Source:
    """Write a JSON text so that a YAML parser reads it: pairs of escapes joined, no tabs as indentation.

    Args:
        text: JSON, or any other text, which is returned as it is.

    Returns:
        The text for the parser.

    Source: RFC 8259, section 7, "Strings" (surrogate pairs); YAML 1.2.2, section 5.7, "Escaped Characters".
    """
    if text.lstrip()[:1] not in ("{", "["):
        return Source(text)
    spaced = _INDENTATION.sub(lambda found: " " * len(found[0]), text) if "\t" in text else text
    if "\\u" not in spaced:
        return Source(spaced)
    lines = [_joined(line) for line in spaced.split("\n")]
    joins = tuple((number, at) for number, (_, columns) in enumerate(lines) for at in columns)
    return Source("\n".join(line for line, _ in lines), joins)


def _joined(line: str) -> tuple[str, list[int]]:
    columns: list[int] = []

    def join(pair: re.Match[str]) -> str:
        if not pair[1]:
            return pair[0]
        columns.append(pair.start() - len(columns) * _SHORTER_BY)
        return f"\\U{0x10000 + ((int(pair[1], 16) - 0xD800) << 10) + int(pair[2], 16) - 0xDC00:08x}"

    return _PAIR.sub(join, line), columns
