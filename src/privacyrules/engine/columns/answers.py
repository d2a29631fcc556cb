"""A category, its strength and the reasons in, a classification that says why in words out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.classification import BANDS, CERTAIN, NOT_PERSONAL, NOTHING, Classification

_LANGUAGES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "pl": "Polish",
    "nl": "Dutch",
}


def answer(
    category: str, strength: int, reasons: Sequence[str], against: Sequence[str] = ()
) -> Classification:
    """Say what a column holds; the category `""` says that somebody has to look."""
    evidence = (*reasons, *against)
    if strength <= NOTHING:
        return Classification(None, "none", evidence, tuple(against))
    return Classification(category or None, BANDS[min(strength, CERTAIN)], evidence, tuple(against))


def nothing(*reasons: str) -> Classification:
    """Say that a column holds nothing personal, and why."""
    return Classification(None, "none", reasons, reasons)


def said(words: tuple[str, ...], language: str) -> str:
    """Begin a reason: "the German word 'kunde' names"."""
    told = f"the {_LANGUAGES[language]} " if language in _LANGUAGES else "the "
    one = len(words) == 1
    return f"{told}{'word' if one else 'words'} '{' '.join(words)}' {'names' if one else 'name'}"


def spoken(category: str) -> str:
    """Name a category in a sentence."""
    return "nothing personal" if category == NOT_PERSONAL else category
