"""The terms of a flow in, who gave the data out: those who typed it, or somebody outside."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.antecedents import supplier_meant
from privacyrules.engine.understand.around import Terms
from privacyrules.engine.understand.askers import part_of_asker
from privacyrules.engine.understand.people import THEMSELVES, added, person
from privacyrules.engine.understand.prefaces import is_role
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.voice import is_users_voice

_NEAR = 2
_ASKED = g.PERSONS | {"caller"}
_GIVERS = g.PERSONS - {"i", "me", "you"} | {"who", "whoever", "people", "users"}
_FORMS = frozenset(
    {"form", "wizard", "page", "app", "site", "checkout", "widget", "popup", "screen", "onboarding"}
    | {"registration", "signup", "register", "sign-up"}
)
_DEMANDS = frozenset({"ask", "demand", "request"})


def give_source(q: Question, act: Act, terms: Terms) -> None:
    """Who typed it gave it: about themselves, or about somebody else."""
    if act.action in ("collect", "store") and "source" not in terms:
        supplied = _supplier(q, act)
        if supplied:
            terms["source"] = (supplied,)
    subjects = set(terms.get("subject", ()))
    source = terms.get("source", ())
    if source == ("data_subject",) and _told_by_others(q, act):
        terms["source"] = source = (_supplier(q, act),)
    typed = act.action in ("collect", "store") and not source and _is_typed(q, act, subjects)
    typed = typed or (act.action in ("collect", "store") and not source and _was_entered(q, subjects))
    if (source in (("another_user",), ("data_subject",)) and subjects) or typed:
        terms["source"] = ("data_subject" if subjects & THEMSELVES or not subjects else "another_user",)


def _is_typed(q: Question, act: Act, subjects: set[str]) -> bool:
    """Whether people put the data in: their own, or that of friends whom they add."""
    friends = subjects == {"friend"} and added(q) is not None
    if not subjects:
        on_form = any(_FORMS & set(token.forms) for token in q.tokens) and _asks_them(q, act)
        return on_form or _asks_a_person(q, act) or (_somebody_gives(q) and not is_users_voice(q))
    return friends or _somebody_gives(q) or _asks_them(q, act)


def _supplier(q: Question, act: Act) -> str:
    """What kind of source somebody outside is: `from a data broker`, `from PayPal`."""
    for mention in q.mentions:
        if is_external(mention) and q.word(q.back(mention.first, g.DETERMINERS)) == "from":
            return _kind_of_supplier(mention)
    offered = supplier_meant(q, act.anchor.first) if act.anchor else None
    if offered is not None and act.action == "store" and not _gives_us(q, offered):
        return ""
    return _kind_of_supplier(offered) if offered is not None else ""


def _told_by_others(q: Question, act: Act) -> bool:
    """Whether somebody outside told us what we take: `his bank told us …`."""
    told = supplier_meant(q, act.anchor.first) if act.anchor and act.action in ("collect", "store") else None
    return told is not None and _gives_us(q, told)


def _gives_us(q: Question, giver: Mention) -> bool:
    """Whether somebody outside gave us data: `his bank told us the date of his birth`."""
    _, end = q.sentence_of(giver.first)
    given = any(giver.last <= m.first < end and m.terms("data") for m in q.mentions)
    return given and any(q.word(place) == "us" for place in range(giver.last, min(giver.last + 4, end)))


def _kind_of_supplier(mention: Mention) -> str:
    return "data_supplier" if "data_broker" in mention.terms("recipient") else "other_third_party"


def _asks_them(q: Question, act: Act) -> bool:
    """Whether the people themselves are asked: `ask users for …`, `ask them`."""
    anchor = act.anchor
    if anchor is None or _DEMANDS.isdisjoint(q.tokens[anchor.first].forms):
        return False
    return not any(is_external(mention) and not is_role(q, mention) for mention in q.mentions)


def _asks_a_person(q: Question, act: Act) -> bool:
    """`may I ask him for …`, `ask callers for …`: of whom nothing is known but that they are asked."""
    if act.anchor is None or "ask" not in q.tokens[act.anchor.first].forms:
        return False
    places = range(act.anchor.first + 1, min(act.anchor.first + 1 + _NEAR, len(q.tokens)))
    asked = [at for at in places if _ASKED & set(q.tokens[at].forms)]
    others = (m for m in q.mentions if is_external(m) and not is_role(q, m))
    return bool(asked) and all(m.first <= asked[0] < m.last for m in others)


def _only_frames(mention: Mention | None) -> bool:
    """Whether a phrase only frames the question: `who gave you permission to …`."""
    return mention is not None and all(sense.kind == "saying" and not sense.sets for sense in mention.senses)


def _somebody_gives(q: Question) -> bool:
    """Whether a person (not we) types or sends something in: `which users upload`, `he enters it`."""
    for place, token in enumerate(q.tokens):
        if token.word not in g.GIVES or _only_frames(q.at(place)):
            continue
        at = q.back(place, g.ADVERBS | g.HAVE | {"themselves", "itself", "never"})
        holder = q.at(at)
        by = next((n for n in range(place + 1, place + 4) if q.word(n) == "by"), None)
        if by is not None and (q.word(by + 1) in g.PERSONS or person(q, q.at(by + 1)) in THEMSELVES):
            return True
        someone = _GIVERS | ({"i"} if is_users_voice(q) else set())
        if q.word(at) in someone and q.word(at - 1) != "not":
            return True
        if (
            holder is not None
            and person(q, holder) in THEMSELVES
            and q.word(q.back(holder.first, g.DETERMINERS)) != "of"
        ):
            return True
    return False


def _was_entered(q: Question, subjects: set[str]) -> bool:
    """Whether whoever asks is a friend whom a user has entered: `a friend typed in my number`."""
    return subjects == {"friend"} and part_of_asker(q) == "friend"
