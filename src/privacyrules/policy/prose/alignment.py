"""A lock and the policy's text of today in, which sentence became which out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from privacyrules.model.lock import Lock, Sentence
from privacyrules.policy.prose.quote_places import digest_of
from privacyrules.policy.prose.sentences import Document


@dataclass(frozen=True, slots=True)
class Alignment:
    """`counterparts` holds, per pinned number, the sentence of today: the same, moved or changed one.

    A number that is not there is of a sentence that is gone; `added` holds the new sentences.
    """

    counterparts: Mapping[int, Sentence]
    added: tuple[Sentence, ...]


def aligned(lock: Lock, document: Document) -> Alignment:
    """Lay the text of today beside the pinned one.

    Unchanged sentences that keep their order come first, then those that moved; what is left between
    two of the former belongs together in its order, as a sentence and its new wording do.
    """
    old = [sentence.digest for sentence in lock.sentences]
    found = paired(old, [digest_of(sentence.text) for sentence in document.sentences])
    taken = set(found.values())
    return Alignment(
        {lock.sentences[index].number: document.sentences[other] for index, other in found.items()},
        tuple(sentence for index, sentence in enumerate(document.sentences) if index not in taken),
    )


def paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Lay two texts beside each other, given the digests of their sentences.

    Returns:
        For the index of a sentence the one that it became, whether it is the same, moved or changed.
    """
    from difflib import SequenceMatcher

    found: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    for kind, start, end, today, today_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.update(zip(range(start, end), range(today, today_end), strict=True))
        else:
            gaps.append((range(start, end), range(today, today_end)))
    found.update(_moved(gaps, old, new))
    for before, behind in gaps:
        taken = set(found.values())
        left = (index for index in before if index not in found)
        found.update(zip(left, [index for index in behind if index not in taken], strict=False))
    return found


def _moved(
    gaps: Sequence[tuple[range, range]], old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[int, int]]:
    arrived: defaultdict[str, list[int]] = defaultdict(list)
    for index in reversed([index for _, behind in gaps for index in behind]):
        arrived[new[index]].append(index)
    for before, _ in gaps:
        yield from ((index, arrived[old[index]].pop()) for index in before if arrived[old[index]])
