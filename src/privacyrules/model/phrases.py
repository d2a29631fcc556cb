"""Everything that the reading of sentences knows of words, as plain data that is read back in one go."""

from collections.abc import Mapping, Set
from typing import NamedTuple

from privacyrules.model.flow import FactValue

Sets = tuple[tuple[str, FactValue], ...]
"""What words state besides their own term: (axis or fact, value)."""

PROPER = "name"
"""The manner of a term that a name stands for which is an everyday word without its capital letter."""

Plain = tuple[str, str, str, str, Sets]
"""A `Meaning` as the cache keeps it."""


class Meaning(NamedTuple):
    """One sense of a phrase.

    `kind` is `term` (of `axis`), `fact`, `verb`, `saying`, `hint`, `relation` or `unsettled`; `term` is the
    term, fact or action; `manner` says how a verb takes its objects, or of which type a fact is.
    """

    kind: str
    axis: str = ""
    term: str = ""
    manner: str = ""
    sets: Sets = ()


class Goal(NamedTuple):
    """What a verb tells of the purpose, with the words behind it, before it, and anywhere in its clause.

    `where` is the sort of clause in which it does: `any`, `why`, or `told` where somebody is told something.
    """

    purpose: str
    to: tuple[str, ...]
    who: tuple[str, ...]
    beside: tuple[str, ...]
    where: str


PlainGoal = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]
"""A `Goal` as the cache keeps it."""


class Topic(NamedTuple):
    """What a word says where one of the words `beside` stands, and none of `unless`.

    With `near`, they count only in the same sentence.
    """

    sense: Meaning
    beside: tuple[str, ...]
    unless: tuple[str, ...] = ()
    near: bool = False


PlainTopic = tuple[Plain, tuple[str, ...], tuple[str, ...], bool]
"""A `Topic` as the cache keeps it."""


class Phrasebook(NamedTuple):
    """The words of a vocabulary, ready to be looked up.

    `phrases[first word]` lists (the words, their senses), longest first. `forms` leads from an inflected
    word to its base words. `settled` has, per term, the words that settle it; `unsettled` has, per number
    of a choice, its axis and terms. `above` is the order of the terms, by `axis:term`. `goals` has, per verb,
    the purposes that it tells with its object; `topics` has, per word, what it says beside
    others.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], tuple[Plain, ...]], ...]]
    forms: Mapping[str, tuple[str, ...]]
    known: Set[str]
    settled: Mapping[str, tuple[str, ...]]
    unsettled: tuple[tuple[str, tuple[str, ...]], ...]
    above: Mapping[str, frozenset[str]]
    called: Mapping[str, str]
    goals: Mapping[str, tuple[PlainGoal, ...]]
    topics: Mapping[str, tuple[PlainTopic, ...]]
