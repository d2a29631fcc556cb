"""A name as written in, its words as the lexicon knows them out: cases, digits and glue taken apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import Lexicon
from privacyrules.syntax.names import pieces_of, singular

_SHORTEST_PART = 3
_LONGEST_GLUED = 100
_TAILS = ("id", "ip", "no", "nr", "mm", "yy", "dt")
# "Table", "number", "name" and "date" before another word; no word of any language begins like this.
_HEADS = ("tb", "nr", "nm", "dt")
# So long are the words of a name glued of more than three on the average; shorter ones are an accident.
_MANY, _MEAN_LENGTH = 4, 4
# "cancel" is no "can cel".
_SHORTEST_LONGER = 4
SHARED = 2
"""More other names than that must have a word for it to be shared."""
# The first letter of a table's name, put before or after the names of its columns; "e" begins "e mail".
_INITIALS = frozenset("abcdfghijklmnopqrstuvwxyz")
# Many words begin or end like this without being glued: "passage", "surface", "transport".
_NEVER_GLUED = frozenset(
    ("age", "all", "can", "cap", "edad", "est", "idade", "man", "non", "per", "sub", "sur", "trans", "via")
)
_GERMAN_JOINT = "n"
_MAY_BE_DROPPED = ("s", _GERMAN_JOINT)
_SHORTEST_JOINED = 5
# A word as long as this is no accident within another: "telefonourgencia", "otraenfermedad".
_LONG_START, _LONG_END = 7, 8


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
    if start and piece.startswith(start) and not _known_whole(piece, lexicon):
        rest = _words_of_piece(piece.removeprefix(start), lexicon)
        if all(part in lexicon.words for part in rest):
            return rest
    return _words_of_piece(piece, lexicon)


def _known_whole(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    if piece in lexicon.spellings:
        return lexicon.spellings[piece]
    word = singular(piece, lexicon.words)
    return (word,) if word in lexicon.words or piece.isdigit() else ()


def _taken_apart(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    whole = _known_whole(piece, lexicon)
    if whole or len(piece) > _LONGEST_GLUED:
        return whole or (piece,)
    for take_apart in (_unglued, _after_head, _in_many, _with_long_part):
        words = take_apart(piece, lexicon)
        if words:
            return words
    return (piece,)


_words_of_piece = Remembered(_taken_apart)


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


def without_shared(words: tuple[str, ...], edges: Edges, lexicon: Lexicon) -> tuple[str, ...]:
    """Drop a first word that says nothing and that most columns share, and a last one that two others do.

    A first word that only some share names what those are about: `attachment_name` beside
    `attachment_size` is the attachment's.
    """
    if _is_shared(words[:-1][:1], edges.first, max(SHARED, (edges.names - 1) // 2), lexicon):
        words = words[1:]
    if _is_shared(words[1:][-1:], edges.last, SHARED, lexicon):
        words = words[:-1]
    return words


def _is_shared(edge: tuple[str, ...], shared: Counter[str], others: int, lexicon: Lexicon) -> bool:
    return any((word not in lexicon.words or word in _INITIALS) and shared[word] > others for word in edge)


def _unglued(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split into two known words, else three; the longest first word wins."""
    for cut in range(len(piece) - 2, _SHORTEST_PART - 1, -1):
        tail = _part(piece[cut:], lexicon)
        if tail and _part(piece[:cut], lexicon) and max(cut, len(piece) - cut) >= _SHORTEST_LONGER:
            return (*_part(piece[:cut], lexicon), *tail)
    for cut in range(len(piece) - 2 * _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first, rest = _part(piece[:cut], lexicon), piece[cut:]
        for second in range(len(rest) - 2, _SHORTEST_PART - 1, -1) if first else ():
            middle, tail = _part(rest[:second], lexicon), _part(rest[second:], lexicon)
            if middle and tail:
                return (*first, *middle, *tail)
    return ()


def _in_many(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split into more than three known words, as few as can be: `twofactorauthsecretkey`."""
    if len(piece) < _MANY * _MEAN_LENGTH:
        return ()
    reached: dict[int, tuple[tuple[str, ...], ...]] = {0: ()}
    for end in range(_SHORTEST_PART, len(piece) + 1):
        ways = ((*reached[at], _part(piece[at:end], lexicon)) for at in tuple(reached))
        fewest = min((way for way in ways if way[-1]), key=len, default=None)
        if fewest:
            reached[end] = fewest
    parts = reached.get(len(piece), ())
    return tuple(word for part in parts for word in part) if len(parts) * _MEAN_LENGTH <= len(piece) else ()


def _after_head(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split off the two letters that say what kind of thing follows: `tbcliente`, `nmpessoa`."""
    head, rest = piece[:2], piece[2:]
    if head not in _HEADS:
        return ()
    words = _known_whole(rest, lexicon) or _unglued(rest, lexicon)
    return (*lexicon.spellings.get(head, (head,)), *words) if words else ()


def _with_long_part(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split off a long known word at the end, else at the start, of what is unknown as a whole."""
    for known, other in _long_parts(piece):
        words = () if other in _NEVER_GLUED else _part(known, lexicon)
        if words:
            return (other, *words) if piece.endswith(known) else (*words, other)
    return ()


def _long_parts(piece: str) -> Iterator[tuple[str, str]]:
    for cut in range(_SHORTEST_PART, len(piece) - _LONG_END + 1):
        yield piece[cut:], piece[:cut]
    for cut in range(len(piece) - _SHORTEST_PART, _LONG_START - 1, -1):
        yield piece[:cut], piece[cut:]


def _part(part: str, lexicon: Lexicon) -> tuple[str, ...]:
    if part in _TAILS:
        return lexicon.spellings.get(part, (part,))
    if len(part) < _SHORTEST_PART or part in _NEVER_GLUED:
        return ()
    if part in lexicon.spellings:
        return lexicon.spellings[part]
    if part[-1] not in _MAY_BE_DROPPED:
        return (part,) if part in lexicon.words else ()
    word = singular(part, lexicon.words)
    if word not in lexicon.words and len(part) > _SHORTEST_JOINED:
        # German joins words by a letter: "adressenliste" is a list of an "adresse".
        word = part.removesuffix(_GERMAN_JOINT)
    return (word,) if word in lexicon.words else ()
