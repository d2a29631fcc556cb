"""`privacyrules check`: the gate on migrations and flow manifests."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

import click

from privacyrules.cli.options import OneOf, policy_option, today_option
from privacyrules.cli.output import give
from privacyrules.config import DIALECTS, FAIL_ON
from privacyrules.reporters import REPORTERS, Reporter
from privacyrules.workflows.check import CheckOptions, check_paths
from privacyrules.workflows.project import find_config


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@policy_option
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
@click.option("--format", "form", type=OneOf(REPORTERS), default=REPORTERS[0], show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Write into a file instead of to standard output.")
def check(paths: tuple[str, ...], **options: object) -> int:
    """Check migrations and flow manifests against the policy.

    Without a path: the setting `paths`, else the working directory.

    \b
    Examples:
      privacyrules check
      privacyrules check migrations/0042_payments.sql --policy planetsoho
      privacyrules check --format json --output findings.json

    Exit codes: 0 clean, 1 something fails, 2 wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd())
    report = check_paths(named, config, _wanted(options))
    reporter = cast("Reporter", import_module(f"privacyrules.reporters.{options['form']}"))
    output = options["output"]
    give(reporter.report_text(report), output if isinstance(output, str) else None)
    return 0 if options["exit_zero"] and report.exit_code == 1 else report.exit_code


def _wanted(options: dict[str, object]) -> CheckOptions:
    """The options of the command line as the workflow takes them."""
    return CheckOptions(
        policy=_text(options["policy"]),
        today=_text(options["today"]),
        dialect=_text(options["dialect"]),
        exclude=_texts(options["exclude"]),
        fail_on=_texts(options["fail_on"]) or None,
        strict=options["strict"] is True,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()
