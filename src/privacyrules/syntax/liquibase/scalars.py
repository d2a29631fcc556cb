"""A value of a YAML or JSON text in; the same as a text that knows where each character is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.model.nodes import Scalar
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.liquibase.parts import text_of

_WORD = re.compile(r"\S+|\s+")
_LINE_BREAK = re.compile(r"\r\n?|\n")
_ESCAPED = {
    "'": re.compile("''"),
    '"': re.compile(
        r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
        r"|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r\n|.)",
        re.DOTALL,
    ),
}


def scalar_text(scalar: Scalar, source: CodeSource) -> Text:
    """Return the text of a value, however it is written: plain, quoted, or as a block of lines.

    Source: YAML 1.2.2, chapters 7.3 "Flow Scalar Styles" and 8.1 "Block Scalar Styles".
    """
    start, written = source.offset(scalar.text_place), source.text
    if written.startswith(scalar.text, start):
        return Text(scalar.text, ((0, start),))
    quote = written[start - 1 : start] if scalar.quoted else ""
    if quote in _ESCAPED:
        pieces = _by_characters(scalar.text, written, start, _ESCAPED[quote])
    else:
        header = _LINE_BREAK.search(written, start) if written[start : start + 1] in ("|", ">") else None
        pieces = _by_words(scalar.text, written, header.end() if header else start)
    return text_of(pieces) or Text(scalar.text, ((0, start),))


def _by_words(value: str, written: str, at: int) -> Iterator[tuple[str, int]]:
    """Find the words of a value one after another; only the white space between them may differ."""
    for word in _WORD.findall(value):
        if not word.isspace():
            at = max(written.find(word, at), at)
        yield word, at
        at += len(word)


def _by_characters(value: str, written: str, at: int, escapes: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Go through a quoted value and its text side by side: escapes and breaks of lines differ."""
    done = 0
    while done < len(value) and at < len(written):
        letter, escape = value[done], escapes.match(written, at)
        if escape is not None and not escape[0].strip("\\\r\n") and letter != "\\":
            at = escape.end()
        elif escape is None and written[at].isspace() and not letter.isspace():
            at += 1
        else:
            yield letter, at
            done += 1
            at = escape.end() if escape else at + 1
