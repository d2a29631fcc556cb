"""A policy's text as `policy.lock` pins it, the quotes that a pack uses, and what covers each sentence."""

from __future__ import annotations

from typing import Literal, NamedTuple

from privacyrules.model.places import Place, Problem

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


class CoverageReport(NamedTuple):
    """A policy sentence by sentence, and all that is wrong with that, sorted by place."""

    lines: tuple[CoverageLine, ...]
    problems: tuple[Problem, ...]
