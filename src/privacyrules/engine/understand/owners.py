"""A phrase for data in, whose it is out: `users' e-mails`, `user e-mails`, `e-mails of users`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.people import is_of_a_user, person, single
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.syntax.spoken import POSSESSIVE

_LIST = frozenset({"and", "or", ",", "both", "&", "as", "well", "even", "also", "too"}) | g.DETERMINERS
_STAFF = frozenset({"colleague", "staff", "employee", "worker", "teammate", "personnel", "team", "crew"})


def possessor(q: Question, mention: Mention) -> tuple[Mention, str] | None:
    """Whose data a phrase for data names: `users' e-mails`, `user e-mails`, `e-mails of users`."""
    inside = _owner_inside(q, mention)
    if inside is not None:
        return inside
    before, at_once = _owner_before(q, mention)
    return before if at_once else _owner_after(q, mention) or before


def _owner_inside(q: Question, mention: Mention) -> tuple[Mention, str] | None:
    """A customer or friend of a user whom the phrase itself names: `users … their customers' e-mails`."""
    for place in range(mention.first, mention.last):
        owns = q.word(place + 1) == POSSESSIVE or q.word(q.back(place, frozenset())) in ("of", "a")
        relations = [sense for sense in single(q, place) if sense.kind == "relation"]
        if not relations or not owns:
            continue
        alone = Mention(place, place + 1, tuple(relations))
        if is_of_a_user(q, alone, relations[0].term):
            return alone, relations[0].term
    return None


def _owner_before(q: Question, mention: Mention) -> tuple[tuple[Mention, str] | None, bool]:
    """Whose it is by what stands before, and whether nothing else is listed in between."""
    at_once = True
    at = mention.first - 1
    for _ in range(5):
        holder = q.at(at)
        if holder is not None:
            term = person(q, holder) or _staff(q, holder)
            if term and (q.word(at + 1) == POSSESSIVE or _nothing_between(q, at + 1, mention.first)):
                return (holder, term), at_once
            if not (holder.of("term") or holder.of("unsettled") or holder.of("saying")):
                break
            at_once = False
            at = holder.first - 1
        elif q.word(at) in _LIST - g.DETERMINERS or (q.word(at) == POSSESSIVE) or q.word(at).isalpha():
            if q.word(at) in g.PREPOSITIONS | g.MODALS | g.WE | g.DETERMINERS:
                break
            at -= 1
        else:
            break
    return None, False


def _nothing_between(q: Question, first: int, last: int) -> bool:
    """Whether nothing but `is` or `was` stands between: `when his wife was born`."""
    return all(q.word(place) in g.BE and q.at(place) is None for place in range(first, last))


def _owner_after(q: Question, mention: Mention) -> tuple[Mention, str] | None:
    at = mention.last
    while at < len(q.tokens):
        holder = q.at(at)
        if holder is not None and (holder.terms("data") or holder.of("unsettled")) and not person(q, holder):
            at = holder.last
        elif holder is None and q.word(at) in _LIST:
            at += 1
        else:
            break
    if q.word(at) not in ("of", "about", "on", "from", "for", "belonging") or q.at(at) is not None:
        return None
    at += 1
    while (
        at < len(q.tokens)
        and q.at(at) is None
        and q.word(at).isalpha()
        and q.word(at) not in g.PREPOSITIONS - {"of"} | g.WE
    ):
        at += 1
    holder = q.at(at)
    if holder is None or q.word(at - 1) in ("and", "or"):
        return None
    term = person(q, holder) or _staff(q, holder)
    return (holder, term) if term else None


def _staff(q: Question, holder: Mention) -> str:
    """Our own people, named as those whose data it is (`our colleagues' faces`), not as those who act."""
    acts = q.word(q.back(holder.first, g.DETERMINERS)) in g.MODALS and q.word(holder.last) != POSSESSIVE
    ours = "internal" in holder.terms("recipient") and not acts
    return "employee" if ours and _STAFF & set(q.tokens[holder.last - 1].forms) else ""


def listed_with(q: Question, first: Mention, second: Mention) -> bool:
    """Whether two phrases stand in one list: nothing but `and`, commas and determiners between them."""
    between = range(first.last, second.first)
    return all(
        q.at(at) is None and (q.word(at) in _LIST or (q.word(at) == "of" and at > first.last))
        for at in between
    )
