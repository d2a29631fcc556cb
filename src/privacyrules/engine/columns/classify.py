"""A column's name, type, table, neighbours and comment in, what it holds, how sure and why out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from privacyrules.engine.columns.matches import Match, all_matches, ranked_matches
from privacyrules.engine.columns.tables import Table, kinds_of_name, meaning_by_table
from privacyrules.engine.columns.turns import loss_around
from privacyrules.engine.columns.types import can_hold, implied_category, type_family
from privacyrules.engine.columns.words import without_shared, words_of
from privacyrules.model.classification import (
    BANDS,
    CERTAIN,
    LIKELY,
    NOT_PERSONAL,
    NOTHING,
    REVIEW,
    Classification,
    ColumnFacts,
    Lexicon,
    Meaning,
)

_NEVER = {"boolean": "a yes or no", "relation": "a key of another table"}
_OPAQUE = ("binary", "json")
_PAYING = ("card", "bank", "payment")
_LANGUAGES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "pl": "Polish",
    "nl": "Dutch",
}


class Reading(NamedTuple):
    """A column as the lexicon sees it."""

    facts: ColumnFacts
    words: tuple[str, ...]
    family: str | None
    table: Table


def classify(column: ColumnFacts, lexicon: Lexicon) -> Classification:
    """Tell what kind of personal data a column holds, judged by what it is called.

    Args:
        column: what is known of the column without its data. Annotations and settings that state a
            category are the caller's; they come before this.
        lexicon: how columns are called.

    Returns:
        A category with its band (`certain`, `likely` or `review`); None with the band `none` for
        what is not personal, with `review` for what names cannot tell. The evidence says why.
    """
    reading = reading_of(column, lexicon)
    if reading.family in _NEVER:
        return _nothing(f"type {_first_word(column.type)} holds {_NEVER[reading.family]}")
    found = _by_name(reading, lexicon)
    if found.category is None:
        return _by_type(reading, lexicon) or _by_comment(reading, lexicon) or found
    return found


def reading_of(column: ColumnFacts, lexicon: Lexicon) -> Reading:
    """Take a column apart into words, the family of its type, and what its table is."""
    neighbours = tuple(words_of(name, lexicon) for name in column.neighbours if name != column.name)
    words = without_shared(words_of(column.name, lexicon), neighbours, lexicon)
    beside = tuple(without_shared(other, (*neighbours, words), lexicon) for other in neighbours)
    table = Table(kinds_of_name(words_of(column.table, lexicon), lexicon), beside)
    return Reading(column, words, type_family(column.type, lexicon), table)


def _by_name(reading: Reading, lexicon: Lexicon) -> Classification:
    answers: list[Classification] = []
    for match in ranked_matches(reading.words, lexicon):
        meaning, reasons = meaning_of(reading, match, lexicon)
        if meaning and meaning[0]:
            return _weighed(reading, match, meaning, reasons, lexicon)
        answers.append(_classification(*meaning, reasons) if meaning else _nothing(*reasons))
    nothing = _nothing(f"no known word in '{reading.facts.name}'")
    return next((answer for answer in answers if answer.band == "review"), next(iter(answers), nothing))


def meaning_of(reading: Reading, match: Match, lexicon: Lexicon) -> tuple[Meaning | None, list[str]]:
    """Give what a phrase means in its table (None: nothing there), and why."""
    words, category, strength, language = match.phrase
    said = _said(reading.words[match.start : match.end], language)
    if " ".join(words) not in lexicon.by_table:
        return (category, strength), [f"{said} {_spoken(category)}"]
    meaning, why = meaning_by_table(reading.words, match, reading.table, lexicon)
    if meaning is None:
        return None, [f"{said} nothing personal in the table '{reading.facts.table}'"]
    if not meaning[0]:
        return meaning, [f"{said} nothing certain, and the table '{reading.facts.table}' does not tell"]
    return meaning, [f"{said} {meaning[0]}", *([why] if why else [])]


def _weighed(
    reading: Reading, match: Match, meaning: Meaning, reasons: list[str], lexicon: Lexicon
) -> Classification:
    """Take from a meaning what the words around it, the table and the type take."""
    category, strength = meaning
    if category == NOT_PERSONAL:
        return _nothing(*reasons)
    loss = loss_around(reading.words, match, lexicon)
    weaker, why = _weakening(reading, match, lexicon)
    against = [reason for reason in (loss.why, why) if reason]
    strength -= loss.bands + weaker
    if strength > NOTHING and not can_hold(category, reading.family, lexicon):
        against.append(f"type {_first_word(reading.facts.type)} cannot hold {category}")
        strength = NOTHING
    return _classification(category, strength, reasons, against)


def _weakening(reading: Reading, match: Match, lexicon: Lexicon) -> tuple[int, str]:
    """Tell by how many bands a phrase means less in such a table; one that the table decides does not."""
    if " ".join(match.phrase[0]) in lexicon.by_table:
        return NOTHING, ""
    for kind in reading.table.kinds[:1]:
        if kind.name in lexicon.weakened:
            return lexicon.weakened[kind.name], f"{kind.why}: a table of the kind '{kind.name}'"
    return NOTHING, ""


def _by_type(reading: Reading, lexicon: Lexicon) -> Classification | None:
    implied = implied_category(reading.facts.type, lexicon)
    kind = reading.table.kinds[0].name if reading.table.kinds else ""
    told = f"type {_first_word(reading.facts.type)}"
    if implied:
        return _classification(implied, LIKELY, [f"{told} holds {implied}"])
    if reading.family in _OPAQUE and kind in _PAYING:
        return _classification("", REVIEW, [f"{told} may hold anything, in a table of the kind '{kind}'"])
    if reading.family == "json" and kind not in lexicon.alone:
        return _classification("", REVIEW, [f"{told} may hold anything"])
    return None


def _by_comment(reading: Reading, lexicon: Lexicon) -> Classification | None:
    words = words_of(reading.facts.comment or "", lexicon)
    matches = [match for match in all_matches(words, lexicon) if match.phrase[1]]
    if not matches or any(match.phrase[1] == NOT_PERSONAL for match in matches):
        return None
    match = min(matches, key=lambda found: (found.start, found.start - found.end))
    if not can_hold(match.phrase[1], reading.family, lexicon):
        return None
    said = _said(match.phrase[0], match.phrase[3])
    return _classification(
        match.phrase[1], min(LIKELY, match.phrase[2]), [f"in the comment, {said} {match.phrase[1]}"]
    )


def _classification(
    category: str, strength: int, reasons: Sequence[str], against: Sequence[str] = ()
) -> Classification:
    evidence = (*reasons, *against)
    if strength <= NOTHING:
        return Classification(None, "none", evidence, tuple(against))
    return Classification(category or None, BANDS[min(strength, CERTAIN)], evidence, tuple(against))


def _nothing(*reasons: str) -> Classification:
    return Classification(None, "none", reasons, reasons)


def _said(words: tuple[str, ...], language: str) -> str:
    told = f"the {_LANGUAGES[language]} " if language in _LANGUAGES else "the "
    one = len(words) == 1
    return f"{told}{'word' if one else 'words'} '{' '.join(words)}' {'names' if one else 'name'}"


def _spoken(category: str) -> str:
    return "nothing personal" if category == NOT_PERSONAL else category


def _first_word(declared: str | None) -> str:
    return next(iter((declared or "").split()), "unknown")
