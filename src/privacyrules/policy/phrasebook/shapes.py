"""The shapes of the files that say how sentences are read: verbs, companies, sayings, goals, topics."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from privacyrules.policy.shapes import Shape, Text, Texts, Value

Stated = dict[str, Value | list[str]]
"""Terms per axis and values of facts."""


class VerbShape(Shape):
    """Verbs of one action, and how they take their objects."""

    action: Text | None = None
    manner: Literal["data", "give", "show", "contact", "light", "skip", "owe", "get", "pay"] = "data"
    sets: Stated = Field(default={})
    says: Texts


class VerbsFile(Shape):
    """`verbs.yaml`: what people say when they mean an action."""

    verbs: list[VerbShape]
    irregular: dict[str, Texts] = Field(default={})


class CompaniesFile(Shape):
    """`companies.yaml`: well-known companies by role."""

    companies: dict[str, Texts]


class SayingShape(Shape):
    """Phrases that state terms or facts of several axes; `suggests` gives way to what else is said.

    With `needs`, they count only in questions that hold this word too.
    """

    says: Texts
    needs: Text | None = None
    sets: Stated = Field(default={})
    suggests: Stated = Field(default={})


class UnsettledShape(Shape):
    """Words that name one of several terms of an axis."""

    says: Texts
    axis: Text
    means: Annotated[list[Text], Field(min_length=2)]


class SettledShape(Shape):
    """The words that tell that a term is meant."""

    term: Text
    by: Texts


def _words(value: object) -> object:
    return value.split() if isinstance(value, str) else value


class SayingsFile(Shape):
    """`sayings.yaml`: sayings, relations between people, unsettled words, and words that decide nothing."""

    stand_ins: ClassVar = {}
    sayings: list[SayingShape]
    relations: dict[str, Texts] = Field(default={})
    unsettled: list[UnsettledShape] = Field(default=[])
    settled: list[SettledShape] = Field(default=[])
    neutral: Annotated[list[Text], BeforeValidator(_words)] = Field(default=[])


Words = Annotated[list[Text], BeforeValidator(_words)]
"""Words in one line of text, or a list of them."""


class GoalShape(Shape):
    """What an act is for, told by a verb and what it is done to, or who does it, in one clause.

    With `beside`, one of these words must stand in the clause too. `where` says in which clauses it counts:
    in all, in those that say `why`, or in all where somebody is `told` something.
    """

    purpose: Text
    do: Annotated[Words, Field(min_length=1)]
    to: Words = Field(default=[])
    who: Words = Field(default=[])
    beside: Words = Field(default=[])
    where: Literal["any", "why", "told"] = "any"


class GoalsFile(Shape):
    """`goals.yaml`: purposes told by verbs and their objects."""

    stand_ins: ClassVar = {}
    goals: list[GoalShape]


class TopicShape(Shape):
    """Words that say something only where another word of the question tells what it is about.

    They name `data`, an `action`, a `purpose`, a `recipient` or a `source`, or state a `fact`; just one of
    these. With `where: sentence`, one of the words `beside` must stand in the same sentence; with `unless`,
    none of those may.
    """

    data: Text | None = None
    action: Text | None = None
    purpose: Text | None = None
    recipient: Text | None = None
    source: Text | None = None
    fact: Text | None = None
    says: Annotated[Words, Field(min_length=1)]
    beside: Annotated[Words, Field(min_length=1)]
    unless: Words = Field(default=[])
    where: Literal["question", "sentence"] = "question"

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """What is named: the key and the term or fact; it should be one."""
        keys = ("data", "action", "purpose", "recipient", "source", "fact")
        return tuple((key, value) for key in keys if (value := getattr(self, key)) is not None)


class TopicsFile(Shape):
    """`topics.yaml`: what words of many meanings say in questions that tell their topic."""

    stand_ins: ClassVar = {}
    topics: list[TopicShape]
