"""A column in, how the classifier came to its view of it and what would have changed it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.columns.classify import Reading, classify, meaning_of, reading_of
from privacyrules.engine.columns.matches import Match, ranked_matches
from privacyrules.engine.columns.words import words_of
from privacyrules.model.classification import NOT_PERSONAL, Classification, ColumnFacts, Lexicon
from privacyrules.model.inventory import Explanation
from privacyrules.syntax.names import pieces_of

Change = tuple[str, ColumnFacts]
"""A condition in words, and the column as it would be then."""


def explain(column: ColumnFacts, lexicon: Lexicon) -> Explanation:
    """Explain what the classifier makes of a column.

    Args:
        column: what is known of the column without its data.
        lexicon: how columns are called.
    """
    reading = reading_of(column, lexicon)
    found = classify(column, lexicon)
    words = words_of(column.name, lexicon)
    return Explanation(
        found=found,
        words=words,
        unheeded=_left_out(words, reading.words),
        passed_over=tuple(dict.fromkeys(_passed_over(reading, lexicon))),
        otherwise=tuple(_otherwise(column, found, lexicon)),
    )


def _left_out(words: tuple[str, ...], heeded: tuple[str, ...]) -> tuple[str, ...]:
    """The words at either end that the reading of a name left out."""
    start = next((at for at in range(len(words)) if words[at : at + len(heeded)] == heeded), 0)
    return words[:start] + words[start + len(heeded) :]


def _passed_over(reading: Reading, lexicon: Lexicon) -> Iterator[str]:
    """The phrases outside the one that decided which would have made the column something else."""
    decided: tuple[Match, str] | None = None
    for match in ranked_matches(reading.words, lexicon):
        meaning, reasons = meaning_of(reading, match, lexicon)
        category = meaning[0] if meaning else ""
        if decided is None:
            decided = (match, category) if category else None
        elif category not in ("", NOT_PERSONAL, decided[1]) and not _inside(match, decided[0]):
            deciding = " ".join(reading.words[decided[0].start : decided[0].end])
            yield f"{reasons[0]}, but '{deciding}' stands further back and says what the column is"


def _inside(match: Match, other: Match) -> bool:
    return match.start >= other.start and match.end <= other.end


def _otherwise(column: ColumnFacts, found: Classification, lexicon: Lexicon) -> Iterator[str]:
    """Of each kind of change the first that makes the column something else."""
    for changes in (_of_type, _at_the_end, _at_the_start, _of_table, _of_neighbours, _of_comment):
        for condition, changed in changes(column):
            other = classify(changed, lexicon)
            if (other.category, other.band) != (found.category, found.band):
                yield f"{condition}: {_in_words(other)}"
                break


def _of_type(column: ColumnFacts) -> Iterator[Change]:
    if column.type is not None:
        yield f"if its type were not {column.type}", column._replace(type=None)


def _at_the_end(column: ColumnFacts) -> Iterator[Change]:
    pieces = pieces_of(column.name)
    for cut in range(len(pieces) - 1, 0, -1):
        yield f"without {_quoted(pieces[cut:])} at the end", column._replace(name="_".join(pieces[:cut]))


def _at_the_start(column: ColumnFacts) -> Iterator[Change]:
    pieces = pieces_of(column.name)
    for cut in range(1, len(pieces)):
        yield f"without {_quoted(pieces[:cut])} at the start", column._replace(name="_".join(pieces[cut:]))


def _of_table(column: ColumnFacts) -> Iterator[Change]:
    if column.table:
        yield f"if its table were not called '{column.table}'", column._replace(table="")


def _of_neighbours(column: ColumnFacts) -> Iterator[Change]:
    if column.neighbours:
        yield "if it stood alone in its table", column._replace(neighbours=())


def _of_comment(column: ColumnFacts) -> Iterator[Change]:
    if column.comment is not None:
        yield "if it had no comment", column._replace(comment=None)


def _quoted(pieces: Sequence[str]) -> str:
    return f"'{'_'.join(pieces)}'"


def _in_words(found: Classification) -> str:
    """A classification in a word or two: `email (certain)`, `unknown (review)`, `nothing personal`."""
    if found.category is None and found.band != "review":
        return "nothing personal"
    return f"{found.category or 'unknown'} ({found.band})"
