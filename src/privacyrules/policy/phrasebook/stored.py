"""A phrasebook to bytes and back; of its large tables only the entries that a question needs are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from privacyrules.model.phrases import Phrasebook
from privacyrules.policy.drawers import Drawers, Words, put_away, put_words_away
from privacyrules.policy.sealed import opened, seal

if TYPE_CHECKING:
    from mmap import mmap

_FORM = b"privacyrules phrasebook 4\n"
_IN_DRAWERS = ("phrases", "forms", "above", "called")
_LETTERS = 2

V = TypeVar("V")


def to_bytes(book: Phrasebook, inputs: Sequence[bytes]) -> bytes:
    """A phrasebook as bytes for `from_bytes`; `inputs` is all that it was made from."""
    chest = bytearray()
    fields = book._asdict()
    fields |= {name: put_away(fields[name], _LETTERS, chest) for name in _IN_DRAWERS}
    fields["known"] = put_words_away(book.known, _LETTERS, chest)
    return seal(_FORM, inputs, fields, chest)


def from_bytes(data: bytes | mmap, inputs: Sequence[bytes]) -> Phrasebook | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    found = opened(_FORM, data, inputs)
    if found is None:
        return None
    fields, chest = found
    fields |= {name: Drawers(fields[name], chest, _same) for name in _IN_DRAWERS}
    fields["known"] = Words(fields["known"], chest)
    return Phrasebook(**fields)


def _same(value: V) -> V:
    return value
