"""A verb in its question in, whether the question is about leaving it undone out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.after_all import (
    begins_anew,
    is_asked_after_all,
    is_cancelled,
    is_limited_to,
)
from privacyrules.engine.understand.assurance import is_to_be_confirmed
from privacyrules.engine.understand.filing import is_left_as_it_is
from privacyrules.engine.understand.goals import goes_into, plants_a_cookie
from privacyrules.engine.understand.leaving import is_left_lying, is_not_done
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.spotting import COOKIES
from privacyrules.engine.understand.tables import drops_column
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.wished import asks_if_owed, is_wished

_ITS_REST = frozenset({"we", "i", "it", "that", "them", "this", "out", "off", "away", "to", "do", "so"})
_WISHES = frozenset(
    {"want", "wish", "plan", "intend", "mean", "going", "planning", "intending", "aim", "seek"}
)
_STAYS = frozenset({"in", "visible", "public", "online", "up", "there", "where", "live", "on", "shown"})
_PLANTED = COOKIES | {"web_beacon", "mail_opens"}


def is_omitted(q: Question, act: Verb | None, verbs: Sequence[Verb]) -> bool:
    """Whether an act is left undone: by `not`, `skip`, or the question whether it is owed.

    Two such words cancel each other ("must we stop sharing" asks whether we may go on).

    Args:
        q: the question.
        act: the verb of the act; None for an act that no verb names.
        verbs: all verbs.
    """
    at = act.mention.first if act is not None else len(q.tokens) - 1
    negated = act is not None and negates_act(q, act)
    if negated and any(asks_if_owed(q, verb, at) for verb in verbs):
        return True
    if act is not None and is_asked_after_all(q, act.mention.last, told=not q.asked[act.mention.first]):
        return False
    turned = sum(_turns(q, verb, (act, at, negated), verbs) for verb in verbs if _may_turn(q, verb, act))
    left = is_left_lying(q) and not (turned and _offers_other(q, at))
    count = int(negated) + int(left) + int(is_not_done(q, act)) + turned
    return count % 2 == 1


def _offers_other(q: Question, act: int) -> bool:
    """`must we post it, or may we leave it out?`: the second half asks the first once more."""
    last = q.sentence_of(act)[1]
    return any(q.word(at) == "or" and q.word(at + 1) in g.MODALS for at in range(act, last))


def _may_turn(q: Question, verb: Verb, act: Verb | None) -> bool:
    """Whether a verb such as `skip` or `have to` may be said of what we do."""
    manners = {sense.manner for sense in verb.senses}
    ours = verb.agent != "company" and goes_into(q, verb) is None
    ours = ours and (verb.zone == MAIN or _is_said_of_the_policy(q, verb))
    if q.word(verb.mention.first - 1) == "would" and q.word(verb.mention.last - 1) == "no":
        return False
    if (
        drops_column(q, verb)
        or _only_tells(q, verb, act)
        or _plants(q, verb)
        or leaves_there(q, verb)
        or plants_a_cookie(q, verb)
    ):
        return False
    return bool(manners & {"skip", "owe"}) and ours and (act is None or verb.mention != act.mention)


def _is_said_of_the_policy(q: Question, verb: Verb) -> bool:
    """`is there anything in the policy that makes us …`."""
    at = verb.mention.first - 1
    return q.word(at) in ("that", "which") and q.word(at - 1) in g.PROMISES | {
        "anything",
        "something",
        "clause",
    }


def _only_tells(q: Question, verb: Verb, act: Verb | None) -> bool:
    """`legal says we must comply. May we …?`: a duty that is told, and not what is asked about."""
    owes = any(sense.manner == "owe" for sense in verb.senses)
    told = not q.asked[verb.mention.first] and any(q.asked)
    elsewhere = act is None or q.sentence_of(act.mention.first) != q.sentence_of(verb.mention.first)
    return owes and ((told and elsewhere) or is_wished(q, verb))


def _plants(q: Question, verb: Verb) -> bool:
    """`hide a pixel in the mails` puts it there."""
    behind = next((m for m in q.mentions if m.first >= verb.mention.last), None)
    hides = "hide" in q.tokens[verb.mention.first].forms
    return hides and behind is not None and bool(_PLANTED & set(behind.terms("data")))


def leaves_there(q: Question, verb: Verb) -> bool:
    """`leave it visible`, `leave it there` is to go on showing it."""
    stays = "leave" in q.tokens[verb.mention.first].forms and q.word(verb.mention.last) in _STAYS
    return stays or is_left_as_it_is(q, verb)


def _turns(q: Question, verb: Verb, asked: tuple[Verb | None, int, bool], verbs: Sequence[Verb]) -> int:
    """How often such a verb turns the act round that is asked about (the act, where it stands, negated)."""
    act, at, negated = asked
    if act is not None and _asked_behind(q, verb, at):
        return 1
    start, _ = q.sentence_of(max(at, 0))
    behind = not (start if act is not None else 0) <= verb.mention.first < max(at, 1)
    if negated and verb.mention.first < at and _only_failed(q, verb):
        return 0
    said_to_others = q.word(verb.mention.last) in ("us", "me", "people", "anyone", "users")
    if behind or said_to_others or verb.agent == "they":
        return 0
    if act is not None and _asks_anew(q, verb.mention.last, at):
        return 0
    if negated and any(q.word(place) in ("and", "or", "but") for place in range(verb.mention.last, at)):
        return 0
    manners = {sense.manner for sense in verb.senses}
    if "owe" not in manners and not _reaches(q, verb, act, verbs):
        return 0
    return 1 + int("skip" in manners and negates_act(q, verb))


def _only_failed(q: Question, verb: Verb) -> bool:
    """`the job failed, so …`: that it failed says once more that nothing is done."""
    return "fail" in q.tokens[verb.mention.first].forms and q.word(verb.mention.last) != "to"


def _asked_behind(q: Question, verb: Verb, act: int) -> bool:
    """Whether a short question behind the act turns it round: `… must we?`, `May we refuse?`."""
    last = verb.mention.last
    while q.word(last) in _ITS_REST and q.at(last) is None:
        last += 1
    skips_elsewhere = q.sentence_of(act) != q.sentence_of(verb.mention.first)
    owes = any(sense.manner == "owe" for sense in verb.senses)
    behind = q.at(last) if owes else None
    if behind is not None and any(sense.manner == "skip" for sense in behind.of("verb")):
        last = behind.last
    return verb.mention.first > act and (owes or skips_elsewhere) and q.word(last) in ("?", ",")


def _asks_anew(q: Question, first: int, last: int) -> bool:
    """Whether a new question begins in between: `do we have to ask, or can we …`."""
    return any(
        (q.word(place) in g.MODALS and q.word(place + 1) in g.WE) or q.word(place) == "whether"
        for place in range(first, last)
    )


def _reaches(q: Question, skip: Verb, act: Verb | None, verbs: Sequence[Verb]) -> bool:
    """Whether a verb such as `stop` is said of this act: the next one, or a later one in -ing."""
    if act is None or q.word(act.mention.first).endswith("ing"):
        return True
    if begins_anew(q, skip.mention.last, act.mention.first):
        return False
    following = next((verb for verb in verbs if verb.mention.first > skip.mention.first), None)
    return following is not None and following.mention == act.mention


def negates_act(q: Question, verb: Verb) -> bool:
    """`may we not mail` leaves the mail undone; `can't we mail` and `not only mail` do not.

    Nor does `do we or do we not mail`.
    """
    at = q.back(verb.mention.first, g.ADVERBS - {"only"} | g.BE)
    if q.word(at) == "to" and q.at(at) is None:
        at = q.back(at, g.ADVERBS - {"only"})
    if q.word(at) in _WISHES:
        at = q.back(at, g.ADVERBS | g.BE)
    if q.word(at) == "longer" and q.word(at - 1) == "no":
        return verb.zone == MAIN or q.word(q.sentence_of(at)[0]) in ("suppose", "supposing", "imagine")
    if verb.zone == MAIN and not q.asked[verb.mention.first] and is_done_by_nobody(q, verb):
        return True
    if q.word(verb.mention.last) == "nothing" and verb.agent == "we":
        return True
    if "except" in (q.word(place) for place in range(*q.sentence_of(at))):
        return False
    if q.word(at) not in ("not", "never") or verb.zone != MAIN or is_to_be_confirmed(q, at):
        return False
    if q.word(at - 1) in g.WE and q.word(at - 2) in g.MODALS and q.word(at - 3) == "or":
        return False
    if is_cancelled(q, at) or is_limited_to(q, verb.mention.last):
        return False
    return q.word(verb.mention.first - 1) != "only"


def is_done_by_nobody(q: Question, verb: Verb) -> bool:
    """`nothing passes through our servers`, `nobody has ever deleted it`."""
    at = q.back(verb.mention.first, g.ADVERBS | g.HAVE | {"been"})
    return q.word(at) in ("nothing", "nobody", "none") or (q.word(at - 1), q.word(at)) == ("no", "one")
