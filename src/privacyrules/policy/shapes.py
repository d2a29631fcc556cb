"""The shapes of the files that people write: policy.yaml, sections, vocabulary, cases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from privacyrules.policy.days import is_day


class Shape(BaseModel):
    """A mapping in a rule file: no key that we do not know, no value of another type.

    `stand_ins` are values for keys of a file that nothing else hangs on: with them, the rest of the
    file is looked at as well when such a key is missing or mistaken.
    """

    stand_ins: ClassVar[Mapping[str, str]] = {}
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _as_list(value: object) -> object:
    return value if isinstance(value, list) else [value]


NO_DAY = "value_error"
"""How pydantic calls the mistake of a date; no other shape raises a ValueError."""


def _as_day(text: str) -> str:
    if not is_day(text):
        raise ValueError(text)
    return text


Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1), BeforeValidator(_as_list)]
Words = Annotated[list[Text], BeforeValidator(_as_list)]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*$")]
IsoDate = Annotated[str, AfterValidator(_as_day)]
ScopeShape = dict[str, Texts]
Value = bool | int | float | str


class TermShape(Shape):
    """A term of an axis; in a pack, `axis` is needed only where `within` does not tell it."""

    within: Words = []
    axis: str | None = None
    definition: str = ""
    phrases: Words = []
    fides: Text | None = None
    dpv: Text | None = None
    replaced_by: Text | None = None


class FactShape(Shape):
    """A fact; `definition` says what is true when it is."""

    type: Literal["boolean", "number", "string", "date"]
    definition: str = ""
    phrases: Words = []
    replaced_by: Text | None = None


class AxisFile(Shape):
    """One file of `rules/vocabulary/`: the terms of one axis."""

    axis: str
    question: str = ""
    terms: dict[str, TermShape | None]


class FactsFile(Shape):
    """`rules/vocabulary/facts.yaml`."""

    facts: dict[str, FactShape]


class WordShape(Shape):
    """What a word of this policy means: shorthand that stands in rules only."""

    means: ScopeShape
    quote: Text | None = None
    reading: Text | None = None


class ExceptionShape(Shape):
    """Where a rule does not apply; an exception has exceptions of its own, to any depth."""

    id: Name
    scope: ScopeShape = {}
    when: Text | None = None
    quote: Texts | None = None
    reading: Text | None = None
    exceptions: list[ExceptionShape] = Field(default=[], alias="except")


class CaseShape(Shape):
    """An executable example beside a rule: this flow gets this verdict, because of these rules."""

    verdict: Literal["allowed", "denied", "conditional", "not_covered"]
    kind: Literal["if", "unless", "both"] | None = None
    because: Texts | None = None
    facts: dict[str, Value] = {}
    omitted: bool = False
    flow: dict[str, object]


class RuleShape(Shape):
    """One promise: exactly one of permit, oblige and prohibit, and the quote that carries it."""

    id: Name
    permit: ScopeShape | None = None
    oblige: ScopeShape | None = None
    prohibit: ScopeShape | None = None
    when: Text | None = None
    quote: Texts
    reading: Text | None = None
    absolute: bool = False
    fix: Text | None = None
    exceptions: list[ExceptionShape] = Field(default=[], alias="except")
    cases: list[CaseShape] = []


class NotCheckableShape(Shape):
    """A promise that no machine can check, with the reason, and the flows that it concerns."""

    quote: Texts
    why: Text
    scope: ScopeShape | None = None


class SectionFile(Shape):
    """One section of the policy: its heading as printed, and what carries its sentences."""

    stand_ins = {"section": "-"}
    section: Text
    rules: list[RuleShape]
    not_checkable: list[NotCheckableShape] = []


class ResolutionShape(Shape):
    """A person's decision between two rules that conflict, with its last day."""

    id: Name
    between: Annotated[list[Text], Field(min_length=2, max_length=2)]
    winner: Text
    reason: Text
    by: Text
    until: IsoDate


def _term_or_fact(value: object) -> str:
    """A fact is what has a type."""
    return "fact" if isinstance(value, dict) and "type" in value else "term"


PackTerm = Annotated[
    Annotated[TermShape, Tag("term")] | Annotated[FactShape, Tag("fact")], Discriminator(_term_or_fact)
]


class PolicyFile(Shape):
    """`policy.yaml`: what the policy is, and its own words, terms and resolutions."""

    stand_ins = {"title": "-", "date": "2000-01-01"}
    title: Text
    date: IsoDate
    published: Text | None = None
    words: dict[str, WordShape] = {}
    terms: dict[str, PackTerm] = {}
    resolutions: list[ResolutionShape] = []
