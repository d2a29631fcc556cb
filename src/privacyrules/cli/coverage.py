"""`privacyrules pin` and `coverage`: the policy's text, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import config_option, format_option, offer, policy_option
from privacyrules.cli.output import give, say
from privacyrules.cli.packs import all_packs, one_pack
from privacyrules.reporters.json import rules as json
from privacyrules.reporters.text.coverage import coverage_text
from privacyrules.workflows.coverage import cover_pack, pin_pack
from privacyrules.workflows.project import find_config

_DOCUMENT = "The policy's text (UTF-8; plain or Markdown)."


@click.command()
@click.option("--document", required=True, metavar="FILE", shell_complete=offer("files"), help=_DOCUMENT)
@policy_option
@config_option
def pin(document: str, policy: str | None, config: str | None) -> int:
    """Pin the policy's text: write policy.lock.

    Holds every quote of the pack against the text. The lock keeps digests and positions, so the text
    itself need not lie in the repository.

    \b
    Examples:
      privacyrules pin --policy acme --document policy.txt
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    pack = one_pack(policy, config=config)
    lock, text, path = pin_pack(pack, Path(document))
    for sentence in text.left_out:
        say(f"left out, because it stands before the first section: {sentence}")
    give(f"Pinned {len(lock.sentences)} sentences and {len(lock.quotes)} quotes in {path}.\n")
    return 0


@click.command()
@click.option(
    "--document",
    metavar="FILE",
    shell_complete=offer("files"),
    help=f"{_DOCUMENT} Shows each sentence, and what changed since the pin.",
)
@policy_option
@config_option
@format_option("text", "json")
def coverage(document: str | None, policy: str | None, config: str | None, form: str) -> int:
    """Show what carries each sentence of the policy that is named, else of all under ./rules.

    With --document: also which sentences changed since the pin, and which rules, waivers and resolutions
    rest upon them.

    \b
    Examples:
      privacyrules coverage --policy planetsoho
      privacyrules coverage --policy acme --document policy.txt

    Exit codes: 0 every sentence is carried or listed as not checkable, 1 something is not or has changed,
    2 wrong input.
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    packs = [one_pack(policy, config=config)] if document else all_packs(policy, config=config)
    settings = find_config(Path.cwd(), config)
    text = Path(document) if document else None
    reports = {pack.policy.id: cover_pack(pack, text, settings) for pack in packs}
    give(json.coverage_text(reports) if form == "json" else coverage_text(reports))
    return int(any(report.problems for report in reports.values()))
