"""A compiled policy comes back from its bytes as it went in, and from no other bytes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from privacyrules.engine.masks import masks_of
from privacyrules.policy.stored import from_bytes, to_bytes
from shipped import shipped, shipped_lexicon

INPUTS = sha256(b"the files").digest()


@cache
def stored() -> bytes:
    return to_bytes(shipped().policy, INPUTS)


def test_a_policy_comes_back_whole() -> None:
    assert from_bytes(stored(), INPUTS) == shipped().policy


def test_a_lexicon_comes_back_whole() -> None:
    assert from_bytes(to_bytes(shipped_lexicon(), INPUTS), INPUTS) == shipped_lexicon()


def test_masks_come_back_whole() -> None:
    masks = masks_of(shipped().policy)
    assert masks.conditions
    assert from_bytes(to_bytes(masks, INPUTS), INPUTS) == masks


def test_bytes_made_from_other_files_are_not_believed() -> None:
    assert from_bytes(stored(), sha256(b"other files").digest()) is None


@given(st.data())
def test_a_changed_byte_is_not_believed(data: st.DataObject) -> None:
    whole = stored()
    where = data.draw(st.integers(0, len(whole) - 1))
    change = data.draw(st.integers(1, 255))
    changed = whole[:where] + bytes([whole[where] ^ change]) + whole[where + 1 :]
    assert from_bytes(changed, INPUTS) is None


@given(st.integers(0, 200_000))
def test_bytes_cut_short_are_not_believed(length: int) -> None:
    assert from_bytes(stored()[: min(length, len(stored()) - 1)], INPUTS) is None


@given(st.binary(max_size=500))
def test_foreign_bytes_are_not_believed(data: bytes) -> None:
    assert from_bytes(data, INPUTS) is None
