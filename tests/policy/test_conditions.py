"""The text of a condition in; its tree, or every mistake with its place, out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.flow import Axis
from privacyrules.model.places import MistakesError, Place
from privacyrules.model.vocabulary import Fact
from privacyrules.policy.conditions import compile_condition

FACTS = {
    fact.name: fact
    for fact in (
        Fact("flag", "boolean"),
        Fact("closed", "boolean"),
        Fact("days", "number"),
        Fact("country", "string"),
        Fact("signed", "date"),
        Fact("old_flag", "boolean", replaced_by="flag"),
    )
}
TERMS: Mapping[str, Axis] = {"legal_process": "purpose"}
HERE = Place("p", 3, 10)
FLAG = Comparison("flag", "is", literal=True)
CLOSED = Comparison("closed", "is", literal=True)


def compiled(text: str) -> Condition:
    return compile_condition(text, FACTS, HERE, TERMS)


def mistakes(text: str, place: Place = HERE) -> list[str]:
    with pytest.raises(MistakesError) as raised:
        compile_condition(text, FACTS, place, TERMS)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("flag", FLAG),
        ("(((flag)))", FLAG),
        ("old_flag", FLAG),
        ("not flag", Not(FLAG)),
        ("not not flag", Not(Not(FLAG))),
        ("flag == true", FLAG),
        ("true == flag", FLAG),
        ("flag != false", FLAG),
        ("flag == (false)", Not(FLAG)),
        ("flag != true", Not(FLAG)),
        ("flag and closed", And(FLAG, CLOSED)),
        ("flag\n  and closed", And(FLAG, CLOSED)),
        ("flag or closed and not flag", Or(FLAG, And(CLOSED, Not(FLAG)))),
        ("(flag or closed) and flag", And(Or(FLAG, CLOSED), FLAG)),
        ("flag and closed and flag", And(And(FLAG, CLOSED), FLAG)),
        ("not flag and closed", And(Not(FLAG), CLOSED)),
        ("days == 3", Comparison("days", "==", 3)),
        ("days != 3.0", Not(Comparison("days", "==", 3))),
        ("days > 2.50", Comparison("days", ">", 2.5)),
        ("days >= -5", Comparison("days", ">=", -5)),
        ("days < - 0.5", Not(Comparison("days", ">=", -0.5))),
        ("days <= 0x1F", Not(Comparison("days", ">", 31))),
        ("1e3 < days", Comparison("days", ">", 1000)),
        ("3 >= (days)", Not(Comparison("days", ">", 3))),
        ("not days == 3", Not(Comparison("days", "==", 3))),
        ("days in [1, 2.5, -3,]", Comparison("days", "in", (1, 2.5, -3))),
        ("country=='DE'and flag", And(Comparison("country", "==", "DE"), FLAG)),
        ("country not in ['DE', \"it's\"]", Not(Comparison("country", "in", ("DE", "it's")))),
        ("not country in ['DE']", Not(Comparison("country", "in", ("DE",)))),
        ("country == 'it\\'s'", Comparison("country", "==", "it's")),
        ("country == 'a # b'", Comparison("country", "==", "a # b")),
        ("signed >= d'2024-01-31'", Comparison("signed", ">=", "2024-01-31")),
        ("'2024-02-29' > signed", Not(Comparison("signed", ">=", "2024-02-29"))),
        (
            "signed in [d'2024-01-01', \"2024-01-02\"]",
            Comparison("signed", "in", ("2024-01-01", "2024-01-02")),
        ),
    ],
)
def test_a_condition_has_one_canonical_tree(text: str, tree: Condition) -> None:
    assert compiled(text) == tree


def test_whole_numbers_are_ints_and_others_floats() -> None:
    tree = compiled("days in [1.0, 1e2, 0.5]")
    assert isinstance(tree, Comparison)
    assert repr(tree.literal) == "(1, 100, 0.5)"


COMPARE = "compare a fact with a value, as in `retention_days > 30`"
JOIN = "join comparisons with and, or, not"
LIST = 'write it as in `in ["DE", "FR"]`'
DATE = 'write year, month and day, as in "2024-01-31"'
DECLARE = "declare it among the facts, or put a text in quotes"


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        # names
        ("fla", 10, "'fla' is no declared fact; did you mean 'flag'?"),
        ("country == Germany", 21, f"'Germany' is no declared fact; {DECLARE}"),
        (
            "flag or legal_process",
            18,
            (
                "'legal_process' is a term (purpose), not a fact; "
                "it stands in the scope, as `purpose: legal_process`"
            ),
        ),
        ("flag AND closed", 15, "'AND' means nothing in a condition; write and"),
        ("flag == True", 18, "'True' means nothing in a condition; write true"),
        ("flag is true", 15, "'is' means nothing in a condition; write =="),
        # types
        ("flag == 'yes'", 10, "'flag' is boolean, so write `flag` or `not flag`"),
        ("flag > true", 10, "'flag' is boolean, so write `flag` or `not flag`"),
        ("flag in [true]", 10, "'flag' is boolean, so write `flag` or `not flag`"),
        ("days > '3'", 10, "'days' is a number, and '3' is a text; write a number, without quotes"),
        ("days == true", 10, "'days' is a number, and true is boolean; write a number, without quotes"),
        ("country == 5", 10, "'country' is a text, and 5 is a number; write a text, in quotes"),
        ("country in ['DE', 5]", 10, "'country' is a text, and 5 is a number; write a text, in quotes"),
        (
            "country == d'2024-01-01'",
            10,
            "'country' is a text, and d'2024-01-01' is a date; write a text, in quotes",
        ),
        ("country > 'A'", 10, "'country' is a text, and texts have no order; write ==, != or in"),
        ("signed > 20240101", 10, f"'signed' is a date, and 20240101 is a number; {DATE}"),
        ("signed > '2024-02-30'", 10, f"'2024-02-30' is not a date; {DATE}"),
        ("signed == '20240101'", 10, f"'20240101' is not a date; {DATE}"),
        ("signed == d'2024-01-01T10:00'", 10, f"'2024-01-01T10:00' is not a date; {DATE}"),
        # operands
        ("true", 10, f"true stands alone, so it is always the same; {COMPARE}"),
        ("flag and 5", 19, f"5 stands alone, so it is always the same; {COMPARE}"),
        ("flag and not true", 23, f"true stands alone, so it is always the same; {COMPARE}"),
        ("1 == 1 or flag", 10, f"two values are compared, so it is always the same; {COMPARE}"),
        (
            "days > days",
            10,
            "two facts are compared, 'days' and 'days'; compare each of them with a value",
        ),
        ("days", 10, "'days' is a number, so it must be compared; write it as in `days > 30`"),
        (
            "flag and country",
            19,
            "'country' is a text, so it must be compared; write it as in `country == \"DE\"`",
        ),
        (
            "not signed",
            14,
            "'signed' is a date, so it must be compared; write it as in `signed >= \"2024-01-31\"`",
        ),
        (
            "(flag and closed) == true",
            11,
            "a comparison stands where a fact or a value must; join them with and, or, not",
        ),
        ("country in []", 10, "the list is empty, so nothing is in it; name at least one value"),
        ("country in 'DE'", 10, f"`in` looks for a fact in a list of values; {LIST}"),
        ("'D' in country", 10, f"`in` looks for a fact in a list of values; {LIST}"),
        ("country in [country]", 10, f"a list holds something else than values; {LIST}"),
        ("days in [1, [2]]", 10, f"a list holds something else than values; {LIST}"),
        ("days == [1]", 10, f"a list is compared as if it were a value; {LIST}"),
        ("[1]", 11, f"a list stands alone; {LIST}"),
        ("days == 007", 10, "007 cannot be read; write a number without leading zeros, or a text without \\"),
        (
            "days == 1e999999999",
            10,
            "the number 1e999999999 is too large or too small; write one that a fact can have",
        ),
        (
            "days > 1e-999",
            10,
            "the number 1e-999 is too large or too small; write one that a fact can have",
        ),
        # what rule-engine has and conditions have not
        (
            "signed > $now",
            19,
            "built-in values such as '$now' cannot be used; declare a fact, and let the asker state it",
        ),
        ("len(country) > 3", 10, "functions cannot be used ('len'); compare the fact itself"),
        (
            "country =~ '(a+)+$'",
            18,
            'regular expressions cannot be used (\'=~\'); list the texts, as in `in ["DE", "FR"]`',
        ),
        ("days + 1 > 3", 15, "conditions do not calculate ('+'); compare the fact with the result"),
        ("days -1 > 3", 15, "conditions do not calculate ('-'); compare the fact with the result"),
        ("days > 2 ** 999", 19, "conditions do not calculate ('**'); compare the fact with the result"),
        ("flag ?? closed", 15, f"conditions have no choices ('??'); {JOIN}"),
        ("if flag", 10, f"conditions have no choices and loops; {JOIN}"),
        ("days == null", 18, "'null' cannot be compared; leave a fact out where it is not known"),
        ("days > inf", 17, "'inf' is no number that a fact can have; write the number out"),
        ("days > nan", 17, "'nan' is no number that a fact can have; write the number out"),
        ("days == b'x'", 18, "bytes cannot be compared; write a text, without the letter before the quotes"),
        (
            "days > t'P1D'",
            17,
            "durations cannot be compared; compare a number, as in `retention_days > 30`",
        ),
        (
            "flag # why",
            15,
            "a comment cannot stand in a condition; write it above the rule, or as its `reading`",
        ),
        # signs
        ("flag = true", 15, "'=' means nothing in a condition; write == to compare"),
        ("flag && closed", 15, "'&&' means nothing in a condition; write and"),
        ("flag || closed", 15, "'||' means nothing in a condition; write or"),
        ("!flag", 10, "'!' means nothing in a condition; write not"),
        ("days <> 3", 15, "'<>' means nothing in a condition; write !="),
        ("days ≥ 3", 15, "'≥' means nothing in a condition; write >="),
        ("days > 3;", 18, "';' means nothing in a condition; take it away"),
        ("country == 'DE", 21, "this quotation mark is never closed; close the text with the same mark"),
        # shape
        ("", 10, "the condition is empty; write one, or leave `when` out"),
        ("  ", 10, "the condition is empty; write one, or leave `when` out"),
        ("flag and", 15, f"the condition ends behind `and`; {COMPARE}"),
        ("and flag", 10, f"`and` cannot stand here; {COMPARE}"),
        ("flag closed", 15, f"and, or, or a comparison is missing before `closed`; {COMPARE}"),
        ("(flag)(closed)", 16, f"and, or, or a comparison is missing before `(`; {COMPARE}"),
        (
            "1 < days < 5",
            19,
            "two comparisons follow each other without and; write them as in `days > 1 and days < 5`",
        ),
        ("(flag", 10, "this '(' is never closed; close it"),
        ("flag)", 14, "this ')' closes nothing; take it away, or open it"),
        ("country in ('DE', 'FR')", 26, f"a list stands in square brackets; {LIST}"),
        ("country ['DE']", 18, f"`in` is missing before the list; {LIST}"),
        (
            "not " * 101 + "flag",
            410,
            "more than 100 and, or, not stand in one condition; write several rules",
        ),
        (
            "(" * 51 + "flag" + ")" * 51,
            60,
            "more than 50 brackets stand inside each other; write several rules",
        ),
        (
            "(" * 99999 + ")" * 99999,
            60,
            "more than 50 brackets stand inside each other; write several rules",
        ),
    ],
)
def test_what_is_no_condition_is_one_clear_sentence(text: str, column: int, message: str) -> None:
    assert mistakes(text) == [f"p:3:{column}: {message}"]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "fla && (closd || days = 3)",
            [
                "p:3:10: 'fla' is no declared fact; did you mean 'flag'?",
                "p:3:14: '&&' means nothing in a condition; write and",
                "p:3:18: 'closd' is no declared fact; did you mean 'closed'?",
                "p:3:24: '||' means nothing in a condition; write or",
                "p:3:32: '=' means nothing in a condition; write == to compare",
            ],
        ),
        (
            "flag == 'yes' or days or not country > 'A' and dayz > 1",
            [
                "p:3:10: 'flag' is boolean, so write `flag` or `not flag`",
                "p:3:27: 'days' is a number, so it must be compared; write it as in `days > 30`",
                "p:3:39: 'country' is a text, and texts have no order; write ==, != or in",
                "p:3:57: 'dayz' is no declared fact; did you mean 'days'?",
            ],
        ),
    ],
)
def test_all_mistakes_are_told_at_once(text: str, messages: list[str]) -> None:
    assert mistakes(text) == messages


def test_without_a_known_column_a_mistake_has_the_place_of_the_whole() -> None:
    assert mistakes("flag or fla", Place("p", 3))[0].startswith("p:3: 'fla' is")
    assert mistakes("flag\nor fla", Place("p", 3, 8))[0].startswith("p:3:8: 'fla' is")


def test_the_longest_and_deepest_condition_is_read() -> None:
    assert compiled("(" * 50 + "flag" + ")" * 50) == FLAG
    tree = compiled("flag" + " or flag" * 100)
    for _ in range(100):
        assert isinstance(tree, Or)
        tree = tree.left
    assert tree == FLAG


WORDS = "flag days country signed and or not in true null $now 3 -1 'DE' d'2024-01-01' é 007 1e999 else _ for"
SIGNS = '== != < <= > >= ( ) [ ] , = ! . + ? # "'
PIECES = (*WORDS.split(), *SIGNS.split())


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["", " "]))
def test_any_text_is_a_tree_or_a_list_of_mistakes(pieces: list[str], between: str) -> None:
    """Whatever is written, nothing but `MistakesError` comes out, and every mistake lies in the text."""
    text = between.join(pieces)
    columns = []
    try:
        compiled(text)
    except MistakesError as error:
        columns = [problem.place.column for problem in error.problems]
    assert all(10 <= column <= 10 + len(text) for column in columns)
