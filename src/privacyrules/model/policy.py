"""A policy as the engine decides by it: rules, their exceptions, and what no machine can check."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from privacyrules.model.conditions import Condition
from privacyrules.model.flow import Axis
from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.vocabulary import Vocabulary

Effect = Literal["permit", "oblige", "prohibit"]
"""ODRL's permission, obligation and prohibition, as the verbs that rules are written with."""

Scope = Mapping[Axis, tuple[str, ...]]
"""Per axis the terms that a rule speaks of; an axis that is not named is not limited."""


class Quote(NamedTuple):
    """An operative clause of the policy, word for word.

    `sentence` is the number of the sentence in the pinned text (from 1), None while unpinned;
    `digest` is the SHA-256 of that sentence's text as `policy.lock` keeps it, or empty.
    """

    text: str
    section: str
    sentence: int | None = None
    digest: str = ""


class Clause(NamedTuple):
    """What a rule or an exception speaks of: scope, condition, and the exceptions nested in it.

    `id` of an exception is `rule/exception`, so that it is unique in its policy.
    """

    id: str
    scope: Scope
    when: Condition | None = None
    when_text: str = ""
    exceptions: tuple["Clause", ...] = ()
    quotes: tuple[Quote, ...] = ()


class Rule(NamedTuple):
    """One promise made checkable."""

    clause: Clause
    effect: Effect
    absolute: bool = False
    reading: str = ""
    fix: str = ""
    place: Place = NOWHERE

    @property
    def id(self) -> str:
        """The rule's name, unique in its policy."""
        return self.clause.id

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The sentences that carry the rule, the principal one first."""
        return self.clause.quotes


class NotCheckable(NamedTuple):
    """A promise that no machine can check; flows within `scope` are answered with it as a note."""

    quote: Quote
    why: str
    scope: Scope | None = None


class Resolution(NamedTuple):
    """A person's decision between two rules that conflict; `until` is its last day (ISO 8601)."""

    id: str
    between: tuple[str, str]
    winner: str
    reason: str
    by: str
    until: str
    place: Place = NOWHERE


class Policy(NamedTuple):
    """Everything that a decision needs, on one day.

    `today` is the day of evaluation (ISO 8601): resolutions that run on that day are already
    folded into `rules`. `conflicts` holds the pairs (prohibition, other rule) that cannot both be
    kept and that no resolution in force settles. `words` are the policy's own, for messages alone;
    `published` is where people can read it.
    """

    id: str
    title: str
    date: str
    digest: str
    today: str
    vocabulary: Vocabulary
    rules: tuple[Rule, ...] = ()
    not_checkable: tuple[NotCheckable, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    conflicts: frozenset[tuple[str, str]] = frozenset()
    words: Mapping[str, Scope] = MappingProxyType({})
    pinned: bool = False
    published: str = ""
