"""`privacyrules diff`: what a new version of a policy really changes."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import config_option, format_option, offer, output_option, today_option
from privacyrules.cli.output import give
from privacyrules.model.diff import Diff
from privacyrules.workflows.diff import diff as compare
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted


@click.command()
@click.argument("old", shell_complete=offer("policies"))
@click.argument("new", shell_complete=offer("policies"))
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=offer("files"))
@config_option
@today_option
@format_option("text", "json", "markdown", "html")
@output_option
def diff(old: str, new: str, paths: tuple[str, ...], **options: str | None) -> int:
    """Say what a new version of a policy changes, flow by flow.

    OLD and NEW are folders, packs by their names, commits (HEAD~1: the same folder there), or folders in
    commits (main:rules/acme). Nothing is checked out, and no case is run.

    Tells the sentences, rules and words that differ; which flows change verdict by that, exactly and with
    examples; and what of this repository is judged otherwise: columns, flows and cases.

    \b
    Examples:
      privacyrules diff HEAD~1 rules/acme
      privacyrules diff main:rules/acme HEAD --format markdown
      privacyrules diff planetsoho rules/acme migrations/

    Exit codes: 0, 1 something in this repository fails that did not fail before, 2 wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), options["config"])
    found = compare(old, new, named, config, Wanted(today=options["today"]))
    give(_written(found, options["form"]), options["output"], for_programs=options["form"] != "text")
    return found.exit_code


def _written(found: Diff, form: str | None) -> str:
    if form == "json":
        from privacyrules.reporters.json.diff import diff_text as diff_json

        return diff_json(found)
    from privacyrules.reporters.text.diff import diff_html, diff_markdown, diff_text

    return {"markdown": diff_markdown, "html": diff_html}.get(form or "", diff_text)(found)
