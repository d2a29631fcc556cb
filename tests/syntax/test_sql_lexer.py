"""The laws of cutting SQL: nothing is lost, every offset is right, and it always ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.schema import ColumnChange, Filling, MigrationReading
from privacyrules.readers import sql
from privacyrules.syntax.sql.grammar import DIALECTS
from privacyrules.syntax.sql.keywords import CLIENT_LINES
from privacyrules.syntax.sql.kinds import kind_of
from privacyrules.syntax.sql.lexer import MARGIN, lex, parts
from privacyrules.syntax.sql.recovery import MOST_RECOVERIES
from privacyrules.syntax.sql.statements import split
from privacyrules.syntax.sql.text import body_of, string_value, unquoted
from privacyrules.syntax.sql.tokens import is_trivia

PIECES = (
    "'", '"', "`", "$$", "$a$", "/*", "*/", "--", "#", "\n", "\r\n", ";", ";\n", "(", ")", "[", "]", ",", ".",
    "\\", "delimiter //\n", "DELIMITER $$\n", "delimiter ;\n", "//", "END$$", "\nGO\n", "from stdin;\n",
    "\n\\.\n",
    "create table x (", "alter table y add ", "rename", " to ", "a int", "E'", "N'", 'U&"', "${x}",
    "{{", "}}",
    ":v", " ", "1.5", "$", "é", "\ufeff", "\x00", "/*!50003 ", "comment ", "do ", "execute ",
    "begin ", "then ",
    "create rule r (", "-- privacyrules: data=email\n", "privacyrules: ignore[a] ", "create function f() as ",
    "language sql", "create view v as ", "grant select on ", "drop table ", "comment on column a.b is ",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)
dialects = st.sampled_from(DIALECTS)
names = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff"), min_size=1, max_size=12)


@given(texts, dialects)
def test_tokens_joined_are_the_text(text: str, dialect: str) -> None:
    tokens = lex(text, dialect)
    assert "".join(tokens.texts) == text
    assert "" not in tokens.texts


@given(texts, dialects)
def test_every_offset_points_at_its_token(text: str, dialect: str) -> None:
    tokens = lex(text, dialect)
    assert tokens.starts[-1] == len(text)
    for token, start in zip(tokens.texts, tokens.starts, strict=False):
        assert text.startswith(token, start)


@given(texts, dialects)
def test_statements_joined_are_the_text(text: str, dialect: str) -> None:
    tokens = lex(text, dialect)
    statements = split(tokens, text)
    assert "".join("".join(tokens.texts[s.first : s.stop]) for s in statements) == text
    for statement in statements:
        assert statement.first <= statement.head <= statement.last <= statement.stop
        before = [t for t in tokens.texts[statement.first : statement.head] if not is_trivia(t)]
        assert before == [] or before[0] in CLIENT_LINES


@given(texts, dialects, st.integers(MARGIN + 1, 2 * MARGIN))
def test_a_small_window_changes_no_token(text: str, dialect: str, window: int) -> None:
    long = text * (1 + 5 * MARGIN // (len(text) + 1))
    (through_a_window,) = parts(long, dialect, most=len(long) + 1, window=window)
    whole = lex(long, dialect)
    assert through_a_window.texts == whole.texts
    assert (through_a_window.ends, through_a_window.open) == (whole.ends, whole.open)


@given(texts, dialects)
def test_parts_are_whole_statements(text: str, dialect: str) -> None:
    """What is cut part by part gives the same statements as what is cut at once."""
    text = text.replace("rule", "role") * 3
    tokens = lex(text, dialect)
    if tokens.open:
        return
    whole = [tuple(tokens.texts[s.first : s.stop]) for s in split(tokens, text)]
    by_part = list(parts(text, dialect, most=10))
    assert [tuple(p.texts[s.first : s.stop]) for p in by_part for s in split(p, text)] == whole
    assert [p.starts[0] for p in by_part[1:]] == [p.starts[-1] for p in by_part[:-1]]


@given(texts, dialects)
def test_any_text_is_read_to_its_end(text: str, dialect: str) -> None:
    """Whatever is read points into the text, and an unread statement is quoted from it."""
    reading = sql.read(text, "a.sql", dialect)
    assert isinstance(reading, MigrationReading)
    assert all(unread.text in text for unread in reading.unread)


@given(texts, dialects)
def test_every_read_column_points_at_its_name(text: str, dialect: str) -> None:
    text = text.replace("\r", "").removeprefix("\ufeff")
    lines = text.split("\n")
    for change in sql.read(text, "a.sql", dialect).changes:
        name = change.column if isinstance(change, ColumnChange) else change.table.name
        if isinstance(change, Filling) or name in ("*", "?column?"):
            continue  # These stand in no place under their own name.
        written = "\n".join(
            [lines[change.place.line - 1][change.place.column - 1 :], *lines[change.place.line :]]
        )
        assert unquoted(lex(written, dialect).texts[0])[:1] == name[:1]


@given(st.lists(names, min_size=1, max_size=5))
def test_any_quoted_name_is_read_as_it_is(columns: list[str]) -> None:
    items = [f"{_quoted(name)} text" for name in columns]
    text = (
        f"CREATE TABLE {_quoted(columns[0])} (\n"
        + ",\n".join(items)
        + "\n);\nALTER TABLE t ADD after_it int;"
    )
    reading = sql.read(text, "a.sql", "postgresql")
    read = [change.column for change in reading.changes if isinstance(change, ColumnChange)]
    assert read == [*columns, "after_it"]
    assert reading.unread == ()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@given(st.text(max_size=30), st.sampled_from(("postgresql", "mysql")))
def test_a_string_hides_whatever_it_holds(held: str, dialect: str) -> None:
    if dialect == "mysql":
        held = held.replace("\\", "\\\\")
    string = "'" + held.replace("'", "''") + "'"
    text = f"CREATE TABLE a (b text DEFAULT {string}, c int); COMMENT ON COLUMN a.c IS {string};"
    changes = sql.read(text, "a.sql", dialect).changes
    assert [change.column for change in changes if isinstance(change, ColumnChange)] == ["b", "c", "c"]


@given(st.text(max_size=30))
def test_the_body_of_a_string_keeps_every_offset(held: str) -> None:
    token = "'" + held.replace("'", "''") + "'"
    start, body = body_of(token)
    assert start == 1
    assert len(body) == len(token) - 2


@pytest.mark.parametrize(
    ("dialect", "text", "kinds"),
    [
        ("postgresql", "E'a\\'b' $t$;$t$ x", ["string", "space", "string", "space", "word"]),
        ("postgresql", "/* a /* b */ c */--d\n", ["comment", "comment", "space"]),
        ("postgresql", "/* 1 /* 2 /* 3 /* 4 */ */ */ */x", ["comment", "word"]),
        ("postgresql", '"a;b" U&"c" 1.5e3 a$b', ["quoted", "space"] * 2 + ["number", "space", "word"]),
        ("postgresql", "${a}{{ b }}:c ::d", ["placeholder"] * 3 + ["space", "operator", "operator", "word"]),
        (
            "mysql",
            "`a``b` 'c\\'d' \"e\" # f",
            ["quoted", "space", "string", "space", "quoted", "space", "comment"],
        ),
        ("mysql", "/* a /* b */ c", ["comment", "space", "word"]),
        ("mysql", "/*!50003 a */", ["comment", "space", "word", "space", "comment"]),
        ("sqlserver", "[a]]b] [c", ["quoted", "space", "operator", "word"]),
        ("sqlite", '[a b] `c` "d"', ["quoted", "space", "quoted", "space", "quoted"]),
    ],
)
def test_kinds(dialect: str, text: str, kinds: list[str]) -> None:
    assert [kind_of(token) for token in lex(text, dialect).texts] == kinds


def test_data_of_copy_is_one_token() -> None:
    tokens = lex("COPY a FROM stdin;\n1\t;\n\\.\nSELECT 1;", "postgresql")
    assert [token for token in tokens.texts if kind_of(token) == "data"] == ["\n1\t;\n\\."]


def test_a_delimiter_ends_statements_in_place_of_semicolons() -> None:
    text = "DELIMITER $$\nBEGIN a; b; END$$\nDELIMITER ;\nc;"
    tokens = lex(text, "mysql")
    assert [tokens.texts[end] for end in tokens.ends] == ["DELIMITER $$", "$$", "DELIMITER ;", ";"]


def test_what_is_never_closed_is_named_and_ends_at_the_next_statement() -> None:
    tokens = lex("SELECT 'a;\nSELECT 1;", "postgresql")
    assert tokens.open == {2: "string"}
    assert tokens.texts[2] == "'a"


def test_recoveries_are_limited() -> None:
    """A text of nothing but openings is not searched again and again for what closes each of them."""
    text = "".join(f"$a{number}$ ;\n" for number in range(MOST_RECOVERIES + 10))
    tokens = lex(text, "postgresql")
    assert len(tokens.open) == MOST_RECOVERIES
    assert "".join(tokens.texts) == text


@pytest.mark.parametrize(
    ("token", "value"),
    [("'it''s'", "it's"), ("E'a\\nb'", "a\nb"), ("$$x$$", "x"), ("$t$a$b$t$", "a$b"), ("N'x'", "x")],
)
def test_values_of_strings(token: str, value: str) -> None:
    assert string_value(token, backslashes=False) == value


def test_unknown_dialects_are_refused() -> None:
    with pytest.raises(KeyError, match="oracle"):
        lex("SELECT 1", "oracle")
