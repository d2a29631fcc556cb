"""A declared type in, its family and what it gives away out: a date cannot hold an e-mail address."""

from __future__ import annotations

import re

from privacyrules.model.classification import Lexicon

_WORD = re.compile(r"[a-z_][a-z0-9_]*(?:\(1\))?")


def type_family(declared: str | None, lexicon: Lexicon) -> str | None:
    """Tell the family of a declared type (text, integer, datetime, ...), None if it is not known."""
    for word in _words(declared):
        family = lexicon.types.get(word) or lexicon.types.get(word.removesuffix("(1)"))
        if family:
            return family
    return None


def implied_category(declared: str | None, lexicon: Lexicon) -> str | None:
    """Tell the category that the type alone gives away (`inet` holds an IP address), if any."""
    return next((lexicon.implied[word] for word in _words(declared) if word in lexicon.implied), None)


def can_hold(category: str, family: str | None, lexicon: Lexicon) -> bool:
    """Tell whether columns of this family can hold the category; an unknown type can hold anything."""
    held = lexicon.holds.get(category)
    return family is None or held is None or family in held


def _words(declared: str | None) -> list[str]:
    return _WORD.findall(declared.lower()) if declared else []
