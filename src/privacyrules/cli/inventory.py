"""`privacyrules inventory`: what every column holds, and why."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import (
    OneOf,
    config_option,
    format_option,
    output_option,
    paths_argument,
    policy_option,
    text_of,
)
from privacyrules.cli.output import give, say
from privacyrules.config import DIALECTS
from privacyrules.model.inventory import Inventory
from privacyrules.workflows.inventory import explain_column, take_inventory
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted


@click.command()
@paths_argument
@policy_option
@config_option
@click.option(
    "--dialect", type=OneOf(DIALECTS), help="The SQL of the migrations; judged per file if left out."
)
@click.option(
    "--exclude", multiple=True, metavar="PATTERN", help="Leave out paths that match; may be repeated."
)
@click.option("--explain-column", metavar="TABLE.COLUMN", help="Tell all about this one column instead.")
@format_option("text", "json", "csv")
@output_option
def inventory(paths: tuple[str, ...], **options: object) -> int:
    """List every column with what it holds, how sure and why: the data inventory of the migrations.

    Without a path: the setting `paths`, else the working directory.

    \b
    Examples:
      privacyrules inventory
      privacyrules inventory migrations/ --policy planetsoho --format csv --output inventory.csv
      privacyrules inventory --explain-column payments.processor_reference

    Exit codes: 0, or 2 on wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd(), text_of(options["config"]))
    exclude = options["exclude"] if isinstance(options["exclude"], tuple) else ()
    wanted = Wanted(text_of(options["policy"]), dialect=text_of(options["dialect"]), exclude=exclude)
    asked, form, output = (text_of(options[name]) for name in ("explain_column", "form", "output"))
    if asked is None:
        taken = take_inventory(named, config, wanted)
        give(_list(taken, form), output)
        return taken.exit_code
    if form == "csv":
        raise click.UsageError("a CSV lists columns; --explain-column is written as text or json")
    from privacyrules.reporters.json import inventory as json
    from privacyrules.reporters.text.column import column_text

    page = explain_column(named, config, wanted, asked)
    give(json.column_text(page) if form == "json" else column_text(page), output)
    return page.inventory.exit_code


def _list(taken: Inventory, form: str | None) -> str:
    """The inventory in a format; what CSV has no place for is told on standard error."""
    from privacyrules.reporters.json import inventory as json
    from privacyrules.reporters.text.inventory import inventory_text, not_read
    from privacyrules.reporters.text.inventory_csv import inventory_csv

    if form == "csv":
        for told in not_read(taken):
            say(told)
        return inventory_csv(taken)
    return json.inventory_text(taken) if form == "json" else inventory_text(taken)
