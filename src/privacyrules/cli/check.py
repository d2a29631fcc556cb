"""`privacyrules check`: the gate on migrations and flow manifests."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from privacyrules.cli.options import (
    OneOf,
    config_option,
    offer,
    output_option,
    paths_argument,
    policy_option,
    text_of,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.config import DIALECTS, FAIL_ON
from privacyrules.model.report import Report
from privacyrules.reporters import REPORTERS, text
from privacyrules.workflows.check import check_paths, check_text
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted

if TYPE_CHECKING:
    from privacyrules.cli.formats import Target
    from privacyrules.cli.progress import Progress


@click.command()
@paths_argument
@policy_option
@config_option
@today_option
@click.option(
    "--dialect", type=OneOf(DIALECTS), help="The SQL of the migrations; judged per file if left out."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave out paths that match; may be repeated."
)
@click.option(
    "--fail-on",
    multiple=True,
    type=OneOf(FAIL_ON),
    help="What fails the run. Default: denied, not_covered.",
)
@click.option("--strict", is_flag=True, help="Warnings fail the run too.")
@click.option("--exit-zero", is_flag=True, help="Leave with 0 even if something fails (not for wrong input).")
@click.option("--staged", is_flag=True, help="Check what is staged in git, and nothing else.")
@click.option("--changed", metavar="BASE", help="Tell only what is new since HEAD left a branch or commit.")
@click.option(
    "--stdin-filename",
    metavar="FILE",
    shell_complete=offer("files"),
    help="Check standard input as if it were this file.",
)
@click.option(
    "--baseline",
    metavar="FILE",
    shell_complete=offer("files"),
    help="What is known already. Default: privacyrules-baseline.txt.",
)
@click.option(
    "--format",
    "form",
    multiple=True,
    metavar="FORMAT[=FILE]",
    shell_complete=offer("formats"),
    help=f"{', '.join(REPORTERS)}; may be repeated, with a file for all but one. Default: {REPORTERS[0]}.",
)
@output_option
def check(paths: tuple[str, ...], **options: object) -> int:
    """Check migrations and flow manifests against the policy.

    Without a path: the setting `paths`, else the working directory. With --staged or --changed, paths
    restrict what is told.

    \b
    Examples:
      privacyrules check
      privacyrules check migrations/0042_payments.sql --policy planetsoho
      privacyrules check --changed origin/main
      alembic upgrade head --sql | privacyrules check --stdin-filename upgrade.sql
      privacyrules check --format json --output findings.json
      privacyrules check --format text --format sarif=findings.sarif --format junit=findings.xml

    Exit codes: 0 clean, 1 something fails, 2 wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    wanted = _targets(options)
    progress = _progress()
    try:
        report = _report(paths, options, progress)
    finally:
        if progress is not None:
            progress.erase()
    if wanted is None:
        give(text.report_text(report))
    else:
        from privacyrules.cli.formats import write_report

        write_report(report, wanted)
    return 0 if options["exit_zero"] and report.exit_code == 1 else report.exit_code


def _targets(options: dict[str, object]) -> tuple[Target, ...] | None:
    """What is to be written where; None stands for text to standard output, and for no more than that.

    Raises:
        UsageError: two formats for one place.
        MistakesError: a file that cannot be written; better now than after the work.
    """
    if not (options["form"] or options["output"] or os.environ.get("GITHUB_ACTIONS")):
        return None
    from privacyrules.cli.formats import targets

    return targets(_texts(options["form"]), text_of(options["output"]))


def _progress() -> Progress | None:
    """A line on standard error that counts the files, if somebody watches there."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    from privacyrules.cli.progress import Progress, watched

    return Progress(sys.stderr) if watched(sys.stderr) else None


def _report(paths: tuple[str, ...], options: dict[str, object], progress: Progress | None) -> Report:
    """Check what the options name: what git holds, a text, or what lies on the disk."""
    given, base = text_of(options["stdin_filename"]), text_of(options["changed"])
    _check_ways(paths, options)
    named = [Path(given)] if given is not None else [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), text_of(options["config"]))
    wanted = _wanted(options)._replace(on_read=progress)
    if given is not None:
        from privacyrules.cli.input import standard_input

        return check_text(named[0], standard_input(given), config, wanted)
    if options["staged"]:
        from privacyrules.workflows.staged import check_staged

        return check_staged(named, config, wanted)
    if base is not None:
        from privacyrules.workflows.changed import check_changed

        return check_changed(named, base, config, wanted)
    return check_paths(named, config, wanted)


def _check_ways(paths: tuple[str, ...], options: dict[str, object]) -> None:
    """Refuse what is asked for in two ways, of which one would be passed over in silence.

    Raises:
        UsageError: --staged with --changed, either with standard input, or standard input without a name
            or beside other paths.
    """
    given = options["stdin_filename"]
    ways = ["--staged"] * bool(options["staged"]) + ["--changed"] * (options["changed"] is not None)
    ways += ["--stdin-filename"] * (given is not None)
    if len(ways) > 1:
        raise click.UsageError(f"{' and '.join(ways)} ask for different things; use one at a time")
    if given is None and "-" in paths:
        raise click.UsageError(
            "`-` is standard input; say what it is to be read as, such as --stdin-filename change.sql"
        )
    if given is not None and set(paths) - {"-"}:
        others = " ".join(path for path in paths if path != "-")
        raise click.UsageError(f"with --stdin-filename, standard input alone is checked; leave out {others}")


def _wanted(options: dict[str, object]) -> Wanted:
    """The options of the command line as the workflow takes them."""
    return Wanted(
        policy=text_of(options["policy"]),
        today=text_of(options["today"]),
        dialect=text_of(options["dialect"]),
        exclude=_texts(options["exclude"]),
        fail_on=_texts(options["fail_on"]) or None,
        strict=options["strict"] is True,
        baseline=Path(str(options["baseline"])) if options["baseline"] else None,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()
