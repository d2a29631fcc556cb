"""A lexicon to bytes and back; of its large tables only the entries that a run needs are made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from privacyrules.model.classification import Lexicon
from privacyrules.policy import stored_tables
from privacyrules.policy.stored_tables import Form

if TYPE_CHECKING:
    from mmap import mmap

_FORM = Form(b"privacyrules lexicon 3\n", ("phrases", "by_table", "kinds", "kinds_beside", "near"), "words")


def to_bytes(lexicon: Lexicon, inputs: Sequence[bytes]) -> bytes:
    """A lexicon as bytes for `from_bytes`; `inputs` is all that it was made from."""
    return stored_tables.to_bytes(_FORM, lexicon._asdict(), inputs)


def from_bytes(data: bytes | mmap, inputs: Sequence[bytes]) -> Lexicon | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    fields = stored_tables.from_bytes(_FORM, data, inputs)
    return None if fields is None else Lexicon(**fields)
