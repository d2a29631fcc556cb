"""A rule pack as files hold it, and as it stands when its mistakes are gone."""

from typing import NamedTuple

from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.flow import Flow
from privacyrules.model.lock import QuoteUse
from privacyrules.model.places import Place
from privacyrules.model.policy import Policy


class PackFiles(NamedTuple):
    """The texts of a pack and of the vocabulary beside it, each with its path, sorted by path.

    `id` is the folder's name. `lock` is None while the pack is not pinned.
    """

    id: str
    folder: str
    policy: tuple[str, str]
    sections: tuple[tuple[str, str], ...]
    vocabulary: tuple[tuple[str, str], ...]
    lock: tuple[str, str] | None = None


class Case(NamedTuple):
    """An executable example in a rule file: what the flow's answer must be, and because of what."""

    rule: str
    flow: Flow
    verdict: Verdict
    kind: Kind | None
    because: tuple[str, ...]
    place: Place


class Pack(NamedTuple):
    """A policy with what belongs to it but decides nothing: its cases and its quotes."""

    policy: Policy
    folder: str
    cases: tuple[Case, ...]
    quotes: tuple[QuoteUse, ...]
    headings: tuple[str, ...]
