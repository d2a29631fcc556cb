"""A phrasebook to bytes and back; of its large tables only the entries that a question needs are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from privacyrules.model.phrases import Phrasebook
from privacyrules.policy import stored_tables
from privacyrules.policy.stored_tables import Form

if TYPE_CHECKING:
    from mmap import mmap

_TABLES = ("phrases", "forms", "above", "called", "goals", "topics")
_FORM = Form(b"privacyrules phrasebook 6\n", _TABLES, "known")


def to_bytes(book: Phrasebook, inputs: Sequence[bytes]) -> bytes:
    """A phrasebook as bytes for `from_bytes`; `inputs` is all that it was made from."""
    return stored_tables.to_bytes(_FORM, book._asdict(), inputs)


def from_bytes(data: bytes | mmap, inputs: Sequence[bytes]) -> Phrasebook | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    fields = stored_tables.from_bytes(_FORM, data, inputs)
    return None if fields is None else Phrasebook(**fields)
