"""The text of a file that an option names, or of standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from privacyrules.files.disk import LARGEST, read_bytes, too_large
from privacyrules.syntax.text import decode

STANDARD_INPUT = "<stdin>"


def read_input(name: str) -> tuple[str, str]:
    """The name as messages show it, and the text; `-` is standard input.

    Raises:
        MistakesError: the file cannot be read, or is no UTF-8 text.
    """
    if name == "-":
        return STANDARD_INPUT, decode(sys.stdin.buffer.read(), STANDARD_INPUT)
    return name, decode(read_bytes(Path(name), name), name)


def standard_input(name: str) -> bytes:
    """The bytes on standard input, for a file of that name.

    Raises:
        MistakesError: they are more than a file may have.
    """
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large(name)
    return data
