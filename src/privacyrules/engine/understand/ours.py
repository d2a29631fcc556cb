"""A place in a question in, whether a thing of ours stands there out: `our form`, `it`, `they`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.wordclass import kind_of_person

_CAUSES = frozenset({"have", "let", "make", "making", "letting", "having", "and", "can", "may", "that"})


def is_thing_of_ours(q: Question, at: int) -> bool:
    """Whether a form, page, server or the like stands at a place, that acts for us."""
    holder = q.at(at)
    free = holder is None or not (holder.of("term") or holder.of("verb") or holder.of("unsettled"))
    return free and at >= 0 and bool(g.OUR_THINGS & set(q.tokens[at].forms))


def stands_for_ours(q: Question, at: int) -> bool:
    """Whether `it` stands for a thing of ours: `our app knows …, can it collect …`."""
    if q.word(at) != "it":
        return q.word(at) in ("they", "them") and _are_ours(q, at)
    outside = any(kind_of_person(mention) == "company" for mention in q.mentions if mention.last <= at)
    if not outside and any(q.word(place) == "its" for place in range(at)):
        return True
    return not outside and any(is_thing_of_ours(q, place) for place in range(at))


def _are_ours(q: Question, at: int) -> bool:
    """Whether things of ours are named last before `they`: `our servers …: may we have them record …`."""
    if q.word(at - 1) not in _CAUSES:
        return False
    for place in range(at - 1, -1, -1):
        if is_thing_of_ours(q, place):
            return q.word(place).endswith("s")
        holder = q.at(place)
        if holder is not None and kind_of_person(holder):
            return False
    return False


def before_a_place(q: Question, at: int) -> int:
    """Back over a phrase that only says where: `can everybody on the internet see …`."""
    holder = q.at(at)
    where = holder is not None and q.word(holder.first) in ("on", "in", "at") and holder.of("hint")
    return holder.first - 1 if holder is not None and where and not holder.of("term") else at


def before_its_use(q: Question, at: int) -> int:
    """Back over what a thing of ours is for, or where it stands: `the form for the raffle asks …`."""
    holder = q.at(at)
    if holder is None or kind_of_person(holder):
        return at
    before = q.back(holder.first, g.ARTICLES)
    placed = q.word(before) in ("for", "in", "on", "behind", "under", "at") and q.at(before) is None
    return before - 1 if placed and is_thing_of_ours(q, before - 1) else at
