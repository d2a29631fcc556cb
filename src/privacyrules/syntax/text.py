"""The bytes of a file in, its text out; bytes that are no UTF-8 text are one clear mistake."""

from __future__ import annotations

from privacyrules.model.places import MistakesError, Place, Problem

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WAY_OUT = "save it as UTF-8"


def decode(data: bytes, path: str) -> str:
    """Decode a file as UTF-8, with or without a byte order mark.

    Args:
        data: the whole file.
        path: how messages call the file.

    Returns:
        The text, without the byte order mark; line ends are kept.

    Raises:
        MistakesError: a byte is not UTF-8 (UTF-16, Latin-1, …) or is NUL; names the first of them.
    """
    if data.startswith(_UTF16_MARKS):
        raise MistakesError([Problem(Place(path, 1, 1), "the file is UTF-16, not UTF-8", _WAY_OUT)])
    body = data.removeprefix(_UTF8_MARK)
    try:
        text, bad = body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text, bad = body[: error.start].decode("utf-8"), body[error.start]
    nul = text.find("\0")
    if nul >= 0:
        what = "the file holds a NUL byte, so it is UTF-16 or no text at all"
        raise MistakesError([Problem(_place_after(text[:nul], path), what, _WAY_OUT)])
    if bad is not None:
        what = f"the byte 0x{bad:02X} is not UTF-8"
        raise MistakesError([Problem(_place_after(text, path), what, _WAY_OUT)])
    return text


def _place_after(text: str, path: str) -> Place:
    return Place(path, text.count("\n") + 1, len(text) - text.rfind("\n"))
