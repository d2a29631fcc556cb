"""A piece of a name in, the words of the lexicon that it is, or that it is glued of, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.classification import Lexicon
from privacyrules.syntax.names import singular

_SHORTEST_PART = 3
_LONGEST_GLUED = 100
_TAILS = ("id", "ip", "no", "nr", "mm", "yy", "dt")
# "Table", "number", "name", "date", "credit card" before another word; no word of any language begins so.
_HEADS = ("tb", "nr", "nm", "dt", "kk", "cc", "cb")
# So long are the words of a name glued of more than three on the average; shorter ones are an accident.
_MANY, _MEAN_LENGTH = 4, 4
# "cancel" is no "can cel".
_SHORTEST_LONGER = 4
# Many words begin or end like this without being glued: "passage", "surface", "transport".
_NEVER_GLUED = frozenset(
    ("age", "all", "can", "cap", "edad", "est", "idade", "man", "non", "per", "sub", "sur", "trans", "via")
)
# What stands between two glued words and says nothing: `numerodaconta`, `datedenaissance`.
_BETWEEN = ("da", "de", "del", "di", "do", "du")
_GERMAN_JOINT = "n"
_MAY_BE_DROPPED = ("s", _GERMAN_JOINT)
_SHORTEST_JOINED = 5
# A word as long as this is no accident within another: "telefonourgencia", "otraenfermedad".
_LONG_START, _LONG_END = 7, 8


def known_whole(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the words that a piece stands for as it is; none if nobody knows it."""
    if piece in lexicon.spellings:
        return lexicon.spellings[piece]
    word = singular(piece, lexicon.words)
    return (word,) if word in lexicon.words or piece.isdigit() else ()


def taken_apart(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the known words of a piece; itself where it cannot be taken apart."""
    whole = known_whole(piece, lexicon)
    if whole or len(piece) > _LONGEST_GLUED:
        return whole or (piece,)
    for take_apart in (_unglued, _after_head, _in_many, _with_long_part):
        words = take_apart(piece, lexicon)
        if words:
            return words
    return (piece,)


def _unglued(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split into two known words, else three; the longest first word wins."""
    for cut in range(len(piece) - 2, _SHORTEST_PART - 1, -1):
        tail = _part(piece[cut:], lexicon)
        if tail and _part(piece[:cut], lexicon) and max(cut, len(piece) - cut) >= _SHORTEST_LONGER:
            return (*_part(piece[:cut], lexicon), *tail)
    return _unglued_in_three(piece, lexicon)


def _unglued_in_three(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    for cut in range(len(piece) - _SHORTEST_PART - 2, _SHORTEST_PART - 1, -1):
        first, rest = _part(piece[:cut], lexicon), piece[cut:]
        linked = _linked(first, rest, lexicon) if first else ()
        if linked:
            return linked
        for second in range(len(rest) - 2, _SHORTEST_PART - 1, -1) if first else ():
            middle, tail = _part(rest[:second], lexicon), _part(rest[second:], lexicon)
            if middle and tail:
                return (*first, *middle, *tail)
    return ()


def _linked(first: tuple[str, ...], rest: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split off what only links a known word to the next, and drop it."""
    links = (link for link in _BETWEEN if rest.startswith(link) and len(rest) >= len(link) + _SHORTEST_PART)
    return next((first + tail for link in links if (tail := _part(rest[len(link) :], lexicon))), ())


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
    words = known_whole(rest, lexicon) or _unglued(rest, lexicon)
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
