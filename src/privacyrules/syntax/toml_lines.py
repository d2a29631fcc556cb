"""The lines of a TOML text and a key in, the line on which it is set out."""

from __future__ import annotations

import re
from collections.abc import Sequence


def line_of(key: str, table: str, lines: Sequence[str], start: int = 0) -> int:
    """Find where a key is set, since `tomllib` gives values without places.

    Args:
        key: the key, without the table in which it stands.
        table: the dotted name of that table; empty at the top of the file.
        lines: the text, line by line.
        start: how many lines stand before the table, where several have the same name.

    Returns:
        The number of the first line that sets such a key below the table's header, else of the first at
        all; 0 if there is none.
    """
    header = f"[{table}]"
    below = next((n for n, line in enumerate(lines) if line.strip() == header), start)
    setting = re.compile(rf'\s*(?:\[+.*\.)?"?{re.escape(key)}"?\s*[=\].]')
    for first in (max(below, start), 0):
        for number, line in enumerate(lines[first:], first + 1):
            if setting.match(line):
                return number
    return 0
