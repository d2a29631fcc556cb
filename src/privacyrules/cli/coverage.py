"""`privacyrules pin` and `coverage`: the policy's text, sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import click

from privacyrules.cli.options import format_option, policy_option
from privacyrules.cli.output import give, say
from privacyrules.cli.packs import all_packs, one_pack
from privacyrules.reporters.json import rules as json
from privacyrules.reporters.text.coverage import coverage_text
from privacyrules.workflows.coverage import cover_pack, pin_pack

_DOCUMENT = "The policy's text (UTF-8; plain or Markdown)."


@click.command()
@click.option("--document", required=True, metavar="FILE", help=_DOCUMENT)
@policy_option
def pin(document: str, policy: str | None) -> int:
    """Pin the policy's text: write policy.lock.

    Holds every quote of the pack against the text. The lock keeps digests and positions, so the text
    itself need not lie in the repository.
    """
    pack = one_pack(policy)
    lock, text, path = pin_pack(pack, Path(document))
    for sentence in text.left_out:
        say(f"left out, because it stands before the first section: {sentence}")
    give(f"Pinned {len(lock.sentences)} sentences and {len(lock.quotes)} quotes in {path}.\n")
    return 0


@click.command()
@click.option(
    "--document", metavar="FILE", help=f"{_DOCUMENT} Shows each sentence, and what changed since the pin."
)
@policy_option
@format_option("text", "json")
def coverage(document: str | None, policy: str | None, form: str) -> int:
    """Show what carries each sentence of the policy that is named, else of all under ./rules.

    Exit codes: 0 every sentence is carried or listed as not checkable, 1 something is not, 2 wrong input.
    """
    packs = [one_pack(policy)] if document else all_packs(policy)
    reports = {pack.policy.id: cover_pack(pack, Path(document) if document else None) for pack in packs}
    give(json.coverage_text(reports) if form == "json" else coverage_text(reports))
    return int(any(report.problems for report in reports.values()))
