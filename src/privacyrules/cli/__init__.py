"""Arguments in, text and an exit code out."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

BUG = 70
INTERRUPTED = 130
WRONG_INPUT = 2
_MANY = 200_000
"""So many new objects are made before the first search for circles among them: most runs end before."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit code; `run` comes back instead.

    Args:
        arguments: what stands behind the program's name; the process's own if None.
    """
    gc.set_threshold(_MANY)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A name that the terminal or the pipe has no letters for is written as a code, not refused.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = run(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    _end(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit code: see the table in the README."""
    import click

    from privacyrules.cli.commands import commands
    from privacyrules.model.places import MistakesError

    try:
        result = commands.main(arguments, prog_name="privacyrules", standalone_mode=False)
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_INPUT
    except MistakesError as error:
        return _mistakes(error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except SystemExit:
        # So click leaves when whoever reads its own pages (help, version) has gone.
        return 0
    except Exception:  # noqa: BLE001 - whatever it was, it is our bug and has an exit code of its own
        return _bug()
    return result if isinstance(result, int) else 0


def _end(code: int) -> NoReturn:
    """End the process: the system takes back what it holds at once, Python would do so piece by piece."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # Nobody reads it any more, or it is closed.
            if stream is not None:
                stream.flush()
    os._exit(code)


def _mistakes(error: Exception) -> int:
    from privacyrules.cli.output import say
    from privacyrules.model.places import MistakesError

    problems = error.problems if isinstance(error, MistakesError) else ()
    for problem in problems:
        say(f"error: {problem}")
    if len(problems) > 1:
        say(f"{len(problems)} mistakes")
    return WRONG_INPUT


def _bug() -> int:
    import traceback

    from privacyrules.cli.output import say

    say(traceback.format_exc())
    say("This is a bug of privacyrules, not of yours. Please report it with the lines above.")
    return BUG
