"""A draft of writing to people in, who else may be written to or told of out: grave doubts only."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.people import USERS, person
from privacyrules.engine.understand.question import SIDE, Question
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import CHANNELS, Mention
from privacyrules.engine.understand.unsent import opened, said_by
from privacyrules.model.flow import Axis
from privacyrules.model.reading import Rival
from privacyrules.syntax.spoken import POSSESSIVE

_OPEN: tuple[Axis, ...] = ("action", "data", "subject", "recipient", "purpose")
_REPLIES = frozenset({"answer", "reply", "respond", "react", "write"})
_BEFORE_WHOM = g.DETERMINERS | {"to", "back", "with", "up", "in", "on", "new", "one", "of", "few", "former"}
_HIS_OR_HERS = {"him": ("her", "their"), "her": ("his", "their"), "them": ("his", "her")}
_TELLS = frozenset({"that", "when", "if", "whether", "which", "who", "what", "how", "as"})
_EVERYBODY = frozenset(
    {"everybody", "everyone", "anybody", "anyone", "all", "those", "people", "ppl", "folks"}
)
_WHO = frozenset({"in", "from", "on", "who", "with", "behind", "we", "i"})
_AMOUNTS = frozenset(
    {
        "some",
        "most",
        "many",
        "half",
        "part",
        "few",
        "none",
        "third",
        "couple",
        "lot",
        "number",
        "list",
        "group",
    }
)
_THEIRS = frozenset({"my", "his", "her", "their", POSSESSIVE})
_LEADS = g.DETERMINERS | {"one", "of"}
_ABOUT = frozenset({"about", "of", "from", "against", "by", "as", "on", "regarding", "concerning"})


def told_to_others(q: Question, draft: Draft) -> Iterator[Rival]:
    """What a letter to a user may be besides: one to somebody else, or with what others are known by.

    Args:
        q: the question.
        draft: how it was read.

    Returns:
        A doubt per phrase; each counts only against leave.
    """
    anchor = draft.act.anchor
    if draft.act.manner != "contact" or draft.act.omitted or anchor is None:
        return
    whom = _whom(q, anchor)
    other = whom if whom is not None and _is_somebody_else(q, whom) else _inside(q, anchor)
    other = other or _nobody_knows_whom(q, anchor) or _asker(q, anchor)
    other = other or _owner_of_what_is_told(q, anchor, whom) or _told_of(q, anchor)
    if other is not None:
        why = f"I am not sure whether '{said_by(q, other)}' is written to, or told of."
        yield Rival(opened(draft.flow, _OPEN), q.span(other), why, grave=True)


def _whom(q: Question, anchor: Mention) -> Mention | None:
    """The people behind a verb: `call the neighbours`, `reply to a reporter`."""
    at = anchor.last
    while q.at(at) is None and q.word(at) in _BEFORE_WHOM:
        at += 1
    holder = q.at(at)
    theirs = q.at(holder.last + 1) if holder is not None and q.word(holder.last) == POSSESSIVE else None
    return theirs if theirs is not None and _is_somebody_else(q, theirs) else holder


def _is_somebody_else(q: Question, mention: Mention) -> bool:
    """Whether a phrase names somebody outside, or one of us, and neither a user nor a way to reach them."""
    named = set(mention.terms("recipient")) - {"data_subject", "public", "other_users"}
    named |= {s.term for s in mention.of("relation")} if not person(q, mention) else set()
    return bool(named) and not mention.terms("subject") and not set(CHANNELS) & set(mention.terms("data"))


def _inside(q: Question, anchor: Mention) -> Mention | None:
    """Somebody within the verb: `contact my customers`."""
    people = not g.PERSONS.isdisjoint(q.tokens[anchor.last - 1].forms)
    theirs = people and any(q.word(at) in _THEIRS for at in range(anchor.first + 1, anchor.last - 1))
    return anchor if theirs or _is_somebody_else(q, anchor) else None


def _nobody_knows_whom(q: Question, anchor: Mention) -> Mention | None:
    """`reply all`, `mail everybody in it`, `mail the team of a user`: who that is was not read."""
    at = anchor.last
    while q.at(at) is None and q.word(at) in _BEFORE_WHOM:
        at += 1
    holder = q.at(at)
    many = (
        q.word(at) in _EVERYBODY and q.word(at + 1) in _WHO and "our" not in (q.word(at + 2), q.word(at + 3))
    )
    many = many and (holder is None or not holder.terms("subject"))
    replies = _REPLIES & set(q.tokens[anchor.first].forms) and q.word(anchor.last) == "all"
    others = holder is None and q.word(at).isalpha() and q.word(at + 1) == "of" and q.word(at) not in _AMOUNTS
    end = anchor.last if q.word(anchor.last) == POSSESSIVE else holder.last if holder is not None else -1
    owned = q.word(end) == POSSESSIVE and q.at(end + 1) is None
    owned = owned and not _REPLIES & set(q.tokens[anchor.first].forms)
    return anchor if many or replies or others or owned else None


def _asker(q: Question, anchor: Mention) -> Mention | None:
    """Somebody outside to whom a bare answer goes: `a headhunter asks if … May I reply?`."""
    if q.word(anchor.first - 1) == "to" and q.word(anchor.first - 2) in ("us", "me"):
        return next((m for m in q.mentions if m.last <= anchor.first and is_external(m)), None)
    if any(q.word(at) in _HIS_OR_HERS for at in range(anchor.first + 1, anchor.last + 1)):
        named = [m for m in q.mentions if m.last <= anchor.first and _is_spoken_of(q, m)]
        return named[-1] if named and is_external(named[-1]) else None
    if not _REPLIES & set(q.tokens[anchor.first].forms) or _whom(q, anchor) is not None:
        return None
    return next((m for m in q.mentions if m.last <= anchor.first and is_external(m)), None)


def _is_spoken_of(q: Question, mention: Mention) -> bool:
    """Whether somebody is named whom a pronoun may take up: not `about a rival`, `a landlord of users`."""
    before = q.back(mention.first, _LEADS)
    owned = q.word(mention.last) == POSSESSIVE or q.word(before) in g.PREPOSITIONS
    holder = q.at(before)
    owned = owned or (holder is not None and q.word(holder.last) == "of")
    return not owned and (is_external(mention) or bool(person(q, mention)))


def _owner_of_what_is_told(q: Question, anchor: Mention, whom: Mention | None) -> Mention | None:
    """Whose things are told to whom: `message him her address`, `message a user his rival's prices`."""
    at = anchor.last if whom is None else whom.last
    last = q.sentence_of(anchor.first)[1]
    place = at + int(q.word(at) in _HIS_OR_HERS)
    theirs = _HIS_OR_HERS.get(q.word(place - 1), ())
    if q.word(place) in theirs and q.at(place + 1) is not None:
        return q.at(place + 1)
    others = [m for m in q.mentions if place <= m.first < last and _is_no_user(q, m)]
    owners = (m for m in others if q.word(m.last) == POSSESSIVE and is_external(m) and _is_given(q, m))
    return next((m for m in others if _has_data(q, m) or _is_between(q, m)), None) or next(owners, None)


def _is_no_user(q: Question, mention: Mention) -> bool:
    """Whether somebody is named who is none of those who use the service."""
    return (
        is_external(mention)
        or bool(mention.of("relation"))
        or person(q, mention) not in USERS | {"", "visitor"}
    )


def _is_between(q: Question, mention: Mention) -> bool:
    """`leave a message with his kids`, `greetings from his rival`."""
    return q.word(q.back(mention.first, g.DETERMINERS)) in ("with", "via", "through", "from")


def _has_data(q: Question, mention: Mention) -> bool:
    """`the login of his colleague`, `… and copy his wife`."""
    before = q.back(mention.first, g.DETERMINERS)
    holder = q.at(before)
    return q.word(before) == "of" or (
        holder is not None and bool(holder.of("verb")) and not holder.of("term")
    )


def _is_given(q: Question, mention: Mention) -> bool:
    return q.word(q.back(mention.first, _LEADS)) not in _ABOUT


def _told_of(q: Question, anchor: Mention) -> Mention | None:
    """Somebody else of whom people are told: `notify a user when a rival signs up`."""
    last = q.sentence_of(anchor.first)[1]
    for at in range(anchor.last, last):
        if q.word(at) in _TELLS and (q.at(at) is None or q.zones[at] == SIDE):
            place = at + 1
            while q.at(place) is None and q.word(place) in _LEADS | {"his", "her", "their"}:
                place += 1
            told = q.at(place)
            return told if told is not None and (is_external(told) or bool(told.of("relation"))) else None
    return None
