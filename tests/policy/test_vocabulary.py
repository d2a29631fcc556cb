"""Terms and facts that make no vocabulary, and how that is told."""

from __future__ import annotations

import pytest

from builders import vocabulary
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.vocabulary import Fact, OwnTerm, Term
from privacyrules.policy.conditions.tokens import KEYWORDS
from privacyrules.policy.names import name_problem
from privacyrules.policy.own_terms import place_terms
from privacyrules.policy.vocabulary import build_vocabulary

HERE = Place("v.yaml", 3, 5)


def mistakes(*words: Term | Fact) -> list[str]:
    terms = [word for word in words if isinstance(word, Term)]
    with pytest.raises(MistakesError) as caught:
        build_vocabulary(terms, [word for word in words if isinstance(word, Fact)])
    return [str(problem) for problem in caught.value.problems]


def test_below_a_term_stand_itself_and_all_within_it() -> None:
    below = vocabulary(data="personal; contact < personal; email < contact; mail -> email").below["data"]
    assert below == {
        "personal": {"personal", "contact", "email"},
        "contact": {"contact", "email"},
        "email": {"email"},
    }


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        (
            [Term("email", "data", ("contct",)), Term("contact", "data")],
            "'email' lies within 'contct', which is no data term; did you mean 'contact'?",
        ),
        (
            [Term("email", "data", ("zebra",))],
            "'email' lies within 'zebra', which is no data term; define 'zebra', or take it out of `within`",
        ),
        (
            [
                Term("email", "data", ("reach",)),
                Term("reach", "data", replaced_by="contact"),
                Term("contact", "data"),
            ],
            "'email' lies within 'reach', which is retired; use 'contact'",
        ),
        (
            [Term("b", "data", ("a",)), Term("a", "data", ("c",)), Term("c", "data", ("b",))],
            "these terms lie within each other in a circle: a > b > c > a; take one `within` out",
        ),
        (
            [Term("mail", "data", replaced_by="zebra")],
            "'mail' is replaced by 'zebra', which does not exist; name one that is in use",
        ),
        (
            [Term("a", "data", replaced_by="b"), Term("b", "data", replaced_by="a")],
            "the replacements go round in a circle: a > b > a; let the last be a name in use",
        ),
        (
            [Term("email", "data", phrases=("E  Mail",)), Term("post", "data", phrases=("e mail",))],
            (
                "the phrase 'e mail' stands under 'email' and under 'post'; "
                "a phrase leads to one term; take it out of one of them"
            ),
        ),
        (
            [Term("email", "data", place=HERE), Term("email", "data")],
            "'email' is defined twice; it stands already at v.yaml:3:5",
        ),
    ],
)
def test_a_mistake_is_told_once(terms: list[Term], message: str) -> None:
    assert mistakes(*terms) == [message]


def test_one_name_on_two_axes_is_no_mistake() -> None:
    assert set(vocabulary(recipient="data_subject", source="data_subject").terms["source"]) == {
        "data_subject"
    }


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes(Term("any", "data"), Term("E-Mail", "data", ("x",)), Fact("if", "boolean"))) == 4


@pytest.mark.parametrize("word", sorted(KEYWORDS))
def test_no_fact_bears_a_word_of_conditions(word: str) -> None:
    what = f"'{word}' has a meaning of its own in conditions"
    assert name_problem(word, HERE, "fact") == Problem(HERE, what, "give the fact another name")
    assert name_problem(word, HERE, "term") is None


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("E-Mail", "write e_mail"),
        ("card number", "write card_number"),
        ("_id", "write id"),
        ("a__b", "write a_b"),
        ("2fa", "use lower-case letters, digits and '_', a letter first"),
        ("größe", "use lower-case letters, digits and '_', a letter first"),
        ("", "use lower-case letters, digits and '_', a letter first"),
    ],
)
def test_names_follow_one_pattern(name: str, way_out: str) -> None:
    assert name_problem(name, HERE, "term") == Problem(HERE, f"a term cannot be called '{name}'", way_out)


def own(*terms: OwnTerm) -> tuple[list[str], list[str]]:
    core = [Term("external", "recipient"), Term("both", "recipient"), Term("both", "source")]
    problems: list[Problem] = []
    placed = place_terms(terms, core, problems)
    return [f"{term.axis} {term.name}" for term in placed], [str(problem) for problem in problems]


def test_an_own_term_stands_on_the_axis_of_what_it_lies_within() -> None:
    placed, problems = own(
        OwnTerm("inner", ("acme",)), OwnTerm("acme", ("external",)), OwnTerm("x", (), "form")
    )
    assert (placed, problems) == (["recipient acme", "form x", "recipient inner"], [])


def test_an_own_term_that_fits_nowhere_is_told() -> None:
    unclear = (
        "it is not clear on which axis '{}' stands; add `axis:` with one of action, data, subject, "
        "purpose, recipient, form, source"
    )
    assert own(OwnTerm("acme", ("extrnal",)), OwnTerm("beta", ("both",)), OwnTerm("gamma", ())) == (
        [],
        [
            "'acme' lies within 'extrnal', which is no term; did you mean 'external'?",
            unclear.format("beta"),
            unclear.format("gamma"),
        ],
    )
