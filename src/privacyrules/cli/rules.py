"""`privacyrules rules`, `explain` and `terms`: what may be read of a policy, and of findings."""

from __future__ import annotations

import click

from privacyrules.cli.options import OneOf, config_option, format_option, offer, policy_option
from privacyrules.cli.output import give
from privacyrules.cli.packs import one_pack
from privacyrules.gate.pages import PAGES
from privacyrules.model.flow import AXES
from privacyrules.model.pack import Pack
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.reporters.json import rules as json
from privacyrules.reporters.text.rules import page_text, rules_text, terms_text
from privacyrules.syntax.nearest import did_you_mean


@click.command()
@policy_option
@config_option
@format_option("text", "json")
def rules(policy: str | None, config: str | None, form: str) -> int:
    """List the rules of a policy, section by section.

    \b
    Examples:
      privacyrules rules
      privacyrules rules --policy planetsoho --format json
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    pack = one_pack(policy, config=config)
    give(json.rules_text(pack.policy.rules) if form == "json" else rules_text(pack.policy))
    return 0


@click.command()
@click.argument("id_", metavar="RULE|ID", shell_complete=offer("rules"))
@policy_option
@config_option
@format_option("text", "json")
def explain(id_: str, policy: str | None, config: str | None, form: str) -> int:
    """Explain a rule (its promise, reading, edges and way out) or another finding's id.

    The id is what a finding has in brackets: `error[no-sale]`, `warning[review]`.

    \b
    Examples:
      privacyrules explain no-sale --policy planetsoho
      privacyrules explain review
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    pack = _pack(policy, config, needed=None if id_ in PAGES else id_)
    rule = next((known for known in pack.policy.rules if known.id == id_), None) if pack else None
    if pack is not None and rule is not None:
        give(json.rules_text([rule]) if form == "json" else page_text(pack, rule))
    elif id_ in PAGES:
        from privacyrules.reporters.json.finding_page import finding_page_text as page_json
        from privacyrules.reporters.text.finding_page import finding_page_text

        give(page_json(PAGES[id_]) if form == "json" else finding_page_text(PAGES[id_]))
    elif pack is not None:
        what = f"'{pack.policy.id}' has no rule '{id_}'"
        hint = did_you_mean(id_, [*(known.id for known in pack.policy.rules), *PAGES])
        raise MistakesError([Problem(Place(""), what, hint or "`privacyrules rules` lists them")])
    return 0


def _pack(policy: str | None, config: str | None, needed: str | None) -> Pack | None:
    """The pack that is meant; where no id needs it, mistakes in it are left for another day."""
    try:
        return one_pack(policy, config=config)
    except MistakesError as error:
        if needed is None:
            return None
        hint = did_you_mean(needed, PAGES)
        more = [Problem(Place(""), f"no finding has the id '{needed}'", hint)] if hint else []
        raise MistakesError([*error.problems, *more]) from None


@click.command()
@click.argument("axis", type=OneOf([*AXES, "facts"]), metavar="AXIS|facts")
@policy_option
@config_option
def terms(axis: str, policy: str | None, config: str | None) -> int:
    """List the terms of an axis, or the facts, with what they mean.

    \b
    Examples:
      privacyrules terms data
      privacyrules terms facts --policy planetsoho
    """  # noqa: D301 - click takes the character itself, not a backslash and a b
    give(terms_text(one_pack(policy, config=config).policy.vocabulary, axis))
    return 0
