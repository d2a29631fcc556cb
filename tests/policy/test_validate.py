"""Parsed files that do not fit their shape, and what is told and read of them nevertheless."""

from __future__ import annotations

import pytest

from privacyrules.policy.mending import with_key_put_right, without_parts
from privacyrules.policy.shapes import AxisFile, PolicyFile, SectionFile, Shape
from privacyrules.policy.validate import validate
from privacyrules.syntax.trees import Step, plain
from privacyrules.syntax.yaml import parse


def told(shape: type[Shape], text: str) -> list[str]:
    return [str(problem) for problem in validate(shape, parse(text, "f.yaml")).problems]


def test_what_fits_is_given_as_it_stands() -> None:
    tree = parse("section: Sharing\nrules: []\n", "f.yaml")
    fit = validate(SectionFile, tree)
    assert fit.value == SectionFile(section="Sharing", rules=[])
    assert (fit.node, fit.problems, fit.whole) == (tree, [], True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel: T\ndate: 2026-01-31", "1:1: unknown key 'titel'; did you mean 'title'?"),
        ("date: 2026-01-31", "1:1: 'title' is missing; add it"),
        (
            "title: 5\ndate: 2026-01-31",
            "1:8: 'title' must be text, not the number 5; put it in quotation marks",
        ),
        ("title:\ndate: 2026-01-31", "1:7: 'title' must be text, not empty"),
        ("title: ''\ndate: 2026-01-31", "1:8: 'title' is empty; write it, or take the key out"),
        (
            "title: T\ndate: 2026-02-29",
            "2:7: 'date' must be a day of the calendar, not '2026-02-29'; write it as in 2026-01-31",
        ),
        (
            "title: T\ndate: 2026-01-31\nwords: [you]",
            "3:8: 'words' must be a mapping (`key: value` lines), not a list",
        ),
        ("[title]", "1:1: the file must be a mapping (`key: value` lines), not a list"),
    ],
)
def test_a_misfit_is_told_at_its_place(text: str, message: str) -> None:
    assert told(PolicyFile, text) == [f"f.yaml:{message}"]


def test_a_key_that_is_near_nothing_is_answered_with_all() -> None:
    assert told(AxisFile, "axis: data\nterms: {}\nzebra: 1") == [
        "f.yaml:3:1: unknown key 'zebra'; known here: axis, question, terms"
    ]


def test_what_stands_under_a_misspelt_key_is_read() -> None:
    fit = validate(AxisFile, parse("axis: data\nterms:\n  email: {witin: contact, phrases: [5]}\n", "f.yaml"))
    assert [str(problem) for problem in fit.problems] == [
        "f.yaml:3:11: unknown key 'witin'; did you mean 'within'?",
        "f.yaml:3:37: 'phrases' must be text, not the number 5; put it in quotation marks",
    ]
    assert fit.value is not None
    assert fit.value.terms["email"] is not None
    assert (fit.value.terms["email"].within, fit.whole) == (["contact"], False)


def test_a_rule_that_does_not_fit_leaves_the_others() -> None:
    rules = "".join(
        f"  - {{id: r{n}, permit: {{subject: any}}{', quote: q' * (n % 2)}}}\n" for n in range(12)
    )
    fit = validate(SectionFile, parse(f"section: Sharing\nrules:\n{rules}", "f.yaml"))
    assert [problem.place.line for problem in fit.problems] == [3, 5, 7, 9, 11, 13]
    assert fit.value is not None
    assert [rule.id for rule in fit.value.rules] == ["r1", "r3", "r5", "r7", "r9", "r11"]


def test_two_misfits_in_one_rule_cost_one_rule() -> None:
    text = "section: S\nrules:\n  - {id: A, absolute: 1}\n  - {id: b, quote: q}\n"
    fit = validate(SectionFile, parse(text, "f.yaml"))
    assert len(fit.problems) == 3
    assert fit.value is not None
    assert [rule.id for rule in fit.value.rules] == ["b"]


@pytest.mark.parametrize(
    ("steps", "left"),
    [
        (("a", 0, "b"), {"a": [2], "c": {"d": 3}}),
        (("a", 1), {"a": [{"b": 1}], "c": {"d": 3}}),
        (("c", "d", "tag"), {"a": [{"b": 1}, 2], "c": {}}),
        (("c",), {"a": [{"b": 1}, 2], "c": {"d": 3}}),
        (("nowhere",), {"a": [{"b": 1}, 2], "c": {"d": 3}}),
    ],
)
def test_the_smallest_part_is_left_out(steps: tuple[Step, ...], left: object) -> None:
    assert plain(without_parts(parse("{a: [{b: 1}, 2], c: {d: 3}}", "f.yaml"), [steps])) == left


def test_a_key_is_put_right_only_where_its_right_name_is_free() -> None:
    tree = parse("{quote: a, quot: b}", "f.yaml")
    assert plain(with_key_put_right(tree, ("quot",), ["quote"])) == {"quote": "a"}
    assert plain(with_key_put_right(tree, ("quot",), ["quota"])) == {"quote": "a", "quota": "b"}
