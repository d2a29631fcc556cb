"""`privacyrules compile`: a policy compiled into the user's cache."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import config_option, format_option, policy_option, today_option
from privacyrules.cli.output import give
from privacyrules.workflows.compiling import compile_policy
from privacyrules.workflows.project import find_config


@click.command()
@policy_option
@config_option
@today_option
@click.option(
    "--explain", is_flag=True, help="Say what is in it: rules, words, classes, kinds of flows, bytes."
)
@format_option("text", "json")
def compile(  # noqa: A001 - the command is called so
    policy: str | None, config: str | None, today: str | None, form: str, *, explain: bool
) -> int:
    """Compile a policy into the cache, so that the next run starts fast.

    Every command does this by itself when it must; this one is for images and CI caches, and to see
    how large a policy is.

    \b
    Examples:
      privacyrules compile -p planetsoho
      privacyrules compile -p planetsoho --explain
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    size = compile_policy(policy, find_config(Path.cwd(), config), today)
    if form == "json":
        from privacyrules.reporters.json.rules import compiled_text as compiled_json

        give(compiled_json(size))
    else:
        from privacyrules.reporters.text.compiled import compiled_text

        give(compiled_text(size, explain=explain))
    return 0
