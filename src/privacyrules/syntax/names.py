"""A name of a table or column in, its pieces out: lower case, without accents, one word each."""

from __future__ import annotations

import re
from collections.abc import Container

_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_NO_ACCENT_TO_DROP = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae"})
_PLURALS = (("ies", "y"), ("s", ""), ("es", ""))
_NO_PLURALS = ("ss", "is", "us")
_SHORTEST_SINGULAR = 3


def pieces_of(name: str) -> list[str]:
    """Split camel case, snake case, digits and acronyms: `billingZIPCode2` is billing, zip, code, 2."""
    return [piece.lower() for piece in _PIECE.findall(_ascii(name))]


def singular(word: str, known: Container[str]) -> str:
    """Give the known word of which a word is the plural; itself if there is none."""
    for ending, instead in () if word.endswith(_NO_PLURALS) else _PLURALS:
        single = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(single) >= _SHORTEST_SINGULAR and single in known:
            return single
    return word


def _ascii(name: str) -> str:
    if name.isascii():
        return name
    import unicodedata

    spelled = unicodedata.normalize("NFKD", name.translate(_NO_ACCENT_TO_DROP))
    return "".join(letter for letter in spelled if not unicodedata.combining(letter))
