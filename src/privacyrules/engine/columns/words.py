"""A name as written in, its words as the lexicon knows them out: cases, digits and glue taken apart."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from privacyrules.engine.columns.glued import known_whole, taken_apart
from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import Lexicon
from privacyrules.syntax.names import pieces_of

SHARED = 2
"""More other names than that must have a word for it to be shared."""
# The first letter of a table's name, put before or after the names of its columns; "e" begins "e mail".
_INITIALS = frozenset("abcdfghijklmnopqrstuvwxyz")


def words_of(name: str, lexicon: Lexicon, start: str = "") -> tuple[str, ...]:
    """Split a name of a table or column into the words of the lexicon.

    Camel and snake case, digits and acronyms are split; abbreviations are written out, plurals
    put into the singular, and glued words taken apart where every part is a known word.

    Args:
        name: the name as written.
        lexicon: the words that are known.
        start: letters with which the names of the table begin; they are left out where a known
            word remains.
    """
    return tuple(word for piece in pieces_of(name) for word in known_words(piece, lexicon, start))


def known_words(piece: str, lexicon: Lexicon, start: str = "") -> tuple[str, ...]:
    """Give the words that one piece stands for; itself if it stands for none."""
    if start and piece.startswith(start) and not known_whole(piece, lexicon):
        rest = _words_of_piece(piece.removeprefix(start), lexicon)
        if all(part in lexicon.words for part in rest):
            return rest
    return _words_of_piece(piece, lexicon)


_words_of_piece = Remembered(taken_apart)


def joined(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Join neighbouring words that are one known word where they are written together: `geboorte_datum`."""
    found: list[str] = []
    for word in words:
        both = found[-1] + word if found else ""
        if both in lexicon.spellings:
            found[-1:] = lexicon.spellings[both]
        elif both in lexicon.words:
            found[-1] = both
        else:
            found.append(word)
    return tuple(found)


class Edges(NamedTuple):
    """How many names of a table begin and end with a word, and how many names there are."""

    first: Counter[str]
    last: Counter[str]
    names: int


def edges_of(names: Sequence[tuple[str, ...]]) -> Edges:
    """Count the first and the last words of all names of a table."""
    several = [words for words in names if len(words) > 1]
    first, last = Counter(words[0] for words in several), Counter(words[-1] for words in several)
    return Edges(first, last, len(names))


def without_shared(
    words: tuple[str, ...], edges: Edges, lexicon: Lexicon, table: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Drop a first word that says nothing and that most columns share, and a last one that two others do.

    It is enough that one other shares a first word that is short for a word of the table's name:
    `drv_name` beside `drv_phone` in `drivers`.

    A first word that only some share names what those are about: `attachment_name` beside
    `attachment_size` is the attachment's.
    """
    start = words[:-1][:1]
    short = any(is_short_for(word, whole) for word in start for whole in table)
    others = 1 if short else max(SHARED, (edges.names - 1) // 2)
    if _is_shared(start, edges.first, others, lexicon):
        words = words[1:]
    if _is_shared(words[1:][-1:], edges.last, SHARED, lexicon):
        words = words[:-1]
    return words


def is_short_for(word: str, whole: str) -> bool:
    """Tell whether a word is what is left of a whole one: its first letter, and others in their order."""
    letters = iter(whole)
    return word[:1] == whole[:1] and len(word) < len(whole) and all(letter in letters for letter in word)


def _is_shared(edge: tuple[str, ...], shared: Counter[str], others: int, lexicon: Lexicon) -> bool:
    return any((word not in lexicon.words or word in _INITIALS) and shared[word] > others for word in edge)
