"""A policy's text as `policy.lock` pins it, the quotes that a pack uses, and what covers each sentence."""

from typing import Literal, NamedTuple

from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import Resolution
from privacyrules.model.schema import Ignore

NOT_CHECKABLE = "not checkable"
"""The carrier of a promise that no machine can check; every other carrier enforces its sentence."""

Coverage = Literal["enforced", "not checkable", "uncovered"]


class Sentence(NamedTuple):
    """One sentence of a policy, without Markdown marks; `number` counts from 1 through the document."""

    number: int
    section: str
    text: str


class PinnedSentence(NamedTuple):
    """A sentence without its text: the SHA-256 of the text, and its length in characters."""

    number: int
    section: str
    digest: str
    length: int


class PinnedQuote(NamedTuple):
    """The SHA-256 of a quote, and where in its sentence it stands (in characters, the end not included)."""

    digest: str
    sentence: int
    start: int
    end: int


class Lock(NamedTuple):
    """What `policy.lock` holds: sentences in the order of the document, quotes in the order of sentences."""

    document_digest: str
    sentences: tuple[PinnedSentence, ...]
    quotes: tuple[PinnedQuote, ...]


class QuoteUse(NamedTuple):
    """One quote that a pack uses, as written.

    `section` is the heading of its file, empty for the policy's words. `carrier` is what quotes:
    "rule no-sale", "exception no-sale/successor", "word you", "not checkable". `why` is the reason of a
    promise that no machine can check.
    """

    text: str
    section: str
    carrier: str
    place: Place
    why: str = ""


class CoverageLine(NamedTuple):
    """One sentence, and what carries it; `text` is None where the document is not at hand or has changed."""

    number: int
    section: str
    text: str | None
    status: Coverage
    carriers: tuple[str, ...]
    quotes: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Drift(NamedTuple):
    """A sentence that is not as it was pinned, and what rests upon it.

    `number` is that of the pin, of a new sentence that of today; `said` are the quotes from it. `now` is the
    sentence of today that comes nearest to it (itself, if it is new), None if nothing does. `problem` tells
    it as one of the report's problems.
    """

    kind: Literal["added", "changed", "gone"]
    number: int
    section: str
    problem: Problem
    said: tuple[str, ...] = ()
    now: Sentence | None = None
    carriers: tuple[str, ...] = ()
    waivers: tuple[Ignore, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


class CoverageReport(NamedTuple):
    """A policy sentence by sentence, and all that is wrong with that, sorted by place.

    `drift` is what the document of today has otherwise than the pinned text, in the order of the problems.
    """

    lines: tuple[CoverageLine, ...]
    problems: tuple[Problem, ...]
    drift: tuple[Drift, ...] = ()
