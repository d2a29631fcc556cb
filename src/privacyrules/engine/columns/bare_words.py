"""A bare word that elsewhere says nothing (`id`, `type`, `tarjeta`) in, what it is where one pays out."""

from __future__ import annotations

from privacyrules.engine.columns.answers import answer
from privacyrules.engine.columns.tables import Table, kinds_beside_it
from privacyrules.model.classification import LIKELY, REVIEW, Classification, ColumnFacts, Lexicon
from privacyrules.syntax.pattern import pattern

Words = tuple[str, ...]

_KEY = ("id",)
_TYPES = frozenset((word,) for word in ("type", "tipo", "typ", "art", "soort", "rodzaj", "kind"))
_DATES = frozenset((word,) for word in ("date", "fecha", "data", "datum"))
_WRITTEN = ("text", "enum")
# As long as a key that a program makes for itself: a uuid, a ulid, a cuid.
_OWN_KEY = pattern(r"\W*\w+\W*\( *(?:2[1-6]|3[26]) *\)")
# Room for 13 digits, the fewest that a card has. Source: ISO/IEC 7812-1.
_ROOM_FOR_A_CARD = pattern(
    r"\W*(?:\w*char\w*|string|text)\b(?!\W*\( *(?:[1-9]|1[0-2]) *\))|\W*big_?int(?:eger)?\b(?!.*references)"
)
_SHORTEST = 4
_CARD, _PAYING, _CARDS, _ENDING = "card", "paying", "cards", "ending"
_ANY_CARD = frozenset((_CARD, "perhaps_cards"))


def by_bare_word(
    facts: ColumnFacts, words: Words, family: str | None, table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell what a bare word means in a table of cards, of accounts at banks, or of what a processor keeps.

    Args:
        facts: the column; its type says whether there is room for the number of a card.
        words: the words of its name; more than one are no bare word.
        family: the family of its type.
        table: what the table is about.
        lexicon: which words are those for a card.

    Returns:
        The category and why; None of any other name, and wherever the table is not such a one.
    """
    if len(words) != 1 or not table.kinds or not table.kinds[0].surely:
        return None
    if words == _KEY:
        return _given(facts, family, table)
    if words in _TYPES:
        return _brand(words, family, table, lexicon)
    if words in _DATES:
        return _end(words, family, table, lexicon)
    return _card(facts, words, table, lexicon)


def _given(facts: ColumnFacts, family: str | None, table: Table) -> Classification | None:
    """Tell that the key of what a processor keeps is the name that it gave, if the key is a text."""
    why = _said("intents", table)
    if not why or family != "text" or _OWN_KEY.match(facts.type or ""):
        return None
    return answer("payment_token_or_processor_ref", LIKELY, ["the key is a text that a processor gives", why])


def _brand(words: Words, family: str | None, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that the type of a card that pays is its brand; the cards of a board have types too."""
    if family not in _WRITTEN or not any(kind.name in _ANY_CARD for kind in table.kinds):
        return None
    why = _beside(_PAYING, table, lexicon)
    return answer("card_brand", REVIEW, [f"'{words[0]}' of a card is its brand", why]) if why else None


def _end(words: Words, family: str | None, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that the only date of a card that pays, kept as a text, is that of its end."""
    if family != "text" or not any(kind.name in _ANY_CARD for kind in table.kinds):
        return None
    why = _beside(_CARDS, table, lexicon)
    if not why or _beside(_ENDING, table, lexicon):
        return None
    return answer("card_expiry", LIKELY, [f"'{words[0]}' is the only date of a card", why])


def _card(facts: ColumnFacts, words: Words, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that `tarjeta` in a table of accounts at banks is the number on it."""
    if len(words[0]) < _SHORTEST or _ANY_CARD.isdisjoint(lexicon.kinds.get(words[0], ())):
        return None
    why = _said("accounts", table) or (_said("konto", table) and _of_a_bank(table, lexicon))
    if not why or not _ROOM_FOR_A_CARD.match((facts.type or "").lower()):
        return None
    return answer("card_number", LIKELY, [f"'{words[0]}' has room for the number of a card", why])


def _of_a_bank(table: Table, lexicon: Lexicon) -> str:
    return _beside("bank", table, lexicon) or _beside("beside_bank_name", table, lexicon)


def _beside(kind: str, table: Table, lexicon: Lexicon) -> str:
    beside = kinds_beside_it((), table.neighbours, lexicon)
    return next((each.why for each in beside if each.name == kind), "")


def _said(kind: str, table: Table) -> str:
    return next((each.why for each in table.kinds if each.name == kind and each.surely), "")
