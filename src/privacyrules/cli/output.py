"""Text to standard output, to standard error, or to a file."""

from __future__ import annotations

from pathlib import Path

import click


def say(text: str) -> None:
    """One line to standard error."""
    click.echo(text, err=True)


def give(text: str, output: str | None = None) -> None:
    """The result: to standard output, or whole into a file."""
    if output is None:
        click.echo(text, nl=False)
        return
    from privacyrules.files.disk import write_text

    write_text(Path(output), text)
