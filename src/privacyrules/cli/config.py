"""`privacyrules config`: every setting, and where it came from."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from privacyrules.cli.options import (
    VARIABLES,
    config_option,
    format_option,
    offer,
    policy_option,
    today_option,
)
from privacyrules.cli.output import give
from privacyrules.model.setting import Given
from privacyrules.workflows.project import find_config
from privacyrules.workflows.settings import settings_of

_OPTIONS = {"config": "--config", "policy": "--policy", "today": "--today"}


@click.command()
@click.argument("path", required=False, shell_complete=offer("files"))
@click.option("--show", is_flag=True, help="Show them, which it does without being told as well.")
@config_option
@policy_option
@today_option
@format_option("text", "json")
@click.pass_context
def config(ctx: click.Context, /, path: str | None, form: str, **_: object) -> int:
    """Show every setting with its value and where it came from.

    The settings are those nearest upwards from PATH (or from the working directory): privacyrules.toml, or
    [tool.privacyrules] in pyproject.toml. What is typed outweighs the environment (PRIVACYRULES_CONFIG,
    PRIVACYRULES_POLICY, PRIVACYRULES_TODAY), and that the file.

    \b
    Examples:
      privacyrules config --show
      privacyrules config --show migrations --format json
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    given = _given(ctx)
    named = given["config"].value if "config" in given else None
    settings = list(settings_of(find_config(Path(path) if path else Path.cwd(), named), given))
    if form == "json":
        from privacyrules.reporters.json.settings import settings_text as settings_json

        give(settings_json(settings))
    else:
        from privacyrules.reporters.text.settings import settings_text

        give(settings_text(settings))
    return 0


def _given(ctx: click.Context) -> dict[str, Given]:
    """What options and variables of the environment say."""
    given: dict[str, Given] = {}
    for (key, option), variable in zip(_OPTIONS.items(), VARIABLES, strict=True):
        value = ctx.params[key]
        if value is not None and ctx.get_parameter_source(key) is ParameterSource.ENVIRONMENT:
            given[key] = Given(value, "environment", variable)
        elif value is not None:
            given[key] = Given(value, "command line", option)
    return given
