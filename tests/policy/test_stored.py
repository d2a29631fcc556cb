"""A compiled policy comes back from its bytes as it went in, and from no other bytes."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.config import parse_config
from privacyrules.engine.masks import masks_of
from privacyrules.model.config import Config
from privacyrules.model.masks import Masks
from privacyrules.policy import stored_lexicon, stored_settings
from privacyrules.policy.drawers import Drawers, Words, put_away, put_words_away
from privacyrules.policy.stored import Stored, from_bytes, to_bytes
from shipped import shipped, shipped_lexicon

INPUTS = [b"the first file", b"the second"]
OTHERS = [b"the first file", b"another"]
MAGIC = b"privacyrules settings 1\n"
HEADER = len(MAGIC) + 8 + sum(8 + len(part) for part in INPUTS) + 8 + 4
"""Behind the first line: the inputs, each with its length, and the length and checksum of the body."""

SETTINGS = """\
[project]
name = "shop"

[tool.privacyrules]
policy = "acme"
paths = ["migrations"]
exclude = ["legacy/*"]
fail-on = ["denied"]
strict = true
# privacyrules: ignore[no-cards] "last four digits only" until=2026-12-31 by=Dana text=0123abcd

[tool.privacyrules.assume]
subject = "user"

[[tool.privacyrules.columns]]
table = "users"
column = "nick*"
not_personal = "made up by us"
by = "Dana"
date = "2026-01-31"

[[tool.privacyrules.columns]]
table = "*"
subject = ["user", "visitor"]
facts = {encrypted = true, retention_days = 30}
by = "Dana"
date = "2026-01-31"

[tool.privacyrules.terms]
stripe = {within = "payment_processor", phrases = ["Stripe"]}

[tool.privacyrules.roles]
reporting = {recipient = "internal", purpose = "visitor_statistics", by = "Dana", date = "2026-01-31"}
"*" = "internal"
"""


@cache
def settings() -> Config:
    return parse_config(SETTINGS, "pyproject.toml", "/home/ada/shop")


@cache
def stored() -> bytes:
    return to_bytes(shipped().policy, INPUTS)


@cache
def small() -> bytes:
    """Bytes that are few enough to look at every one of them."""
    return stored_settings.to_bytes(settings(), INPUTS)


def small_again(data: bytes) -> Config | None:
    return stored_settings.from_bytes(data, INPUTS)


def as_it_went_in(value: Stored) -> Stored | None:
    return from_bytes(to_bytes(value, INPUTS), INPUTS)


def test_a_policy_comes_back_whole() -> None:
    assert from_bytes(stored(), INPUTS) == shipped().policy


def test_a_rule_comes_back_with_its_nouns() -> None:
    """Two named tuples of one content are equal whatever they are called, so what they write is compared."""
    policy = shipped().policy
    back = as_it_went_in(policy)
    assert isinstance(back, type(policy))
    assert repr(back.rules) == repr(policy.rules)
    assert repr(back.not_checkable) == repr(policy.not_checkable)
    assert repr(dict(back.vocabulary.facts)) == repr(dict(policy.vocabulary.facts))
    terms = {axis: dict(terms) for axis, terms in back.vocabulary.terms.items()}
    assert repr(terms) == repr({axis: dict(terms) for axis, terms in policy.vocabulary.terms.items()})


def test_a_lexicon_comes_back_whole() -> None:
    lexicon = shipped_lexicon()
    assert stored_lexicon.from_bytes(stored_lexicon.to_bytes(lexicon, INPUTS), INPUTS) == lexicon


def test_masks_come_back_whole() -> None:
    masks = masks_of(shipped().policy)
    back = as_it_went_in(masks)
    assert masks.conditions
    assert isinstance(back, Masks)
    tables = {axis: dict(table) for axis, table in back.tables.items()}
    assert repr(back._replace(tables=tables)) == repr(masks._replace(tables=dict(masks.tables)))


def test_settings_come_back_whole() -> None:
    config = settings()
    assert all((config.columns, config.roles, config.terms, config.ignores, config.assume, config.places))
    assert all((config.lines, config.exclude_at, config.fail_on, config.strict))
    assert repr(small_again(small())) == repr(config)


def test_bytes_made_from_other_files_are_not_believed() -> None:
    assert from_bytes(stored(), OTHERS) is None
    assert stored_settings.from_bytes(small(), OTHERS) is None


PARTS = st.lists(st.sampled_from([b"", b"a", b"ab", b"b", (1).to_bytes(8, "big")]), max_size=4)


@given(PARTS, PARTS)
def test_inputs_are_compared_byte_by_byte(inputs: list[bytes], others: list[bytes]) -> None:
    """Also where one is the beginning of the other, or both are the same when put together."""
    masks = masks_of(shipped().policy)
    assert (from_bytes(to_bytes(masks, inputs), others) is None) == (inputs != others)


def test_no_byte_of_the_header_may_differ() -> None:
    whole = small()
    believed = [
        (at, value)
        for at in range(HEADER)
        for value in range(256)
        if value != whole[at] and small_again(whole[:at] + bytes([value]) + whole[at + 1 :]) is not None
    ]
    assert believed == []


def test_no_byte_of_the_body_may_differ() -> None:
    whole = small()
    believed = [
        (at, change)
        for at in range(HEADER, len(whole))
        for change in (0x01, 0x80, 0xFF)
        if small_again(whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :]) is not None
    ]
    assert believed == []


def test_bytes_cut_short_anywhere_are_not_believed() -> None:
    whole = small()
    assert [end for end in range(len(whole)) if small_again(whole[:end]) is not None] == []


@given(st.binary(min_size=1, max_size=100))
def test_bytes_with_more_behind_them_are_not_believed(more: bytes) -> None:
    assert small_again(small() + more) is None


@given(st.data())
def test_a_changed_byte_of_a_policy_is_not_believed(data: st.DataObject) -> None:
    whole = stored()
    where = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(1, 255))
    changed = whole[:where] + bytes([whole[where] ^ change]) + whole[where + 1 :]
    assert from_bytes(changed, INPUTS) is None


@given(st.integers(0, 200_000))
def test_a_policy_cut_short_is_not_believed(length: int) -> None:
    assert from_bytes(stored()[: min(length, len(stored()) - 1)], INPUTS) is None


@given(st.data())
def test_two_bytes_that_change_places_are_not_believed(data: st.DataObject) -> None:
    whole = bytearray(small())
    one, other = data.draw(st.tuples(*[st.integers(0, len(whole) - 1)] * 2))
    whole[one], whole[other] = whole[other], whole[one]
    found = small_again(bytes(whole))
    assert (found is None) == (bytes(whole) != small())


@given(st.binary(max_size=500))
def test_foreign_bytes_are_not_believed(data: bytes) -> None:
    for reads in (from_bytes, stored_lexicon.from_bytes, stored_settings.from_bytes):
        assert reads(data, INPUTS) is None


@pytest.mark.parametrize("number", [0, 2, 3])
def test_what_another_version_wrote_is_not_believed(number: int) -> None:
    """Its header fits its body; it is the first line that says that the body is written otherwise."""
    assert small().startswith(MAGIC)
    magic = b"privacyrules settings %d\n" % number
    assert small_again(magic + small().removeprefix(MAGIC)) is None


@given(st.binary(max_size=300))
def test_a_body_that_fits_no_checksum_is_not_even_read(body: bytes) -> None:
    """`marshal` is safe with nothing but our own bytes."""
    header = small()[:HEADER]
    assert small_again(header + body) is None


ENTRIES = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=5), st.integers()
)


def put_away_and_back(
    entries: dict[str, int], letters: int = 2, make: Callable[[int], int] = int
) -> Drawers[int]:
    chest = bytearray(b"what else lies in it")
    return Drawers(put_away(entries, letters, chest), memoryview(bytes(chest)), make)


@given(ENTRIES, st.integers(1, 6))
def test_what_was_put_away_is_what_is_found(entries: dict[str, int], letters: int) -> None:
    found = put_away_and_back(entries, letters)
    assert found == entries
    assert list(found) == list(entries)
    assert len(found) == len(entries)
    assert {key: found[key] for key in entries} == entries
    assert all(key in found for key in entries)


@given(ENTRIES, st.text(max_size=5))
def test_what_was_not_put_away_is_not_found(entries: dict[str, int], key: str) -> None:
    found = put_away_and_back(entries, 2)
    assert (key in found) == (key in entries)
    assert found.get(key) == entries.get(key)


def test_only_the_drawers_are_opened_that_are_looked_into() -> None:
    made: list[int] = []

    def make(value: int) -> int:
        made.append(value)
        return value

    found = put_away_and_back({"email": 1, "emergency": 2, "phone": 3}, make=make)
    assert (list(found), len(found), made) == (["email", "emergency", "phone"], 3, [])
    assert found["email"] == 1
    assert "employer" not in found
    assert made == [1, 2]


@given(st.frozensets(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=5)), st.text())
def test_words_that_were_put_away_are_a_set_as_before(words: frozenset[str], other: str) -> None:
    chest = bytearray()
    found: Set[str] = Words(put_words_away(words, 2, chest), memoryview(bytes(chest)))
    assert found == words
    assert words == found
    assert (other in found) == (other in words)
    assert list(found) == sorted(words)
    assert len(found) == len(words)
