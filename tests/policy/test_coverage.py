"""A lock, quotes and perhaps a document in, a line per sentence and all that is wrong out."""

from __future__ import annotations

from privacyrules.model.lock import CoverageLine, Lock, PinnedQuote, QuoteUse
from privacyrules.model.places import Place
from privacyrules.policy.prose.coverage import coverage
from privacyrules.policy.prose.lock import pin
from privacyrules.policy.prose.sentences import sentences

TEXT = """\
# Your data
We keep your address. We will not sell it. We do our best.

# Cookies
We set cookies, and we do our best. They expire after a while, which your browser decides, and some never do.
"""
HEADINGS = ("Your data", "Cookies")
DOCUMENT = sentences(TEXT, HEADINGS)
DATA, COOKIES = "pack/data.yaml", "pack/cookies.yaml"
KEEP = QuoteUse("We keep your *address*", "Your data", "rule keep", Place(DATA, 2, 3))
SELL = QuoteUse("not sell", "Your data", "rule no-sale", Place(DATA, 5, 3))
SELL_ALL = QuoteUse("We will not sell it", "Your data", "exception no-sale/successor", Place(DATA, 8, 3))
BEST = QuoteUse("We do our best", "Your data", "not checkable", Place(DATA, 20, 3))
COOKIE = QuoteUse("We set cookies", "Cookies", "word cookies", Place(COOKIES, 3, 3))
COOKIE_BEST = QuoteUse("we do our best", "Cookies", "not checkable", Place(COOKIES, 9, 3))
QUOTES = (KEEP, SELL, SELL_ALL, BEST, COOKIE, COOKIE_BEST)
LOCK = pin(DOCUMENT, QUOTES)

PIN = "run `privacyrules pin --document FILE`"
READ_AGAIN = f"read it against its rules, then {PIN}"
CHANGED = "has changed since it was pinned:"
GONE = "this quote no longer stands in sentence"
UNCOVERED = (
    "pack/cookies.yaml: nothing carries sentence 5 (Cookies){}; quote it in a rule, an exception or a word, "
    "or list it under `not_checkable` with the reason"
)


def problems(text: str, *quotes: QuoteUse, lock: Lock = LOCK) -> list[str]:
    """What is wrong with a text of today, the sentence that nothing carries aside."""
    found = coverage(lock, quotes or QUOTES, sentences(text, HEADINGS)).problems
    return [str(problem) for problem in found if "nothing carries" not in problem.what]


def test_each_sentence_has_a_line() -> None:
    assert coverage(LOCK, QUOTES, DOCUMENT).lines == (
        CoverageLine(
            1, "Your data", "We keep your address.", "enforced", ("rule keep",), ("We keep your *address*",)
        ),
        CoverageLine(
            2,
            "Your data",
            "We will not sell it.",
            "enforced",
            ("rule no-sale", "exception no-sale/successor"),
            ("not sell", "We will not sell it"),
        ),
        CoverageLine(
            3, "Your data", "We do our best.", "not checkable", ("not checkable",), ("We do our best",)
        ),
        CoverageLine(
            4,
            "Cookies",
            "We set cookies, and we do our best.",
            "enforced",
            ("word cookies", "not checkable"),
            ("We set cookies", "we do our best"),
        ),
        CoverageLine(
            5,
            "Cookies",
            "They expire after a while, which your browser decides, and some never do.",
            "uncovered",
            (),
            (),
        ),
    )


def test_without_the_document_no_text_is_shown() -> None:
    found = coverage(LOCK, QUOTES, None)
    assert [line.text for line in found.lines] == [None] * 5
    assert [line.status for line in found.lines] == [
        "enforced", "enforced", "not checkable", "enforced", "uncovered",
    ]  # fmt: skip
    assert list(map(str, found.problems)) == [UNCOVERED.format("")]


def test_a_sentence_that_nothing_carries_is_told_at_its_file() -> None:
    start = ": They expire after a while, which your browser decides, and …"
    assert list(map(str, coverage(LOCK, QUOTES, DOCUMENT).problems)) == [UNCOVERED.format(start)]


def test_a_sentence_of_a_section_without_a_file_is_told_without_a_place() -> None:
    found = coverage(LOCK, (KEEP, SELL, BEST), None).problems
    assert [problem.place for problem in found] == [Place(""), Place("")]
    assert [problem.what for problem in found] == [f"nothing carries sentence {n} (Cookies)" for n in (4, 5)]


def test_a_quote_that_is_not_pinned_is_told() -> None:
    new = QuoteUse("They expire", "Cookies", "rule expiry", Place(COOKIES, 12, 3))
    assert problems(TEXT, *QUOTES, new) == [
        f"pack/cookies.yaml:12:3: policy.lock does not have this quote of rule expiry; {PIN}"
    ]


def test_a_changed_sentence_shows_no_text_and_is_told() -> None:
    text = TEXT.replace("your address", "your address and name")
    assert problems(text) == [
        f"pack/data.yaml:2:3: sentence 1 (Your data) {CHANGED} We keep your address and name.; {READ_AGAIN}"
    ]
    assert coverage(LOCK, QUOTES, sentences(text, HEADINGS)).lines[0].text is None


def test_a_quote_that_no_longer_stands_in_its_sentence_is_told() -> None:
    assert problems(TEXT.replace("not sell", "never sell")) == [
        f"pack/data.yaml:5:3: sentence 2 (Your data) {CHANGED} We will never sell it.; {READ_AGAIN}",
        f"pack/data.yaml:5:3: {GONE} 2; {READ_AGAIN}",
        f"pack/data.yaml:8:3: {GONE} 2; {READ_AGAIN}",
    ]


def test_a_sentence_that_is_gone_takes_its_quotes_along() -> None:
    assert problems(TEXT.replace("We keep your address. ", "")) == [
        f"pack/data.yaml:2:3: sentence 1 (Your data) is no longer in the document; {READ_AGAIN}",
        f"pack/data.yaml:2:3: {GONE} 1; {READ_AGAIN}",
    ]


def test_a_new_sentence_changes_no_other() -> None:
    text = TEXT.replace("We keep", "We are kind. We keep")
    assert problems(text) == [
        f"the document has a new sentence 1 (Your data): We are kind.; cover it, then {PIN}"
    ]
    assert coverage(LOCK, QUOTES, sentences(text, HEADINGS)).lines == coverage(LOCK, QUOTES, DOCUMENT).lines


def test_a_sentence_that_moved_is_still_the_same() -> None:
    moved = TEXT.replace("We keep your address. ", "") + "We keep your address."
    assert problems(moved) == []
    assert coverage(LOCK, QUOTES, sentences(moved, HEADINGS)).lines[0].text == "We keep your address."


def test_a_quote_whose_sentence_was_cut_in_two_is_told_where_it_stands() -> None:
    assert problems(TEXT.replace("cookies, and we", "cookies. Also we")) == [
        f"the document has a new sentence 5 (Cookies): Also we do our best.; cover it, then {PIN}",
        f"pack/cookies.yaml:3:3: sentence 4 (Cookies) {CHANGED} We set cookies.; {READ_AGAIN}",
        f"pack/cookies.yaml:9:3: {GONE} 4; it stands in sentence 5 now; {PIN}",
    ]


def test_a_lock_that_puts_a_quote_into_another_sentence_is_found_out() -> None:
    forged = Lock(
        LOCK.document_digest,
        LOCK.sentences,
        tuple(PinnedQuote(q.digest, 5, q.start, q.end) if q.sentence == 1 else q for q in LOCK.quotes),
    )
    assert problems(TEXT, lock=forged) == [
        f"pack/data.yaml:2:3: {GONE} 5; it stands in sentence 1 now; {PIN}"
    ]


def test_a_heading_that_is_gone_is_told() -> None:
    assert problems(TEXT.replace("# Cookies", "# Crumbs")) == [
        "pack/cookies.yaml:3:3: the document has no heading 'Cookies'; write it as the policy prints it"
    ]
