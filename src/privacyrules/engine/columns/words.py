"""A name as written in, its words as the lexicon knows them out: cases, digits and glue taken apart."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.model.classification import Lexicon
from privacyrules.syntax.names import pieces_of, singular

_SHORTEST_PART = 3
_TAILS = ("id", "ip", "no", "nr")
_SHORTEST_BEFORE_TAIL = 4
_SHARED = 2


def words_of(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split a name of a table or column into the words of the lexicon.

    Camel and snake case, digits and acronyms are split; abbreviations are written out, plurals
    put into the singular, and glued words taken apart where every part is a known word.
    """
    return tuple(word for piece in pieces_of(name) for word in known_words(piece, lexicon))


def known_words(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the words that one piece stands for; itself if it stands for none."""
    if piece in lexicon.spellings:
        return lexicon.spellings[piece]
    word = singular(piece, lexicon.words)
    if word in lexicon.words or piece.isdigit():
        return (word,)
    return _unglued(piece, lexicon) or (piece,)


def without_shared(
    words: tuple[str, ...], neighbours: Iterable[tuple[str, ...]], lexicon: Lexicon
) -> tuple[str, ...]:
    """Drop a first word and a last word that say nothing and that two other columns share."""
    others = [other for other in neighbours if len(other) > 1]
    for edge, rest in ((0, slice(1, None)), (-1, slice(None, -1))):
        if len(words) > 1 and words[edge] not in lexicon.words:
            shared = sum(1 for other in others if other[edge] == words[edge])
            words = words[rest] if shared >= _SHARED else words
    return words


def _unglued(piece: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Split into two known words, else three; the longest first word wins."""
    for cut in range(len(piece) - 2, _SHORTEST_PART - 1, -1):
        tail = _part(piece[cut:], lexicon)
        if tail and _part(piece[:cut], lexicon) and (len(piece) - cut > 2 or cut >= _SHORTEST_BEFORE_TAIL):
            return (*_part(piece[:cut], lexicon), *tail)
    for cut in range(len(piece) - 2 * _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        first, rest = _part(piece[:cut], lexicon), piece[cut:]
        for second in range(len(rest) - 2, _SHORTEST_PART - 1, -1) if first else ():
            middle, tail = _part(rest[:second], lexicon), _part(rest[second:], lexicon)
            if middle and tail:
                return (*first, *middle, *tail)
    return ()


def _part(part: str, lexicon: Lexicon) -> tuple[str, ...]:
    if part in _TAILS:
        return lexicon.spellings.get(part, (part,))
    if len(part) < _SHORTEST_PART:
        return ()
    if part in lexicon.spellings:
        return lexicon.spellings[part]
    word = singular(part, lexicon.words)
    return (word,) if word in lexicon.words else ()
