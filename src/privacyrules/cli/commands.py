"""The commands by name; each is imported when it is called, so that starting costs little."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from privacyrules import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "init": (
        "privacyrules.cli.init",
        "Start in this repository: write first settings and a first policy.",
    ),
    "check": ("privacyrules.cli.check", "Check migrations and flow manifests against the policy."),
    "baseline": (
        "privacyrules.cli.baseline",
        "Accept what is there: `check` then reports only what is new.",
    ),
    "ask": ("privacyrules.cli.ask", "Ask whether a use of data is allowed."),
    "inventory": ("privacyrules.cli.inventory", "List every column with what it holds, how sure and why."),
    "waivers": (
        "privacyrules.cli.waivers",
        "List every waiver: what it accepts, why, who answers for it, until when, and whether it holds.",
    ),
    "rules": ("privacyrules.cli.rules", "List the rules of a policy."),
    "explain": (
        "privacyrules.cli.rules",
        "Explain a rule (its promise, reading, edges and way out) or another finding's id.",
    ),
    "terms": ("privacyrules.cli.rules", "List the terms of an axis, or the facts."),
    "test": ("privacyrules.cli.test", "Run the cases in the rules."),
    "pin": ("privacyrules.cli.coverage", "Pin the policy's text: write policy.lock."),
    "coverage": ("privacyrules.cli.coverage", "Show what carries each sentence of the policy."),
    "diff": ("privacyrules.cli.diff", "Say what a new version of a policy changes, flow by flow."),
    "report": (
        "privacyrules.cli.report",
        "Write one page to look at: the policy, and what the repository does beside it.",
    ),
    "config": ("privacyrules.cli.config", "Show every setting with its value and where it came from."),
    "review": ("privacyrules.cli.review", "Find rules that contradict each other, or do nothing."),
    "gaps": ("privacyrules.cli.gaps", "Tell of what the policy says nothing."),
    "compile": (
        "privacyrules.cli.compile",
        "Compile a policy into the cache, so that the next run starts fast.",
    ),
}
"""Each command with the module that holds it and its line in `--help`."""


class LazyCommands(click.Group):
    """A group whose commands are known by name and imported on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order in which people need them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        command = getattr(module, cmd_name)
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What a shell may offer, without importing any command."""
        from click.shell_completion import CompletionItem

        names = [name for name in COMMANDS if name.startswith(incomplete)]
        offered = [CompletionItem(name, help=COMMANDS[name][1]) for name in names]
        return [*offered, *super(click.Group, self).shell_complete(ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`, without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a misspelt one is answered with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from privacyrules.syntax.nearest import did_you_mean

            hint = did_you_mean(args[0], COMMANDS) or "the commands are " + ", ".join(COMMANDS)
            raise click.UsageError(f"there is no command '{args[0]}'; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Check data flows and schema changes against the promises of a privacy policy.

    \b
    Examples:
      privacyrules check migrations/
      privacyrules ask --policy planetsoho --action sell --data email --subject user
      privacyrules explain no-sale --policy planetsoho

    \b
    Completion, in the start-up file of bash (of zsh with zsh_source):
      eval "$(_PRIVACYRULES_COMPLETE=bash_source privacyrules)"
    and in that of fish:
      _PRIVACYRULES_COMPLETE=fish_source privacyrules | source
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
