"""Text to standard output, to standard error, or to a file."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.files.streams import discard_output
from privacyrules.model.places import MistakesError, Place, Problem


def say(text: str) -> None:
    """One line to standard error."""
    click.echo(text, err=True)


def give(text: str, output: str | None = None) -> None:
    """The result: to standard output, or whole into a file.

    Whoever reads our output may leave before its end; that changes no verdict and no exit code.

    Raises:
        MistakesError: it cannot be written.
    """
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
