"""What was compiled and what it was made from in, bytes that carry both out; and back."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from mmap import mmap

Index = tuple[Any, ...] | dict[str, Any]
_LENGTH, _CHECK = 8, 12


def seal(form: bytes, inputs: Sequence[bytes], index: Index, chest: bytes | bytearray) -> bytes:
    """Bytes that `opened` gives back.

    Args:
        form: who writes, and in which form.
        inputs: all that it was made from, which stands before it: to compare it costs less than a digest
            of it, and no two inputs are alike.
        index: plain data, which is read at once.
        chest: drawers, which are read when they are opened.
    """
    body = b"".join((_number(len(chest)), chest, marshal.dumps(index)))
    counted = (piece for part in inputs for piece in (_number(len(part)), part))
    return b"".join((form, _number(len(inputs)), *counted, _check(body), body))


def opened(form: bytes, kept: bytes | mmap, inputs: Sequence[bytes]) -> tuple[Any, memoryview] | None:
    """The index and the chest, or None if the bytes are foreign, damaged, or made from other inputs."""
    start = _behind_inputs(form, kept, inputs)
    if start is None:
        return None
    body = memoryview(kept)[start + _CHECK :]
    if kept[start : start + _CHECK] != _check(body):
        return None
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    return marshal.loads(body[end:]), body[_LENGTH:end]  # noqa: S302 - our own bytes: see files.cache


def _behind_inputs(form: bytes, kept: bytes | mmap, inputs: Sequence[bytes]) -> int | None:
    """Where the inputs end, None if they are others; none passes for two: each says how long it is."""
    first = form + _number(len(inputs))
    if kept[: len(first)] != first:
        return None
    at = len(first)
    for part in inputs:
        begin, end = at + _LENGTH, at + _LENGTH + len(part)
        if kept[at:begin] != _number(len(part)) or kept[begin:end] != part:
            return None
        at = end
    return at


def _check(body: bytes | memoryview) -> bytes:
    """What a damaged body does not fit: its length and a checksum, for no stranger can write it."""
    return _number(len(body)) + crc32(body).to_bytes(_CHECK - _LENGTH, "big")


def _number(number: int) -> bytes:
    return number.to_bytes(_LENGTH, "big")
