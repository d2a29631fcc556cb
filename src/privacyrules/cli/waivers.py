"""`privacyrules waivers`: every waiver, and what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import (
    config_option,
    format_option,
    paths_argument,
    policy_option,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted


@click.command()
@paths_argument
@policy_option
@config_option
@today_option
@format_option("text", "json")
def waivers(paths: tuple[str, ...], **options: str | None) -> int:
    """List every waiver: what it accepts, why, who answers for it, until when, and whether it holds.

    Waivers stand beside what they accept or in the settings. Those that have lapsed come first, then those
    whose promise has changed since, those that accept nothing, and those in use by the day on which they
    end.

    \b
    Examples:
      privacyrules waivers
      privacyrules waivers migrations/ --format json
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), options["config"])
    wanted = Wanted(policy=options["policy"], today=options["today"], known_too=True)
    report = check_paths(named, config, wanted)
    if options["form"] == "json":
        from privacyrules.reporters.json.waivers import waivers_text as waivers_json

        give(waivers_json(report))
    else:
        from privacyrules.reporters.text.waivers import waivers_text

        give(waivers_text(report))
    return 2 if report.problems else 0
