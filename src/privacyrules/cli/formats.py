"""What `--format` and `--output` name in, a report written there in each format out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

import click

from privacyrules.cli.output import give
from privacyrules.files.disk import check_folder
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.report import Report
from privacyrules.reporters import REPORTERS, Reporter

FOR_PEOPLE = ("text", "concise")
"""What people read in a terminal, in its own encoding; all else is for programs, and always UTF-8."""

FROM_THE_TOP = ("sarif", "github", "gitlab")
"""What servers read that know files by their paths from the top of the repository."""


class Target(NamedTuple):
    """A format, and the file that it goes to; None is standard output."""

    form: str
    file: str | None = None


def targets(asked: Iterable[str], output: str | None) -> tuple[Target, ...]:
    """Say which format goes where.

    Args:
        asked: what each `--format` names: formats, separated by commas, each with or without `=FILE`; text
            to standard output if there is none.
        output: the file of the one format that names none.

    Raises:
        UsageError: an unknown format; two for one file, or for standard output; or none for `output`.
        MistakesError: files in folders that do not exist, all of them.
    """
    found = [_target(part.strip()) for several in asked for part in several.split(",")]
    found = found or [Target(REPORTERS[0])]
    here = [target.form for target in found if target.file is None]
    if len(here) > 1:
        named = f"{', '.join(here[:-1])} and {here[-1]}"
        where = "the same file" if output else "standard output"
        how = "both" if len(here) == 2 else "all"
        raise _usage(f"{named} would {how} go to {where}; give all but one a file: {here[-1]}=FILE")
    if output is not None and not here:
        raise _usage("--output is for a format without a file, and each has one; leave it out")
    found = [target if target.file else Target(target.form, output) for target in found]
    _check_files([target.file for target in found if target.file])
    return tuple(found)


def _target(text: str) -> Target:
    form, has_file, file = text.partition("=")
    if form not in REPORTERS:
        from privacyrules.syntax.nearest import did_you_mean

        hint = did_you_mean(form, REPORTERS) or "choose from " + ", ".join(REPORTERS)
        raise _usage(f"there is no format '{form}'; {hint}")
    if has_file and not file:
        raise _usage(f"'{text}' names no file; write {form}=FILE, or {form} alone")
    return Target(form, None if file in ("", "-") else file)


def _usage(what: str) -> click.UsageError:
    return click.BadParameter(what, click.get_current_context(silent=True), param_hint="'--format'")


def _check_files(files: Sequence[str]) -> None:
    """Find out before the work, and not after it, that its result cannot be written."""
    real = [os.path.realpath(file) for file in files]
    twice = next((file for file, path in zip(files, real, strict=True) if real.count(path) > 1), None)
    if twice is not None:
        raise _usage(f"two formats would be written into {twice}; give each a file of its own")
    problems: list[Problem] = []
    for file in files:
        try:
            check_folder(Path(file))
        except MistakesError as error:
            problems += error.problems
    if problems:
        raise MistakesError(problems)


def write_report(report: Report, wanted: Sequence[Target]) -> None:
    """Write a report in each format, files first, so that a reader who leaves takes none of them along.

    Raises:
        MistakesError: what cannot be written; all else is.
    """
    problems: list[Problem] = []
    written = [(target, _text(report, target)) for target in wanted]
    for target, text in sorted(written, key=lambda one: one[0].file is None):
        try:
            give(text, target.file, for_programs=target.form not in FOR_PEOPLE)
        except MistakesError as error:
            problems += error.problems
    if problems:
        raise MistakesError(problems)


def _text(report: Report, target: Target) -> str:
    """The report in a format; before text in a log of GitHub's, what it shows beside the lines."""
    text = reporter(target.form).report_text(_as_read_by(target.form, report))
    if target == (REPORTERS[0], None) and on_github():
        from privacyrules.reporters.github import annotate

        return annotate(_as_read_by("github", report)) + text
    return text


def _as_read_by(form: str, report: Report) -> Report:
    """What the readers of a format can take.

    GitHub passes over the suppressions of SARIF and opens an alert for each result, whatever it says; so
    what a person has accepted is left out where a workflow of GitHub's writes the file.
    Source: GitHub Docs, SARIF support for code scanning, "Supported properties".
    """
    if form not in FROM_THE_TOP:
        return report
    from privacyrules.cli.from_top import from_top

    if on_github():
        report = report._replace(listed=(), waivers=())
    return from_top(report)


def reporter(form: str) -> Reporter:
    """The module of that name."""
    return cast("Reporter", import_module(f"privacyrules.reporters.{form}"))


def on_github() -> bool:
    """Whether a workflow of GitHub's runs this (GitHub Docs, Variables reference)."""
    return os.environ.get("GITHUB_ACTIONS") == "true"
