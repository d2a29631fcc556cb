"""The functions for Python: load a policy, ask about a use, read a question, check paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path

from privacyrules.model.answer import Answer
from privacyrules.model.flow import FactValue, Flow
from privacyrules.model.reading import Reading
from privacyrules.model.report import Report
from privacyrules.workflows import load
from privacyrules.workflows.ask import Bench, ask_values
from privacyrules.workflows.check import check_paths
from privacyrules.workflows.phrasebook import load_phrasebook
from privacyrules.workflows.policy import Policy
from privacyrules.workflows.project import find_config
from privacyrules.workflows.wanted import Wanted

TermsOrFacts = str | Sequence[str] | Mapping[str, FactValue] | bool


def load_policy(name_or_folder: str | PathLike[str], *, today: str | None = None) -> Policy:
    """Load a policy.

    Args:
        name_or_folder: a pack under `./rules`, a pack that comes with privacyrules, or a folder.
        today: the day of evaluation (ISO 8601); the present day if None.

    Raises:
        MistakesError: there is no such pack, or its files have mistakes.
    """
    return Policy(*load.load_ready(fspath(name_or_folder), today=today))


def ask(
    flow_or_text: Flow | Mapping[str, TermsOrFacts] | str,
    *,
    policy: Policy | str,
    facts: Mapping[str, FactValue] | None = None,
) -> Answer:
    """Answer whether a use is allowed.

    Args:
        flow_or_text: a question in plain words, a `Flow`, or a mapping such as
            `{"action": "sell", "data": ["email", "phone"]}` with the axes as keys, and `facts` and `omitted`
            where there are any.
        policy: a loaded policy, or what `load_policy` takes.
        facts: facts besides those of the flow.

    Raises:
        MistakesError: words that the vocabulary does not know, facts of the wrong type.
        NotUnderstoodError: a question in plain words that was not understood.
    """
    loaded = load_policy(policy) if isinstance(policy, str) else policy
    if isinstance(flow_or_text, str):
        return _ask_sentence(flow_or_text, loaded, facts or {})
    values = _values(flow_or_text)
    stated = values.get("facts")
    values["facts"] = {**(stated if isinstance(stated, Mapping) else {}), **(facts or {})}
    return ask_values(values, Bench(loaded.content, loaded.judge, {}))


def _ask_sentence(text: str, policy: Policy, facts: Mapping[str, FactValue]) -> Answer:
    from privacyrules.workflows.understand import ask_sentence, strictest

    bench = Bench(policy.content, policy.judge, {})
    answer = strictest(ask_sentence(text, bench, load_phrasebook(policy.content)))
    if not facts:
        return answer
    flow = answer.understood
    return ask(flow._replace(facts={**flow.facts, **facts}), policy=policy)


def understand(text: str, *, policy: Policy | str) -> list[Reading]:
    """Read a question in plain words.

    Args:
        text: one question, in English.
        policy: a loaded policy, or what `load_policy` takes; its vocabulary is read by.

    Returns:
        A reading per flow that is asked about, at least one; one that names something in `missing` was not
        understood.
    """
    from privacyrules.engine.understand import understand as read

    loaded = load_policy(policy) if isinstance(policy, str) else policy
    return list(read(text, load_phrasebook(loaded.content)))


def _values(flow: Flow | Mapping[str, TermsOrFacts]) -> dict[str, object]:
    if isinstance(flow, Flow):
        terms: dict[str, object] = {axis: list(named) for axis, named in flow.terms.items()}
        return {**terms, "facts": dict(flow.facts), "omitted": flow.omitted}
    return dict(flow)


def check(
    paths: Sequence[str | PathLike[str]], *, policy: str | None = None, today: str | None = None
) -> Report:
    """Check migrations and flow manifests.

    Args:
        paths: files and folders; settings are looked for upwards from the first.
        policy: a pack's name or folder; the settings' if None.
        today: the day of evaluation (ISO 8601); the present day if None.

    Raises:
        MistakesError: no policy, or mistakes in rules or settings. Mistakes in the files that are
            checked stand in the report.
    """
    named = [Path(path) for path in paths]
    config = find_config(named[0] if named else Path.cwd())
    return check_paths(named, config, Wanted(policy=policy, today=today))
