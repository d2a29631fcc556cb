"""A word that nobody knows and the words that are known in, the one that was probably meant out."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the candidate that the writer of a word most probably meant.

    Args:
        word: the word as written.
        candidates: the words that would be right, in any order.

    Returns:
        The candidate that is the same but for case, separators and the order of its parts; else the
        nearest by typing mistakes (one in three to five letters, two in up to nine, three in more);
        else the only one of which the word is a part (`card` in `card_number`) or a closer description
        (`home_phone` of `phone`). None where nothing comes so near.

    Source: the mistakes are those of F. J. Damerau, "A technique for computer detection and correction
    of spelling errors", CACM 7(3), 1964 (a letter wrong, missing, added, or two neighbours swapped).
    """
    known = sorted(set(candidates))
    parts = _parts(word)
    for candidate in known:
        if sorted(_parts(candidate)) == sorted(parts):
            return candidate
    folded = "_".join(parts)
    typed = [(mistakes, known_word) for known_word in known if (mistakes := _mistakes(folded, known_word))]
    if typed:
        return min(typed)[1]
    related = [candidate for candidate in known if _is_related(parts, _parts(candidate))]
    return related[0] if len(related) == 1 else None


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Ask for the nearest candidate, as the end of an error message.

    Returns:
        "did you mean 'email'?", or "" where no candidate comes near.
    """
    found = nearest(word, candidates)
    return f"did you mean '{found}'?" if found is not None else ""


def _parts(word: str) -> list[str]:
    return word.casefold().replace("-", " ").replace("_", " ").split()


def _is_related(word: list[str], candidate: list[str]) -> bool:
    if not word or not candidate:
        return False
    # the last part of an English name says what the thing is, so only what stands before it may be more
    return set(word) < set(candidate) or (len(word) > len(candidate) and word[-len(candidate) :] == candidate)


def _mistakes(word: str, candidate: str) -> int:
    """Count the typing mistakes between two words; 0 if they are too many to be a slip."""
    most = 0 if len(word) < 3 else 1 if len(word) < 6 else 2 if len(word) < 10 else 3
    target = "_".join(_parts(candidate))
    if abs(len(word) - len(target)) > most:
        return 0
    distance = _distance(word, target)
    plausible = distance == 1 or word[:1] == target[:1]
    return distance if distance <= most and plausible else 0


def _distance(word: str, target: str) -> int:
    before: list[int] = []
    last = list(range(len(target) + 1))
    for row, letter in enumerate(word, 1):
        current = [row]
        for column, other in enumerate(target, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == target[column - 2] and other == word[row - 2]
            current.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, current
    return last[-1]
