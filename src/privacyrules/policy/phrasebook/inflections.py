"""Base words in, the forms by which people write them out (plurals, -ing, -ed, and the irregular ones)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")
_SHORTEST = 2
_NEVER_BENT = frozenset({"us", "not", "on", "her", "them", "here", "none", "non"})


def forms_of(words: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Per inflected form, the base words that it may stand for.

    Args:
        words: the words as phrases have them.
        irregular: base words with the forms that no rule gives.
    """
    found: dict[str, dict[str, None]] = {}
    for word in words:
        for form in regular(word):
            found.setdefault(form, {})[word] = None
    for base, forms in irregular.items():
        for form in forms:
            found.setdefault(form, {})[base] = None
    return {form: _likely(bases) for form, bases in found.items()}


def regular(word: str) -> Iterator[str]:
    """The regular forms of a word: plural or third person, -ing, -ed."""
    if len(word) < _SHORTEST or not word.isalpha() or word in _NEVER_BENT:
        return
    yield from _with_s(word)
    if word.endswith(("ing", "ed", "s", "ly")) and word not in ("feed", "need", "seed", "address", "process"):
        return
    if word.endswith("e") and not word.endswith("ee"):
        yield from (word[:-1] + "ing", word + "d")
    elif word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        yield from (word + "ing", word[:-1] + "ied")
    else:
        yield from (word + "ing", word + "ed")
        if _doubles(word):
            yield from (word + word[-1] + "ing", word + word[-1] + "ed")


def _with_s(word: str) -> Iterator[str]:
    if word.endswith(_HISSING):
        yield word + "es"
    elif word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        yield word[:-1] + "ies"
    else:
        yield word + "s"


def _likely(bases: Mapping[str, None]) -> tuple[str, ...]:
    """The bases without those that would double their last letter: `hoping` is of `hope`, not of `hop`."""
    return tuple(base for base in bases if not (base + "e" in bases and _doubles(base)))


def _doubles(word: str) -> bool:
    return (
        len(word) > 2
        and word[-1] not in _VOWELS | set("wxy")
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
