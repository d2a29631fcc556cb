"""A declared type in, its family and what it gives away out: a date cannot hold an e-mail address."""

from __future__ import annotations

from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import Lexicon
from privacyrules.syntax.pattern import pattern

# In Prisma a type with a name of its own is another model, or an enumeration; with brackets, its rows.
_OWN = pattern(r'"?[A-Z][a-z]\w*"?\??')
_OWN_MANY = pattern(r"[A-Z][a-z]\w*\[\]")
# What libraries and projects call their own kinds of text and blobs is no enumeration.
_LIBRARY = pattern(r"Encrypted|Secret|(?:Field|Type|Str|String|Text|Url|Json|Email|Binary|Bytes)\??\Z")
_KIN = pattern(r"[A-Z]\w*?([A-Z][a-z]+(?:Key|Field))\b")
COUNTED = "counted"
"""The family of whole numbers that the database gives to each row in turn."""

# Oracle counts with NUMBER(10).
_WHOLE = pattern(r"(?:number|numeric|decimal) ?\( ?\d+ ?(?:, ?0 ?)?\)")
# Without its digits a number may be whole or a fraction: Oracle keeps both in NUMBER, PostgreSQL in numeric.
_BARE = pattern(r"\W*(?:number|numeric)\W*\Z")
# Years and codes are kept in such numbers too, by hand or by a tool; what is given a scale is money.
_BARE_DECIMAL = pattern(r"\W*(?:\w+\.)?dec(?:imal)?\b(?! ?\( ?\d)")
_SCALED = pattern(r"[^(]*\( ?\d+ ?, ?[1-9]")
_EITHER = ("integer", "decimal")
BARE = "number"
"""The family of numbers that may be whole or not."""
UNSCALED = "unscaled"
"""The family of numbers that may have a fraction, and are declared without saying how long."""
_DECIMAL = "decimal"
# The number of a card may stand in a floating number; what was paid by "credit card" is a sum.
_NUMBERED = ("number", "nummer", "numer")
# A number that the database itself counts on is the key of a row, whatever it is called.
_COUNTED = pattern(
    r"\W*(?:\w{0,9}int\w{0,9}|number|numeric|decimal)\b.*(?<!['\"])\b(?:auto_?increment|identity)\b"
    r"|(?:big|small)?serial[248]?\b|\w*increments\b|\w*autofield\b"
)
_WORD = pattern(r"[a-z_][a-z0-9_]*(?:\((?:[12]|36)\))?")


def _family(declared: str | None, lexicon: Lexicon) -> str | None:
    if declared and _COUNTED.match(declared.lower()):
        return COUNTED
    if declared and _WHOLE.match(declared.lower()) and "number(1)" not in _words(declared):
        return "integer"
    if declared and _BARE.match(declared.lower()):
        return BARE
    for word in _words(declared):
        family = lexicon.types.get(word) or lexicon.types.get(word.partition("(")[0])
        if family in (UNSCALED, _DECIMAL):
            return _by_scale(family, (declared or "").lower())
        if family:
            return family
    return (_family_of_kin(declared, lexicon) or _family_of_own(declared.strip())) if declared else None


def _by_scale(family: str, declared: str) -> str:
    """Tell a number that is declared with a scale from one that is not."""
    if family == UNSCALED:
        return _DECIMAL if _SCALED.match(declared) else UNSCALED
    return UNSCALED if _BARE_DECIMAL.match(declared) else family


type_family = Remembered(_family)
"""Tell the family of a declared type (text, integer, datetime, ...), None if it is not known."""


def _family_of_kin(declared: str, lexicon: Lexicon) -> str | None:
    """Tell the family of a type that a library makes of one of Django's, by its last two words."""
    kin = _KIN.match(declared)
    return lexicon.types.get(kin[1].lower()) if kin else None


def _family_of_own(declared: str) -> str | None:
    """Tell the family of a type that is no word of any database."""
    if _OWN_MANY.fullmatch(declared):
        return "relation"
    return "enum" if _OWN.fullmatch(declared) and not _LIBRARY.search(declared) else None


def implied_category(declared: str | None, lexicon: Lexicon) -> str | None:
    """Tell the category that the type alone gives away (`inet` holds an IP address), if any."""
    return next((lexicon.implied[word] for word in _words(declared) if word in lexicon.implied), None)


def can_hold(category: str, family: str | None, lexicon: Lexicon, phrase: tuple[str, ...] = ()) -> bool:
    """Tell whether columns of this family can hold the category; an unknown type can hold anything.

    Some phrases say more than their category: GitHub's numbers of its users are names of accounts.
    """
    of_phrase = lexicon.holds.get(" ".join(phrase)) if len(phrase) > 1 else None
    held = of_phrase or lexicon.holds.get(category)
    if family == BARE and held is not None:
        return not held.isdisjoint(_EITHER)
    if family == UNSCALED and held is not None:
        numbered = "integer" in held and any(word.endswith(_NUMBERED) for word in phrase)
        return numbered or _DECIMAL in held or UNSCALED in held
    return family is None or held is None or family in held


def says_yes_or_no(declared: str | None) -> bool:
    """Tell whether a type is called one of yes and no; `tinyint(1)` and `bit` are numbers."""
    return "bool" in (declared or "").lower()


def _words(declared: str | None) -> list[str]:
    return _WORD.findall(declared.lower()) if declared else []
