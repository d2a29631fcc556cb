"""The names of a table's columns in, the letters that most of them begin with out: `ptfname`, `ptcity`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_FEWEST = 5
_LONGEST = 4
# One letter is shared by chance more easily than three.
_MOST = {4: 0.6, 3: 0.6, 2: 0.7, 1: 0.9}


def shared_start(names: Sequence[str]) -> str:
    """Tell with which letters the names begin, glued to what they name; "" if most share none."""
    if len(names) < _FEWEST:
        return ""
    lowered = [name.lower() for name in names]
    for length in range(_LONGEST, 0, -1):
        start, count = Counter(name[:length] for name in lowered).most_common(1)[0]
        if start.isalpha() and count >= max(_FEWEST, _MOST[length] * len(names)):
            return start
    return ""
