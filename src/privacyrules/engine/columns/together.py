"""The names of a table and of all its columns in, their words as they read side by side out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from privacyrules.engine.columns.remembered import Remembered
from privacyrules.engine.columns.tables import Kind, Words, kinds_of_name
from privacyrules.engine.columns.words import edges_of, without_shared, words_of
from privacyrules.model.classification import Lexicon

# Columns of one table are asked for one after the other, so a few tables are enough.
_FEW = 200

_FEWEST = 5
_LONGEST = 4
# One letter is shared by chance more easily than three.
_MOST = {4: 0.6, 3: 0.6, 2: 0.7, 1: 0.9}


class Together(NamedTuple):
    """The kinds that a table's name speaks of, and per column the words of its name.

    Letters and words that most names share are left out where they say nothing.
    """

    kinds: tuple[Kind, ...]
    words: Mapping[str, Words]


def shared_start(names: Sequence[str]) -> str:
    """Tell with which letters the names begin, glued to what they name; "" if most share none."""
    if len(names) < _FEWEST:
        return ""
    lowered = [name.lower() for name in names]
    for length in range(_LONGEST, 0, -1):
        counts = Counter(name[:length] for name in lowered)
        start = max(counts, key=counts.__getitem__)
        if start.isalpha() and counts[start] >= max(_FEWEST, _MOST[length] * len(names)):
            return start
    return ""


def _read(named: tuple[str, frozenset[str]], lexicon: Lexicon) -> Together:
    table, names = named
    start = shared_start(tuple(names))
    words = {name: words_of(name, lexicon, start) for name in names}
    edges = edges_of(tuple(words.values()))
    kept = {name: without_shared(found, edges, lexicon) for name, found in words.items()}
    return Together(kinds_of_name(words_of(table, lexicon), lexicon), kept)


read_together = Remembered(_read, _FEW)
"""Read a table's name and the names of all its columns; the table of the column before is remembered."""
