"""A sentence in, its words out: lower case, contractions taken apart, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

POSSESSIVE = "'s"
MONEY = "$"
DASH = "-"

Word = tuple[str, int, int]
"""A word, and the characters where it starts and ends."""

_PIECE = re.compile(
    r"[^\W_]+(?:\.(?:com|net|io|ai|org)\b)?|(?<=\w)[-.](?=\w)|[.?!;:,()\n@&+]|[-\u2013\u2014]+|['\u2019\u02bc]|[$\u20ac\u00a3\u00a5]"
)
_TICKET = re.compile(r"\b(?!SHA|AES|UTF|ISO|GDPR|MD)[A-Z]{2,9}-[0-9]+\b|#[0-9]+\b")
_SHORTENED = re.compile(r"\b(?:incl|excl|approx|resp|esp|vs|e\.g|i\.e)\.", re.IGNORECASE)
_QUOTES = frozenset("'\u2019\u02bc")
_DASHES = frozenset("-\u2013\u2014")
_IS_AFTER = frozenset(
    {"it", "that", "what", "who", "he", "she", "there", "here", "how", "where", "this", "when"}
)
_ENDINGS = {"re": "are", "ve": "have", "ll": "will", "d": "would", "m": "am"}
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_SIGNS = {"$": MONEY, "\u20ac": MONEY, "\u00a3": MONEY, "\u00a5": MONEY, "+": "&"}
_WRITTEN_AS_ONE = {
    "cannot": "can",
    "dont": "do",
    "cant": "can",
    "wont": "will",
    "doesnt": "do",
    "didnt": "do",
    "isnt": "is",
    "shouldnt": "should",
}
_SPELLED = {"incl": "including", "excl": "without", "approx": "about"}
_DRAWN_TOGETHER = {"wanna": "want", "gonna": "going"}
"""As people speak: `want to`, `going to`."""


def split_words(text: str) -> list[Word]:
    """The words and marks of a text.

    `don't` is do and not, `users'` is users and a possessive; a hyphen or underscore within a word parts
    it in two and is dropped; every dash between words is one mark, and so is every sign of a currency.
    """
    pieces = [(match[0], match.start(), match.end()) for match in _PIECE.finditer(_spelled_out(text))]
    words: list[Word] = []
    at = 0
    while at < len(pieces):
        taken = _contracted(pieces, at)
        if taken:
            words += taken
            at += 3
            continue
        words += _single(pieces, at, text)
        at += 1
    return words


def _spelled_out(text: str) -> str:
    """The text, as long as before, with a space for what has no words: `BILL-88`, `#412` of a ticket."""
    whole = _SHORTENED.sub(_without_dots, text) if "." in text else text
    return _TICKET.sub(lambda match: " " * len(match[0]), whole)


def _without_dots(match: re.Match[str]) -> str:
    """`incl.` ends no sentence, and `e.g.` says nothing."""
    letters = match[0].replace(".", " ")
    return letters if len(letters.split()) == 1 else " " * len(letters)


def _contracted(pieces: list[Word], at: int) -> list[Word]:
    if at + 2 >= len(pieces) or pieces[at + 1][0] not in _QUOTES:
        return []
    (first, start, middle), (_, quote, _), (last, tail, end) = pieces[at : at + 3]
    if quote != middle or tail != middle + 1:
        return []
    word, ending = _plain(first), _plain(last)
    if ending == "s":
        second = "us" if word == "let" else "is" if word in _IS_AFTER else POSSESSIVE
        return [(word, start, middle), (second, middle, end)]
    if ending == "t" and word.endswith("n"):
        stem = word if word == "can" else word[:-1]
        return [(_STEMS.get(stem, stem), start, middle), ("not", middle, end)]
    return [(word, start, middle), (_ENDINGS[ending], middle, end)] if ending in _ENDINGS else []


def _single(pieces: list[Word], at: int, text: str) -> Iterator[Word]:
    piece, start, end = pieces[at]
    if piece in _QUOTES:
        before = pieces[at - 1] if at else ("", -1, -1)
        if before[2] == start and _plain(before[0]).endswith("s"):
            yield POSSESSIVE, start, end
    elif piece[0] in _DASHES:
        joins = start and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
        if not joins or len(piece) > 1 or piece != "-":
            yield DASH, start, end
    elif piece in _SIGNS:
        yield _SIGNS[piece], start, end
    elif not _says_nothing(piece, start, end, text):
        with_slash = text[end : end + 1] == "/"
        word = _shorthand(text[end + 1 :]) if piece in "wW" and with_slash else _plain(piece)
        if word in _WRITTEN_AS_ONE:
            yield _WRITTEN_AS_ONE[word], start, end
            yield "not", start, end
        elif word in _DRAWN_TOGETHER:
            yield _DRAWN_TOGETHER[word], start, end
            yield "to", start, end
        else:
            yield _SPELLED.get(word, word), start, end


def _says_nothing(piece: str, start: int, end: int, text: str) -> bool:
    """The dot of `users.phone` ends no sentence, and the `o` of `w/o` is told with its first half."""
    dot = piece == "." and text[end : end + 1].isalnum() and text[start - 1 : start].isalnum()
    return dot or (piece in "oO" and text[start - 2 : start].lower() == "w/")


def _shorthand(behind: str) -> str:
    """`w/` is with, `w/o` without."""
    return "without" if re.match(r"[oO]\b", behind) else "with"


def _plain(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    import unicodedata

    spelled = unicodedata.normalize("NFKD", lower)
    return "".join(letter for letter in spelled if not unicodedata.combining(letter)) or lower
