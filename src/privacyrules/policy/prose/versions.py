"""The quotes of two versions of a pack and perhaps their locks in, the sentences that differ out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from privacyrules.model.diff import SentenceChange
from privacyrules.model.lock import Lock, PinnedSentence, QuoteUse
from privacyrules.policy.prose.alignment import paired
from privacyrules.policy.prose.likeness import likeness, nearest
from privacyrules.policy.prose.lock import quote_sentences
from privacyrules.policy.prose.plain import normalised

_STRANGERS = 0.25
"""Below this likeness a sentence in another's place is a new one, not a rewording."""


class Wording(NamedTuple):
    """A version's text: its lock, None while it is not pinned, and the quotes of its rules."""

    lock: Lock | None
    quotes: tuple[QuoteUse, ...]


class _Shown(NamedTuple):
    """A sentence by what is known of it: its number and section, and the quotes from it."""

    number: int | None
    section: str
    quotes: tuple[QuoteUse, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(quote.text for quote in self.quotes))

    @property
    def carriers(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(quote.carrier for quote in self.quotes))


_Pair = tuple[_Shown | None, _Shown | None]


def sentence_changes(old: Wording, new: Wording) -> tuple[SentenceChange, ...]:
    """Name the sentences that are new, read otherwise or are gone.

    Where both versions are pinned, all sentences are compared by their digests; else only those that are
    quoted, by their quotes. They stand in the order of the new text, what is gone where it stood.
    """
    if old.lock is not None and new.lock is not None:
        pairs = _by_digest(old.lock, old.quotes, new.lock, new.quotes)
    else:
        pairs = _by_quote(old.quotes, new.quotes)
    return tuple(_change(*pair) for pair in pairs)


def _change(before: _Shown | None, after: _Shown | None) -> SentenceChange:
    either = after or before or _Shown(None, "", ())
    sides = [shown for shown in (before, after) if shown is not None]
    return SentenceChange(
        kind="added" if before is None else "gone" if after is None else "changed",
        section=either.section,
        before=before.number if before else None,
        after=after.number if after else None,
        said=before.texts if before else (),
        says=after.texts if after else (),
        carriers=tuple(dict.fromkeys(carrier for shown in sides for carrier in shown.carriers)),
    )


def _by_digest(
    old: Lock, old_quotes: Sequence[QuoteUse], new: Lock, new_quotes: Sequence[QuoteUse]
) -> list[_Pair]:
    was, is_ = _shown(old, old_quotes), _shown(new, new_quotes)
    digests = [[sentence.digest for sentence in lock.sentences] for lock in (old, new)]
    found = paired(*digests)
    placed: list[tuple[tuple[int, int], _Pair]] = []
    for at, other in found.items():
        if digests[0][at] == digests[1][other]:
            continue
        if _are_strangers(was[at], is_[other]):
            placed += [((other, 0), (was[at], None)), ((other, 1), (None, is_[other]))]
        else:
            placed.append(((other, 1), (was[at], is_[other])))
    placed += [((at, 0), (was[at], None)) for at in range(len(was)) if at not in found]
    added = set(range(len(is_))) - set(found.values())
    placed += [((other, 1), (None, is_[other])) for other in added]
    return [pair for _, pair in sorted(placed, key=lambda entry: entry[0])]


def _shown(lock: Lock, quotes: Sequence[QuoteUse]) -> list[_Shown]:
    own: dict[int, list[QuoteUse]] = {}
    for quote, sentence in zip(quotes, quote_sentences(lock, quotes), strict=True):
        if sentence is not None:
            own.setdefault(sentence.number, []).append(quote)
    return [_of(sentence, own.get(sentence.number, [])) for sentence in lock.sentences]


def _of(sentence: PinnedSentence, quotes: Sequence[QuoteUse]) -> _Shown:
    return _Shown(sentence.number, sentence.section, tuple(quotes))


def _are_strangers(before: _Shown, after: _Shown) -> bool:
    """Whether two sentences have nothing to do with each other; what nobody quotes may always be the same."""
    if not (before.texts and after.texts):
        return False
    return all(likeness(one, other) < _STRANGERS for one in before.texts for other in after.texts)


def _by_quote(old: Sequence[QuoteUse], new: Sequence[QuoteUse]) -> list[_Pair]:
    """Quotes in place of sentences; one that is gone and a new one that is like it are one that changed."""
    was, is_ = _quoted(old), _quoted(new)
    gone = [shown for text, shown in was.items() if text not in is_]
    added = [shown for text, shown in is_.items() if text not in was]
    pairs: list[_Pair] = []
    for shown in added:
        at = nearest(shown.texts, [" ".join(other.texts) for other in gone])
        pairs.append((gone.pop(at) if at is not None else None, shown))
    return [*pairs, *((shown, None) for shown in gone)]


def _quoted(quotes: Sequence[QuoteUse]) -> dict[str, _Shown]:
    found: dict[str, list[QuoteUse]] = {}
    for quote in quotes:
        found.setdefault(normalised(quote.text), []).append(quote)
    return {text: _Shown(None, uses[0].section, tuple(uses)) for text, uses in found.items()}
