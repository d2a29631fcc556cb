"""Two versions of a policy in; what differs, and what that changes in general and in this repository, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from privacyrules.engine.diff.duties import duties
from privacyrules.engine.diff.effect import effect_of
from privacyrules.engine.diff.rules import rule_changes
from privacyrules.engine.diff.vocabularies import word_changes
from privacyrules.model.config import Config
from privacyrules.model.diff import Diff, Version
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.vocabulary import Vocabulary
from privacyrules.policy.prose.versions import Wording, sentence_changes
from privacyrules.workflows.touched import hold_against
from privacyrules.workflows.versions import Loaded, load_versions
from privacyrules.workflows.wanted import Wanted


def diff(old: str, new: str, paths: Sequence[Path], config: Config, wanted: Wanted) -> Diff:
    """Compare two versions of a policy.

    Args:
        old: the earlier version: a folder, a pack's name, a commit, or a folder in one.
        new: the later one.
        paths: what of the repository is held against both; the setting `paths`, else the working
            directory, if empty.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: there is no such version, or the files of one have mistakes; a fact has another type in
            the other version; or as for `check_paths`.
    """
    before, after = load_versions(old, new, config, wanted.today)
    one, other = before.pack.policy, after.pack.policy
    if problems := [*_retyped(one.vocabulary, other.vocabulary)]:
        raise MistakesError(problems)
    rules = rule_changes(one, other)
    held = hold_against(before, after, paths, config, wanted)
    return Diff(
        old=_version(before),
        new=_version(after),
        sentences=sentence_changes(_wording(before), _wording(after)),
        rules=rules,
        words=word_changes(one.vocabulary, other.vocabulary),
        effect=effect_of(one, other),
        duties=duties(one, other, rules),
        touched=held.touched,
        looked=held.looked,
        problems=held.problems,
        by_quotes=before.lock is None or after.lock is None,
    )


def _retyped(old: Vocabulary, new: Vocabulary) -> Iterator[Problem]:
    for name in sorted(old.facts.keys() & new.facts.keys()):
        was, is_ = old.facts[name].type, new.facts[name].type
        if was != is_:
            what = f"the fact '{name}' is a {was} in the old version and a {is_} in the new one"
            hint = "retire the old name with `replaced_by`, and give the new fact a name of its own"
            yield Problem(new.facts[name].place, what, hint)


def _version(loaded: Loaded) -> Version:
    policy = loaded.pack.policy
    promises = {rule.id: rule.quotes[0] for rule in policy.rules}
    return Version(loaded.name, policy.id, policy.date, policy.digest, loaded.lock is not None, promises)


def _wording(loaded: Loaded) -> Wording:
    return Wording(loaded.lock, loaded.pack.quotes)
