"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])


class OneOf(click.Choice[str]):
    """One of a few words; a misspelt one is answered with the nearest."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the word itself, or say what it should have been."""
        if value not in self.choices:
            from privacyrules.syntax.nearest import did_you_mean

            hint = did_you_mean(value, self.choices) or "choose from " + ", ".join(self.choices)
            self.fail(f"there is no '{value}'; {hint}", param, ctx)
        return value


def policy_option(function: F) -> F:
    """`--policy NAME|FOLDER`."""
    text = "A pack under ./rules, one that comes with privacyrules, or a folder. Default: the setting."
    return click.option("--policy", "-p", metavar="NAME|FOLDER", help=text)(function)


def today_option(function: F) -> F:
    """`--today DATE`."""
    text = "Decide as of this day (2026-01-31), not today."
    return click.option("--today", metavar="DATE", help=text)(function)


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
