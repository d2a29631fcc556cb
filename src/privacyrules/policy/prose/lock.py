"""A policy's sentences and a pack's quotes in, their lock out; and each quote's sentence in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.lock import Lock, PinnedQuote, PinnedSentence, QuoteUse
from privacyrules.model.places import NOWHERE, MistakesError, Problem
from privacyrules.policy.prose.lock_file import PIN, lock_text, parse_lock
from privacyrules.policy.prose.plain import heading_key
from privacyrules.policy.prose.quote_places import assigned, digest_of, places_of
from privacyrules.policy.prose.sentences import Document
from privacyrules.syntax.nearest import did_you_mean

__all__ = ["PIN", "lock_text", "missing_headings", "parse_lock", "pin", "quote_sentences"]


def pin(document: Document, quotes: Sequence[QuoteUse]) -> Lock:
    """Pin a policy's text: what `policy.lock` holds of it.

    Args:
        document: the policy, sentence by sentence.
        quotes: every quote of the pack, in its order.

    Raises:
        MistakesError: a quote that is not within one sentence of the document, or is used more often
            than it stands there; a heading that the document does not have; all of them at once.
    """
    sections = {sentence.number: sentence.section for sentence in document.sentences}
    given = assigned(quotes, tuple(places_of(quotes, document.sentences)), sections)
    if not document.sentences and not document.left_out:
        hint = "name the file with the policy's text"
        raise MistakesError([Problem(NOWHERE, "the document is empty", hint)])
    problems = [*missing_headings(document, quotes), *_misquotes(document, quotes, given)]
    if problems:
        raise MistakesError(problems)
    return Lock(
        digest_of("\n".join(f"{sentence.section}\n{sentence.text}" for sentence in document.sentences)),
        tuple(
            PinnedSentence(sentence.number, sentence.section, digest_of(sentence.text), len(sentence.text))
            for sentence in document.sentences
        ),
        tuple(sorted({place for place in given if place is not None}, key=_order)),
    )


def _misquotes(
    document: Document, quotes: Sequence[QuoteUse], given: Sequence[PinnedQuote | None]
) -> Iterator[Problem]:
    from privacyrules.policy.prose.misquotes import misquote

    missing = {heading_key(heading) for heading in document.missing_headings}
    for use, place in zip(quotes, given, strict=True):
        # under a heading that is not found nothing is, and that is told already
        if place is None and heading_key(use.section) not in missing:
            yield misquote(use, document)


def missing_headings(document: Document, quotes: Sequence[QuoteUse]) -> Iterator[Problem]:
    """Name the headings that the document does not have, each at the first quote of its section."""
    sections = {sentence.section for sentence in document.sentences} | set(document.left_out)
    for heading in document.missing_headings:
        key = heading_key(heading)
        place = next((quote.place for quote in quotes if heading_key(quote.section) == key), NOWHERE)
        hint = did_you_mean(heading, sections) or "write it as the policy prints it"
        yield Problem(place, f"the document has no heading '{heading}'", hint)


def _order(quote: PinnedQuote) -> tuple[int, int, int, str]:
    return quote.sentence, quote.start, quote.end, quote.digest


def quote_sentences(lock: Lock, quotes: Sequence[QuoteUse]) -> tuple[PinnedSentence | None, ...]:
    """Give each quote its sentence, as `pin` did, without the document.

    Args:
        lock: the pinned text.
        quotes: every quote of the pack, in its order.

    Returns:
        One sentence per quote; None where the lock does not have the quote.
    """
    by_number = {sentence.number: sentence for sentence in lock.sentences}
    sections = {number: sentence.section for number, sentence in by_number.items()}
    given = assigned(quotes, lock.quotes, sections)
    return tuple(None if place is None else by_number[place.sentence] for place in given)
