"""A question about a changed policy in, the posting of it that is left undone out: `… and never posts it`."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act, as_act
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb

_TEXT = "policy_text"
_CHANGED = "policy_update_notice"
_UNDONE = frozenset({"not", "never", "without", "nobody", "none", "nor", "neither"})
_BETWEEN = (
    g.ADVERBS
    | g.BE
    | g.HAVE
    | g.MODALS
    | g.WE
    | {"it", "that", "this", "them", "the", "to", "go", "going", "up", "even", "have", "one"}
)
_ABSENT = frozenset({"not", "never", "nowhere", "yet"})
_BEFORE_A_PLACE = g.ADVERBS | g.BE | g.DETERMINERS | {"found", "there", "up", "seen", "it"}
_QUIET = frozenset({"nothing", "quiet", "silent", "mum", "secret", "silence"})
_PUTS = frozenset(
    {"put", "deploy", "upload", "bring", "go", "ship", "release", "make", "push", "add", "replace"}
)
_SITE = frozenset({"site", "website", "homepage", "web", "online", "page", "live", "footer"})
_INSIDE = frozenset(
    {"intranet", "internally", "wiki", "branch", "repo", "draft", "staging", "drawer", "drive", "git"}
)
_OLD = frozenset(
    {
        "old",
        "previous",
        "outdated",
        "former",
        "nothing",
        "earlier",
        "stale",
        "untouched",
        "unchanged",
        "alone",
    }
)
_STAYS = frozenset({"still", "leave", "stay", "remain", "stand"})
_NOUNS = frozenset({"posting", "publication", "publishing", "notice"})
_ARTICLES = (g.DETERMINERS - {"no"}) | g.ADVERBS
_NEAR = 8
_UNPOSTED = Act("publish", "show", (("data", _TEXT),), omitted=True)


def unposted(q: Question, meant: Sequence[Mention], verbs: Sequence[Verb]) -> Act | None:
    """The posting of a changed policy that is left undone, wherever the question says so.

    A mail to users does not replace it, so it is asked about whatever else is done.
    """
    if not any(_is_changed(q, m) for m in q.mentions):
        return None
    verb = next((verb for verb in verbs if _is_left_undone(q, meant, verb)), None)
    if verb is not None:
        return _UNPOSTED._replace(anchor=verb.mention, last=len(q.tokens))
    place = next((m for m in q.mentions if _is_missing_there(q, m)), None)
    place = place or next((verb.mention for verb in verbs if _skips_site(q, verb)), None)
    if place is None and not (_is_elsewhere(q) or _is_outdated(q) or _is_noun_undone(q)):
        return None
    return _UNPOSTED._replace(anchor=place, last=len(q.tokens))


def _is_changed(q: Question, mention: Mention) -> bool:
    """Whether a phrase speaks of a new policy, and not of the policy as what decides."""
    decides = q.word(q.back(mention.first, g.DETERMINERS)) in g.BEFORE_WHAT_DECIDES
    decides = decides or q.word(mention.last) in g.AFTER_WHAT_DECIDES
    if any(("data", _TEXT) in sense.sets for sense in mention.of("saying")):
        return True
    return _CHANGED in mention.terms("purpose") or (_TEXT in mention.terms("data") and not decides)


def _is_left_undone(q: Question, meant: Sequence[Mention], verb: Verb) -> bool:
    posts = as_act(q, verb)[1].action == "publish" or any(s.term == "publish" for s in verb.senses)
    posts = posts or (_puts(q, verb) and _names_our_site(q, verb))
    if _keeps_quiet(q, verb) or _keeps_off(q, verb):
        return True
    if not posts or _has_other_object(q, meant, verb):
        return False
    return verb.negated or _is_negated(q, verb.mention.first) or _is_skipped(q, verb)


def _keeps_quiet(q: Question, verb: Verb) -> bool:
    """`change the policy and say nothing about it`."""
    words = {q.word(place) for place in range(verb.mention.first, verb.mention.last)}
    skips = any(sense.manner == "skip" for sense in verb.senses)
    return skips and bool(words & _QUIET) and verb.agent != "company"


def _keeps_off(q: Question, verb: Verb) -> bool:
    """`keep the new version off the site`."""
    last = q.sentence_of(verb.mention.first)[1]
    off = any(q.word(place) == "off" for place in range(verb.mention.first, last))
    keeps = bool({"keep", "leave", "hold"} & set(q.tokens[verb.mention.first].forms))
    return keeps and off and _names_our_site(q, verb)


def _skips_site(q: Question, verb: Verb) -> bool:
    """`skip the website and just mail it`."""
    at = verb.mention.last + int(q.word(verb.mention.last) in g.DETERMINERS)
    skips = any(sense.manner == "skip" for sense in verb.senses) and not verb.negated
    return skips and bool(_SITE & {q.word(at), *(q.tokens[at].forms if at < len(q.tokens) else ())})


def _puts(q: Question, verb: Verb) -> bool:
    return bool(_PUTS & set(q.tokens[verb.mention.first].forms))


def _names_our_site(q: Question, verb: Verb) -> bool:
    """Whether it goes where everybody reads it: `deploys it to the site`."""
    last = q.sentence_of(verb.mention.first)[1]
    return any(_SITE & set(q.tokens[place].forms) for place in range(verb.mention.last, last))


def _is_negated(q: Question, at: int) -> bool:
    """Whether `not`, `without` or `nobody` stands before a verb, but for helping verbs."""
    place = q.back(at, _BETWEEN)
    if (q.word(place - 1), q.word(place)) in (("instead", "of"), ("rather", "than")):
        return True
    if q.word(place) not in _UNDONE or q.at(place) is not None:
        return False
    return q.word(place + 1) not in g.WE | {"only"} and q.word(place - 1) != "why"


def _is_skipped(q: Question, verb: Verb) -> bool:
    """`forgets to post it`, `refrain from posting it`, in a clause of any kind."""
    before = q.at(q.back(verb.mention.first, g.ADVERBS | {"to", "from"}))
    if before is None:
        return False
    planned = q.word(before.first) in ("going", "planning", "intend", "want", "wants", "plan", "like")
    return any(s.manner == "skip" for s in before.of("verb")) or (planned and _is_negated(q, before.first))


def _has_other_object(q: Question, meant: Sequence[Mention], verb: Verb) -> bool:
    """Whether something other than the policy is what would be posted."""
    last = q.sentence_of(verb.mention.first)[1]
    last = next((at for at in range(verb.mention.last, last) if q.word(at) == ","), last)
    behind = [m for m in meant if verb.mention.last <= m.first < last and m.terms("data")]
    return any(_TEXT not in m.terms("data") for m in behind[:1])


def _is_noun_undone(q: Question) -> bool:
    """`without any posting on the site`."""
    return any(
        (token.word in _NOUNS or _is_new_text(q, at)) and q.word(q.back(at, _ARTICLES)) in ("without", "no")
        for at, token in enumerate(q.tokens)
    )


def _is_new_text(q: Question, at: int) -> bool:
    """Whether a phrase for the new text begins there: `there is no new version on your site`."""
    holder = q.at(at)
    return holder is not None and holder.first == at and _is_changed(q, holder)


def _is_missing_there(q: Question, mention: Mention) -> bool:
    """`the new text is not on the site`."""
    public = any(("recipient", "public") in sense.sets for sense in mention.of("hint"))
    at = q.back(mention.first, _BEFORE_A_PLACE)
    moves = q.at(at)
    if moves is not None and _only_moves(moves):
        at = q.back(moves.first, _BEFORE_A_PLACE)
    return public and q.at(at) is None and q.word(at) in _ABSENT


def _only_moves(mention: Mention) -> bool:
    """`never goes up on the site`: a verb that says only that something gets there."""
    return all(sense.manner == "light" for sense in mention.senses)


def _is_elsewhere(q: Question) -> bool:
    """`the new text exists only on the intranet`."""
    words = [token.word for token in q.tokens]
    return any(
        word in ("only", "merely") and not _INSIDE.isdisjoint(words[at : at + _NEAR])
        for at, word in enumerate(words)
    )


def _is_outdated(q: Question) -> bool:
    """`the site still shows the old text`, `leave the old wording standing`."""
    forms = {form for token in q.tokens for form in token.forms}
    return bool(_SITE & forms and _STAYS & forms and _OLD & forms)
