"""A pinned text and that of today in; what changed since the pin, and what rests upon it, out."""

from __future__ import annotations

from privacyrules.model.lock import Drift, QuoteUse, Sentence
from privacyrules.model.places import NOWHERE, Place, Problem
from privacyrules.model.policy import Resolution
from privacyrules.model.schema import Ignore
from privacyrules.policy.prose.coverage import coverage
from privacyrules.policy.prose.drift import AGAIN, NO_DECISIONS, Decisions
from privacyrules.policy.prose.lock import PIN, pin
from privacyrules.policy.prose.sentences import sentences

TEXT = """\
# Your data
We keep your address. We will not sell it to anybody. We do our best.

# Cookies
We set cookies that remember who you are.
"""
HEADINGS = ("Your data", "Cookies")
DATA = "pack/data.yaml"
KEEP = QuoteUse("We keep your address", "Your data", "rule keep", Place(DATA, 2, 3))
SELL = QuoteUse("We will not sell it", "Your data", "rule no-sale", Place(DATA, 5, 3))
LAW = QuoteUse("to anybody", "Your data", "exception keep/law", Place(DATA, 8, 3))
BEST = QuoteUse("We do our best", "Your data", "not checkable", Place(DATA, 20, 3))
COOKIE = QuoteUse("We set cookies", "Cookies", "word cookies", Place("pack/cookies.yaml", 3, 3))
QUOTES = (KEEP, SELL, LAW, BEST, COOKIE)
LOCK = pin(sentences(TEXT, HEADINGS), QUOTES)


def waiver(id_: str, text: str = "") -> Ignore:
    return Ignore(id_, "until the move is done", "2026-03-31", "Ada", text, Place("privacyrules.toml", 4, 1))


def decision(*between: str) -> Resolution:
    return Resolution("sold-anyway", (between[0], between[1]), between[1], "agreed", "Ada", "2026-12-31")


def drift(text: str, decisions: Decisions = NO_DECISIONS) -> tuple[Drift, ...]:
    return coverage(LOCK, QUOTES, sentences(text, HEADINGS), decisions).drift


def test_a_text_that_did_not_change_drifts_nowhere() -> None:
    assert drift(TEXT) == ()
    assert drift(TEXT.replace("We set", "We *set*")) == ()


def test_a_sentence_that_moved_did_not_change() -> None:
    assert drift(TEXT.replace("We keep your address. ", "") + "We keep your address.\n") == ()


def test_a_changed_sentence_shows_its_old_quotes_and_how_it_reads_now() -> None:
    what = "sentence 2 (Your data) has changed since it was pinned: We will never sell it to anybody."
    assert drift(TEXT.replace("not sell", "never sell")) == (
        Drift(
            kind="changed",
            number=2,
            section="Your data",
            problem=Problem(SELL.place, what, AGAIN),
            said=("We will not sell it", "to anybody"),
            now=Sentence(2, "Your data", "We will never sell it to anybody."),
            carriers=("rule no-sale", "exception keep/law"),
        ),
    )


def test_a_sentence_that_is_gone_shows_what_comes_nearest() -> None:
    (gone,) = drift(TEXT.replace("We keep your address. ", ""))
    assert (gone.kind, gone.number, gone.said) == ("gone", 1, ("We keep your address",))
    assert gone.now is None
    joined = drift(TEXT.replace(" We do our best.\n", "\n").replace("We set", "We do our best when we set"))
    assert [(change.kind, change.number, change.now and change.now.number) for change in joined] == [
        ("gone", 4, 3),
        ("changed", 3, 3),
    ]


def test_a_sentence_in_the_place_of_another_is_not_taken_for_it_where_its_words_stand_elsewhere() -> None:
    first, second = drift(TEXT.replace("We do our best.", "We like tea. It is true that we do our best."))
    assert (first.kind, first.now) == ("added", Sentence(4, "Your data", "It is true that we do our best."))
    assert (second.kind, second.number) == ("changed", 3)
    assert second.now == Sentence(4, "Your data", "It is true that we do our best.")


def test_a_new_sentence_is_told_without_anything_that_rests_upon_it() -> None:
    (added,) = drift(TEXT.replace("We do our best.", "We do our best. We are kind."))
    assert added == Drift(
        kind="added",
        number=4,
        section="Your data",
        problem=Problem(
            NOWHERE, "the document has a new sentence 4 (Your data): We are kind.", f"cover it, then {PIN}"
        ),
        now=Sentence(4, "Your data", "We are kind."),
    )


def test_waivers_and_resolutions_rest_upon_the_sentences_of_their_rules() -> None:
    decisions = Decisions(
        (waiver("no-sale"), waiver("keep"), waiver("other")),
        (decision("no-sale", "share"), decision("a", "b")),
    )
    (change,) = drift(TEXT.replace("not sell", "never sell"), decisions)
    assert change.waivers == (waiver("no-sale"), waiver("keep"))
    assert change.resolutions == (decision("no-sale", "share"),)


def test_a_waiver_rests_upon_the_sentence_whose_digest_it_repeats() -> None:
    by_text = waiver("not-covered", LOCK.sentences[1].digest[:8])
    (change,) = drift(TEXT.replace("not sell", "never sell"), Decisions((by_text,)))
    assert change.waivers == (by_text,)
