"""A column's name, type, table, neighbours and comment in, what it holds, how sure and why out."""

from functools import partial
from typing import NamedTuple

from privacyrules.engine.columns.answers import answer, nothing, said, spoken
from privacyrules.engine.columns.bare_words import by_bare_word
from privacyrules.engine.columns.diagnosed import YES_OR_NO, by_yes_or_no
from privacyrules.engine.columns.lengths import by_length
from privacyrules.engine.columns.matches import Match, ranked_matches, without_card
from privacyrules.engine.columns.slips import SLIPPED_IN, without_slips
from privacyrules.engine.columns.tables import Table, meaning_by_table
from privacyrules.engine.columns.together import Asked, Found, Together, read_together
from privacyrules.engine.columns.turns import loss_around
from privacyrules.engine.columns.types import COUNTED, can_hold, type_family
from privacyrules.engine.columns.unnamed import (
    by_comment,
    by_person,
    by_table,
    by_type,
    first_word,
)
from privacyrules.engine.columns.words import joined
from privacyrules.model.classification import (
    NOT_PERSONAL,
    NOTHING,
    PAYING,
    REVIEW,
    Classification,
    ColumnFacts,
    Lexicon,
    Meaning,
)

_ITS_NAME = "\0"
"""Stands for the table's name while tables of the same kinds are judged alike; no name holds it."""

_MOST_REMEMBERED = 1_000
"""So many columns are remembered per kind of table; there may be a million of different names."""

_NEVER = {
    "boolean": "a yes or no",
    "relation": "a key of another table",
    COUNTED: "a key that the database counts",
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
    together = read_together(column, lexicon)
    asked = column.name, column.type, column.comment, together.words[column.name]
    found = together.anywhere.get(asked) or together.of_kinds.get(asked) or together.judged.get(asked)
    if found is None:
        reading = _read(column._replace(table=_ITS_NAME), together, lexicon)
        found = _told(reading, lexicon)
        known = _where_it_is_so(reading.table, together)
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        known[asked] = found
    return _naming(column.table, found[0]) if found[1] else found[0]


def _where_it_is_so(table: Table, together: Together) -> dict[Asked, Found]:
    """Tell among which tables the same is found of such a column, by what of its own was heeded."""
    if table.heeded == 0:
        return together.anywhere
    return together.of_kinds if table.heeded == 1 else together.judged


def _naming(table: str, found: Classification) -> Classification:
    """Put the table's name where the evidence speaks of it."""
    evidence = tuple(reason.replace(_ITS_NAME, table) for reason in found.evidence)
    against = tuple(reason.replace(_ITS_NAME, table) for reason in found.against)
    return Classification(found.category, found.band, evidence, against)


def _told(reading: Reading, lexicon: Lexicon) -> tuple[Classification, bool]:
    """Judge a column by all that its table says except its name; say whether the reasons speak of that."""
    if reading.family in _NEVER:
        declared = reading.facts.type
        stated = reading.family == YES_OR_NO and by_yes_or_no(reading.words, declared, reading.table, lexicon)
        why = f"type {first_word(declared)} holds {_NEVER[reading.family]}"
        return stated or nothing(why), False
    found = _by_name(reading, lexicon)
    if found.category is None:
        found = _unnamed(reading, lexicon) or _misspelt(reading, lexicon) or found
    return found, any(_ITS_NAME in reason for reason in found.evidence)


def _unnamed(reading: Reading, lexicon: Lexicon) -> Classification | None:
    """Tell what the type, the comment and the table say of a column whose name says nothing."""
    facts, words, family, table = reading
    told = by_type(facts, family, table, lexicon)
    if told and told.category:
        return told
    return (
        by_comment(facts, family, lexicon)
        or by_length(facts, words, table, lexicon)
        or by_bare_word(facts, words, family, table, lexicon)
        or by_table(words, family, table, lexicon)
        or by_person(words, family, table, lexicon)
        or told
    )


def _misspelt(reading: Reading, lexicon: Lexicon) -> Classification | None:
    """Tell what a name says once a slip of a word of payment is mended; None where nothing pays."""
    words = without_slips(reading.words, lexicon)
    if not words or not any(kind.name in SLIPPED_IN for kind in reading.table.kinds[:1]):
        return None
    category, band, evidence, against = _by_name(reading._replace(words=words), lexicon)
    if category not in PAYING:
        return None
    pairs = zip(reading.words, words, strict=True)
    slips = [f"'{written}' is read as '{meant}'" for written, meant in pairs if written != meant]
    return Classification(category, "likely" if band == "certain" else band, (*slips, *evidence), against)


def reading_of(column: ColumnFacts, lexicon: Lexicon) -> Reading:
    """Take a column apart into words, the family of its type, and what its table is."""
    return _read(column, read_together(column, lexicon), lexicon)


def _read(column: ColumnFacts, together: Together, lexicon: Lexicon) -> Reading:
    table = Table(together.kinds, partial(together.beside, column.name))
    return Reading(column, together.words[column.name], type_family(column.type, lexicon), table)


def _by_name(reading: Reading, lexicon: Lexicon) -> Classification:
    matches = ranked_matches(reading.words, lexicon)
    if not matches:
        reading = reading._replace(words=joined(reading.words, lexicon))
        matches = ranked_matches(reading.words, lexicon)
    answers: list[Classification] = []
    silent: list[Match] = []
    for match in matches:
        if any(longer.start <= match.start and match.end <= longer.end for longer in silent):
            continue
        meaning, reasons = meaning_of(reading, match, lexicon)
        if meaning and meaning[0]:
            return _weighed(reading, match, meaning, reasons, lexicon)
        if not meaning and len(match.phrase[0]) > 1 and _is_nothing(reading, match, lexicon):
            silent.append(match)
        answers.append(answer(*meaning, reasons) if meaning else nothing(*reasons))
    unknown = next((given for given in answers if given.band == "review"), None)
    return unknown or next(iter(answers), nothing(f"no known word in '{reading.facts.name}'"))


def _is_nothing(reading: Reading, match: Match, lexicon: Lexicon) -> bool:
    """Tell whether the lexicon says that a phrase is nothing in such a table: then no word of it is."""
    meaning, why = meaning_by_table(reading.words, match, reading.table, lexicon)
    return meaning is None and bool(why)


def meaning_of(reading: Reading, match: Match, lexicon: Lexicon) -> tuple[Meaning | None, list[str]]:
    """Give what a phrase means in its table (None: nothing there), and why."""
    words, category, strength, language = match.phrase
    told = said(reading.words[match.start : match.end], language)
    if " ".join(words) not in lexicon.by_table:
        return (category, strength), [f"{told} {spoken(category)}"]
    meaning, why = meaning_by_table(reading.words, match, reading.table, lexicon)
    if meaning is None:
        return None, [f"{told} nothing personal in the table '{reading.facts.table}'"]
    if not meaning[0] and not _could_hold(reading, words, lexicon):
        return None, [f"{told} nothing that type {first_word(reading.facts.type)} can hold"]
    if not meaning[0]:
        return meaning, [f"{told} nothing certain, and the table '{reading.facts.table}' does not tell"]
    return meaning, [f"{told} {meaning[0]}", *([why] if why else [])]


def _could_hold(reading: Reading, phrase: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Tell whether the type can hold any of what a phrase may mean."""
    categories = {category for category, _ in lexicon.by_table[" ".join(phrase)].values() if category}
    return not categories or any(can_hold(category, reading.family, lexicon) for category in categories)


def _weighed(
    reading: Reading, match: Match, meaning: Meaning, reasons: list[str], lexicon: Lexicon
) -> Classification:
    """Take from a meaning what the words around it, the table and the type take."""
    category, strength = meaning
    if category == NOT_PERSONAL:
        return nothing(*reasons)
    words = without_card(reading.words, match, category, lexicon)
    loss = loss_around(words, match, reading.family, lexicon)
    weaker, why = _weakening(reading, match, strength, lexicon)
    against = [reason for reason in (loss.why, why) if reason]
    strength -= loss.bands + weaker
    if strength > NOTHING and not can_hold(category, reading.family, lexicon, match.phrase[0]):
        against.append(f"type {first_word(reading.facts.type)} cannot hold {category}")
        strength = NOTHING
    return answer(category, strength, reasons, against)


def _weakening(reading: Reading, match: Match, strength: int, lexicon: Lexicon) -> tuple[int, str]:
    """Tell by how many bands a phrase means less in such a table; one that the table decides does not.

    One band less leaves a look at it, whatever it was.
    """
    decided = lexicon.by_table.get(" ".join(match.phrase[0]), {})
    for kind in reading.table.kinds[:1]:
        if kind.name in lexicon.weakened and kind.name not in decided:
            bands = lexicon.weakened[kind.name]
            if bands > REVIEW or strength > REVIEW:
                return bands, f"{kind.why}: a table of the kind '{kind.name}'"
    return NOTHING, ""
