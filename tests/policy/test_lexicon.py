"""What the files of the lexicon become, and how every mistake in them is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacyrules.engine.columns.words import words_of
from privacyrules.model.classification import Lexicon
from privacyrules.model.places import MistakesError
from privacyrules.policy.lexicon import build_lexicon
from privacyrules.syntax.yaml import parse

FILES = sorted((Path(__file__).parents[2] / "rules" / "columns").glob("*.yaml"))

SMALL = """\
types: {text: [varchar], integer: [int]}
spellings: {addr: address}
sets: {card: [card, cc]}
kinds:
  person: {tables: [user]}
  thing: {tables: [product], alone: true, weakens: 1}
categories:
  email:
    holds: [text]
    certain: {en: [email addr, emails], de: [mail]}
  card_number:
    likely: {en: ["<card> number"]}
  person_name:
    by_table:
      - {words: [name], tables: {person: likely}, otherwise: unknown}
"""


def lexicon(text: str) -> Lexicon:
    """Build a lexicon of one file."""
    return build_lexicon([parse(text, "small.yaml")])


def test_sets_are_written_out_in_every_phrase() -> None:
    found = lexicon(SMALL).phrases
    assert found["card"] == ((("card", "number"), "card_number", 2, "en"),)
    assert found["cc"] == ((("cc", "number"), "card_number", 2, "en"),)


def test_phrases_are_spelled_out_put_into_the_singular_and_sorted_longest_first() -> None:
    assert lexicon(SMALL).phrases["email"] == (
        (("email", "address"), "email", 3, "en"),
        (("email",), "email", 3, "en"),
    )


def test_a_phrase_may_hold_whole_numbers_where_its_category_does_not() -> None:
    found = lexicon(SMALL.replace("holds: [text]", "holds: [text]\n    numbers: [email addr]"))
    assert found.holds == {"email": frozenset(["text"]), "email address": frozenset(["text", "integer"])}


def test_words_that_a_table_decides_carry_a_meaning_per_kind() -> None:
    assert lexicon(SMALL).by_table == {"name": {"person": ("person_name", 2), "": ("", 1)}}


def test_words_that_a_table_decides_may_be_told_per_language() -> None:
    text = SMALL.replace("words: [name]", "words: {en: [name], de: [bezeichnung]}")
    found = lexicon(text)
    assert found.by_table["bezeichnung"] == found.by_table["name"]
    assert found.phrases["bezeichnung"] == ((("bezeichnung",), "", 0, "de"),)


def test_german_words_are_also_known_as_written_where_an_umlaut_became_a_plain_letter() -> None:
    text = SMALL.replace("de: [mail]", "de: [empfaenger adresse, neue steuer]")
    assert lexicon(text).spellings == {"addr": ("address",), "empfanger": ("empfaenger",)}


def test_kinds_say_what_they_are_told_by_and_what_they_take() -> None:
    found = lexicon(SMALL)
    assert (found.kinds, found.alone, found.weakened) == (
        {"user": ("person",), "product": ("thing",)},
        frozenset({"thing"}),
        {"thing": 1},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "categorys: {}",
            "small.yaml:1:1: 'categorys' is no section of the lexicon; did you mean 'categories'?",
        ),
        (
            "categories: {email: {certan: {en: [email]}}}",
            "small.yaml:1:22: 'certan' is no key of a category; did you mean 'certain'?",
        ),
        (
            "categories: {email: {certain: {en: [E-Mail]}}}",
            "small.yaml:1:37: 'E-Mail' is no phrase; write it in lower case, without accents, with words and digits apart: 'address 1'",  # noqa: E501
        ),
        (
            "categories: {email: {certain: [email]}}",
            "small.yaml:1:31: the phrases of 'email' must have keys; write lines such as 'key: [one, two]'",
        ),
        (
            "categories: {email: {certain: {en: [mail]}}, phone: {certain: {en: [mail]}}}",
            "small.yaml:1:69: 'mail' is named by both 'email' and 'phone'; keep one, or use `by_table`",
        ),
        (
            "categories: {card_number: {certain: {en: [<card> number]}}}",
            "small.yaml:1:43: '<card>' is no set; declare it under 'sets'",
        ),
        ("peel: home", "small.yaml:1:7: 'peel' must be a list; write it as [one, two]"),
        (
            SMALL.replace("words: [name]", "words: {xx: [name]}"),
            "small.yaml:15:18: 'xx' is no language of the lexicon",
        ),
        (
            "kinds: {thing: {weakens: much}}",
            "small.yaml:1:26: 'weakens' must be a whole number; write the number of bands, such as 1",
        ),
        (
            "types: {text: [char]}\ncategories: {email: {holds: [txt]}}",
            "small.yaml:2:30: 'txt' is no family; did you mean 'text'?",
        ),
        (
            "categories: {email: {numbers: [email]}}",
            "small.yaml:1:32: 'email' alone says nothing of numbers; write two words, such as 'telegram id'",
        ),
    ],
)
def test_every_mistake_is_named_with_its_place_and_the_way_out(text: str, message: str) -> None:
    with pytest.raises(MistakesError) as raised:
        lexicon(text)
    assert str(raised.value) == message


def test_a_set_of_one_file_never_replaces_that_of_another() -> None:
    files = [parse("sets: {card: [card]}", "one.yaml"), parse("sets: {card: [cc]}", "two.yaml")]
    with pytest.raises(MistakesError) as raised:
        build_lexicon(files)
    says = "two.yaml:1:8: another file has a set 'card' too; give one of the two another name"
    assert str(raised.value) == says


def test_all_mistakes_come_at_once() -> None:
    with pytest.raises(MistakesError) as raised:
        lexicon("peel: home\nmodifiers: [A]")
    assert len(raised.value.problems) == 2


def test_every_phrase_of_the_shipped_lexicon_can_be_found_in_a_name() -> None:
    shipped = build_lexicon([parse(file.read_text(encoding="utf-8"), file.name) for file in FILES])
    phrases = [phrase[0] for held in shipped.phrases.values() for phrase in held if "*" not in phrase[0]]
    assert [words for words in phrases if words_of("_".join(words), shipped) != words] == []


def test_what_a_category_is_called_for_certain_tells_the_columns_beside() -> None:
    kind = "  inbox: {tables: [mailbox], beside: [bcc], beside_holds: [email]}\n"
    found = lexicon(SMALL.replace("kinds:\n", "kinds:\n" + kind)).kinds_beside
    assert found == {"bcc": ("inbox",), "email address": ("inbox",), "email": ("inbox",), "mail": ("inbox",)}


def test_a_category_that_nobody_is_certain_of_tells_nothing_and_is_a_mistake() -> None:
    kind = "  inbox: {beside_holds: [emial]}\n"
    with pytest.raises(MistakesError) as raised:
        lexicon(SMALL.replace("kinds:\n", "kinds:\n" + kind))
    assert [problem.what for problem in raised.value.problems] == ["'emial' is no category that is certain"]
