"""Files as they are read in, how many they are on a terminal while it lasts out."""

from __future__ import annotations

import os
from time import monotonic
from typing import TextIO

SHOWN_AFTER = 1.0
"""Seconds before anything is shown: what takes no longer needs nobody's patience."""

_BETWEEN = 0.1


class Progress:
    """A line that counts, on a stream that is a terminal; called once for each file."""

    def __init__(self, stream: TextIO) -> None:
        """Start to wait."""
        self._stream = stream
        self._due = monotonic() + SHOWN_AFTER
        self._count = 0
        self._width = 0

    def __call__(self) -> None:
        """Count a file, and show how many there are if the time has come."""
        self._count += 1
        now = monotonic()
        if now >= self._due:
            self._due = now + _BETWEEN
            line = f"Reading files: {self._count:,}"[: _columns(self._stream) - 1]
            self._width = len(line)
            self._put(f"\r{line}")

    def erase(self) -> None:
        """Leave nothing of the line; by spaces, which every terminal understands."""
        if self._width:
            self._put(f"\r{' ' * self._width}\r")
            self._width = 0

    def _put(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:  # The terminal has gone; nothing that matters is lost.
            self._width = 0


def watched(stream: TextIO) -> bool:
    """Whether somebody sits before a stream who wants to see it move: no log, no CI, no plain terminal."""
    if not stream.isatty() or os.environ.get("CI") or os.environ.get("NO_COLOR"):
        return False
    return os.name == "nt" or os.environ.get("TERM", "dumb") != "dumb"


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        return 80
