"""Text to standard output, to standard error, or to a file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TextIO

import click

from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.syntax.pattern import pattern

_UNSEEN = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
)
"""Control characters and marks of direction: what files hold must not steer a terminal, or hide in a line."""


def say(text: str) -> None:
    """One line to standard error, if anybody still reads it."""
    try:
        click.echo(_seen(text), err=True)
    except OSError:
        _discard(sys.stderr)


def give(text: str, output: str | None = None, *, for_programs: bool = False) -> None:
    """The result: to standard output, or whole into a file.

    Control characters are written as codes, as JSON writes them: there they stay the same character.
    Whoever reads our output may leave before its end; that changes no verdict and no exit code.

    Args:
        text: what is written.
        output: the file, None for standard output.
        for_programs: whether programs read it, who take nothing but UTF-8 whatever the terminal is set to.

    Raises:
        MistakesError: it cannot be written.
    """
    text = _seen(text)
    if output is None:
        _to_standard_output(_encoded(text) if for_programs else text)
        return
    from privacyrules.files.disk import write_bytes

    write_bytes(Path(output), _encoded(text))


def _to_standard_output(message: str | bytes) -> None:
    try:
        click.echo(message, nl=False)
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        what = f"cannot be written ({(error.strerror or str(error)).lower()})"
        raise MistakesError([Problem(Place("standard output"), what)]) from error


def _discard(stream: TextIO) -> None:
    from privacyrules.files.streams import discard_output

    discard_output(stream)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _seen(text: str) -> str:
    # Nearly always all can be seen, which Python tells faster than a pattern is made.
    return text if text.replace("\n", "").isprintable() else _UNSEEN.sub(_code, text)


def _code(unseen: re.Match[str]) -> str:
    return f"\\u{ord(unseen[0]):04x}"
