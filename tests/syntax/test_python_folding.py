"""Constant folding: an expression of Python in; the string that it stands for, and its place, out."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.schema import ColumnChange, Unread
from privacyrules.readers import alembic
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.source import PythonSource, parse_python
from privacyrules.syntax.python.strings import literal

PATH = "db/versions/a.py"

KNOWN = [
    ("'email'", "email"),
    ("'e' 'mail'", "email"),
    ("('e' # it's\n 'mail')", "email"),
    ("'e' + 'mail'", "email"),
    ("f'e{MA}{\"il\"}'", "email"),
    ("f'{1}{True}'", "1True"),
    ("'{}{}'.format('e', 'mail')", "email"),
    ("'{1}{0}'.format('mail', 'e')", "email"),
    ("'{a}{{'.format(a='e')", "e{"),
    ("'%s%%%s' % ('e', MA)", "e%ma"),
    ("'%(a)s' % {'a': 'e'}", "e"),
    ("'_'.join(['e', 'mail'])", "e_mail"),
    ("'_'.join(x for x in ('e', MA))", "e_ma"),
    ("'EMAIL'.lower()", "email"),
    ("'  email '.strip()", "email"),
    ("textwrap.dedent('email')", "email"),
    ("{'a': 'email'}['a']", "email"),
    ("{**{'a': 'x'}, 'a': 'email'}['a']", "email"),
    ("dict(a='email').get('a')", "email"),
    ("['a', 'email'][1]", "email"),
    ("[*('a', 'email')][1]", "email"),
    ("(kept := 'email')", "email"),
    ("local('e', second='mail')", "email"),
    ("local('e')", "edefault"),
    ("local(*('e', 'f'))", "ef"),
    ("local(**{'first': 'e'})", "edefault"),
    ("r'\\d'", "\\d"),
    ("'\\x65\\u006d\\141\\N{LATIN SMALL LETTER I}l'", "email"),
]

UNKNOWN = [
    "name",
    "name.lower",
    "name()",
    "f'{name}'",
    "f'{MA!r}'",
    "f'{MA:>9}'",
    "'a' + name",
    "'a' * 2",
    "'a' if name else 'b'",
    "'%5s' % name",
    "'{:>9}'.format(name)",
    "'_'.join(name)",
    "'_'.join(['a', name])",
    "['a'][1]",
    "['a'][-1]",
    "{'a': 'b'}['c']",
    "{**name, 'a': 'b'}['a']",
    "[*name, 'a'][0]",
    "local(*name)",
    "lambda: 'a'",
    "'a'[0]",
    "b'a'",
    "...",
    "''",
    "TWICE",
]

FILE = """from alembic import op
MA = 'ma'
if op.something():
    TWICE = 'a'
else:
    TWICE = 'b'

def local(first, second='default'):
    return first + second

def upgrade():
    op.drop_column('t', {expression})
"""


def column(expression: str) -> str | None:
    """The name that an expression stands for, None if it is reported as opaque."""
    reading = alembic.read(FILE.format(expression=expression), PATH)
    if reading.changes:
        (change,) = reading.changes
        assert isinstance(change, ColumnChange)
        assert reading.unread == ()
        return change.column
    (unread,) = reading.unread
    assert (unread.kind, unread.what) == ("opaque", "the table or the column is not written here")
    return None


@pytest.mark.parametrize(("expression", "name"), KNOWN)
def test_what_is_written_in_the_file_is_known(expression: str, name: str) -> None:
    assert column(expression) == name


@pytest.mark.parametrize("expression", UNKNOWN)
def test_what_is_not_is_opaque(expression: str) -> None:
    assert column(expression) is None


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(["{!r}", "{!r}\n{!r}", "'é' {!r}"]))
def test_each_character_of_a_literal_knows_where_it_is_written(value: str, shape: str) -> None:
    written = shape.format(value, value)
    meant = ast.literal_eval(f"({written})")
    text = literal(written, 100, meant)
    assert (text.value, text.whole) == (meant, True)
    for at, letter in enumerate(meant):
        found = written[text.offset(at) - 100 :]
        assert found.startswith((letter, "\\"))


@given(st.text("ab\n", min_size=1), st.integers(0, 5), st.integers(1, 5))
def test_a_part_of_a_string_still_knows_where_it_is_written(value: str, start: int, length: int) -> None:
    text = literal(repr(value), 0, value)
    part = text.part(start, start + length)
    assert part.value == value[start : start + length]
    for at in range(len(part.value)):
        assert part.offset(at) == text.offset(start + at)


def upgrade(body: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The columns that a migration adds or drops, and what is not read of it."""
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    reading = alembic.read(f"from alembic import op\ndef upgrade():\n{lines}", PATH)
    columns = [change.column for change in reading.changes if isinstance(change, ColumnChange)]
    return columns, [(unread.kind, unread.what) for unread in reading.unread]


TOO_MUCH = [("opaque", "this nests too deeply, or computes too much, to be followed")]
NOT_WRITTEN = [("opaque", "the table or the column is not written here")]


def test_a_string_that_doubles_forever_is_given_up() -> None:
    body = "a = 'a'\n" + "a = a + a\n" * 60 + "op.drop_column('t', a)"
    assert upgrade(body) == ([], NOT_WRITTEN)


def test_a_list_that_doubles_forever_is_given_up() -> None:
    body = "a = ['a']\n" + "a += a\n" * 13 + "op.drop_column('t', a[0])\nop.drop_column('t', 'b')"
    columns, unread = upgrade(body)
    assert columns == ["b"]
    assert unread == TOO_MUCH + NOT_WRITTEN


def test_loops_within_loops_are_given_up() -> None:
    body = "for a in range(900):\n  for b in range(900):\n    op.f(a)\nop.drop_column('t', 'b')"
    columns, unread = upgrade(body)
    assert columns == []
    assert unread == TOO_MUCH * 2


def test_a_long_sum_is_no_deep_nesting() -> None:
    assert upgrade("op.drop_column('t', " + " + ".join(["'a'"] * 500) + ")") == (["a" * 500], [])


def test_an_expression_that_nests_too_deeply_is_opaque_and_the_next_is_read() -> None:
    body = "op.drop_column('t', " + "[" * 90 + "'a'" + "][0]" * 90 + ")\nop.drop_column('t', 'b')"
    assert upgrade(body) == (["b"], TOO_MUCH)


@pytest.mark.parametrize(
    "text", ["(" * 300, "-" * 100_000 + "1", "a" + ".b" * 100_000, "x = " + "[" * 199 + "]" * 199]
)
def test_deep_nesting_ends_well(text: str) -> None:
    reading = alembic.read(f"import alembic\ndef upgrade():\n    pass\n{text}\n", PATH)
    assert {unread.kind for unread in reading.unread} <= {"malformed"}
    assert reading.changes == ()


def test_a_long_chain_of_conditions_is_followed() -> None:
    conditions = "".join(f"elif x == {at}:\n  op.drop_column('t', 'c{at}')\n" for at in range(1, 70))
    columns, unread = upgrade("if x == 0:\n  op.drop_column('t', 'c0')\n" + conditions.rstrip())
    assert (columns, unread) == ([f"c{at}" for at in range(70)], [])


@pytest.mark.parametrize(
    ("text", "line", "column"), [("a = (\n", 1, 5), ("\n\nprint 'a'\n", 3, 1), ("ö = )\n", 1, 5)]
)
def test_a_file_that_is_no_python_is_malformed_at_its_place(text: str, line: int, column: int) -> None:
    found = parse_python(PythonSource(text, "a.py"))
    assert isinstance(found, Unread)
    assert (found.kind, found.what) == ("malformed", "Python cannot read this file from here on")
    assert (found.place.line, found.place.column) == (line, column)


def test_a_text_knows_what_of_it_is_not_known() -> None:
    assert not Text("${a}", ((0, 0),), whole=False).whole
