"""A policy's text in, its sentences out: marks, paragraphs, sections, and where a sentence ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.policy.prose.sentences import normalised, sentences


def texts(document: str, *headings: str) -> list[str]:
    return [sentence.text for sentence in sentences(document, headings).sentences]


def by_section(document: str, *headings: str) -> list[tuple[str, str]]:
    return [(sentence.section, sentence.text) for sentence in sentences(document, headings).sentences]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("We *never* sell **your** `data` or _mail_.", "We never sell your data or mail."),
        ("***all*** __of__ it", "all of it"),
        ("the field user_id stays", "the field user_id stays"),
        ("an escaped \\*star\\*, a snake\\_case", "an escaped star, a snake_case"),
        ("## Cookies", "Cookies"),
        ("> > quoted\n> twice", "quoted twice"),
        ("see [our terms](https://acme.example/a_(b) 'Terms') now", "see our terms now"),
        ("see [[our](#a) terms](/terms) now", "see our terms now"),
        ("![a seal](seal.png) of trust", "a seal of trust"),
        ("Acme [the Company](we) and section [3](b)", "Acme [the Company](we) and section [3](b)"),
        (
            "write to <privacy@acme.example> or <https://acme.example/>",
            "write to privacy@acme.example or https://acme.example/",
        ),
        ("fewer than < 5 or > 9", "fewer than < 5 or > 9"),
        ("a\u00a0b \t\r\n c\u2003d", "a b c d"),
        ("pri\u00advacy\u200b", "privacy"),
        ("“a” „b“ «c» ‘d’ ‹e› user’s", '"a" "b" "c" \'d\' \'e\' user\'s'),  # noqa: RUF001
        ("a – b — c-d", "a – b — c-d"),  # noqa: RUF001
        ("| Email | for receipts |", "Email | for receipts"),
        ("Billing | Acme", "Billing | Acme"),
        ("**", ""),
    ],
)
def test_marks_go_and_words_stay(written: str, shown: str) -> None:
    assert normalised(written) == shown


@pytest.mark.parametrize(
    "paragraph",
    [
        "We keep it.| Do we sell it?| Never!| Ask us.",
        "Write to Mr. Smith, Dr. A. B. Jones or J. K. Rowe.| We answer.",
        "We use tools, e.g. Cookies, i.e. Small files.| They expire.",
        'Acme Inc. Europe and Foo Ltd. ("Foo") act for us.| They must.',
        "We are Acme, Inc.| We sell nothing.",
        "We collect names, mails, etc.| You may object.",
        "We collect names, etc. See also below.",
        "Data stays in the U.S. Department of Trade's list.",
        "Data stays in the U.S.| If you object, write.",
        "IT STAYS IN THE U.S. FOR GOOD.| WE SELL NOTHING.",
        "Call at 5 p.m. Eastern time.| Or write.",
        "See No. 5 and Art. 6, Sec. B and Reg. No. HR 77.| We comply.",
        "Do you sell it?| No.| We never do.",
        "Visit www.Acme.com.| This notice is at acme.example/a.b.C today.",
        "Version 2.1 costs 3.50 a month.| 30 days are free.",
        "Since Jan. 8, 2014 it holds.| Since 2014.| We care.",
        "2.1. We keep it.| 2.2 We erase it.",
        "(a) We keep it.| (b) We erase it.",
        "A. We keep it.| B. We erase it.",
        "It stays.| (Please note that we may change this.) | We tell you.",
        "It stays.| (We may change this.| We tell you.)| You may leave.",
        "We use partners (for example Acme. They host it) and tools.| Both are bound.",
        "We store it (name.| We use it.| See (x).",
        "It is called \"the Service.\"| 'You' are its user.| [Terms] apply.",
        'They must be "tamed," we think.| It means "Go!"| Then we go.',
        "We love Yahoo! Mail and wait...| Then we go on… always.",
        "wait. what is this? no capital",
        "Österreich gilt.| Über uns.| 我们 know.| אנחנו do.",
        "YOU ARE RESPONSIBLE FOR IT.| WE CANNOT, HOWEVER, ENSURE IT.| PLEASE NOTE.",
    ],
)
def test_where_a_sentence_ends(paragraph: str) -> None:
    expected = [sentence.strip() for sentence in paragraph.split("|")]
    assert texts(" ".join(expected)) == expected


DOCUMENT = """\
> Archived on 3 May. See the [original](https://archive.example/x).

# Old site

Menu

**Your data:**
We collect your
*name. And* your mail.

We use it for:

- invoices, and
- receipts. They are
  kept.

1. Erase it
2. Ask for it; in section
7. That is all

COOKIES
We set cookies. See:

<https://acme.example/cookies>

Purposes
--------
Data | Purpose. It counts.
---|---
Mail | Receipts
Name | Invoices

| a | b |
|---|:-:|
| c | d |
The end

* * *

## Contact us ##
Write to [us](mailto:us@acme.example).
"""


def test_a_document_falls_into_sections_and_sentences() -> None:
    found = sentences(DOCUMENT, ["Your data", "Cookies:", "Security"])
    assert found.left_out == (
        "Archived on 3 May.",
        "See the original.",
        "Old site",
        "Menu",
    )
    assert found.missing_headings == ("Security",)
    assert [(sentence.section, sentence.text) for sentence in found.sentences] == [
        ("Your data", "We collect your name."),
        ("Your data", "And your mail."),
        ("Your data", "We use it for:"),
        ("Your data", "invoices, and"),
        ("Your data", "receipts."),
        ("Your data", "They are kept."),
        ("Your data", "Erase it"),
        ("Your data", "Ask for it; in section 7."),
        ("Your data", "That is all"),
        ("Cookies:", "We set cookies."),
        ("Cookies:", "See: https://acme.example/cookies"),
        ("Purposes", "Data | Purpose."),
        ("Purposes", "It counts."),
        ("Purposes", "Mail | Receipts"),
        ("Purposes", "Name | Invoices"),
        ("Purposes", "a | b"),
        ("Purposes", "c | d"),
        ("Purposes", "The end"),
        ("Contact us", "Write to us."),
    ]
    assert [sentence.number for sentence in found.sentences] == list(range(1, 20))


def test_without_headings_nothing_is_left_out() -> None:
    assert by_section("We care.\n\n# Data\nWe keep it.") == [("", "We care."), ("Data", "We keep it.")]


def test_a_document_without_a_known_heading_is_left_out_and_told() -> None:
    found = sentences("# Data\nWe keep it.", ["Cookies"])
    assert (found.left_out, found.sentences, found.missing_headings) == (
        ("Data", "We keep it."),
        (),
        ("Cookies",),
    )


@pytest.mark.parametrize(
    "line", ["Cookies", "cookies:", "## COOKIES", "## Cookies ##", "**Cookies:**", "> Cookies  "]
)
def test_a_heading_is_known_in_any_spelling(line: str) -> None:
    assert by_section(f"{line}\nWe set them.", "Cookies") == [("Cookies", "We set them.")]


def test_a_word_within_a_line_is_no_heading() -> None:
    assert by_section("# Data\nCookies are\nset. Cookies", "Data", "Cookies") == [
        ("Data", "Cookies are set."),
        ("Data", "Cookies"),
    ]


def test_a_promise_over_a_rule_is_no_heading() -> None:
    assert texts("We never sell it.\n---\nWe keep it.") == ["We never sell it.", "We keep it."]


def test_a_line_that_begins_with_a_year_or_a_reference_is_no_item() -> None:
    assert texts("It holds since January,\n2014. See section\n12. It ends there.") == [
        "It holds since January, 2014.",
        "See section 12.",
        "It ends there.",
    ]


def test_a_colon_joins_paragraphs_but_no_list_and_no_heading() -> None:
    assert texts("Write to:\n\nAcme, 5 Main St.\n\nWe answer.") == [
        "Write to: Acme, 5 Main St.",
        "We answer.",
    ]
    assert texts("We use:\n\n* mail\n\n* name") == ["We use:", "mail", "name"]
    assert by_section("We use:\n\n# Cookies\n\nMany.") == [("", "We use:"), ("Cookies", "Many.")]


MARKS = st.text("*_`\\#>[]()<|~ \n\t\u00a0“”«»’-:/.@!ab1", max_size=40)  # noqa: RUF001


@given(st.one_of(MARKS, st.text(max_size=40)))
def test_to_normalise_twice_is_to_normalise_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


WORDS = 'We keep e.g. U.S. it. (No way.) "Site". “Data” *all* _of_ it? Inc. 5 users\' 2.1. (a) — Cookies at:'
PIECE = st.sampled_from(WORDS.split())
JOINT = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\n- ", "\n\n> ", "\u00a0", "  \n"])
DOCUMENTS = st.lists(st.tuples(PIECE, JOINT), max_size=60).map(lambda parts: "".join(map("".join, parts)))


def bare(text: str) -> str:
    """What may not get lost: all but white space and the marks that these documents use."""
    return re.sub(r"[\s*_>\-]", "", text.replace("“", '"').replace("”", '"'))


@given(DOCUMENTS)
def test_no_character_gets_lost(document: str) -> None:
    assert bare("".join(texts(document))) == bare(document)


@given(st.one_of(DOCUMENTS, MARKS))
def test_sentences_are_numbered_without_gaps_and_free_of_marks(document: str) -> None:
    found = sentences(document, [])
    assert [sentence.number for sentence in found.sentences] == list(range(1, len(found.sentences) + 1))
    assert all(sentence.text == normalised(sentence.text) != "" for sentence in found.sentences)
    assert found == sentences(document, [])


@given(DOCUMENTS)
def test_a_heading_splits_what_is_left_out_from_what_is_kept(document: str) -> None:
    whole = sentences(f"{document}\n\n# Security\n\n{document}", ["Security"])
    assert list(whole.left_out) == [sentence.text for sentence in whole.sentences] == texts(document)
