"""Words and phrases in, the question as its readers look at it out: which clause every word stands in."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.concluding import concludes
from privacyrules.engine.understand.spotting import Mention, spot
from privacyrules.engine.understand.topics import with_topics
from privacyrules.engine.understand.words import MARKS, STOPS, Token, words_of
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.reading import Span

MAIN, SIDE, PURPOSE = "main", "side", "purpose"

_SAKES = {("the", "sake"), ("a", "view"), ("the", "purpose"), ("the", "aim"), ("the", "interest")}
"""`for the sake of`, `with a view to`: what follows says what for."""

_OPENERS = frozenset({"ok", "okay", "hey", "hi", "hello", "well", "right", "yeah", "yes", "and", "but", ","})
"""Behind these alone, `so` opens what somebody has to say: `okay so we have their numbers …`."""

MOST_WORDS = 160
"""A text of more words is no question, and is refused."""


class Question(NamedTuple):
    """A question taken apart; `zones`, `owner` and `asked` have an entry per token, `bounds` one more."""

    text: str
    book: Phrasebook
    tokens: tuple[Token, ...]
    unknown: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    owner: tuple[Mention | None, ...]
    zones: tuple[str, ...]
    asked: tuple[bool, ...]
    bounds: tuple[tuple[int, int], ...]

    def word(self, at: int) -> str:
        """The word at a place, "" beyond the ends."""
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def at(self, place: int) -> Mention | None:
        """The phrase to which the word at a place belongs."""
        return self.owner[place] if 0 <= place < len(self.owner) else None

    def span(self, mention: Mention) -> Span:
        """The characters of a phrase."""
        return Span(self.tokens[mention.first].start, self.tokens[mention.last - 1].end)

    def back(self, at: int, over: frozenset[str]) -> int:
        """The nearest place before this one whose word is not one of those; -1 if there is none."""
        at = min(at, len(self.tokens)) - 1
        while at >= 0 and self.owner[at] is None and self.tokens[at].word in over:
            at -= 1
        return at

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Where the sentence around a place begins and ends, its last mark left out."""
        return self.bounds[min(at, len(self.tokens))]


def question_of(text: str, book: Phrasebook) -> Question:
    """Take a question apart; of a text beyond MOST_WORDS only the beginning is looked at."""
    tokens, unknown = words_of(text, book)
    tokens = tokens[:MOST_WORDS]
    bounds = tuple(_bounds(tokens))
    mentions = with_topics(tokens, spot(tokens, book), book, bounds)
    owner: list[Mention | None] = [None] * len(tokens)
    for mention in mentions:
        owner[mention.first : mention.last] = [mention] * (mention.last - mention.first)
    zones: list[str] = []
    asked: list[bool] = []
    for first, last in sentences(tokens):
        zones += _zones(tokens[first:last], owner[first:last])
        asked += [_asks(tokens[first:last])] * (last - first)
    return Question(text, book, tokens, unknown, mentions, tuple(owner), tuple(zones), tuple(asked), bounds)


def _bounds(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Per place, and for the one behind the last, where its sentence begins and its last mark stands."""
    for first, last in sentences(tokens):
        end = last - 1 if tokens[last - 1].word in STOPS else last
        yield from [(first, end)] * (last - first)
    yield (len(tokens) if not tokens or tokens[-1].word in STOPS else first), len(tokens)


def sentences(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """The tokens of each sentence, from and up to."""
    start = 0
    for at, token in enumerate(tokens):
        if token.word in STOPS:
            yield start, at + 1
            start = at + 1
    if start < len(tokens):
        yield start, len(tokens)


def _asks(tokens: tuple[Token, ...]) -> bool:
    words = [token.word for token in tokens]
    if words[-1] == "?":
        return True
    return any(one in g.MODALS - {"lets"} and two in g.WE for one, two in pairwise(words))


def _zones(tokens: tuple[Token, ...], owner: list[Mention | None]) -> Iterator[str]:
    """Main clause, side clause (condition, reason, time) or purpose clause, word by word."""
    zone = MAIN
    words = {token.word for token in tokens}
    broken = bool(words & g.BREAKS and words & g.PROMISES)
    for at, token in enumerate(tokens):
        after = tokens[at + 1].word if at + 1 < len(tokens) else ""
        opens = owner[at] is None and token.word in g.MODALS and after in g.WE | g.DETERMINERS
        if opens or (token.word in MARKS and token.word not in ("'s", "$")):
            zone = MAIN
        elif owner[at] is None or token.word == "so" or (tokens[at - 1].word, token.word) in _SAKES:
            opened = _opened(tokens, at, after)
            zone = zone if opened == SIDE and broken and token.word == "if" else opened or zone
        yield zone


def _is_somebody_else(tokens: tuple[Token, ...], at: int) -> bool:
    """`can PayPal instead of Stripe take …`: the clause goes on behind whom it names."""
    words = [token.word for token in tokens[:at]]
    opens = max((place for place, word in enumerate(words) if word in g.MODALS), default=-1)
    behind = tokens[at + 2 : at + 3]
    return opens >= 0 and at - opens <= 3 and bool(behind) and not behind[0].word.endswith("ing")


def _opened(tokens: tuple[Token, ...], at: int, after: str) -> str:
    """The kind of clause that a word opens, "" if none."""
    word = tokens[at].word
    before = tokens[at - 1].word if at else ""
    if word == "so" and at and after.isalpha():
        asks = concludes(tokens, at) or all(token.word in _OPENERS for token in tokens[:at])
        return "" if asks else PURPOSE
    if (word == "order" and before == "in" and after in ("to", "that")) or (before, word) in _SAKES:
        return PURPOSE
    if word == "that" and before == "for" and after in g.OTHERS | g.WE | g.DETERMINERS:
        return PURPOSE
    if word == "if" and before in g.AFTER_IF_OF_A_QUESTION:
        return ""
    if word in g.CONDITION | g.CONTRARY | g.REASON and word not in ("so", "as", "where", "given"):
        return SIDE
    if word in ("otherwise", "lest") or (word == "else" and before == "or"):
        return SIDE
    if (word == "instead" and not _is_somebody_else(tokens, at)) or (word == "rather" and after == "than"):
        return SIDE
    return ""
