"""`privacyrules review`: what a policy's own rules have against each other."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import (
    config_option,
    format_option,
    output_option,
    policy_option,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.cli.packs import all_packs
from privacyrules.workflows.project import find_config
from privacyrules.workflows.review import review_pack


@click.command()
@policy_option
@config_option
@today_option
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@format_option("text", "json")
@output_option
def review(*, strict: bool, **options: str | None) -> int:
    """Find rules that contradict each other, or do nothing: of the policy named, else of all under ./rules.

    Also exceptions that no permission covers, permissions that are too wide, sentences that are said
    twice or that nothing carries, and decisions that lapsed. What it says of flows is exact: each
    contradiction comes with both sentences and an example.

    \b
    Examples:
      privacyrules review
      privacyrules review --policy planetsoho --format json

    Exit codes: 0 no error (with --strict: nor a warning), 1 something must be mended, 2 wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    config = find_config(Path.cwd(), options["config"])
    packs = all_packs(options["policy"], options["today"], options["config"])
    reviews = [review_pack(pack, config) for pack in packs]
    if options["form"] == "json":
        from privacyrules.reporters.json.review import reviews_text as reviews_json

        give(reviews_json(reviews), options["output"])
    else:
        from privacyrules.reporters.text.review import reviews_text

        give(reviews_text(reviews), options["output"])
    return int(any(each.fails(strict=strict) for each in reviews))
