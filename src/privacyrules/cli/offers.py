"""What the user has typed so far in, what a shell may offer to complete it out; no mistake is told here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from privacyrules.model.config import Config
    from privacyrules.model.policy import Policy


def offer_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell offer files and folders."""
    from click.shell_completion import CompletionItem

    del ctx, param
    return [CompletionItem(incomplete, type="file")]


def offer_formats(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The formats of reports."""
    from privacyrules.reporters import REPORTERS

    del ctx, param
    return _beginning(dict.fromkeys(REPORTERS, ""), incomplete)


def offer_policies(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The packs of the project and those that come with privacyrules."""
    from privacyrules.files.packs import packs_in, shipped_rules

    del param
    config = _settings(ctx)
    folders = [shipped_rules(), *([Path(config.folder, "rules")] if config else [])]
    return _beginning({name: "" for folder in folders for name in packs_in(folder)}, incomplete)


def offer_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rules of the policy that is meant, and the ids of other findings, each with what it says."""
    from privacyrules.gate.pages import PAGES

    del param
    policy = _policy(ctx)
    promises = {rule.id: rule.quotes[0].text for rule in policy.rules} if policy else {}
    return _beginning({**{page.id: page.title for page in PAGES.values()}, **promises}, incomplete)


def offer_terms(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The terms of the axis that an option is named after, each with its definition; commas list several."""
    policy = _policy(ctx)
    on_axis = next(
        (
            terms
            for axis, terms in (policy.vocabulary.terms if policy else {}).items()
            if f"--{axis}" in param.opts
        ),
        {},
    )
    before, comma, rest = incomplete.rpartition(",")
    known = {term.name: term.definition for term in on_axis.values() if term.replaced_by is None}
    return _beginning(
        {f"{before}{comma}{name}": said for name, said in known.items()}, f"{before}{comma}{rest}"
    )


def offer_facts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The facts, each with its definition and up to the equals sign."""
    del param
    policy = _policy(ctx)
    facts = policy.vocabulary.facts.values() if policy else ()
    return _beginning({f"{fact.name}=": fact.definition for fact in facts}, incomplete)


def _beginning(known: dict[str, str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(word, help=" ".join(known[word].split()) or None)
        for word in sorted(known)
        if word.startswith(incomplete)
    ]


def _settings(ctx: click.Context) -> Config | None:
    """The settings that hold, None if they have mistakes."""
    from privacyrules.model.places import MistakesError
    from privacyrules.workflows.project import find_config

    try:
        return find_config(Path.cwd(), ctx.params.get("config"))
    except MistakesError:
        return None


def _policy(ctx: click.Context) -> Policy | None:
    """The policy that is meant, None if there is none or it has mistakes."""
    from privacyrules.model.places import MistakesError
    from privacyrules.workflows.load import load_policy

    config = _settings(ctx)
    if config is None:
        return None
    try:
        name = ctx.params.get("policy") or config.policy
        return load_policy(name, project=Path(config.folder), own_terms=config.terms)
    except MistakesError:
        return None
