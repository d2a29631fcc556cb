"""The texts of two versions in, by their locks and quotes; the sentences that differ out."""

from __future__ import annotations

from privacyrules.model.diff import SentenceChange
from privacyrules.model.lock import QuoteUse
from privacyrules.model.places import NOWHERE
from privacyrules.policy.prose.likeness import likeness, nearest
from privacyrules.policy.prose.lock import pin
from privacyrules.policy.prose.sentences import sentences
from privacyrules.policy.prose.versions import Wording, sentence_changes

OLD = "# Data\nWe keep your address. We never sell it to anybody. We do our best. It is safe.\n"


def use(text: str, carrier: str = "rule keep") -> QuoteUse:
    return QuoteUse(text, "Data", carrier, NOWHERE)


def pinned(text: str, *quotes: QuoteUse) -> Wording:
    return Wording(pin(sentences(text, ("Data",)), quotes), quotes)


KEEP, SELL = use("We keep your address"), use("We never sell it", "rule no-sale")


def changes(text: str, *quotes: QuoteUse) -> tuple[SentenceChange, ...]:
    return sentence_changes(pinned(OLD, KEEP, SELL), pinned(text, *quotes))


def test_a_text_does_not_differ_from_itself_whatever_quotes_it() -> None:
    assert changes(OLD, KEEP) == ()


def test_a_sentence_that_moved_did_not_change() -> None:
    assert (
        changes("# Data\nWe never sell it to anybody. It is safe. We do our best. We keep your address.\n")
        == ()
    )


def test_a_reworded_sentence_shows_what_is_quoted_of_both() -> None:
    now = use("We rarely sell it", "rule sale")
    assert changes(OLD.replace("never", "rarely"), KEEP, now) == (
        SentenceChange(
            "changed",
            "Data",
            2,
            2,
            ("We never sell it",),
            ("We rarely sell it",),
            ("rule no-sale", "rule sale"),
        ),
    )


def test_a_sentence_that_nobody_quotes_changes_without_words() -> None:
    assert changes(OLD.replace("our best", "what we can"), KEEP, SELL) == (
        SentenceChange("changed", "Data", 3, 3),
    )


def test_a_stranger_in_the_place_of_a_sentence_is_a_new_one() -> None:
    stranger = use("Cookies are set by partners", "rule cookies")
    assert changes(OLD.replace("We keep your address", "Cookies are set by partners"), SELL, stranger) == (
        SentenceChange("gone", "Data", 1, None, ("We keep your address",), (), ("rule keep",)),
        SentenceChange("added", "Data", None, 1, (), ("Cookies are set by partners",), ("rule cookies",)),
    )


def test_sentences_that_are_gone_or_new_stand_where_they_are_in_the_text() -> None:
    text = OLD.replace("We keep your address. ", "").replace("It is safe.", "It is safe. We are kind.")
    assert changes(text, SELL) == (
        SentenceChange("gone", "Data", 1, None, ("We keep your address",), (), ("rule keep",)),
        SentenceChange("added", "Data", None, 4),
    )


def test_without_both_locks_quotes_are_compared() -> None:
    bare = Wording(None, (KEEP, SELL, use("We do our best", "not checkable")))
    now = pinned(
        OLD.replace("never sell it to", "never ever sell it to"),
        KEEP,
        use("We never ever sell it", "rule no-sale"),
    )
    assert sentence_changes(bare, now) == (
        SentenceChange(
            "changed",
            "Data",
            None,
            None,
            ("We never sell it",),
            ("We never ever sell it",),
            ("rule no-sale",),
        ),
        SentenceChange("gone", "Data", None, None, ("We do our best",), (), ("not checkable",)),
    )


def test_a_quote_is_wholly_like_its_sentence() -> None:
    assert likeness("not sell it", "We will not sell it to anybody.") == 1.0
    assert likeness("We keep it", "we KEEP it!") == 1.0
    assert likeness("We keep it", "They sell that") == 0.0
    assert likeness("", "We keep it") == 0.0


def test_the_nearest_is_the_most_alike_and_of_equals_the_first() -> None:
    texts = ["They sell that.", "We keep it all.", "We keep it."]
    assert nearest(["we keep it"], texts) == 1
    assert nearest(["nothing of the sort"], texts) is None
    assert nearest([], texts) is None
    assert nearest(["we keep it"], []) is None
