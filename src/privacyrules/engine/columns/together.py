"""The names of a table and of all its columns in, their words as they read side by side out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from privacyrules.engine.columns.glued import known_whole
from privacyrules.engine.columns.remembered import Remembered
from privacyrules.engine.columns.starts import with_starts_written_out
from privacyrules.engine.columns.tables import Kind, Words, kinds_of_name, may_tell
from privacyrules.engine.columns.words import SHARED, edges_of, without_shared, words_of
from privacyrules.model.classification import Classification, ColumnFacts, Lexicon

# Columns of one table are asked for one after the other, so a few tables are enough.
_FEW = 200

_FEWEST = 5
_LONGEST = 4
_ENOUGH_GLUED = 3
# One letter is shared by chance more easily than three.
_MOST = {4: 0.6, 3: 0.6, 2: 0.7, 1: 0.9}


Asked = tuple[str, str | None, str | None, Words]
"""A column's name, type, comment and words."""

Found = tuple[Classification, bool]
"""What a column holds, and whether the reasons name its table."""


class Together:
    """The kinds that a table's name speaks of, and per column the words of its name.

    Letters and words that most names share are left out where they say nothing. `anywhere` is what was found
    of columns that mean the same in any table, `of_kinds` what was found in tables of the same kinds.
    """

    __slots__ = ("_judged", "_lexicon", "_telling", "anywhere", "kinds", "of_kinds", "words")

    def __init__(self, kinds: tuple[Kind, ...], words: Mapping[str, Words], lexicon: Lexicon) -> None:
        """Take what is read of every table; which of its columns tell of it, few want to know."""
        self.kinds = kinds
        self.words = words
        self._lexicon = lexicon
        self._telling: tuple[tuple[str, Words], ...] | None = None
        self._judged: dict[Asked, Found] | None = None
        self.anywhere = _known_of((), lexicon)
        self.of_kinds = _known_of((kinds,), lexicon)

    @property
    def telling(self) -> tuple[tuple[str, Words], ...]:
        """The columns, with their words, that may tell those beside them of what kind the table is."""
        if self._telling is None:
            telling = [each for each in self.words.items() if may_tell(each[1], self._lexicon)]
            self._telling = tuple(sorted(telling, key=_by_words))
        return self._telling

    def beside(self, name: str) -> tuple[Words, ...]:
        """The words of the other columns, in an order that is the same for the same words."""
        return tuple(words for other, words in self.telling if other != name)

    @property
    def judged(self) -> dict[Asked, Found]:
        """What was found of columns in tables of the same kinds, with the same telling columns."""
        if self._judged is None:
            self._judged = _known_of((self.kinds, tuple(words for _, words in self.telling)), self._lexicon)
        return self._judged


def shared_start(names: Sequence[str]) -> str:
    """Tell with which letters the names begin, glued to what they name; "" if most share none."""
    if len(names) < _FEWEST:
        return ""
    lowered = [name.lower() for name in names]
    if max(Counter(name[:1] for name in lowered).values()) < max(_FEWEST, _MOST[_LONGEST] * len(names)):
        return ""
    for length in range(_LONGEST, 0, -1):
        counts = Counter(name[:length] for name in lowered)
        start = max(counts, key=counts.__getitem__)
        if start.isalpha() and counts[start] >= max(_FEWEST, _MOST[length] * len(names)):
            return start
    return ""


def _initial(table: str, names: Iterable[str], lexicon: Lexicon) -> str:
    """Tell the first letter of the table's name where it is glued before several known words: `pname`."""
    letter = table[:1].lower()
    begun = [name.lower() for name in names if letter.isalpha() and name[:1].lower() == letter]
    glued = (name for name in begun if known_whole(name[1:], lexicon) and not known_whole(name, lexicon))
    return letter if len(list(islice(glued, _ENOUGH_GLUED))) == _ENOUGH_GLUED else ""


def _split(named: tuple[str, str], lexicon: Lexicon) -> Words:
    name, start = named
    return words_of(name, lexicon, start)


_words = Remembered(_split, 5_000)


def _nothing(_alike: tuple[object, ...], _lexicon: Lexicon) -> dict[Asked, Found]:
    return {}


_known_of = Remembered(_nothing, 1_000)


def _read(named: tuple[str, frozenset[str]], lexicon: Lexicon) -> Together:
    table, names = named
    called = words_of(table, lexicon)
    start = shared_start(tuple(names)) or _initial(table, names, lexicon)
    split = {name: _words((name, start), lexicon) for name in names}
    words = with_starts_written_out(split, lexicon)
    edges = edges_of(tuple(words.values()))
    kept = words
    if max((*edges.first.values(), *edges.last.values()), default=0) >= SHARED:
        kept = {name: without_shared(found, edges, lexicon, called) for name, found in words.items()}
    return Together(kinds_of_name(called, lexicon), kept, lexicon)


def _by_words(column: tuple[str, Words]) -> tuple[Words, str]:
    name, words = column
    return words, name


_of_table = Remembered(_read, _FEW)


class _ReadTogether:
    """Remembers the table of the column before by the very tuple of its columns' names."""

    def __init__(self) -> None:
        self._lexicon: Lexicon | None = None
        self._table = ""
        self._names: Sequence[str] = ()
        self._found: Together | None = None

    def __call__(self, column: ColumnFacts, lexicon: Lexicon) -> Together:
        """Read a table's name and the names of all its columns."""
        table, name, names = column.table, column.name, column.neighbours
        same = names is self._names and lexicon is self._lexicon and table == self._table
        if same and self._found and name in self._found.words:
            return self._found
        found = _of_table((table, frozenset((*names, name))), lexicon)
        if name in names:
            self._lexicon, self._table, self._names, self._found = lexicon, table, names, found
        return found


read_together = _ReadTogether()
"""Give the words of a column and of those beside it; columns of one table are asked for one by one."""
