"""The files on verbs, companies and sayings: what they mean, and how their mistakes are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest

from builders import vocabulary
from phrasebooks import phrasebook
from privacyrules.model.phrases import Meaning, Phrasebook
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.vocabulary import Fact, Vocabulary
from privacyrules.policy.documents import read_document
from privacyrules.policy.phrasebook.building import build_phrasebook
from privacyrules.policy.phrasebook.inflections import forms_of, regular
from privacyrules.policy.phrasebook.shapes import SayingsFile, VerbsFile
from privacyrules.policy.phrasebook.stored import from_bytes, to_bytes
from shipped import RULES

INPUTS = [b"the files"]


def words() -> Vocabulary:
    return vocabulary(
        action="keep; sell",
        data="email; phone",
        recipient="processor; other_processor < processor; stripe < processor",
    )._replace(facts={"hashed": Fact("hashed", "boolean"), "days": Fact("days", "number")})


def built(**files: str) -> Phrasebook:
    return build_phrasebook([(f"{name}.yaml", text) for name, text in files.items()], words())


def senses(book: Phrasebook, phrase: str) -> list[Meaning]:
    spoken = tuple(phrase.split())
    return [Meaning(*m) for known, found in book.phrases[spoken[0]] if known == spoken for m in found]


def shipped_file(name: str) -> tuple[str, str]:
    return name, (RULES / "vocabulary" / name).read_text("utf-8")


def repeated(says: Iterable[str]) -> list[str]:
    return [phrase for phrase, times in Counter(says).items() if times > 1]


def mistakes(**files: str) -> list[str]:
    with pytest.raises(MistakesError) as caught:
        built(**files)
    return [str(problem) for problem in caught.value.problems]


def test_terms_are_called_by_their_names_and_actions_are_verbs() -> None:
    book = built()
    assert senses(book, "email") == [Meaning("term", "data", "email")]
    assert senses(book, "other processor") == [Meaning("term", "recipient", "other_processor")]
    assert senses(book, "keep") == [Meaning("verb", "action", "keep", "data")]
    assert senses(book, "hashed") == [Meaning("fact", "", "hashed", "boolean")]
    assert "days" not in book.phrases


def test_verbs_bring_what_they_imply() -> None:
    book = built(
        verbs="verbs:\n  - {action: sell, manner: give, sets: {data: phone}, says: [flog the list]}\n"
    )
    assert senses(book, "flog list") == [Meaning("verb", "action", "sell", "give", (("data", "phone"),))]


def test_a_company_takes_the_leaf_for_the_rest_of_its_role() -> None:
    book = built(companies="companies:\n  processor: [stripe, globex pay]\n")
    assert senses(book, "globex pay") == [Meaning("term", "recipient", "other_processor", "company")]
    assert senses(book, "stripe") == [Meaning("term", "recipient", "stripe")]


def test_sayings_state_or_suggest() -> None:
    text = "sayings:\n  - {says: by text, sets: {hashed: false}, suggests: {data: phone}, needs: sms}\n"
    assert senses(built(sayings=text), "by text") == [
        Meaning("saying", manner="sms", sets=(("hashed", False),)),
        Meaning("hint", manner="sms", sets=(("data", "phone"),)),
    ]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"verbs": "verbs:\n  - {action: sel, says: [flog]}\n"},
            ["verbs.yaml:2:14: 'sel' is no action term; did you mean 'sell'?"],
        ),
        (
            {"companies": "companies:\n  procesor: [globex]\n"},
            ["companies.yaml:2:3: 'procesor' is no recipient term; did you mean 'processor'?"],
        ),
        (
            {
                "sayings": (
                    "sayings:\n  - {says: hm, sets: {hashd: true}}\n  - {says: hm, sets: {data: phne}}\n"
                )
            },
            [
                "sayings.yaml:2:23: 'hashd' is neither an axis nor a fact; did you mean 'hashed'?",
                "sayings.yaml:3:23: 'phne' is no data term; did you mean 'phone'?",
            ],
        ),
    ],
)
def test_mistakes_are_told_all_at_once_with_their_places(files: dict[str, str], told: list[str]) -> None:
    assert mistakes(**files) == told


def test_where_it_is_lenient_unknown_terms_are_passed_over() -> None:
    text = "verbs:\n  - {action: lend, says: [lend]}\n  - {action: sell, says: [flog]}\n"
    book = build_phrasebook([("verbs.yaml", text)], words(), lenient=True)
    assert "lend" not in book.phrases
    assert senses(book, "flog") == [Meaning("verb", "action", "sell", "data")]


def test_a_key_that_nobody_knows_is_a_mistake() -> None:
    (told,) = mistakes(verbs="verbs:\n  - {action: sell, say: [flog]}\nother: 1\n")[:1]
    assert told.startswith("verbs.yaml:2:")


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("sell", ["sells", "selling", "selled"]),
        ("store", ["stores", "storing", "stored"]),
        ("copy", ["copies", "copying", "copied"]),
        ("log", ["logs", "loging", "loged", "logging", "logged"]),
        ("push", ["pushes", "pushing", "pushed"]),
        ("id", ["ids", "iding", "ided"]),
        ("7", []),
    ],
)
def test_a_word_has_its_regular_forms(word: str, forms: list[str]) -> None:
    assert list(regular(word)) == forms


def test_irregular_forms_lead_to_their_base() -> None:
    assert forms_of(["keep"], {"keep": ["kept"]})["kept"] == ("keep",)


def test_a_phrasebook_comes_back_whole() -> None:
    book = from_bytes(to_bytes(phrasebook(), INPUTS), INPUTS)
    assert book is not None
    assert dict(book.phrases) == phrasebook().phrases
    assert dict(book.forms) == phrasebook().forms
    assert (book.known, book.settled, book.unsettled) == phrasebook()[2:5]


def test_other_bytes_are_not_believed() -> None:
    stored = to_bytes(phrasebook(), INPUTS)
    assert from_bytes(stored, [b"other files"]) is None
    assert from_bytes(stored[:-1], INPUTS) is None
    assert from_bytes(b"", INPUTS) is None


def test_the_shipped_lists_name_no_word_or_verb_twice() -> None:
    problems: list[Problem] = []
    said = read_document(SayingsFile, shipped_file("sayings.yaml"), problems)
    verbs = read_document(VerbsFile, shipped_file("verbs.yaml"), problems)
    assert problems == []
    assert said is not None
    assert verbs is not None
    assert repeated(said.shape.neutral) == []
    assert [repeated(group.says) for group in verbs.shape.verbs if repeated(group.says)] == []
