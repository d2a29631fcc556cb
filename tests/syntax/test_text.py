"""Bytes in; their text, or one clear mistake, out."""

from __future__ import annotations

import pytest

from privacyrules.model.places import MistakesError
from privacyrules.syntax.text import decode


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_and_without_a_byte_order_mark(mark: bytes) -> None:
    assert decode(mark + "Größe: ✓\r\n".encode(), "f") == "Größe: ✓\r\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("naïve".encode("latin-1"), "f:1:3: the byte 0xEF is not UTF-8; save it as UTF-8"),
        ("é: 1\nnaïve: ".encode() + b"\xe9", "f:2:8: the byte 0xE9 is not UTF-8; save it as UTF-8"),
        (b"\xef\xbb\xbfab\xff", "f:1:3: the byte 0xFF is not UTF-8; save it as UTF-8"),
        ("a: 1".encode("utf-16"), "f:1:1: the file is UTF-16, not UTF-8; save it as UTF-8"),
        (
            "a: 1".encode("utf-16-le"),
            "f:1:2: the file holds a NUL byte, so it is UTF-16 or no text at all; save it as UTF-8",
        ),
        (
            b"a: 1\nb\0\n\xff",
            "f:2:2: the file holds a NUL byte, so it is UTF-16 or no text at all; save it as UTF-8",
        ),
    ],
)
def test_other_bytes_are_one_mistake_at_the_first_of_them(data: bytes, message: str) -> None:
    with pytest.raises(MistakesError) as raised:
        decode(data, "f")
    assert str(raised.value) == message
