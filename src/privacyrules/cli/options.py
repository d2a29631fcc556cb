"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., object])
Offering = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]

PREFIX = "PRIVACYRULES_"
CONFIG, POLICY, TODAY = f"{PREFIX}CONFIG", f"{PREFIX}POLICY", f"{PREFIX}TODAY"
VARIABLES = (CONFIG, POLICY, TODAY)
"""Variables of the environment; each stands for the option of its name, and what is typed outweighs it."""


class OneOf(click.Choice[str]):
    """One of a few words; a misspelt one is answered with the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the word itself, or say what it should have been."""
        if value not in self.choices:
            from privacyrules.syntax.nearest import did_you_mean

            hint = did_you_mean(value, self.choices) or "choose from " + ", ".join(self.choices)
            self.fail(f"there is no '{value}'; {hint}", param, ctx)
        return value


def offer(what: str) -> Offering:
    """What a shell may offer: by a function of `cli.offers`, which is not loaded before somebody asks."""

    def offered(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from privacyrules.cli import offers

        found: list[CompletionItem] = getattr(offers, f"offer_{what}")(ctx, param, incomplete)
        return found

    return offered


def _named_aright(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Look whether the environment has variables that are almost called as ours."""
    del ctx, param
    strangers = [name for name in os.environ if name.startswith(PREFIX) and name not in VARIABLES]
    if strangers:
        from privacyrules.cli.environment import check_names

        check_names(strangers)
    return value


def _day_aright(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Look whether the variable holds a day; what is typed is looked at where it is used."""
    if value is not None and ctx.get_parameter_source(str(param.name)) is ParameterSource.ENVIRONMENT:
        from privacyrules.cli.environment import check_day

        check_day(value)
    return value


def paths_argument(function: F) -> F:
    """The files and folders that a command looks at."""
    return click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=offer("files"))(function)


def config_option(function: F) -> F:
    """`--config FILE`."""
    return click.option(
        "--config",
        metavar="FILE",
        envvar=CONFIG,
        show_envvar=True,
        callback=_named_aright,
        shell_complete=offer("files"),
        help="The settings, instead of the nearest upwards.",
    )(function)


def policy_option(function: F) -> F:
    """`--policy NAME|FOLDER`."""
    return click.option(
        "--policy",
        "-p",
        metavar="NAME|FOLDER",
        envvar=POLICY,
        show_envvar=True,
        shell_complete=offer("policies"),
        help="A pack under ./rules, one that comes with privacyrules, or a folder. Default: the setting.",
    )(function)


def today_option(function: F) -> F:
    """`--today DATE`."""
    return click.option(
        "--today",
        metavar="DATE",
        envvar=TODAY,
        show_envvar=True,
        callback=_day_aright,
        help="Decide as of this day (2026-01-31), not today.",
    )(function)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format` with these choices, the first being the default."""
    return click.option(
        "--format",
        "form",
        type=OneOf(formats),
        default=formats[0],
        show_default=True,
        help="How to write it.",
    )


def output_option(function: F) -> F:
    """`--output FILE`."""
    text = "Write into a file instead of to standard output."
    return click.option("--output", "-o", metavar="FILE", shell_complete=offer("files"), help=text)(function)


def text_of(value: object) -> str | None:
    """An option's value that is a text, None if it was not given."""
    return value if isinstance(value, str) else None
