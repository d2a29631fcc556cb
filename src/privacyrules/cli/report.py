"""`privacyrules report`: one page to look at, of the policy and of what the repository does."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import (
    config_option,
    format_option,
    output_option,
    paths_argument,
    policy_option,
    text_of,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.files.page import page_files
from privacyrules.workflows.page import page_of
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted


@click.command()
@paths_argument
@policy_option
@config_option
@today_option
@click.option(
    "--document", metavar="FILE", help="The policy's text, to show every sentence as it stands there."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave out paths that match; may be repeated."
)
@format_option("html", "mermaid")
@output_option
def report(paths: tuple[str, ...], **options: object) -> int:
    """Write one page to look at: the policy, and what the repository does beside it.

    The page is a single HTML file that makes no request: sentences, rules, the matrix of data by
    purpose, findings, where data goes, the inventory, what a review of the rules finds, where policy
    and practice part, and what no machine checks.
    With `--format mermaid`: where data goes, as a Mermaid flow chart.

    \b
    Examples:
      privacyrules report --output privacy.html
      privacyrules report migrations/ --policy planetsoho -o privacy.html
      privacyrules report --format mermaid

    Exit codes: 0, or 2 on wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), text_of(options["config"]))
    exclude = options["exclude"] if isinstance(options["exclude"], tuple) else ()
    wanted = Wanted(text_of(options["policy"]), today=text_of(options["today"]), exclude=exclude)
    document = text_of(options["document"])
    page = page_of(named, config, wanted, Path(document) if document else None)
    if options["form"] == "mermaid":
        from privacyrules.reporters.html.mermaid import mermaid_text

        text = mermaid_text(page.map)
    else:
        from privacyrules.reporters.html import page_html

        text = page_html(page, page_files())
    give(text, text_of(options["output"]))
    return page.inventory.exit_code
