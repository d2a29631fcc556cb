"""A question whether to do nothing in, what would be called for out: `a court wrote, may we sit on it?`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from privacyrules.engine.understand.leaving import is_left_lying
from privacyrules.engine.understand.omission import is_omitted, negates_act
from privacyrules.engine.understand.question import PURPOSE, Question
from privacyrules.engine.understand.ranking import WORTHLESS, Act, as_act
from privacyrules.engine.understand.requesting import requested
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import ASIDE, Verb

_LAW = frozenset({"believed_required_by_law", "subpoena_believed_valid"})
_LEGAL = frozenset({"legal_process", "government_assistance", "legal_obligation"})
_BREACH = frozenset({"breach_known"})
_ERASURE = frozenset({"erasure_requested"})
_HEARS = frozenset({"hear", "learn", "know", "find"})
_TELLING = frozenset({"telling", "informing", "notifying", "warning", "alerting"})
_KEEPS = frozenset({"keep", "leave", "hold"})
_BACK = frozenset(
    {"ourselves", "yourselves", "secret", "quiet", "dark", "wraps", "hushed", "confidential", "back"}
)
_NOTICE = (("data", "breach_notice"),)


def left_undone(q: Question, meant: Sequence[Mention], verbs: Sequence[Verb]) -> Act | None:
    """What a question leaves undone that says no more than `ignore it`, `keep quiet`, `do nothing`."""
    kept = _kept_back(q, verbs)
    if kept is None and any(as_act(q, verb)[0] == 0 for verb in verbs):
        return None
    idle = kept or next((verb for verb in verbs if _is_bare(q, verb, verbs)), None)
    unaware = any(_is_unaware(q, verb) for verb in verbs) or _is_untold(q)
    if idle is None and not unaware and not is_left_lying(q):
        return None
    act = called_for(q, meant)
    if act is None or not (kept or unaware or is_omitted(q, None, verbs)):
        return None
    return act._replace(anchor=idle.mention if idle else None, last=len(q.tokens), omitted=True)


def _is_unaware(q: Question, verb: Verb) -> bool:
    """`… and our users do not hear of it`."""
    hears = bool(_HEARS & set(q.tokens[verb.mention.first].forms))
    return hears and verb.agent == "they" and (verb.negated or negates_act(q, verb))


def _is_untold(q: Question) -> bool:
    """`would not telling users be a breach of the policy?`."""
    words = [token.word for token in q.tokens]
    return any(two in _TELLING and one == "not" for one, two in pairwise(words))


def _kept_back(q: Question, verbs: Sequence[Verb]) -> Verb | None:
    """The verb of `keep … to ourselves`, `keep … from the users`, where it is we who would keep it."""
    owes = any(sense.manner == "owe" for verb in verbs for sense in verb.senses)
    for verb in () if owes else verbs:
        last = q.sentence_of(verb.mention.first)[1]
        behind = [q.word(place) for place in range(verb.mention.first, last)]
        keeps = _KEEPS & set(q.tokens[verb.mention.first].forms) and verb.agent in ("we", "")
        if keeps and not verb.negated and not _BACK.isdisjoint(behind):
            return verb
    return None


def complied_with(q: Question, act: Act, meant: Sequence[Mention]) -> Act:
    """`I request the deletion of my data. Must you comply?`: asked about is what was requested."""
    if act.anchor is None or "comply" not in q.tokens[act.anchor.first].forms:
        return act
    first = q.sentence_of(act.anchor.first)[0]
    hints = (sense for m in meant if m.last <= first for sense in m.of("hint"))
    named = [str(value) for sense in hints for name, value in sense.sets if name == "action"]
    named += ["erase"] * bool(_ERASURE & _facts(q))
    return act._replace(action=named[0]) if named else act


def called_for(q: Question, meant: Sequence[Mention]) -> Act | None:
    """What would be done in the situation of a question: answer the court, erase, tell of a breach."""
    facts = _facts(q)
    named = any(_is_data(m) for m in meant)
    if facts & _ERASURE:
        return Act("erase")
    law = facts & _LAW or any(_LEGAL & set(m.terms("purpose")) for m in meant)
    if law and named:
        return Act("share", "give", who=next((m for m in meant if is_external(m)), None))
    told = any({"breach_notification"} & set(m.terms("purpose")) for m in q.mentions)
    if (facts & _BREACH or told) and not named:
        return Act("share", "give", _NOTICE)
    return None


def _is_data(mention: Mention) -> bool:
    named = set(mention.terms("data")) - {"policy_text", "breach_notice"}
    return bool(named or mention.of("unsettled", "data")) and not mention.terms("purpose")


def _facts(q: Question) -> set[str]:
    """The facts of which phrases speak, whether they affirm or deny them."""
    senses = [sense for mention in q.mentions for sense in mention.senses]
    told = {name for sense in senses if sense.kind == "saying" for name, _ in sense.sets}
    told |= {name for name, _, _ in requested(q)}
    return told | {sense.term for sense in senses if sense.kind == "fact"}


def _is_bare(q: Question, verb: Verb, verbs: Sequence[Verb]) -> bool:
    """Whether a verb such as `ignore` has neither data nor another act of ours behind it."""
    skips = any(sense.manner in ("skip", "owe") for sense in verb.senses) and verb.agent in ("we", "")
    if not skips or verb.zone in (ASIDE, PURPOSE):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    behind = [m for m in q.mentions if verb.mention.last <= m.first < last]
    acts = [v for v in verbs if v.mention in behind and as_act(q, v)[0] < WORTHLESS]
    return not acts and not any(_is_data(m) for m in behind)
