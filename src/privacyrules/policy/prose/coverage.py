"""A lock, the quotes of a pack and perhaps the policy's text in, what carries each sentence out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from privacyrules.model.lock import (
    NOT_CHECKABLE,
    Coverage,
    CoverageLine,
    CoverageReport,
    Drift,
    Lock,
    PinnedSentence,
    QuoteUse,
)
from privacyrules.model.places import Place, Problem
from privacyrules.policy.prose.alignment import Alignment, aligned
from privacyrules.policy.prose.drift import AGAIN, NO_DECISIONS, Decisions, drifts, named, shown
from privacyrules.policy.prose.lock import PIN, missing_headings, quote_sentences
from privacyrules.policy.prose.plain import heading_key, normalised
from privacyrules.policy.prose.quote_places import digest_of, find_quote
from privacyrules.policy.prose.sentences import Document

_Pinned = Sequence[tuple[QuoteUse, PinnedSentence | None]]


def coverage(
    lock: Lock, quotes: Sequence[QuoteUse], document: Document | None, decisions: Decisions = NO_DECISIONS
) -> CoverageReport:
    """Say for each sentence whether it is enforced, on purpose not checkable, or not yet covered.

    Args:
        lock: the pinned text.
        quotes: every quote of the pack, in its order.
        document: the text as it stands today; without it no sentence shows its text.
        decisions: what persons decided about the rules; each rests upon sentences.

    Returns:
        A line per pinned sentence. The problems are sentences that nothing carries and quotes that
        the lock does not have; with a document also what has changed since the pin. The problem of a
        sentence that nothing carries stands at the file of its section.
    """
    pinned = tuple(zip(quotes, quote_sentences(lock, quotes), strict=True))
    carried: defaultdict[int, list[QuoteUse]] = defaultdict(list)
    for quote, sentence in pinned:
        if sentence is not None:
            carried[sentence.number].append(quote)
    alignment = None if document is None else aligned(lock, document)
    lines = tuple(_line(sentence, carried[sentence.number], alignment) for sentence in lock.sentences)
    problems = {*_uncovered(lines, quotes), *_unpinned(pinned)}
    drift: list[Drift] = []
    if document is not None and alignment is not None:
        drift = sorted(drifts(lock, alignment, carried, decisions), key=lambda change: change.problem)
        problems |= {*missing_headings(document, quotes), *(change.problem for change in drift)}
        problems |= {*_lost(pinned, document, alignment)}
    return CoverageReport(lines, tuple(sorted(problems)), tuple(drift))


def _line(sentence: PinnedSentence, quotes: Sequence[QuoteUse], alignment: Alignment | None) -> CoverageLine:
    counterpart = None if alignment is None else alignment.counterparts.get(sentence.number)
    text = None if counterpart is None or digest_of(counterpart.text) != sentence.digest else counterpart.text
    carriers = tuple(dict.fromkeys(quote.carrier for quote in quotes))
    status: Coverage = "uncovered"
    if carriers:
        status = "not checkable" if set(carriers) == {NOT_CHECKABLE} else "enforced"
    texts = tuple(dict.fromkeys(quote.text for quote in quotes))
    reasons = tuple(dict.fromkeys(quote.why for quote in quotes if quote.why))
    return CoverageLine(sentence.number, sentence.section, text, status, carriers, texts, reasons)


def _uncovered(lines: Sequence[CoverageLine], quotes: Sequence[QuoteUse]) -> Iterator[Problem]:
    for line in lines:
        if line.status == "uncovered":
            what = f"nothing carries {named(line.number, line.section)}{shown(line.text)}"
            hint = (
                "quote it in a rule, an exception or a word, or list it under `not_checkable` with the reason"
            )
            yield Problem(_file_of(line.section, quotes), what, hint)


def _unpinned(pinned: _Pinned) -> Iterator[Problem]:
    for quote, sentence in pinned:
        if sentence is None:
            yield Problem(quote.place, f"policy.lock does not have this quote of {quote.carrier}", PIN)


def _lost(pinned: _Pinned, document: Document, alignment: Alignment) -> Iterator[Problem]:
    for quote, sentence in pinned:
        if sentence is None:
            continue
        text = normalised(quote.text)
        now = alignment.counterparts.get(sentence.number)
        if now is None or find_quote(text, now.text) < 0:
            elsewhere = (other.number for other in document.sentences if find_quote(text, other.text) >= 0)
            number = next(elsewhere, None)
            hint = AGAIN if number is None else f"it stands in sentence {number} now; {PIN}"
            yield Problem(quote.place, f"this quote no longer stands in sentence {sentence.number}", hint)


def _file_of(section: str, quotes: Sequence[QuoteUse]) -> Place:
    key = heading_key(section)
    path = next((quote.place.path for quote in quotes if heading_key(quote.section) == key), "")
    return Place(path)
