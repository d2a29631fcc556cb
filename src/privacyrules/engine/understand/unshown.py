"""A question about the page of a user in, what is left unshown of it out: `hide it`, `is not visible`."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.choosing import CHOSEN, PAGE, is_page
from privacyrules.engine.understand.leaving import is_switched_off
from privacyrules.engine.understand.omission import negates_act
from privacyrules.engine.understand.question import MAIN, PURPOSE, Question
from privacyrules.engine.understand.ranking import WORTHLESS, Act, as_act
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb

_HIDES = frozenset(
    {
        "hide",
        "conceal",
        "suppress",
        "unpublish",
        "unlist",
        "omit",
        "hold",
        "withhold",
        "drop",
        "strip",
        "blank",
    }
)
_TAKES = frozenset({"take", "remove", "pull", "cut", "leave", "keep"})
_AWAY = frozenset({"off", "down", "out", "from"})
_SEEN = frozenset({"visible", "there", "seen", "shown", "displayed", "public", "live", "findable"})
_GONE = frozenset({"invisible", "hidden", "gone", "missing", "blank", "empty", "vanished", "disappeared"})
_VANISHES = frozenset({"vanish", "disappear"})
_SEES = frozenset({"see", "sees", "find", "finds", "view", "views"})
_ONLOOKERS = frozenset(
    {"others", "people", "person", "persons", "anyone", "anybody", "everybody", "everyone"}
)
_FAR = 8
_UNSHOWN = Act("publish", "show", (("purpose", PAGE),), omitted=True)


def unshown(q: Question, verbs: Sequence[Verb]) -> Act | None:
    """What users put on their page and is not shown there, if the question is about that."""
    if not any(is_page(m) or any(s.term == CHOSEN for s in m.of("fact")) for m in q.mentions):
        return None
    if any(_shows(q, verb) and not _is_negated(q, verb) for verb in verbs if q.asked[verb.mention.first]):
        return None
    verb = next((verb for verb in verbs if _is_left_unshown(q, verb)), None)
    if verb is not None:
        return _UNSHOWN._replace(anchor=verb.mention, last=len(q.tokens))
    page = next((m for m in q.mentions if is_page(m)), None)
    return _UNSHOWN._replace(anchor=page, last=len(q.tokens)) if _is_out_of_sight(q) else None


def seen_on_page(q: Question, verbs: Sequence[Verb]) -> Act | None:
    """What is shown to those who look: `may visitors see it there?`."""
    if not any(is_page(m) for m in q.mentions):
        return None
    for verb in verbs:
        first = q.sentence_of(verb.mention.first)[0]
        looks = q.word(verb.mention.first) in _SEES and q.word(first) in g.MODALS and not verb.negated
        holder = next((m for m in q.mentions if first < m.first < verb.mention.first), None)
        others = any(q.word(at) in _ONLOOKERS for at in range(first, verb.mention.first))
        if looks and (others or (holder is not None and _is_onlooker(holder))):
            return _UNSHOWN._replace(anchor=verb.mention, last=len(q.tokens), omitted=False)
    shown = any(token.word == "visible" for token in q.tokens) and not _is_out_of_sight(q)
    if shown and all(as_act(q, verb)[0] == WORTHLESS for verb in verbs):
        return _UNSHOWN._replace(last=len(q.tokens), omitted=False)
    return None


def _is_onlooker(holder: Mention) -> bool:
    return "visitor" in holder.terms("subject") or "public" in holder.terms("recipient")


def _shows(q: Question, verb: Verb) -> bool:
    return as_act(q, verb)[1].action == "publish" and verb.agent != "they"


def _is_left_unshown(q: Question, verb: Verb) -> bool:
    if verb.agent in ("they", "company") or verb.zone == PURPOSE:
        return False
    forms = set(q.tokens[verb.mention.first].forms)
    hides = bool(_HIDES & forms) or (bool(_TAKES & forms) and _goes_away(q, verb))
    hides = hides and verb.zone == MAIN and not verb.negated
    return hides or (_shows(q, verb) and _is_negated(q, verb))


def _goes_away(q: Question, verb: Verb) -> bool:
    """`take it down`, `remove it from the page`, `leave the photos out`."""
    last = min(verb.mention.first + _FAR, q.sentence_of(verb.mention.first)[1])
    return any(q.word(place) in _AWAY for place in range(verb.mention.first, last)) or is_switched_off(q)


def _is_negated(q: Question, verb: Verb) -> bool:
    longer = q.back(verb.mention.first, g.ADVERBS | g.BE)
    stopped = q.word(longer) == "longer" and q.word(longer - 1) == "no"
    return verb.negated or stopped or negates_act(q, verb)


def _is_out_of_sight(q: Question) -> bool:
    """`it is not visible to anybody`, `the photo is gone`."""
    for at, token in enumerate(q.tokens):
        before = q.back(at, g.ADVERBS | g.BE)
        absent = q.word(before) in ("not", "never", "nowhere", "longer") and q.at(before) is None
        if token.word in _SEEN and absent and q.word(before + 1) not in g.WE:
            return True
        if token.word in _GONE and q.word(at - 1) in g.BE | g.HAVE | g.ADVERBS | {"to", "as"}:
            return True
        if _VANISHES & set(token.forms) or (token.word in _SEES and _by_nobody(q, at)):
            return True
    return False


def _by_nobody(q: Question, at: int) -> bool:
    """`nobody can see it`, `no one finds it`, `visitors do not see it`."""
    who = q.back(at, g.ADVERBS | g.MODALS | g.BE)
    if q.word(who) == "not":
        holder = q.at(q.back(who, g.MODALS))
        return holder is not None and _is_onlooker(holder)
    return q.word(who) in ("nobody", "none") or (q.word(who - 1), q.word(who)) == ("no", "one")
