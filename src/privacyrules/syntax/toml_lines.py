"""The lines of a TOML text and a key in, the line on which it is set out."""

from __future__ import annotations

from collections.abc import Sequence


def line_of(key: str, table: str, lines: Sequence[str], start: int = 0) -> int:
    """Find where one key is set; see `TomlLines.line_of`, which is quicker where many are looked for."""
    return TomlLines(lines).line_of(key, table, start)


class TomlLines:
    """The lines of a text, which remember where its tables begin."""

    __slots__ = ("_headers", "_lines")

    def __init__(self, lines: Sequence[str]) -> None:
        """Keep the text, line by line."""
        self._lines = lines
        self._headers: dict[str, int] = {}
        for number, line in enumerate(lines):
            if "[" in line:
                self._headers.setdefault(line.strip(), number)

    def line_of(self, key: str, table: str, start: int = 0) -> int:
        """Find where a key is set, since `tomllib` gives values without places.

        Args:
            key: the key, without the table in which it stands.
            table: the dotted name of that table; empty at the top of the file.
            start: how many lines stand before the table, where several have the same name.

        Returns:
            The number of the first line that sets such a key below the table's header, else of the first
            at all; 0 if there is none.
        """
        below = self._headers.get(f"[{table}]", start)
        for first in (max(below, start), 0):
            for at in range(first, len(self._lines)):
                line = self._lines[at]
                if key in line and _sets(line.strip(), key):
                    return at + 1
        return 0


def _sets(line: str, key: str) -> bool:
    """Whether a line sets a key, or is the header of a table in whose dotted name the key stands."""
    parts = [line]
    if line.startswith("["):
        parts += [line[at + 1 :] for at, character in enumerate(line) if character == "."]
    behind = (part.removeprefix('"') for part in parts)
    rests = (part.removeprefix(key).removeprefix('"').lstrip() for part in behind if part.startswith(key))
    return any(rest.startswith(("=", "]", ".")) for rest in rests)
