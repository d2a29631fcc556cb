"""Quotes and the places where their words stand in, the one place to which each quote belongs out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from privacyrules.model.lock import PinnedQuote, QuoteUse, Sentence
from privacyrules.policy.prose.plain import heading_key, normalised


def digest_of(text: str) -> str:
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def find_quote(quote: str, text: str) -> int:
    """Find where a quote stands in a text, word for word and not within a word.

    Args:
        quote: normalised words.
        text: a normalised sentence.

    Returns:
        The offset of the first such place, -1 if there is none.
    """
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        if not _within_word(text, start) and not _within_word(text, end):
            return start
        start = text.find(quote, start + 1)
    return -1


def _within_word(text: str, offset: int) -> bool:
    return text[max(offset - 1, 0) : offset].isalnum() and text[offset : offset + 1].isalnum()


def places_of(quotes: Sequence[QuoteUse], sentences: Sequence[Sentence]) -> Iterator[PinnedQuote]:
    """Every place where the words of a quote stand, once per sentence, in the order of the quotes."""
    for text in dict.fromkeys(normalised(quote.text) for quote in quotes):
        digest = digest_of(text)
        for sentence in sentences:
            start = find_quote(text, sentence.text)
            if start >= 0:
                yield PinnedQuote(digest, sentence.number, start, start + len(text))


def assigned(
    quotes: Sequence[QuoteUse], places: Sequence[PinnedQuote], sections: Mapping[int, str]
) -> tuple[PinnedQuote | None, ...]:
    """Give each quote the place to which it belongs.

    A quote whose words stand in several sentences belongs to one that its carrier does not quote yet,
    there to the first of its own section, else to the first of all: a promise made twice is quoted
    twice. The same words again never mean the same sentence. The places that this gives lead to the
    same answer as all places do.

    Args:
        quotes: the quotes of a pack, in its order.
        places: where words stand.
        sections: the section of each sentence, by number.

    Returns:
        One place per quote; None where its words stand nowhere, or nowhere else.
    """
    standing: defaultdict[str, list[PinnedQuote]] = defaultdict(list)
    for place in sorted(places, key=lambda place: place.sentence):
        standing[place.digest].append(place)
    keys = {section: heading_key(section) for section in set(sections.values())}
    taken: defaultdict[tuple[str, str], dict[int, set[str]]] = defaultdict(dict)
    given: list[PinnedQuote | None] = []
    for quote in quotes:
        own, digest = heading_key(quote.section), digest_of(normalised(quote.text))
        quoted = taken[quote.carrier, own]
        free = [place for place in standing[digest] if digest not in quoted.get(place.sentence, ())]
        ranked = [
            (place.sentence in quoted, keys[sections[place.sentence]] != own, place.sentence, place)
            for place in free
        ]
        found = min(ranked)[-1] if ranked else None
        if found is not None:
            quoted.setdefault(found.sentence, set()).add(digest)
        given.append(found)
    return tuple(given)
