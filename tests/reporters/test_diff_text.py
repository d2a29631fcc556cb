"""What two versions of a policy differ in in, the lines that tell it out."""

from __future__ import annotations

import pytest

from builders import exception, permit, prohibit
from privacyrules.model.diff import (
    Diff,
    Duty,
    Edit,
    Effect_,
    Extent,
    FlowClass,
    Outcome,
    RuleChange,
    SentenceChange,
    VerdictChange,
    Version,
    WordChange,
)
from privacyrules.model.flow import Flow
from privacyrules.model.policy import Quote
from privacyrules.reporters.text.diff import diff_text
from privacyrules.reporters.text.diff.words import class_in_words, edit_in_words

PROMISES = {name: Quote(f"The words of {name}.", "Sharing:") for name in ("a", "b")}
NOTHING = Diff(
    Version("old", "acme", "2025-01-01", "d1", pinned=True, promises=PROMISES),
    Version("new", "acme", "2026-01-01", "d2", pinned=True, promises=PROMISES),
    (), (), (), Effect_(), (),
)  # fmt: skip
DENIED: Outcome = ("denied", None)
ALLOWED: Outcome = ("allowed", None)
SILENT: Outcome = ("not_covered", None)
UNLESS: Outcome = ("conditional", "unless")


def flows(
    *extents: Extent,
    facts: tuple[str, ...] = (),
    omitted: bool = False,
    broad: bool = False,
    rules: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
) -> FlowClass:
    return FlowClass(extents, facts, omitted, Flow({"data": ("email",)}, {}, omitted), *rules, broad, 1)


def body(diff: Diff) -> str:
    """The page without its title."""
    return diff_text(diff).partition("\n\n")[2]


def test_where_nothing_differs_nothing_is_owed() -> None:
    duty = Duty("a", "oblige", PROMISES["a"], "stands")
    assert diff_text(NOTHING._replace(duties=(duty,))) == (
        "acme of 2025-01-01 (old) -> acme of 2026-01-01 (new)\n\nThe two versions say the same.\n"
    )


def test_sentences_are_told_by_their_quotes_or_not_at_all() -> None:
    changes = (
        SentenceChange("added", "Sharing:", None, 4),
        SentenceChange("gone", "", 2, None, ("We sell.", "We buy."), (), ("rule a", "word you")),
    )
    assert (
        body(NOTHING._replace(sentences=changes))
        == """\
Sentences
  - added: Sharing, sentence 4
      no rule quotes it, so its words are not known here
  - gone: sentence 2
      was: "We sell."
      was: "We buy."
      carries rule a and word you

What the policy owes when it changes
  No rule of either version speaks of a change of the policy, or of telling people of one.

2 sentences, 0 rules and 0 kinds of flows differ; in this repository nothing fails that did not.
"""
    )


def test_rules_are_told_with_what_is_different_about_them() -> None:
    rule = prohibit("a", {"data": ["email", "phone"]}, when="account_closed", except_=[exception("law", {})])
    changes = (
        RuleChange("renamed", permit("b", {}), permit("c", {}), bears=False),
        RuleChange("changed", rule, rule, (Edit("reading", "a", "", "So.", "Otherwise."),), bears=False),
        RuleChange("reached", rule, rule, (Edit("reach", "a/law", "data email", "no", "maybe, by fax"),)),
        RuleChange("added", None, rule),
        RuleChange("gone", permit("d", {}), None),
    )
    told = body(NOTHING._replace(rules=changes)).partition("\n\nWhat the policy owes")[0]
    assert (
        told
        == """\
Rules
  - c (permission): was called b; no verdict hangs on it
  - a (prohibition): changed; no verdict hangs on it
      reading: So. -> Otherwise.
  - a (prohibition): reads as before, but words that it names have moved
      in a/law, a flow that says data email: no -> maybe, by fax
  - a (prohibition): added
      "The words of a." (S)
      data: email, phone; when: account_closed; except law
  - d (permission): gone
      "The words of d." (S)
      speaks of everything"""
    )


def test_words_are_told_with_their_places() -> None:
    changes = (
        WordChange("added", "data", "fax", (), ("contact", "personal")),
        WordChange("added", "data", "telex"),
        WordChange("gone", "purpose", "fun", ("all",), ()),
        WordChange("moved", "data", "email", ("personal",), ()),
        WordChange("retired", "fact", "kept", ("number",), ("days",)),
        WordChange("added", "fact", "days", (), ("number",)),
    )
    told = body(NOTHING._replace(words=changes))
    assert (
        told.partition("\n\n")[0]
        == """\
Words
  - the data term fax within contact and personal is new; what shared nothing overlaps in it
  - the data term telex is new
  - the purpose term fun within all is gone
  - the data term email lies within nothing, and lay within personal
  - the fact kept is retired; it is read as days
  - the fact days is new"""
    )


def test_a_promise_is_quoted_where_it_is_first_named() -> None:
    changes = (
        VerdictChange(DENIED, ALLOWED, (flows(rules=(("a",), ("b",))), flows(rules=(("a",), ("a", "b"))))),
        VerdictChange(SILENT, UNLESS, (flows(rules=(("a", "b"), ("a",))),)),
        VerdictChange(ALLOWED, SILENT, (flows(omitted=True),)),
    )
    effect = Effect_(changes, ("c", "d"))
    assert (
        body(NOTHING._replace(effect=effect))
        == """\
What becomes looser
  Too much differs to say what changes by c and d.
  - denied -> allowed: do anything with any data
      for example: email
      was denied by a: "The words of a." (Sharing)
      now allowed by b: "The words of b." (Sharing)
  - denied -> allowed: do anything with any data
      for example: email
      was denied by a
      now allowed by a and b
  - not covered -> conditional (unless): do anything with any data
      for example: email
      was not covered, and a and b may forbid it
      now conditional (unless), which hangs on a

What becomes stricter
  - allowed -> not covered: leave undone: do anything with any data
      for example: left undone: email
      was allowed: no rule speaks of it
      now not covered: no rule speaks of it

0 sentences, 0 rules and 4 kinds of flows differ; in this repository nothing fails that did not.
"""
    )


def test_what_there_is_no_room_for_is_counted() -> None:
    many = tuple(flows(Extent("data", (f"d{at}",), (f"d{at}",))) for at in range(14))
    broad = (flows(broad=True), flows(Extent("data", ("x",), (), (), ("x",)), broad=True))
    changes = (VerdictChange(DENIED, SILENT, many, untold=1200), VerdictChange(DENIED, UNLESS, broad))
    told = body(NOTHING._replace(effect=Effect_(changes)))
    assert told.count("for example: ") == 12
    assert (
        """
  And 2 more kinds of flows (2 denied -> not covered) and 2 kinds of flows in words too broad to say
    which of the above is meant (2 denied -> conditional (unless)); `--format json` lists them.
    1,200 narrower ones are only counted.
"""
        in told
    )
    assert "1,216 kinds of flows differ" in told


def test_where_all_words_are_broad_they_are_shown() -> None:
    changes = (VerdictChange(DENIED, UNLESS, (flows(Extent("data", ("x",), (), (), ("x",)), broad=True),)),)
    told = body(NOTHING._replace(effect=Effect_(changes)))
    assert "  - denied -> conditional (unless): do anything with x (not said which)\n" in told


@pytest.mark.parametrize(
    ("extents", "facts", "said"),
    [
        (
            (Extent("action", (), ("sell",)), Extent("subject", (), ("user", "visitor"))),
            (),
            "sell any data about user or visitor",
        ),
        (
            (Extent("data", (), ("personal",), ("email", "phone")),),
            (),
            "do anything with personal but email or phone",
        ),
        (
            (Extent("action", (), (), ("sell",)), Extent("data", (), (), ("email",))),
            (),
            "do anything but sell any data but email",
        ),
        (
            (Extent("purpose", (), (), ("fun",)), Extent("recipient", (), (), ("public",))),
            ("closed", "old"),
            "do anything with any data for any purpose but fun to anybody but public, where closed and old",
        ),
        (
            (Extent("form", (), ("sum",)), Extent("source", (), ("automatic",), (), ("third_party",))),
            (),
            "do anything with any data in form sum from automatic or third_party (not said which)",
        ),
        (
            (Extent("data", (), tuple("abcdefghij")),),
            (),
            "do anything with a, b, c, d, e, f, g, h or 2 others",
        ),
    ],
)
def test_a_class_of_flows_reads_as_a_line(
    extents: tuple[Extent, ...], facts: tuple[str, ...], said: str
) -> None:
    assert class_in_words(flows(*extents, facts=facts)) == said


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit("scope", "a", "data", "email", ""), "data: email -> any"),
        (Edit("scope", "a/e", "data", "", "email"), "in a/e, data: any -> email"),
        (Edit("when", "a", "", "", "days > 30"), "when: always -> days > 30"),
        (Edit("exception", "a/e", "e", "data: email", ""), "exception e: data: email -> none"),
        (Edit("absolute", "a", "", "", "absolute"), "absolute: not absolute -> absolute"),
        (Edit("effect", "a", "", "permit", "prohibit"), "effect: permit -> prohibit"),
        (Edit("quote", "a", "", "", "We sell."), 'quote: none -> "We sell."'),
        (Edit("way out", "a", "", "Ask.", ""), "way out: Ask. -> nothing"),
    ],
)
def test_an_edit_reads_as_a_line(edit: Edit, said: str) -> None:
    assert edit_in_words(edit, "a") == said
