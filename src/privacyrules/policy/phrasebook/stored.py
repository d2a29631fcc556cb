"""A phrasebook to bytes and back; of its large tables only the entries that a question needs are made."""

from __future__ import annotations

import marshal
from hashlib import sha256
from typing import TypeVar

from privacyrules.model.phrases import Phrasebook
from privacyrules.policy.drawers import Drawers, put_away

_MAGIC = b"privacyrules phrasebook 1\n"
_DIGEST = 32
_IN_DRAWERS = ("phrases", "forms", "above", "called")
_LETTERS = 2

V = TypeVar("V")


def to_bytes(book: Phrasebook, inputs: bytes) -> bytes:
    """A phrasebook as bytes for `from_bytes`; `inputs` is the SHA-256 of what it was made from."""
    fields = {name: getattr(book, name) for name in book._fields}
    fields |= {name: put_away(fields[name], _LETTERS) for name in _IN_DRAWERS}
    payload = marshal.dumps(fields)
    return _MAGIC + inputs + sha256(payload).digest() + payload


def from_bytes(data: bytes, inputs: bytes) -> Phrasebook | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    start = len(_MAGIC)
    header, payload = data[: start + 2 * _DIGEST], data[start + 2 * _DIGEST :]
    if header != _MAGIC + inputs + sha256(payload).digest():
        return None
    fields = marshal.loads(payload)  # noqa: S302 - our own bytes, by their digest
    fields |= {name: Drawers(fields[name], _same) for name in _IN_DRAWERS}
    return Phrasebook(**fields)


def _same(value: V) -> V:
    return value
