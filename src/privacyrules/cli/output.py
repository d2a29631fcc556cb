"""Text to standard output, to standard error, or to a file."""

from __future__ import annotations

import re
from pathlib import Path

import click

from privacyrules.files.streams import discard_output
from privacyrules.model.places import MistakesError, Place, Problem

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
)
"""Control characters and marks of direction: what files hold must not steer a terminal, or hide in a line."""


def say(text: str) -> None:
    """One line to standard error."""
    click.echo(_UNSEEN.sub(_code, text), err=True)


def give(text: str, output: str | None = None) -> None:
    """The result: to standard output, or whole into a file.

    Control characters are written as codes, as JSON writes them: there they stay the same character.
    Whoever reads our output may leave before its end; that changes no verdict and no exit code.

    Raises:
        MistakesError: it cannot be written.
    """
    text = _UNSEEN.sub(_code, text)
    if output is None:
        try:
            click.echo(text, nl=False)
        except BrokenPipeError:
            discard_output()
        except OSError as error:
            discard_output()
            what = f"cannot be written ({(error.strerror or str(error)).lower()})"
            raise MistakesError([Problem(Place("standard output"), what)]) from error
        return
    from privacyrules.files.disk import write_text

    write_text(Path(output), text)


def _code(unseen: re.Match[str]) -> str:
    return f"\\u{ord(unseen[0]):04x}"
