"""`privacyrules init`: first settings and a first policy for a repository."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from privacyrules.cli.options import today_option
from privacyrules.cli.output import give
from privacyrules.model.start import Started, Survey
from privacyrules.workflows.day import day_of
from privacyrules.workflows.starting import start, survey


@click.command()
@click.option("--policy", "-p", "name", metavar="NAME", help="What the folder of rules is called.")
@click.option("--path", "paths", multiple=True, metavar="PATH", help="What to check; may be repeated.")
@click.option("--yes", "-y", is_flag=True, help="Take what is proposed, and ask nothing.")
@today_option
def init(name: str | None, paths: tuple[str, ...], today: str | None, *, yes: bool) -> int:
    """Start in this repository: write first settings and a first policy.

    Looks for migrations and models, proposes what to check, and asks. The policy is an example to put your
    own sentences into. No file is ever overwritten.

    \b
    Examples:
      privacyrules init --yes
      privacyrules init --yes --policy acme --path db/migrate
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    folder, day = Path.cwd(), day_of(today)
    found = survey(folder)
    give("\n".join(_told(found)) + "\n")
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("there is nobody to ask; take what is proposed with --yes")
    wanted = name or _name(folder, found, yes=yes)
    checked = paths or _paths(found, yes=yes)
    give("\n".join(_next(start(folder, found, wanted, checked, day))) + "\n")
    return 0


def _told(found: Survey) -> Iterator[str]:
    if not found.readers:
        yield "No migrations, models or flow manifests were found here."
    for reader, count in sorted(found.readers.items(), key=lambda item: (-item[1], item[0])):
        yield f"Found {count:,} file{'s' if count > 1 else ''} for the reader '{reader}'."
    if found.extras:
        yield f"To read them all, install: pip install 'privacyrules[{','.join(found.extras)}]'"
    if found.settings:
        yield f"Settings are in {found.settings} already, and stay as they are."
    elif found.above:
        yield f"So far {found.above} counts here; settings of this folder will count in its place."


def _name(folder: Path, found: Survey, *, yes: bool) -> str:
    """The pack that there is, else one named as the folder is."""
    proposed = next(iter(found.policies), _slug(folder.name))
    return proposed if yes or found.policies else str(click.prompt("Name of the policy", default=proposed))


def _slug(name: str) -> str:
    kept = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
    return "-".join(filter(None, kept.split("-"))) or "policy"


def _paths(found: Survey, *, yes: bool) -> tuple[str, ...]:
    proposed = found.paths or (".",)
    if yes or found.settings:
        return proposed
    answer = str(click.prompt("What to check (commas between)", default=", ".join(proposed)))
    return tuple(path.strip() for path in answer.split(",") if path.strip())


def _next(started: Started) -> Iterator[str]:
    for path in started.written:
        yield f"Wrote {path}."
    for path in started.kept:
        yield f"Kept {path}."
    yield ""
    yield "Next:"
    yield "  privacyrules test        # run the examples in the rules; put your own sentences there"
    yield "  privacyrules check       # hold the migrations against them"
    yield "  privacyrules baseline    # accept what is there, so that only what is new is reported"
