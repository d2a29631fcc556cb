"""`privacyrules gaps`: of what the policy says nothing, and what it promises in vain."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import (
    config_option,
    format_option,
    output_option,
    paths_argument,
    policy_option,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.workflows.gaps import find_gaps
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted


@click.command()
@paths_argument
@policy_option
@config_option
@today_option
@format_option("text", "json")
@output_option
def gaps(paths: tuple[str, ...], **options: str | None) -> int:
    """Tell of what the policy says nothing.

    First what the migrations and flows do without a promise, then the largest classes of flows on which
    the policy is silent: each holds whatever else is true of such a flow. With a path, or the setting
    `paths`, also what is promised and not done: permissions that nothing uses, and numbers that are
    stated differently from the rules.

    \b
    Examples:
      privacyrules gaps --policy planetsoho
      privacyrules gaps migrations/ flows/ --format json

    Exit codes: 0, or 2 on wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), options["config"])
    found = find_gaps(named, config, Wanted(options["policy"], options["today"]))
    if options["form"] == "json":
        from privacyrules.reporters.json.gaps import gaps_text as gaps_json

        give(gaps_json(found), options["output"])
    else:
        from privacyrules.reporters.text.gaps import gaps_text

        give(gaps_text(found), options["output"])
    return 2 if found.problems else 0
