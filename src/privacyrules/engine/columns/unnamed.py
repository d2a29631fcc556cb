"""A column whose name says nothing in, what its type, its comment and its table say out."""

from __future__ import annotations

from privacyrules.engine.columns.answers import answer, said
from privacyrules.engine.columns.matches import all_matches
from privacyrules.engine.columns.tables import ANY_NAME, Table, kinds_about, kinds_beside_it
from privacyrules.engine.columns.turns import is_neutral, turns
from privacyrules.engine.columns.types import BARE, can_hold, implied_category
from privacyrules.engine.columns.words import words_of
from privacyrules.model.classification import (
    LIKELY,
    NOT_PERSONAL,
    REVIEW,
    Classification,
    ColumnFacts,
    Lexicon,
)
from privacyrules.syntax.pattern import pattern

_OPAQUE = ("binary", "json")
_PAYING = ("card", "bank", "payment", "method", "mandates")
_PERSON = "person"
# The word for a code, alone, and how a type says that it is as short as that of a card.
_CODES = frozenset((word,) for word in ("code", "cod", "codigo", "codice", "kod"))
_THREE_OR_FOUR = pattern(r"\W*\w+\W*\( *[34] *\)")
# How long the number of a card is, and what a whole number of that length is kept in.
_AS_LONG_AS_A_CARD = pattern(
    r"\W*(?:\w*char\w*|string)\W*\( *1[3-9] *\)|\W*bigint\b(?!.*(?:unsigned|references))"
)
_HOLDERS = ("person", "payment", "method", "card")
_SHORTEST = 4
# A finding is written down or measured; numbers without a point and times are keys and diary entries.
_WRITTEN = ("text", "json", "decimal", BARE, "enum")


def by_type(facts: ColumnFacts, family: str | None, table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell what a type gives away, or that it may hold anything; None if it says nothing."""
    implied = implied_category(facts.type, lexicon)
    told = f"type {first_word(facts.type)}"
    if implied:
        return answer(implied, LIKELY, [f"{told} holds {implied}"])
    if family not in _OPAQUE:
        return None
    kind = table.kinds[0].name if table.kinds else ""
    if kind in _PAYING:
        return answer("", REVIEW, [f"{told} may hold anything, in a table of the kind '{kind}'"])
    if family == "json" and kind not in lexicon.alone:
        return answer("", REVIEW, [f"{told} may hold anything"])
    return None


def by_comment(facts: ColumnFacts, family: str | None, lexicon: Lexicon) -> Classification | None:
    """Tell what the description in the schema speaks of; None if it names nothing or nothing personal."""
    words = words_of(facts.comment or "", lexicon)
    matches = [match for match in all_matches(words, lexicon) if match.phrase[1]]
    if not matches or any(match.phrase[1] == NOT_PERSONAL for match in matches):
        return None
    match = min(matches, key=lambda found: (found.start, found.start - found.end))
    phrase, category, strength, language = match.phrase
    if not can_hold(category, family, lexicon):
        return None
    return answer(category, min(LIKELY, strength), [f"in the comment, {said(phrase, language)} {category}"])


def by_table(
    words: tuple[str, ...], family: str | None, table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell what everything is in a table of that kind, whatever it is called; None if that is not known.

    In what a clinic notes of a patient even a word that nobody knows is a finding; a key, a time, a
    kind and what the clinic calls its own rooms and staff are not.
    """
    if family not in _WRITTEN:
        return None
    kinds = kinds_about(table, lexicon)
    meanings = lexicon.by_table.get(ANY_NAME, {})
    if not kinds or kinds[0].name not in meanings:
        return None
    matches = all_matches(words, lexicon)
    if (
        turns(words, lexicon)
        or words[-1] in lexicon.kinds
        or any(m.phrase[1] == NOT_PERSONAL for m in matches)
    ):
        return None
    category, strength = meanings[kinds[0].name]
    return answer(category, strength, [f"{kinds[0].why}, where everything is {category}"])


def by_length(
    facts: ColumnFacts, words: tuple[str, ...], table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell that a code of three or four characters beside a card is the one printed on it; else None."""
    if words not in _CODES or not _THREE_OR_FOUR.match(facts.type or ""):
        return None
    if any(kind.name in lexicon.alone for kind in table.kinds[:1]):
        return None
    kinds = kinds_beside_it((), table.neighbours, lexicon)
    why = next((kind.why for kind in kinds if kind.name == "card"), "")
    told = f"'{words[0]}' is three or four characters long"
    return answer("card_security_code", LIKELY, [told, why]) if why else None


def by_digits(
    facts: ColumnFacts, words: tuple[str, ...], table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell that somebody's `tarjeta` of sixteen characters is the number on it; None of anything else.

    The digits of a card are 13 to 19. Source: ISO/IEC 7812-1.
    """
    name = " ".join(words)
    if len(name) < _SHORTEST or "card" not in lexicon.kinds.get(name, ()):
        return None
    declared = (facts.type or "").lower()
    if not _AS_LONG_AS_A_CARD.match(declared):
        return None
    why = next((kind.why for kind in kinds_about(table, lexicon)[:1] if kind.name in _HOLDERS), "")
    told = f"'{name}' of type {first_word(declared)} has room for the number of a card"
    return answer("card_number", LIKELY, [told, why]) if why else None


def by_person(
    words: tuple[str, ...], family: str | None, table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell that a text called after a person, such as `teacher`, may hold the name of one."""
    last = words[-1] if words else ""
    if family != "text" or lexicon.kinds.get(last, ())[:1] != (_PERSON,):
        return None
    about_things = any(kind.name in lexicon.alone for kind in table.kinds[:1])
    if (
        about_things
        or any(all_matches(words, lexicon))
        or not all(is_neutral(word, lexicon) for word in words)
    ):
        return None
    return answer("person_name", REVIEW, [f"'{last}' is somebody, and {family} may hold who"])


def first_word(text: str | None) -> str:
    """Give the first word of a declared type, as written."""
    return next(iter(text.split()), "") if text else ""
