"""Settings as TOML in, a Config or the mistakes with file, dotted key and line out."""

from __future__ import annotations

import pytest

from privacyrules.config import has_settings, parse_config
from privacyrules.model.config import ColumnStatement, Config, RoleStatement
from privacyrules.model.places import MistakesError, Place
from privacyrules.model.vocabulary import OwnTerm

OWN = "privacyrules.toml"


def mistakes(text: str, path: str = OWN) -> list[str]:
    with pytest.raises(MistakesError) as caught:
        parse_config(text, path, "/shop")
    return [str(problem) for problem in caught.value.problems]


def test_no_settings_are_empty_settings() -> None:
    assert parse_config("", OWN, "/shop") == Config(folder="/shop", path=OWN)


def test_every_setting_is_read() -> None:
    text = """\
policy = "planetsoho"
paths = ["migrations", "db"]
exclude = "old/*"
dialect = "mysql"
fail-on = ["denied"]
strict = true

[assume]
subject = ["user", "visitor"]

[[columns]]
table = "orders"
column = "mail*"
by = "R. Roe"
date = "2026-01-31"
data = "email"
facts = { encrypted = true, collected_on = 2026-01-31 }

[terms]
acme = { within = "data_broker" }

[roles]
app = "internal"
"/srv/*" = { recipient = "court", purpose = "legal_process", by = "R. Roe", date = "2026-01-31" }
"""
    read = parse_config(text, OWN, "/shop")
    assert read.lines == tuple(text.splitlines())
    assert read._replace(lines=()) == Config(
        folder="/shop",
        path=OWN,
        policy="planetsoho",
        paths=("migrations", "db"),
        exclude=("old/*",),
        dialect="mysql",
        fail_on=("denied",),
        strict=True,
        assume={"subject": ("user", "visitor")},
        columns=(
            ColumnStatement(
                table="orders",
                column="mail*",
                stated_by="R. Roe, 2026-01-31",
                terms={"data": ("email",)},
                facts={"encrypted": True, "collected_on": "2026-01-31"},
                place=Place(OWN, 11),
                places={
                    "data": Place(OWN, 16),
                    "encrypted": Place(OWN, 17),
                    "collected_on": Place(OWN, 17),
                },
            ),
        ),
        terms=(OwnTerm("acme", ("data_broker",), place=Place(OWN, 20)),),
        roles=(
            RoleStatement("app", "internal", "settings", place=Place(OWN, 23)),
            RoleStatement("/srv/*", "court", "R. Roe, 2026-01-31", ("legal_process",), Place(OWN, 24)),
        ),
        places={"subject": Place(OWN, 9)},
        exclude_at={"old/*": Place(OWN, 3)},
        set_at={
            key: Place(OWN, line)
            for line, key in enumerate(("policy", "paths", "exclude", "dialect", "fail-on", "strict"), 1)
        },
    )


def test_settings_stand_under_their_table_in_pyproject() -> None:
    text = '[project]\npolicy = "other"\n\n[tool.privacyrules]\npolicy = "planetsoho"\n'
    assert parse_config(text, "pyproject.toml", "/shop").policy == "planetsoho"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('polcy = "x"', ":1: polcy: unknown key; did you mean 'policy'?"),
        ("policy = x", ":1:10: this is no TOML: invalid value; put texts in quotation marks"),
        ("\n\nstrict = 1", ":3: strict must be true or false"),
        (
            'fail-on = "all"',
            ":1: fail-on cannot be 'all'; choose from denied, not_covered, if, both, unless, opaque, review",
        ),
        ('dialect = "mysq"', ":1: dialect cannot be 'mysq'; did you mean 'mysql'?"),
        ("[assume]\nsubject = 5", ":2: assume.subject must be a text or a list of texts"),
        ('[[columns]]\nby = "R. Roe"', ":1: columns[0] has no 'table'; name the tables, `*` for all"),
        ('[terms]\nacme = "data_broker"', ':2: terms.acme must be a table; write acme = { within = "…" }'),
        (
            '[[columns]]\ntable = "*"\nby = "x"\n[columns.facts]\nencrypted = [true]',
            ":5: columns.facts.encrypted must be one value; write a number, a text, a date, true or false",
        ),
    ],
)
def test_a_mistake_names_key_and_line(text: str, message: str) -> None:
    assert mistakes(text) == [OWN + message]


def test_the_second_table_of_columns_has_lines_of_its_own() -> None:
    block = '[[columns]]\ntable = "a"\nby = "R. Roe"\n{}\n'
    text = block.format('subject = "user"') + block.format('sbject = "user"')
    assert mistakes(text) == [f"{OWN}:8: columns.sbject: unknown key; did you mean 'subject'?"]


def test_entries_in_one_line_stand_where_their_key_does() -> None:
    text = 'policy = "x"\ncolumns = [{ table = "a", subject = "user", by = "R. Roe" }]\n'
    assert [entry.place for entry in parse_config(text, OWN, "/shop").columns] == [Place(OWN, 2)]


def test_a_comment_behind_the_head_of_a_table_moves_no_line() -> None:
    text = '[[columns]]  # the first\ntable = "a"\nby = "R. Roe"\n[[columns]]\ntable = "b"\nby = "R. Roe"\n'
    assert [entry.place.line for entry in parse_config(text, OWN, "/shop").columns] == [1, 4]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes('polcy = "x"\nstrict = 1\n[assume]\nsubjet = "user"\n')) == 3


@pytest.mark.parametrize(
    ("text", "path", "ours"),
    [
        ("", OWN, True),
        ("[tool.privacyrules]", "pyproject.toml", True),
        ("  [[tool.privacyrules.columns]]", "pyproject.toml", True),
        ("[tool.privacy-rules]", "pyproject.toml", True),
        ("[tool.ruff]\nprivacyrules = 1", "pyproject.toml", False),
        ("# [tool.privacyrules]", "pyproject.toml", False),
    ],
)
def test_whose_settings_a_file_holds(text: str, path: str, *, ours: bool) -> None:
    assert has_settings(text, path) is ours


def test_a_table_that_is_almost_called_as_ours_is_a_mistake() -> None:
    assert mistakes('[project]\n[tool.privacyrule.assume]\nsubject = "user"\n', "pyproject.toml") == [
        "pyproject.toml:2: tool.privacyrule: unknown table; did you mean 'tool.privacyrules'?"
    ]
