"""The text of a Python file in, the same with a newline for every kind of line end out."""

from __future__ import annotations


def with_newlines(text: str) -> str:
    """Let `^` and `$` of a pattern see the lines that Python sees: a carriage return alone ends one too.

    Offsets in the result are those of the text. Source: The Python Language Reference, 2.1.2 Physical lines.
    """
    return text.replace("\r", "\n") if "\r" in text else text


def behind_newlines(text: str) -> str:
    """The same with a newline before the first line too, so that every line stands behind one."""
    return "\n" + with_newlines(text)
