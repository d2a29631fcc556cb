"""A pinned text and that of today side by side in; what changed since, and what rests upon it, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.model.lock import Drift, Lock, PinnedSentence, QuoteUse, Sentence
from privacyrules.model.places import NOWHERE, Problem
from privacyrules.model.policy import Resolution
from privacyrules.model.schema import Ignore
from privacyrules.policy.prose.alignment import Alignment
from privacyrules.policy.prose.likeness import nearest
from privacyrules.policy.prose.lock import PIN
from privacyrules.policy.prose.quote_places import digest_of

AGAIN = f"read it against its rules, then {PIN}"
_CLIP = 60
_RULES = ("rule ", "exception ")

_Carried = Mapping[int, Sequence[QuoteUse]]


class Decisions(NamedTuple):
    """What persons decided about rules: waivers, and resolutions of conflicts."""

    waivers: tuple[Ignore, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


NO_DECISIONS = Decisions()


def drifts(lock: Lock, alignment: Alignment, carried: _Carried, decisions: Decisions) -> Iterator[Drift]:
    """Name the sentences that changed, are gone or are new since the pin.

    Args:
        lock: the pinned text.
        alignment: which pinned sentence became which.
        carried: the quotes from each pinned sentence.
        decisions: what may rest upon a sentence, because it is about a rule that quotes it or repeats its
            digest.
    """
    today = [*alignment.counterparts.values(), *alignment.added]
    for sentence in lock.sentences:
        now = alignment.counterparts.get(sentence.number)
        if now is not None and digest_of(now.text) == sentence.digest:
            continue
        change = _changed(sentence, now, carried.get(sentence.number, ()))
        candidates = [*([now] if now else []), *today]
        yield _resting(change._replace(now=_nearest(change, candidates) or now), sentence, decisions)
    for added in alignment.added:
        what = f"the document has a new {named(added.number, added.section)}{shown(added.text)}"
        problem = Problem(NOWHERE, what, f"cover it, then {PIN}")
        yield Drift("added", added.number, added.section, problem, now=added)


def _changed(sentence: PinnedSentence, now: Sentence | None, quotes: Sequence[QuoteUse]) -> Drift:
    name = named(sentence.number, sentence.section)
    what = f"{name} is no longer in the document"
    if now is not None:
        what = f"{name} has changed since it was pinned{shown(now.text)}"
    return Drift(
        kind="gone" if now is None else "changed",
        number=sentence.number,
        section=sentence.section,
        problem=Problem(quotes[0].place if quotes else NOWHERE, what, AGAIN),
        said=tuple(dict.fromkeys(quote.text for quote in quotes)),
        carriers=tuple(dict.fromkeys(quote.carrier for quote in quotes)),
    )


def _nearest(change: Drift, today: Sequence[Sentence]) -> Sentence | None:
    """The sentence of today that is most like what was quoted from this one."""
    at = nearest(change.said, [sentence.text for sentence in today])
    return None if at is None else today[at]


def _resting(change: Drift, sentence: PinnedSentence, decisions: Decisions) -> Drift:
    rules = {
        carrier.removeprefix(kind).partition("/")[0]
        for carrier in change.carriers
        for kind in _RULES
        if carrier.startswith(kind)
    }
    return change._replace(
        waivers=tuple(
            waiver
            for waiver in decisions.waivers
            if waiver.id in rules or (waiver.text and sentence.digest.startswith(waiver.text))
        ),
        resolutions=tuple(one for one in decisions.resolutions if rules & set(one.between)),
    )


def named(number: int, section: str) -> str:
    """A sentence by its number and section."""
    return f"sentence {number} ({section})" if section else f"sentence {number}"


def shown(text: str | None) -> str:
    """The beginning of a sentence, behind a colon; nothing where the text is not at hand."""
    if text is None:
        return ""
    return f": {text}" if len(text) <= _CLIP else f": {text[:_CLIP].rpartition(' ')[0]} …"
