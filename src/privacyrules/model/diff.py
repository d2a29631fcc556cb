"""What two versions of a policy differ in: their sentences, rules and words, and what that changes."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from privacyrules.model.answer import STRICTEST_FIRST, Kind, Verdict
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.places import NOWHERE, Place, Problem
from privacyrules.model.policy import Effect, Quote, Rule

Outcome = tuple[Verdict, Kind | None]
"""A verdict and, where it is conditional, its kind."""


class Version(NamedTuple):
    """One of the two versions: how the user named it, and whose it is.

    `digest` is that of its rules; `promises` holds the sentence that carries each of them.
    """

    name: str
    policy: str
    date: str
    digest: str
    pinned: bool
    promises: Mapping[str, Quote]


class SentenceChange(NamedTuple):
    """A sentence that is new, reads otherwise or is gone.

    `before` and `after` are its numbers, None where it is not there (or a version is not pinned). Its text is
    shown by the quotes of the rules, `said` and `says`, as far as they quote it; `carriers` are those of both
    versions that rest upon it.
    """

    kind: Literal["added", "changed", "gone"]
    section: str
    before: int | None = None
    after: int | None = None
    said: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()


class Edit(NamedTuple):
    """One thing about a rule that is not as it was; `at` is the rule's id, or that of an exception in it."""

    what: Literal["effect", "absolute", "scope", "when", "exception", "quote", "reading", "way out", "reach"]
    at: str
    name: str = ""
    before: str = ""
    after: str = ""


class RuleChange(NamedTuple):
    """A rule that is new, gone or different.

    `renamed`: it decides as before under another id. `reached`: it reads as before, but words that it names
    have moved. `bears` says whether the change can bear upon a verdict at all.
    """

    kind: Literal["added", "gone", "changed", "renamed", "reached"]
    before: Rule | None
    after: Rule | None
    edits: tuple[Edit, ...] = ()
    bears: bool = True

    @property
    def id(self) -> str:
        """The rule's id in the new version, else in the old one."""
        rule = self.after or self.before
        return rule.id if rule else ""


class WordChange(NamedTuple):
    """A term or fact that only one version knows, or that it places elsewhere.

    `before` and `after` are the terms directly above it, of a retired one its successor, of a fact its type.
    """

    kind: Literal["added", "gone", "moved", "retired"]
    axis: Axis | Literal["fact"]
    name: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Extent(NamedTuple):
    """Some terms of an axis, told by the broadest words that mean them.

    They are all terms at or below those of `within` (all of the axis if it is empty), less those at or below
    `but` and words so broad that they may mean one of these; and the terms of `alone` themselves, where it is
    not said which one below them is meant. `terms` are all of them, one by one.
    """

    axis: Axis
    terms: tuple[str, ...]
    within: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


class FlowClass(NamedTuple):
    """Flows that change verdict together: their terms per axis (an axis that is not named is not limited).

    `facts` are conditions that hold of all of them. `example` is one of them, no longer than need be;
    `before` and `after` are the rules that decide it. `broad` says that no flow of the class names on every
    axis a term without others below it: it follows from what happens to those below. `size` orders classes.
    """

    extents: tuple[Extent, ...]
    facts: tuple[str, ...]
    omitted: bool
    example: Flow
    before: tuple[str, ...]
    after: tuple[str, ...]
    broad: bool
    size: int


class VerdictChange(NamedTuple):
    """The flows that had one verdict and have another, in classes, the broadest first.

    `untold` is how many narrower classes there are besides, where there are very many.
    """

    before: Outcome
    after: Outcome
    classes: tuple[FlowClass, ...]
    untold: int = 0

    @property
    def looser(self) -> bool:
        """Whether more is allowed than before."""
        return _strictness(self.after) > _strictness(self.before)


def _strictness(outcome: Outcome) -> tuple[int, int]:
    """The strictest is the lowest; of conditional ones, what a rule permits already is nearest to allowed."""
    kinds: tuple[Kind | None, ...] = ("both", "if", "unless")
    verdict, kind = outcome
    return STRICTEST_FIRST.index(verdict), kinds.index(kind) if kind in kinds else 0


class Effect_(NamedTuple):  # noqa: N801 - `Effect` is what a rule does: permit, oblige, prohibit
    """What the new version changes; `given_up` are rules about which it could not be worked out."""

    changes: tuple[VerdictChange, ...] = ()
    given_up: tuple[str, ...] = ()


class Touched(NamedTuple):
    """A column, a disclosure, a flow or a case of this repository that is not judged as before.

    `before` and `after` say what `check` tells of it, or its verdict; `fails` says that it fails now and did
    not before.
    """

    kind: Literal["column", "disclosure", "flow", "case", "other"]
    name: str
    place: Place
    before: tuple[str, ...]
    after: tuple[str, ...]
    fails: bool = False


class Duty(NamedTuple):
    """A rule about changes of the policy itself, and what the new version does to it."""

    rule: str
    effect: Effect
    quote: Quote
    state: Literal["stands", "added", "gone", "changed"]
    place: Place = NOWHERE


class Looked(NamedTuple):
    """How much of this repository was held against both versions."""

    columns: int = 0
    flows: int = 0
    cases: int = 0


class Diff(NamedTuple):
    """All that two versions of a policy differ in, and what changes by that.

    `by_quotes` says that sentences were compared by the quotes of the rules alone, because a version is not
    pinned. `problems` are mistakes in the files that were read besides the policies.
    """

    old: Version
    new: Version
    sentences: tuple[SentenceChange, ...]
    rules: tuple[RuleChange, ...]
    words: tuple[WordChange, ...]
    effect: Effect_
    duties: tuple[Duty, ...]
    touched: tuple[Touched, ...] = ()
    looked: Looked = Looked()
    problems: tuple[Problem, ...] = ()
    by_quotes: bool = False

    @property
    def exit_code(self) -> int:
        """2 where something could not be read, 1 where something here fails that did not, else 0."""
        if self.problems:
            return 2
        return int(any(touched.fails for touched in self.touched))
