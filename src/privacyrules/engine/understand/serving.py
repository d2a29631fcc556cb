"""A question in, the purpose that a verb and its object tell out: `so that we know whether he has paid`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import Named
from privacyrules.engine.understand.question import PURPOSE, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.saying import is_taken_back
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import MARKS
from privacyrules.model.phrases import Goal
from privacyrules.syntax.spoken import POSSESSIVE

_REACH = 8
_BACK = 5
_SIDEWAYS = 9
_OPENS = frozenset(
    {
        "so",
        "because",
        "since",
        "as",
        "otherwise",
        "else",
        "while",
        "case",
        "order",
        "lest",
        "without",
        "until",
    }
)
_LETS = frozenset({"lets", "helps", "allows", "enables", "serves", "letting", "helping", "allowing"})
_ASKS_WHETHER = frozenset({"see", "check", "know", "tell", "out", "say", "ask", "verify", "test"})
_WISHES = frozenset(
    {"want", "wants", "like", "need", "needs", "wish", "wishes", "try", "trying", "able", "tries"}
)
_PARTS = frozenset({"if", "unless", "but", "when"})


class _Match(NamedTuple):
    """A goal in the question: its tokens, and whether its clause says what for."""

    purpose: str
    first: int
    last: int
    says_why: bool


def served(q: Question, act: Act, *, bare: bool) -> Named:
    """The purpose told by a verb with its object.

    Args:
        q: the question.
        act: what is done; words around it come before others.
        bare: whether a clause counts that does not say what for, but only what happens or is wished.

    Returns:
        The purpose whose words stand nearest to each other, with them; nothing where there is none.
    """
    found = [match for match in _matches(q, act) if bare or match.says_why]
    found = [match for match in found if act.first <= match.first < act.last] or found
    if not found:
        return {}
    best = min(found, key=lambda match: (not match.says_why, match.last - match.first, match.first))
    return {best.purpose: [Mention(best.first, best.last, ())]}


def _matches(q: Question, act: Act) -> Iterator[_Match]:
    for at, token in enumerate(q.tokens):
        plain = dict.fromkeys(goal for form in token.forms for goal in q.book.goals.get(form, ()))
        if not plain or _is_not_meant(q, at):
            continue
        says_why = _says_why(q, at)
        for goal in (Goal(*one) for one in plain):
            told = goal.where == "told" and act.manner == "contact"
            if told or goal.where == "any" or (says_why and goal.where == "why"):
                match = _fitted(q, at, goal, anywhere=says_why or told)
                if match is not None:
                    yield _Match(goal.purpose, *match, says_why or told)


def _is_not_meant(q: Question, at: int) -> bool:
    """Whether a word takes the verb back; what somebody cannot do is what they need: `cannot remember`."""
    before = q.back(at, g.ADVERBS)
    unable = q.word(before) == "not" and q.word(before - 1) in ("can", "could")
    return not unable and not _is_opened(q, at) and is_taken_back(q, Mention(at, at + 1, ()))


def _fitted(q: Question, at: int, goal: Goal, *, anywhere: bool) -> tuple[int, int] | None:
    """The tokens from what stands before a verb to what stands behind, if all that a goal names does.

    `anywhere`: what it names as an object may stand before the verb too, as it does in the passive.
    """
    first, last = _clause(q, at)
    if goal.beside and not any(_is(q, place, goal.beside) for place in range(first, last) if place != at):
        return None
    ahead = range(at + 1, min(at + 1 + _REACH, last))
    behind = range(at - 1, max(at - 1 - _BACK, first - 1), -1)
    around = (*ahead, *behind) if anywhere or _is_passive(q, at) else ahead
    found = [at, _first(q, around, goal.to), _first(q, behind, goal.who)]
    if (goal.to and found[1] is None) or (goal.who and found[2] is None):
        return None
    places = [place for place in found if place is not None]
    return min(places), max(places) + 1


def _first(q: Question, places: Iterable[int], words: tuple[str, ...]) -> int | None:
    return next((place for place in places if _is(q, place, words)), None)


def _is(q: Question, place: int, words: tuple[str, ...]) -> bool:
    token = q.tokens[place]
    return token.word in words or any(form in words for form in token.forms)


def _is_passive(q: Question, at: int) -> bool:
    """Whether the object may stand before: `the credit can be booked`."""
    before = q.back(at, g.ADVERBS | {"not"})
    done = q.word(before) in g.BE and not q.word(at).endswith("ing")
    return done or q.word(at) in g.PARTICIPLES


def _clause(q: Question, at: int) -> tuple[int, int]:
    """The tokens around a verb up to a mark or a word that begins another clause."""
    first, last = at, at + 1
    while first > max(0, at - _SIDEWAYS) and not _parts(q, first - 1):
        first -= 1
    while last < min(len(q.tokens), at + _SIDEWAYS) and not _parts(q, last):
        last += 1
    return first, last


def _parts(q: Question, place: int) -> bool:
    word = q.word(place)
    whether = word == "if" and q.word(place - 1) in _ASKS_WHETHER
    return (word in MARKS and word != POSSESSIVE) or (word in _PARTS and q.at(place) is None and not whether)


def _says_why(q: Question, at: int) -> bool:
    """Whether a verb stands in a clause that says what for: `so that …`, `because …`, `to …`, `for …ing`."""
    return q.zones[at] == PURPOSE or _leads(q, at) or _is_opened(q, at)


def _is_opened(q: Question, at: int) -> bool:
    """`so nobody dies`, `otherwise we cannot tell`, `that is how it knows`, `which lets us see`."""
    first, _ = q.sentence_of(at)
    for place in range(at - 1, max(first - 1, at - _SIDEWAYS - 1), -1):
        word = q.word(place)
        if word in _OPENS | _LETS or (word == "how" and q.word(place - 1) == "is"):
            return True
        if word in g.MODALS and q.word(place + 1) in g.WE:
            return False
    return False


def _leads(q: Question, at: int) -> bool:
    """`to find …`, `for finding …`, `wants to know …`; what we may do is no purpose."""
    before = q.back(at, g.ADVERBS)
    word = q.word(before)
    bare = q.word(at + 1) in g.DETERMINERS | g.PRONOUNS
    if word == "for" and (bare or q.word(at).endswith("ing")):
        return True
    if word != "to" or q.at(before) not in (None, q.at(at)):
        return False
    place = q.back(before, g.ADVERBS | {"not"})
    ahead, handled = q.word(place), q.at(place - 1)
    if ahead == "it" and handled is not None and handled.of("verb"):
        return True
    return ahead in _WISHES or ahead not in g.BEFORE_OUR_INFINITIVE
