"""`privacyrules rules`, `explain` and `terms`: what may be read of a policy."""

from __future__ import annotations

import click

from privacyrules.cli.options import OneOf, format_option, policy_option
from privacyrules.cli.output import give
from privacyrules.cli.packs import one_pack
from privacyrules.model.flow import AXES
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.reporters.json import rules as json
from privacyrules.reporters.text.rules import page_text, rules_text, terms_text
from privacyrules.syntax.nearest import did_you_mean


@click.command()
@policy_option
@format_option("text", "json")
def rules(policy: str | None, form: str) -> int:
    """List the rules of a policy, section by section."""
    pack = one_pack(policy)
    give(json.rules_text(pack.policy.rules) if form == "json" else rules_text(pack.policy))
    return 0


@click.command()
@click.argument("rule")
@policy_option
@format_option("text", "json")
def explain(rule: str, policy: str | None, form: str) -> int:
    """Explain one rule: its promise, reading, edges and way out."""
    pack = one_pack(policy)
    found = next((known for known in pack.policy.rules if known.id == rule), None)
    if found is None:
        hint = did_you_mean(rule, [known.id for known in pack.policy.rules])
        what = f"'{pack.policy.id}' has no rule '{rule}'"
        raise MistakesError([Problem(Place(""), what, hint or "`privacyrules rules` lists them")])
    give(json.rules_text([found]) if form == "json" else page_text(pack, found))
    return 0


@click.command()
@click.argument("axis", type=OneOf([*AXES, "facts"]), metavar="AXIS|facts")
@policy_option
def terms(axis: str, policy: str | None) -> int:
    """List the terms of an axis, or the facts, with what they mean."""
    give(terms_text(one_pack(policy).policy.vocabulary, axis))
    return 0
