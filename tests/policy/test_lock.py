"""A document and quotes in, a lock out; a lock's text in, the lock back; and all that can be wrong."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.model.lock import Lock, PinnedQuote, PinnedSentence, QuoteUse
from privacyrules.model.places import MistakesError, Place
from privacyrules.policy.prose.lock import lock_text, parse_lock, pin, quote_sentences
from privacyrules.policy.prose.quote_places import assigned, places_of
from privacyrules.policy.prose.sentences import sentences

TEXT = """\
Archived in May. Menu

# Your data
We keep your **e-mail address** for invoices. We will not sell it to anybody.

# Cookies
We set cookies. We will not sell it to anybody. Sellers of tools see no cookies.

# Contact
We will not sell it to anybody.
"""
HEADINGS = ("Your data", "Cookies", "Contact")
DOCUMENT = sentences(TEXT, HEADINGS)
LEFT_OUT = "it stands before the first heading that the pack names, in the part that is left out"


def quoted(text: str, section: str = "Your data", carrier: str = "rule r", line: int = 1) -> QuoteUse:
    return QuoteUse(text, section, carrier, Place("pack/a.yaml", line, 3))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def numbers(*quotes: QuoteUse) -> list[int | None]:
    """The sentence of each quote in a lock pinned from all of them."""
    return [
        None if found is None else found.number for found in quote_sentences(pin(DOCUMENT, quotes), quotes)
    ]


def mistakes(*quotes: QuoteUse, text: str = TEXT) -> list[str]:
    with pytest.raises(MistakesError) as error:
        pin(sentences(text, HEADINGS), quotes)
    return [str(problem) for problem in error.value.problems]


def test_a_lock_holds_digests_lengths_and_offsets() -> None:
    document = sentences("# Data\nWe keep *your* data. We care.", ["Data"])
    assert pin(document, [quoted("keep your\n**data**", "Data")]) == Lock(
        digest("Data\nWe keep your data.\nData\nWe care."),
        (
            PinnedSentence(1, "Data", digest("We keep your data."), 18),
            PinnedSentence(2, "Data", digest("We care."), 8),
        ),
        (PinnedQuote(digest("keep your data"), 1, 3, 17),),
    )


def test_the_part_that_is_left_out_is_not_pinned() -> None:
    assert pin(DOCUMENT, []) == pin(sentences(TEXT.replace("May", "June"), HEADINGS), [])


def test_a_quote_belongs_to_its_own_section_first() -> None:
    again = "We will not sell it to anybody"
    assert numbers(quoted(again), quoted(again, "cookies:", "rule s"), quoted(again, "", "word it")) == [
        2,
        4,
        2,
    ]


def test_a_carrier_that_quotes_the_same_words_again_means_the_next_sentence() -> None:
    again = quoted("We will not sell it", "Cookies")
    other = quoted("We will not sell it", "Cookies", "exception r/x")
    assert numbers(again, again, other, again) == [4, 2, 4, 6]


def test_a_shared_place_stands_once_in_the_lock_and_in_order() -> None:
    lock = pin(DOCUMENT, [quoted("sell it"), quoted("We keep"), quoted("sell it", carrier="rule s")])
    assert [(quote.sentence, quote.start, quote.end) for quote in lock.quotes] == [(1, 0, 7), (2, 12, 19)]


def test_a_quote_that_the_lock_does_not_have_has_no_sentence() -> None:
    lock = pin(DOCUMENT, [quoted("We set cookies")])
    assert quote_sentences(lock, [quoted("We keep"), quoted("We set cookies")]) == (None, lock.sentences[2])


USES = st.tuples(
    st.sampled_from(["We", "We will not sell it", "cookies"]),
    st.sampled_from([*HEADINGS, ""]),
    st.sampled_from(["rule r", "rule s"]),
)


@given(st.lists(USES, max_size=8, unique=True), st.lists(USES, max_size=2, unique=True))
def test_a_lock_gives_every_quote_the_sentence_that_the_document_gave_it(
    first: list[tuple[str, str, str]], again: list[tuple[str, str, str]]
) -> None:
    quotes = [quoted(*use) for use in (*first, *again)]
    sections = {sentence.number: sentence.section for sentence in DOCUMENT.sentences}
    given_places = assigned(quotes, tuple(places_of(quotes, DOCUMENT.sentences)), sections)
    assert numbers(*quotes) == [place and place.sentence for place in given_places]


def test_a_quote_that_is_not_in_the_document_names_the_nearest_sentence() -> None:
    found = mistakes(
        quoted("We store your e-mail address", line=1),
        quoted("We keep your address for invoices", line=2),
        quoted("your private e-mail address", line=3),
        quoted("set cookies today", line=4),
        quoted("Nothing like that", line=5),
        quoted(" ** ", line=6),
        quoted("Sell", line=7),
        quoted("Menu", line=8),
    )
    start = "this quote is not in the document; "
    nearest = f'{start}sentence 1 ("Your data") comes nearest: '
    cookies = f'{start}sentence 3 ("Cookies") comes nearest: '
    assert found == [
        f'pack/a.yaml:1:3: {nearest}it says "keep" where the quote says "store"',
        f'pack/a.yaml:2:3: {nearest}it has "e-mail" before "address"',
        f'pack/a.yaml:3:3: {nearest}it does not have "private" there',
        f'pack/a.yaml:4:3: {cookies}it says "." where the quote says "today"',
        f"pack/a.yaml:5:3: {start}copy the clause word for word",
        "pack/a.yaml:6:3: this quote is empty; copy the clause from the document, word for word",
        f"pack/a.yaml:7:3: {start}copy the clause word for word",
        f"pack/a.yaml:8:3: {start}{LEFT_OUT}",
    ]


def test_a_quote_lies_within_one_sentence() -> None:
    assert mistakes(
        quoted("for invoices. We will not"), quoted("We set cookies. We will not sell it", line=2)
    ) == [
        "pack/a.yaml:1:3: this quote runs over the end of sentence 1; quote one sentence at a time",
        "pack/a.yaml:2:3: this quote runs over the end of sentence 3; quote one sentence at a time",
    ]


def test_a_quote_cannot_be_used_more_often_than_it_stands() -> None:
    assert mistakes(quoted("We set cookies"), quoted("We set cookies", line=2)) == [
        "pack/a.yaml:2:3: rule r has this quote more often than the document; take the repetition out"
    ]


def test_a_heading_that_the_document_does_not_have_is_told_at_its_first_quote() -> None:
    text = TEXT.replace("# Cookies", "# Cookie").replace("# Contact", "# Write to us")
    assert mistakes(quoted("We keep"), quoted("We set", "cookies", line=4), text=text) == [
        "the document has no heading 'Contact'; write it as the policy prints it",
        "pack/a.yaml:4:3: the document has no heading 'Cookies'; did you mean 'Cookie'?",
    ]


LOCK = Lock(
    "a" * 64,
    (PinnedSentence(1, 'Über "uns"', "b" * 64, 18), PinnedSentence(2, "", "c" * 64, 8)),
    (PinnedQuote("d" * 64, 1, 3, 17),),
)


def test_the_text_of_a_lock_has_one_sentence_or_quote_per_line() -> None:
    assert lock_text(LOCK) == (
        "{\n"
        '  "version": 1,\n'
        f'  "document": "{"a" * 64}",\n'
        '  "sentences": [\n'
        f'    {{"number": 1, "section": "Über \\"uns\\"", "digest": "{"b" * 64}", "length": 18}},\n'
        f'    {{"number": 2, "section": "", "digest": "{"c" * 64}", "length": 8}}\n'
        "  ],\n"
        '  "quotes": [\n'
        f'    {{"digest": "{"d" * 64}", "sentence": 1, "start": 3, "end": 17}}\n'
        "  ]\n"
        "}\n"
    )


@pytest.mark.parametrize("lock", [LOCK, Lock("0" * 64, (), ()), pin(DOCUMENT, [quoted("We keep")])])
def test_a_lock_comes_back_from_its_text(lock: Lock) -> None:
    assert parse_lock(lock_text(lock), "policy.lock") == lock
    assert parse_lock(lock_text(lock).replace("\n", "\r\n"), "policy.lock") == lock


def broken(text: str) -> list[str]:
    with pytest.raises(MistakesError) as error:
        parse_lock(text, "p/policy.lock")
    way_out = "; run `privacyrules pin --document FILE`"
    assert all(str(problem).endswith(way_out) for problem in error.value.problems)
    return [str(problem).removesuffix(way_out) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "p/policy.lock:1:1: the lock is no JSON"),
        ('{\n<<<<<<< ours\n  "version": 1', "p/policy.lock:2:1: the lock is no JSON"),
        ('{"version": 1, "version": 1}', "p/policy.lock: the lock is not as it was written"),
        ("[" * 100_000, "p/policy.lock: the lock is not as it was written"),
    ],
)
def test_a_lock_that_is_no_json_is_told_with_its_place(text: str, message: str) -> None:
    assert broken(text) == [message]


KINDS = "each with a value of its kind"
NOT_A_LOCK = f"the lock does not have exactly the keys version, document, sentences, quotes, {KINDS}"
KEYS = "of the lock does not have exactly the keys"
NOT_A_SENTENCE = f"sentence 1 {KEYS} number, section, digest, length, {KINDS}"
NOT_A_QUOTE = f"quote 1 {KEYS} digest, sentence, start, end, {KINDS}"
OUTSIDE = "quote 1 of the lock does not lie within sentence"


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [
        ((), {"version": 2}, NOT_A_LOCK),
        ((), {"version": True}, NOT_A_LOCK),
        ((), {"more": 1}, NOT_A_LOCK),
        ((), {"document": "A" * 64}, NOT_A_LOCK),
        ((), {"quotes": {}}, NOT_A_LOCK),
        (("sentences", 0), {"length": 1.0}, NOT_A_SENTENCE),
        (("sentences", 0), {"number": True}, NOT_A_SENTENCE),
        (("sentences", 0), {"section": "\ud800"}, NOT_A_SENTENCE),
        (("sentences", 0), {"digest": "b" * 63}, NOT_A_SENTENCE),
        (("sentences", 0), {"text": "We"}, NOT_A_SENTENCE),
        (("quotes", 0), {"start": -1}, NOT_A_QUOTE),
        (("sentences", 0), {"number": 3}, "the sentences of the lock are not numbered 1, 2, 3, ..."),
        (("quotes", 0), {"end": 19}, f"{OUTSIDE} 1"),
        (("quotes", 0), {"end": 3}, f"{OUTSIDE} 1"),
        (("quotes", 0), {"sentence": 9}, f"{OUTSIDE} 9"),
    ],
)
def test_a_lock_with_anything_wrong_is_refused(
    part: tuple[str | int, ...], change: dict[str, object], message: str
) -> None:
    value = json.loads(lock_text(LOCK))
    target = value
    for step in part:
        target = target[step]
    target.update(change)
    assert f"p/policy.lock: {message}" in broken(json.dumps(value))


def test_all_that_is_wrong_in_a_lock_is_told_at_once() -> None:
    value = json.loads(lock_text(LOCK))
    value["sentences"][0] = None
    value["quotes"] = [[]]
    assert broken(json.dumps(value)) == [f"p/policy.lock: {NOT_A_QUOTE}", f"p/policy.lock: {NOT_A_SENTENCE}"]
    twice = json.loads(lock_text(LOCK))
    twice["quotes"] *= 2
    assert broken(json.dumps(twice)) == ["p/policy.lock: a quote stands twice in the lock"]
