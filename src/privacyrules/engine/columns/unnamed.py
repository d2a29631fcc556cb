"""A column whose name says nothing in, what its type, its comment and its table say out."""

from __future__ import annotations

from privacyrules.engine.columns.answers import answer, said
from privacyrules.engine.columns.matches import all_matches
from privacyrules.engine.columns.tables import ANY_NAME, Table, kinds_about
from privacyrules.engine.columns.turns import is_neutral, turns
from privacyrules.engine.columns.types import BARE, UNSCALED, can_hold, implied_category
from privacyrules.engine.columns.words import words_of
from privacyrules.model.classification import (
    LIKELY,
    NOT_PERSONAL,
    REVIEW,
    Classification,
    ColumnFacts,
    Lexicon,
)

_OPAQUE = ("binary", "json")
_PAYING = ("card", "bank", "payment", "method", "mandates")
# Whoever joined is a person as well.
_PERSONS = ("person", "joined")
# A finding is written down or measured; numbers without a point and times are keys and diary entries.
_WRITTEN = ("text", "json", "decimal", BARE, UNSCALED, "enum")


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


def by_person(
    words: tuple[str, ...], family: str | None, table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell that a text called after a person, such as `teacher`, may hold the name of one."""
    last = words[-1] if words else ""
    if family != "text" or not any(kind in _PERSONS for kind in lexicon.kinds.get(last, ())[:1]):
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
