"""`privacyrules test`: the cases in the rules."""

from __future__ import annotations

import click

from privacyrules.cli.options import format_option, policy_option, today_option
from privacyrules.cli.output import give
from privacyrules.cli.packs import one_pack
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.reporters import json
from privacyrules.reporters.text.trials import trials_text
from privacyrules.workflows.trials import rules_without_cases, run_cases


@click.command()
@policy_option
@today_option
@format_option("text", "json")
def test(policy: str | None, today: str | None, form: str) -> int:
    """Run the cases in the rules.

    Exit codes: 0 all cases pass, 1 a case fails, 2 wrong input (a pack without any case too).
    """
    pack = one_pack(policy, today)
    trials = run_cases(pack)
    if not trials:
        what, hint = "the pack has no cases", "write `cases:` under its rules"
        raise MistakesError([Problem(Place(pack.folder), what, hint)])
    untried = rules_without_cases(pack)
    text = json.trials_text(trials, untried) if form == "json" else trials_text(trials, untried)
    give(text)
    return int(any(trial.differs for trial in trials))
