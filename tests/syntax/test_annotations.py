"""The one grammar of `privacyrules:` comments: what is read, and every mistake with its place and way out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.places import Place
from privacyrules.model.schema import Annotation, Ignore
from privacyrules.syntax.annotations import mentions, parse

HERE = Place("a.sql", 3, 10)

keys = st.from_regex(r"[a-z_]{1,8}", fullmatch=True).filter(lambda key: key != "ignore")
plain_values = st.from_regex(r"[a-z0-9_.-]{1,8}", fullmatch=True)
quoted_values = st.from_regex(r"[a-z=,.:;' ]{0,8}[a-z]", fullmatch=True)


def said(comment: str) -> list[tuple[str, str]]:
    remarks = parse(comment, HERE)
    assert remarks.problems == ()
    return [(annotation.key, annotation.value) for annotation in remarks.annotations]


def mistakes(comment: str) -> list[tuple[int, int, str, str]]:
    problems = parse(comment, HERE).problems
    return [(problem.place.line, problem.place.column, problem.what, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("privacyrules: data=email", [("data", "email")]),
        ("privacyrules:data=email", [("data", "email")]),
        (" The mail. privacyrules: data=email by=dana ", [("data", "email"), ("by", "dana")]),
        ("privacyrules: data=email,phone", [("data", "email"), ("data", "phone")]),
        ('privacyrules: reason="a, b = c"', [("reason", "a, b = c")]),
        (
            "privacyrules: retention_days=30 until=2030-01-01",
            [("retention_days", "30"), ("until", "2030-01-01")],
        ),
        ("first line\n * privacyrules: data=email\n * data=phone", [("data", "email")]),
        (
            "privacyrules: data=email\nprivacyrules: purpose=billing",
            [("data", "email"), ("purpose", "billing")],
        ),
        ("our privacy rules: see the wiki", []),
        ("see myprivacyrules: data=email", []),
    ],
)
def test_annotations(comment: str, expected: list[tuple[str, str]]) -> None:
    assert said(comment) == expected


def test_an_annotation_stands_where_its_marker_starts() -> None:
    remarks = parse(" mail; privacyrules: data=email\n  privacyrules: by=dana", HERE)
    assert remarks.annotations == (
        Annotation("data", "email", Place("a.sql", 3, 17)),
        Annotation("by", "dana", Place("a.sql", 4, 3)),
    )


@pytest.mark.parametrize("text", ["", " text=0a1b2c3d"])
def test_ignores(text: str) -> None:
    comment = f'privacyrules: ignore[no-card-data/partial] "moves out" until=2030-05-31 by="Dana D."{text}'
    assert parse(comment, HERE).ignores == (
        Ignore("no-card-data/partial", "moves out", "2030-05-31", "Dana D.", text[-8:], HERE),
    )


GRAMMAR = 'write `privacyrules: key=value other="quoted value"`'
IGNORE = 'write `privacyrules: ignore[ID] "reason" until=2030-12-31 by=NAME text=DIGEST8`'


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("privacyrules:", [(3, 10, "this annotation says nothing", GRAMMAR)]),
        ("privacyrules: email", [(3, 24, "`email` is not understood", GRAMMAR)]),
        (
            "privacyrules: data=email data=phone",
            [(3, 35, "`data` is stated twice", "say it once: data=email,phone")],
        ),
        (
            "privacyrules: data=email, phone by=dana",
            [
                (
                    3,
                    24,
                    "`data=email, phone` is not understood",
                    "write a list without spaces: data=email,phone",
                )
            ],
        ),
        (
            "x\nprivacyrules: by=",
            [(4, 15, "`by=` is not understood", "write a value directly behind the equals sign: by=value")],
        ),
        (
            'privacyrules: reason="a b',
            [(3, 24, '`reason="a b` is not understood', "close the quotation mark on the same line")],
        ),
        ('privacyrules: reason=" "', [(3, 24, "`reason` has an empty value", GRAMMAR)]),
        ("PrivacyRules: data=email", [(3, 10, "`PrivacyRules:` is not read", "write `privacyrules:`")]),
        ("privacy-rules: ignore[x]", [(3, 10, "`privacy-rules:` is not read", "write `privacyrules:`")]),
        (
            'privacyrules: ignore "why" until=2030-01-01 by=dana',
            [(3, 30, "this ignore does not name the id that it silences", IGNORE)],
        ),
        (
            "privacyrules: ignore[a] until=2030-01-01 by=dana",
            [(3, 34, "this ignore gives no reason in quotation marks", IGNORE)],
        ),
        (
            'privacyrules: ignore[a] "why"',
            [(3, 10, "this ignore lacks `until=`", IGNORE), (3, 10, "this ignore lacks `by=`", IGNORE)],
        ),
        (
            'privacyrules: ignore[a] "why" until=tomorrow by=dana',
            [(3, 40, "`until=tomorrow` is no day", "write it as year-month-day: 2030-12-31")],
        ),
        (
            'privacyrules: ignore[a] "why" until=2030-01-01 by=dana text=12 who=me',
            [
                (3, 65, "`text=12` is no digest of a sentence", "copy the eight characters from the finding"),
                (3, 73, "an ignore has no `who`", IGNORE),
            ],
        ),
    ],
)
def test_mistakes(comment: str, expected: list[tuple[int, int, str, str]]) -> None:
    assert mistakes(comment) == expected


def test_a_mistaken_ignore_ignores_nothing() -> None:
    assert parse('privacyrules: ignore[a] "why" until=2030-02-31 by=dana', HERE).ignores == ()


@given(st.dictionaries(keys, plain_values, min_size=1, max_size=4))
def test_plain_values_come_back(values: dict[str, str]) -> None:
    comment = "privacyrules: " + " ".join(f"{key}={value}" for key, value in values.items())
    assert said(comment) == list(values.items())


@given(st.dictionaries(keys, quoted_values, min_size=1, max_size=4))
def test_quoted_values_come_back(values: dict[str, str]) -> None:
    comment = "privacyrules: " + " ".join(f'{key}="{value}"' for key, value in values.items())
    assert said(comment) == list(values.items())


@given(
    st.lists(st.sampled_from(["privacyrules:", "ignore", "[a]", '"', "=", ",", " ", "\n", "data", "x"])).map(
        "".join
    )
)
def test_any_comment_is_read_and_every_mistake_has_a_place_in_it(comment: str) -> None:
    remarks = parse(comment, Place("a.sql", 1, 1))
    lines = comment.split("\n")
    places = [annotation.place for annotation in remarks.annotations]
    places += [ignore.place for ignore in remarks.ignores]
    places += [problem.place for problem in remarks.problems]
    for place in places:
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    assert mentions(comment) or remarks == ((), (), ())
