"""A column whose name says little in, what of a card fits exactly into the length of its type out."""

from __future__ import annotations

from privacyrules.engine.columns.answers import answer
from privacyrules.engine.columns.tables import Table, kinds_about, kinds_beside_it
from privacyrules.model.classification import LIKELY, Classification, ColumnFacts, Lexicon
from privacyrules.syntax.pattern import pattern

Words = tuple[str, ...]

# The word for a code, alone, and how a type says that it is as short as that of a card.
_CODES = frozenset(
    (word,) for word in ("code", "cod", "codigo", "codice", "kod", "pruefnummer", "pruefziffer")
)
_THREE_OR_FOUR = pattern(r"\W*\w+\W*\( *[34] *\)")
# How long the number of a card is, and what a whole number of that length is kept in.
_AS_LONG_AS_A_CARD = pattern(
    r"\W*(?:\w*char\w*|string)\W*\( *1[3-9] *\)|\W*bigint\b(?!.*(?:unsigned|references))"
)
_SHORTEST = 4
_HOLDERS = ("person", "payment", "method", "card")
# A number alone says less than a card: only a text of that length will do.
_NUMBERS = frozenset((("number",), ("no",)))
_WRITTEN_AS_LONG = pattern(r"\W*(?:\w*char\w*|string)\W*\( *1[3-9] *\)")
# "12/28", "1228", "12/2028": no day is written as short.
_MONTH_AND_YEAR = pattern(r"\W*(?:\w*char\w*|string)\W*\( *[457] *\)")
_PAID_IN = ("payment", "method")
_CARD, _ENDING = "card", "ending"


def by_length(facts: ColumnFacts, words: Words, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell what of a card a column of just that length holds; None where nothing says that it is one."""
    declared = (facts.type or "").lower()
    if _THREE_OR_FOUR.match(declared) and words in _CODES:
        return _code(words, table, lexicon)
    if _AS_LONG_AS_A_CARD.match(declared):
        return _digits(declared, words, table, lexicon)
    return _month(words, table, lexicon) if _MONTH_AND_YEAR.match(declared) else None


def _code(words: Words, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that a code of three or four characters beside a card is the one printed on it."""
    if any(kind.name in lexicon.alone for kind in table.kinds[:1]):
        return None
    why = _stands_beside(_CARD, table, lexicon) or _ends_where_paid(table, lexicon)
    told = f"'{words[0]}' is three or four characters long"
    return answer("card_security_code", LIKELY, [told, why]) if why else None


def _digits(declared: str, words: Words, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that somebody's `tarjeta` of sixteen characters is the number on it; None of anything else.

    The digits of a card are 13 to 19. Source: ISO/IEC 7812-1.
    """
    name, why = " ".join(words), ""
    if words in _NUMBERS and _WRITTEN_AS_LONG.match(declared):
        why = _ends_where_paid(table, lexicon)
    elif len(name) >= _SHORTEST and _CARD in lexicon.kinds.get(name, ()):
        why = next((kind.why for kind in kinds_about(table, lexicon)[:1] if kind.name in _HOLDERS), "")
    told = f"'{name}' of type {declared.split(maxsplit=1)[0]} has room for the number of a card"
    return answer("card_number", LIKELY, [told, why]) if why else None


def _month(words: Words, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that what ends where somebody pays, written as a month and a year, is a card."""
    name, kind = " ".join(words), next(iter(table.kinds), None)
    ends = lexicon.by_table.get(name, {}).get(_CARD, ("", 0))[0] == "card_expiry"
    if not ends or kind is None or not kind.surely or kind.name not in _HOLDERS:
        return None
    told = f"'{name}' has room for a month and a year"
    return answer("card_expiry", LIKELY, [told, kind.why])


def _ends_where_paid(table: Table, lexicon: Lexicon) -> str:
    """Say why something that ends in a table of payments is a card; "" if it is none."""
    paid = any(kind.name in _PAID_IN and kind.surely for kind in table.kinds[:1])
    return _stands_beside(_ENDING, table, lexicon) if paid else ""


def _stands_beside(kind: str, table: Table, lexicon: Lexicon) -> str:
    beside = kinds_beside_it((), table.neighbours, lexicon)
    return next((each.why for each in beside if each.name == kind), "")
