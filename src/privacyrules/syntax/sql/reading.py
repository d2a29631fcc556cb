"""The text of an SQL file in; the schema changes, the unread statements and the remarks in it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from privacyrules.model.places import Problem
from privacyrules.model.schema import Ignore, Unread
from privacyrules.syntax.line_map import LineMap
from privacyrules.syntax.sql.cursor import Cursor, Source
from privacyrules.syntax.sql.ddl import read_statement
from privacyrules.syntax.sql.found import Piece, Sighting
from privacyrules.syntax.sql.keywords import CONTROL, INSERTING, IRRELEVANT, QUERY_WORDS
from privacyrules.syntax.sql.lexer import lex, parts
from privacyrules.syntax.sql.open_body import OpenBody
from privacyrules.syntax.sql.statements import Statement, split
from privacyrules.syntax.sql.tokens import MANY, PSQL_COPY, Tokens, is_trivia, marks_in, meaningful, numbers
from privacyrules.syntax.sql.words import may_speak

DEEPEST = 4
"""So many levels of SQL inside of SQL are read; what lies deeper is opaque."""

_OPENS, _CLOSES = ("(", "["), {")": "(", "]": "["}
_INDEXES, _UNIQUE = (["INDEX"], ["index"]), (["UNIQUE"], ["unique"])


class SqlReading:
    """What a text holds, in the order of the text."""

    __slots__ = ("ignores", "problems", "sightings", "statements")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sightings: list[Sighting] = []
        self.ignores: list[Ignore] = []
        self.problems: list[Problem] = []
        self.statements = 0


def read_sql(text: str, lines: LineMap, dialect: str) -> SqlReading:
    """Read every statement of `text`, also those in routines, DO blocks and executed strings.

    Raises:
        KeyError: the dialect is not known.
    """
    reading = SqlReading()
    level = [Piece(text, 0)]
    for depth in range(DEEPEST + 2):
        deeper: list[Piece] = []
        for piece in level:
            source = Source(lines, piece.base, dialect)
            if depth > DEEPEST:
                reading.sightings.append(_too_deep(piece, source))
            else:
                deeper += _read_piece(piece, source, reading, in_body=depth > 0)
        level = deeper
    reading.sightings.sort(key=attrgetter("change.place"))
    reading.problems.sort()
    return reading


def _too_deep(piece: Piece, source: Source) -> Sighting:
    end = piece.base + len(piece.text)
    what = f"SQL inside of strings is read {DEEPEST} levels deep, and this lies deeper"
    unread = Unread("opaque", source.lines.place(piece.base), what, source.lines.excerpt(piece.base, end))
    return Sighting(piece.base, end, unread)


def _read_piece(piece: Piece, source: Source, reading: SqlReading, *, in_body: bool) -> list[Piece]:
    """Read one text into `reading`; return the code that its strings hold."""
    deeper: list[Piece] = []
    spoken, copies = may_speak(piece.text), PSQL_COPY in piece.text
    body = OpenBody(whole_batches=source.dialect == "sqlserver")
    for tokens in parts(piece.text, source.dialect):
        sightings: list[Sighting] = []
        for statement in split(tokens, piece.text):
            inside = body.holds(tokens.texts, statement) or in_body
            reading.statements += not inside and statement.head < statement.last
            for found in _read(tokens, statement, source, in_body=inside):
                if isinstance(found, Piece):
                    deeper.append(found)
                else:
                    sightings.append(found)
        sightings += _copied_by_psql(tokens, source) if copies else ()
        reading.sightings += _with_remarks(tokens, sightings, source, reading) if spoken else sightings
    return deeper


def _with_remarks(
    tokens: Tokens, sightings: list[Sighting], source: Source, reading: SqlReading
) -> list[Sighting]:
    """Lay what comments say beside the sightings; keep the ignores and the mistakes."""
    from privacyrules.syntax.sql.remarks import Cut, lay_remarks

    laid = lay_remarks(Cut(tokens, source.base, source.lines), sightings)
    reading.ignores += laid.ignores
    reading.problems += laid.problems
    return laid.sightings


def _copied_by_psql(tokens: Tokens, source: Source) -> Iterator[Sighting]:
    """Read the lines with which psql itself copies data out, which are no statements for the server."""
    for token, start in zip(tokens.texts, tokens.starts, strict=False):
        if token.startswith(PSQL_COPY):
            line = lex(token[1:], source.dialect)
            here = meaningful(line.texts, 0, len(line.texts))
            offsets = [source.base + start + 1 + line.starts[at] for at in here]
            cursor = Cursor([line.texts[at] for at in here], offsets, source)
            yield from (
                found for found in read_statement(cursor, in_body=False) if isinstance(found, Sighting)
            )


def _read(
    tokens: Tokens, statement: Statement, source: Source, *, in_body: bool
) -> Iterable[Sighting | Piece]:
    """Read one statement, or say where it is malformed."""
    opened = _never_closed(tokens, statement)
    if opened:
        return [_malformed(tokens, statement, source, opened)]
    if statement.head == statement.last or _brings_nothing(tokens.texts, statement, in_body=in_body):
        return ()
    here = meaningful(tokens.texts, statement.head, statement.last)
    texts = list(map(tokens.texts.__getitem__, here))
    marks = marks_in(texts)
    unbalanced = _unbalanced(texts, marks)
    if unbalanced is not None:
        at, what = unbalanced
        return [_malformed(tokens, statement, source, (here[at], what))]
    offsets = list(map(tokens.starts.__getitem__, here))
    if source.base:
        offsets = [source.base + offset for offset in offsets]
    cursor = Cursor(texts, numbers(offsets, len(here)) if len(here) > MANY else offsets, source, marks)
    return read_statement(cursor, in_body=in_body)


def _brings_nothing(texts: list[str], statement: Statement, *, in_body: bool) -> bool:
    """Say whether a statement is known to bring no column; most INSERTs hold values, thousands of them."""
    head = texts[statement.head].upper()
    if head in IRRELEVANT or (head in CONTROL and statement.last == statement.head + 1):
        return True
    if head == "CREATE":
        return _is_index(texts, statement)
    if head not in INSERTING:
        return False
    held = texts[statement.head : statement.last]
    return QUERY_WORDS.isdisjoint(held) and not (in_body and "." in held)


def _is_index(texts: list[str], statement: Statement) -> bool:
    """Say whether CREATE makes an index, of which there are many, and no parenthesis is missing."""
    first = statement.head + 2
    if texts[first : first + 1] in _UNIQUE:
        first += 2
    if texts[first : first + 1] not in _INDEXES:
        return False
    held = texts[first : statement.last]
    return held.count("(") == held.count(")")


def _never_closed(tokens: Tokens, statement: Statement) -> tuple[int, str] | None:
    for at, what in tokens.open.items() if tokens.open else ():
        if statement.first <= at < statement.stop:
            return at, f"this {what} is never closed"
    return None


def _unbalanced(texts: list[str], marks: list[int]) -> tuple[int, str] | None:
    """Return the index of the first bracket without a partner, and what is wrong with it."""
    opened: list[int] = []
    for at in marks:
        text = texts[at]
        if text in _OPENS:
            opened.append(at)
        elif text != "," and (not opened or texts[opened.pop()] != _CLOSES[text]):
            return at, f"this `{text}` closes nothing"
    return (opened[-1], f"this `{texts[opened[-1]]}` is never closed") if opened else None


def _malformed(tokens: Tokens, statement: Statement, source: Source, trouble: tuple[int, str]) -> Sighting:
    at, what = trouble
    head = min(statement.head, at)
    last = max(statement.last, at + 1)
    while last - 1 > at and is_trivia(tokens.texts[last - 1]):
        last -= 1
    start, end = source.base + tokens.starts[head], source.base + tokens.starts[last]
    text = source.lines.excerpt(start, end)
    return Sighting(
        start, end, Unread("malformed", source.lines.place(source.base + tokens.starts[at]), what, text)
    )
