"""Acts of one sentence in, those that only lead to the next out: `take the photos and show them to all`."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act

_PICKS = frozenset({"take", "grab", "pull", "pick", "get", "fetch"})
_TAKE_UP = frozenset({"it", "them", "those", "these"})


def only_picks(q: Question, act: Act, acts: Sequence[Act]) -> bool:
    """Whether an act only says that we take what we have, for what the next one does with it.

    `take the e-mails from the users and store them` takes them in.
    """
    if act.action != "collect" or act.anchor is None or q.word(act.anchor.first) not in _PICKS:
        return False
    behind = [other for other in acts if other.anchor and other.anchor.first >= act.anchor.last]
    following = next((other for other in behind if other.action != "store" and taken_up(q, other)), None)
    if following is None or following.anchor is None:
        return False
    between = range(act.anchor.last, following.anchor.first)
    ends = any(q.word(place) in (".", "?", "or") for place in between)
    return not ends and not any(_gives(q, place) for place in between)


def only_ends(q: Question, act: Act, acts: Sequence[Act]) -> bool:
    """`keep the logs and delete them after a month`: how long they are kept, and no act of its own."""
    if act.action != "erase" or act.anchor is None or not taken_up(q, act):
        return False
    first, last = q.sentence_of(act.anchor.first)
    timed = any(q.word(place) == "after" for place in range(act.anchor.last, last))
    timed = timed or q.word(act.anchor.first - 1) == "then"
    kept = (other.anchor for other in acts if other.action in ("store", "collect"))
    return timed and any(one is not None and first <= one.first < act.anchor.first for one in kept)


def _gives(q: Question, at: int) -> bool:
    """Whether somebody is named from whom we take something: `from the users`, and not `from the page`."""
    if q.word(at) != "from":
        return False
    behind = at + 1 + int(q.word(at + 1) in g.DETERMINERS)
    holder = q.at(behind)
    if holder is None:
        return q.word(behind) in g.PRONOUNS
    return bool(holder.terms("subject") or holder.terms("source"))


def taken_up(q: Question, act: Act) -> bool:
    """Whether a pronoun within a verb or behind it takes up what was named: `show them to the public`."""
    if act.anchor is None:
        return False
    inner = range(act.anchor.first + 1, act.anchor.last + 1)
    return any(q.word(place) in _TAKE_UP for place in inner)
