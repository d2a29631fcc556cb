"""A paragraph without marks in, its sentences out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOP = re.compile(r"""([.!?…]+)["')\]]*(?= )""")
_WORD = re.compile(r"[^\W\d_]+")
_OPENERS = "\"'([¿¡"
_NUMBER_OF_ITEM = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.)]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words(
    "e.g i.e cf viz vs v mr mrs ms messrs dr prof hon rev attn approx ca incl esp resp bzw ggf vgl z.b d.h"
)
"""Abbreviations that always stand before what they belong to."""

_BEFORE_NUMBERS = _words(
    "no nos nr art arts sec secs sect fig para paras p pp vol ch cl abs ver "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
"""Abbreviations that belong to a number after them; elsewhere they are words ("No. We never do.")."""

_SOMETIMES_LAST = _words(
    "etc inc ltd corp co llc llp plc pty gmbh bros jr sr al seq st ave blvd dept est reg"
)
"""Abbreviations that may end a sentence, as initials may (U.S., p.m.)."""

_SUBJECTS = _words("we you they it this these those our your their its if however please there such")
_FIRST_WORDS = _SUBJECTS | _words(
    "the when where while in for from any all each every as at by to on with without some other users under "
    "upon unless until once after before because although except nothing that what how who he she here also "
    "additionally furthermore moreover therefore thus otherwise then but and or"
)
"""Words that have a capital only where a sentence starts; in text all in capitals, only the subjects tell."""


def split_sentences(paragraph: str) -> Iterator[str]:
    """Split one paragraph, normalised, into its sentences; put together by spaces they give it back.

    A sentence ends in `.`, `!`, `?` or `…`, with the quotation marks and brackets that close behind
    it, before a capital, a digit, a quotation mark or a bracket. Abbreviations, initials, numbers
    before an item and stops within brackets that go on do not end one.
    """
    start = 0
    for stop in _STOP.finditer(paragraph):
        if _ends_sentence(paragraph, start, stop):
            yield paragraph[start : stop.end()]
            start = stop.end() + 1
    if start < len(paragraph):
        yield paragraph[start:]


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = text[stop.end() + 1]
    is_start = (
        following in _OPENERS or following.isdigit() or (following.isalpha() and not following.islower())
    )
    return (
        is_start
        and not _NUMBER_OF_ITEM.fullmatch(text, start, stop.end())
        and not _belongs_to_next(text, start, stop)
        and not _bracket_goes_on(text, start, stop.end())
    )


def _belongs_to_next(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether the stop belongs to a word that goes on: an abbreviation, an initial, Yahoo!."""
    word = text[start : stop.end(1)].rpartition(" ")[2].lstrip(_OPENERS).casefold()
    found = _WORD.match(text, stop.end() + 1)
    following = found[0] if found else ""
    name = word.removesuffix(".")
    if name in _NEVER_LAST:
        return True
    if name in _BEFORE_NUMBERS:
        return not following or (following.isupper() and not _starts_sentence(following))
    may_go_on = word == "yahoo!" or name in _SOMETIMES_LAST or _INITIALS.fullmatch(name)
    return bool(may_go_on) and not _starts_sentence(following)


def _starts_sentence(word: str) -> bool:
    return word.casefold() in (_FIRST_WORDS if word.istitle() else _SUBJECTS)


def _bracket_goes_on(text: str, start: int, end: int) -> bool:
    """Say whether a bracket that the sentence opened on its way is closed only after this stop."""
    depth = 0
    for character in text[start + 1 : end]:
        depth = depth + 1 if character in "([" else max(depth - 1, 0) if character in ")]" else depth
    if not depth:
        return False
    later = 0
    for character in text[end:]:
        later += (character in "([") - (character in ")]")
        if later < 0:
            return True
    return False
