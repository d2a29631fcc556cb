"""A phrase in its question in, whether the question leaves it open out: `we do not know yet whether …`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import STOPS

_REACH = 9
_LEAD = 8
_OPENS = frozenset({"if", "whether"})
_CLAUSES = _OPENS | g.REASON | g.RELATIVE | g.CONTRARY | {"when", "once", "as"}
_ASKS_AFTER = g.word_set(
    "check checks checking checked verify verifies verifying verified sure certain clear unclear know "
    "knows known decided decide view tell say says said see wonder wonders wondering waiting hear idea "
    "ignore ignores hard difficult question doubt doubts doubting find examine examines examining "
    "investigate investigates investigating judge judged determine determined settled established prove "
    "proven confirm confirmed told informed unknown unsure uncertain unsettled guess clue"
)
"""Before `if` and `whether`: who says so does not know."""

_UNPROVEN = g.word_set(
    "sure certain confirmed proven clear verify verified established convinced confirm prove proved "
    "known shown"
)
"""Before `that`, or behind what they are said of, and denied."""

_SUSPECTED = g.word_set(
    "doubt doubts suspect suspects suspected possible seems appears likely be guess rumour rumours "
    "unsure uncertain unclear"
)
_PERHAPS = frozenset({"maybe", "perhaps", "possibly"})
_LINKS = frozenset({",", "but", "or", "though", "although"})


def is_left_open(q: Question, mention: Mention) -> bool:
    """Whether nobody knows what a phrase says: `not sure if there was a breach`, `…, but it is not sure`."""
    return (
        _is_doubted(q, mention.first)
        or _is_doubted_behind(q, mention.last)
        or _is_asked_for(q, mention.first)
    )


def _is_asked_for(q: Question, at: int) -> bool:
    """`do we have permission for that?`, `have we got their consent?`: nobody says that it is there."""
    first, _ = q.sentence_of(at)
    asks = q.word(first) in ("do", "have") and q.word(first + 1) in g.WE
    before = q.word(q.back(at, g.DETERMINERS | g.ADVERBS))
    return asks and before in ("have", "got")


def says_unsure(q: Question, at: int) -> bool:
    """Whether a word of denial only says that something is not known: `not sure`, `no idea`, `maybe not`."""
    behind = {q.word(place) for place in range(at + 1, at + 4)}
    return not (_UNPROVEN | {"idea", "clue", "know"}).isdisjoint(behind) or q.word(at - 1) in _PERHAPS


def _is_doubted(q: Question, at: int) -> bool:
    for place in range(at - 1, max(-1, at - _REACH), -1):
        word = q.word(place)
        if word in STOPS or word == ",":
            return False
        if word in _CLAUSES and (q.at(place) is None or word in _OPENS):
            return _opens_doubt(q, place)
        if _is_unsure(q, place):
            return True
    return False


def _opens_doubt(q: Question, at: int) -> bool:
    """Whether `if`, `whether` or `that` opens what is not known; `not sure if we may …` asks for leave."""
    word = q.word(at)
    if word not in _OPENS | {"that"} or _asks_leave(q, at + 1):
        return False
    lead = _lead(q, at)
    if word == "that":
        close = q.word(q.back(at, g.ADVERBS))
        return close in _SUSPECTED or (close in _UNPROVEN and not g.NEGATORS.isdisjoint(lead))
    return not _ASKS_AFTER.isdisjoint(lead)


def _asks_leave(q: Question, at: int) -> bool:
    return (q.word(at) in g.WE and q.word(at + 1) in g.MODALS) or (
        q.word(at) in ("it", "this", "that")
        and not g.BEFORE_WHAT_IS_ASKED.isdisjoint({q.word(at + 2), q.word(at + 1)})
    )


def _lead(q: Question, at: int) -> list[str]:
    """The words before a place in its clause."""
    words: list[str] = []
    for place in range(at - 1, max(-1, at - _LEAD), -1):
        if q.word(place) in STOPS or q.word(place) == ",":
            break
        words.append(q.word(place))
    return words


def _is_unsure(q: Question, at: int) -> bool:
    """`not sure he did`: denied, with what is not known right behind."""
    if q.word(at) not in ("sure", "certain"):
        return False
    return any(q.word(place) in g.NEGATORS for place in range(at - 3, at))


def _is_doubted_behind(q: Question, at: int) -> bool:
    """`…, but we are not sure`, `…, or maybe not`."""
    last = q.sentence_of(at - 1)[1]
    link = next((place for place in range(at, min(at + 7, last)) if q.word(place) in _LINKS), None)
    if link is None:
        return False
    for place in range(link + 1, min(link + 6, last)):
        denied = q.word(place) in g.NEGATORS
        if denied and says_unsure(q, place) and q.word(place + 1) not in _OPENS:
            return True
        if q.word(place) in g.MODALS:
            return False
    return False
