"""`privacyrules test`: the cases in the rules."""

from __future__ import annotations

import click

from privacyrules.cli.options import config_option, format_option, policy_option, today_option
from privacyrules.cli.output import give
from privacyrules.cli.packs import all_packs
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.reporters.json import rules as json
from privacyrules.reporters.text.trials import trials_text
from privacyrules.workflows.trials import rules_without_cases, run_cases


@click.command()
@policy_option
@config_option
@today_option
@format_option("text", "json")
def test(policy: str | None, today: str | None, config: str | None, form: str) -> int:
    """Run the cases in the rules: of the policy that is named, else of all under ./rules.

    \b
    Examples:
      privacyrules test
      privacyrules test --policy planetsoho --format json

    Exit codes: 0 all cases pass, 1 a case fails, 2 wrong input (a pack without any case too).
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    packs = all_packs(policy, today, config)
    what, hint = "the pack has no cases", "write `cases:` under its rules"
    empty = [Problem(Place(pack.folder), what, hint) for pack in packs if not pack.cases]
    if empty:
        raise MistakesError(empty)
    trials = [trial for pack in packs for trial in run_cases(pack)]
    untried = [rule for pack in packs for rule in rules_without_cases(pack)]
    text = json.trials_text(trials, untried) if form == "json" else trials_text(trials, untried)
    give(text)
    return int(any(trial.differs for trial in trials))
