"""What a YAML parser says about a text it cannot read in, a sentence for people and the way out, out."""

from __future__ import annotations

import re
from typing import NamedTuple

from privacyrules.model.places import Place


class Explanation(NamedTuple):
    """What is wrong and the way out; `where_it_opens` points at the start of the broken value."""

    what: str
    hint: str
    where_it_opens: bool = False


_OPENS = True

_TABLE: tuple[tuple[str, Explanation], ...] = (
    ("tab character", Explanation("a tab stands where spaces must", "indent with spaces")),
    (
        "quoted scalar: found unexpected",
        Explanation("this quotation mark is never closed", "close the text with the same mark", _OPENS),
    ),
    (
        "could not find expected ':'",
        Explanation(
            "a colon is missing after this key", "write `key: value`, with a space after the colon", _OPENS
        ),
    ),
    (
        "mapping values are not allowed",
        Explanation(
            "a colon stands where no key can end",
            "put a text that holds ': ' in quotes, or line the key up with the keys above",
        ),
    ),
    (
        "sequence entries are not allowed",
        Explanation(
            "a list cannot start behind a key",
            "start it on the next line, or put a text that starts with '- ' in quotes",
        ),
    ),
    (
        "unknown escape character",
        Explanation(
            "a backslash stands before a character that it cannot change",
            "write two backslashes, or use single quotation marks",
        ),
    ),
    (
        "Unicode character escape|hexadecimal",
        Explanation("this backslash code stands for no character", "write the character itself"),
    ),
    (
        "an (alias|anchor): ",
        Explanation("a value cannot start with * or &", "put the text in quotes", _OPENS),
    ),
    ("a tag|tag handle", Explanation("a value cannot start with !", "put the text in quotes", _OPENS)),
    ("block scalar: ", Explanation("a text stands behind | or >", "start it on the next line")),
    (
        "node content",
        Explanation("a value is missing here", "write one, or take the comma or bracket away"),
    ),
    (
        "directive|incompatible YAML document",
        Explanation("a line cannot start with %", "take the line away", _OPENS),
    ),
    (
        "<document start>",
        Explanation(
            "something follows the end of the file's only value", "close it later, or take the rest away"
        ),
    ),
)
"""Which words of PyYAML's two parsers mean which mistake; the first that occurs is taken."""


def explain(message: str, line: str, column: int, opened: Place | None) -> Explanation:
    """Rewrite a parser's message.

    Args:
        message: what was being read and what went wrong, in the parser's words.
        line: the line in which the parser stopped.
        column: how many characters of that line stand before the place where it stopped.
        opened: where the value that is being read begins, if the parser says.

    Returns:
        The explanation; it repeats the parser's words where no sentence of ours fits.
    """
    if "cannot start any token" in message:
        return _bad_start(line[column : column + 1])
    for pattern, explanation in _TABLE:
        if re.search(pattern, message):
            return explanation
    if "',' or '" in message and opened:
        return _unclosed(message, opened)
    if "while parsing a block" in message and opened:
        return _misplaced(message, line, column, opened)
    return Explanation(f"this is not YAML: {message.removeprefix('None: ')}", "check quotes and indentation")


def explain_character(character: str) -> tuple[str, str]:
    """Say that a text holds a character that YAML forbids.

    Returns:
        What is wrong, and the way out.
    """
    return f"the invisible character U+{ord(character):04X} cannot stand in the file", "delete it"


def _bad_start(character: str) -> Explanation:
    if character == "\t":
        return _TABLE[0][1]
    return Explanation(f"a value cannot start with {character}", "put the text in quotes")


def _unclosed(message: str, opened: Place) -> Explanation:
    kind, close = ("list", "]") if "sequence" in message else ("group", "}")
    where = f"line {opened.line}, column {opened.column}"
    what = f"a comma or '{close}' is missing in the {kind} that opens in {where}"
    return Explanation(what, "add it, or put a text that holds a comma, colon or bracket in quotes")


def _misplaced(message: str, line: str, column: int, opened: Place) -> Explanation:
    if line[:column].strip():
        what = "something follows the end of a value"
        return Explanation(what, "put the whole text between quotation marks that do not occur in it")
    rest, in_list = line[column:], "collection" in message or "sequence" in message
    if rest.startswith(":"):
        return Explanation("a key is missing before the colon", "write `key: value`")
    if in_list and not rest.startswith("-"):
        what = "a line without '- ' stands among the items of a list"
        return Explanation(what, f"start it with '- ' in column {opened.column}, or indent it as a key")
    if not in_list and rest.startswith("-"):
        return Explanation("a list item stands among keys", "indent it under the key that it belongs to")
    what = "this line lines up with no line above"
    return Explanation(what, "start it in the same column as the entries that it stands beside")
