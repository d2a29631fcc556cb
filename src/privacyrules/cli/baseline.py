"""`privacyrules baseline`: accept what is there, so that only what is new is reported."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import config_option, offer, paths_argument, policy_option, today_option
from privacyrules.cli.output import give
from privacyrules.model.places import MistakesError
from privacyrules.workflows.baseline import write_baseline
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted


@click.command()
@paths_argument
@policy_option
@config_option
@today_option
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    shell_complete=offer("files"),
    help="Where to write it. Default: beside the settings.",
)
def baseline(paths: tuple[str, ...], **options: str | None) -> int:
    """Accept what is there: `check` then reports only what is new.

    The file lists each finding on a line of its own. Lines may be taken out as things are mended;
    `check` never changes the file.

    \b
    Examples:
      privacyrules baseline
      privacyrules baseline migrations --output known.txt
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), options["config"])
    wanted = Wanted(policy=options["policy"], today=options["today"], known_too=True)
    report = check_paths(named, config, wanted)
    if report.problems:
        raise MistakesError(report.problems)
    output = options["output"]
    written = write_baseline(report, config, Path(output) if output else None)
    number = len({finding.fingerprint for finding in report.findings})
    findings = f"{number:,} finding{'' if number == 1 else 's'}"
    give(f"Wrote {findings} to {written.path} ({written.added:,} new, {written.gone:,} gone).\n")
    return 0
