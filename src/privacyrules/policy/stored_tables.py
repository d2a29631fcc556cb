"""Fields with large tables to bytes and back; of the tables only the entries that a run needs are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from privacyrules.policy.drawers import Drawers, Words, put_away, put_words_away
from privacyrules.policy.sealed import opened, seal

if TYPE_CHECKING:
    from mmap import mmap

_LETTERS = 2

V = TypeVar("V")


class Form(NamedTuple):
    """Who writes and in which form, and the names of the fields that are tables, and of the set of words."""

    name: bytes
    tables: tuple[str, ...]
    words: str


def to_bytes(form: Form, fields: dict[str, Any], inputs: Sequence[bytes]) -> bytes:
    """Fields as bytes for `from_bytes`; `inputs` is all that they were made from."""
    chest = bytearray()
    kept = fields | {name: put_away(fields[name], _LETTERS, chest) for name in form.tables}
    kept[form.words] = put_words_away(fields[form.words], _LETTERS, chest)
    return seal(form.name, inputs, kept, chest)


def from_bytes(form: Form, data: bytes | mmap, inputs: Sequence[bytes]) -> dict[str, Any] | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    found = opened(form.name, data, inputs)
    if found is None:
        return None
    fields, chest = found
    tables = {name: Drawers(fields[name], chest, _same) for name in form.tables}
    return {**fields, **tables, form.words: Words(fields[form.words], chest)}


def _same(value: V) -> V:
    return value
