"""The verbs of a question in, the acts that it asks about out: with the words around each."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.after_all import is_told, opens_a_question
from privacyrules.engine.understand.called_for import called_for, complied_with, left_undone
from privacyrules.engine.understand.guessing import NOTICES, guessed, hinted, nominal
from privacyrules.engine.understand.leaving import is_switched_off
from privacyrules.engine.understand.likewise import asked_likewise
from privacyrules.engine.understand.naming import data_named
from privacyrules.engine.understand.omission import is_done_by_nobody, is_omitted, negates_act
from privacyrules.engine.understand.picking import only_ends, only_picks, taken_up
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import WORTHLESS, Act, as_act
from privacyrules.engine.understand.selling import accepted
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.supposing import case_first
from privacyrules.engine.understand.tables import drops_column
from privacyrules.engine.understand.unposted import unposted
from privacyrules.engine.understand.unshown import seen_on_page, unshown
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.wordclass import has_object, past_adverbs

_ANSWERS = frozenset({"answer", "respond", "reply", "react", "comply", "cooperate", "write"})
_HINT = 3
"""A verb that asks less directly than this gives way to a noun that tells what is done."""


def acts_of(q: Question, verbs: Sequence[Verb], meant: Sequence[Mention]) -> tuple[Act, ...]:
    """The acts, from the clauses that ask most directly; one without an action if nothing tells it."""
    likewise = asked_likewise(q, verbs)
    if likewise is not None:
        return (likewise,)
    silent = unposted(q, meant, verbs) or unshown(q, verbs) or seen_on_page(q, verbs)
    if silent is not None:
        return (silent,)
    ranked = case_first(q, verbs, [as_act(q, verb) for verb in verbs])
    nothing = left_undone(q, meant, verbs)
    if nothing is not None:
        return (nothing,)
    best = min((rank for rank, _ in ranked), default=WORTHLESS)
    suggested = hinted(q, meant)
    if best > 0 and is_switched_off(q) and data_named(meant) & NOTICES:
        return (guessed(q, meant, verbs)._replace(omitted=is_omitted(q, None, verbs)),)
    named = nominal(q, meant)
    dropped = named is not None and any(drops_column(q, verb) for verb in verbs)
    if named is not None and not dropped and (best > 0 or _stands_behind(named, ranked, best)):
        return (named._replace(omitted=is_omitted(q, None, verbs)),)
    if suggested is not None and best > _HINT:
        return (suggested._replace(omitted=is_omitted(q, None, verbs)),)
    if best < WORTHLESS:
        chosen = _with_objects(q, _not_denied(q, [act for rank, act in ranked if rank == best], verbs))
        acts = (_demanded(q, act, meant, verbs) for act in _scoped(q, chosen, verbs))
        return tuple(complied_with(q, accepted(q, act, verbs), meant) for act in acts)
    guess = guessed(q, meant, verbs)
    return (guess._replace(omitted=is_omitted(q, None, verbs)),)


def _stands_behind(named: Act, ranked: Sequence[tuple[int, Act]], best: int) -> bool:
    """Whether all verbs that ask as directly stand behind the noun: `is the disclosure … covered?`."""
    anchors = [act.anchor for rank, act in ranked if rank == best]
    return all(named.anchor and anchor and anchor.first > named.anchor.last for anchor in anchors)


def _demanded(q: Question, act: Act, meant: Sequence[Mention], verbs: Sequence[Verb]) -> Act:
    """`a court demands …, may we not answer?`: left undone is what is demanded, and not the letter."""
    if not act.omitted or act.manner != "contact":
        return act
    for verb in verbs:
        demand = next((sense for sense in verb.senses if sense.manner == "get"), None)
        if demand is not None and verb.agent == "company" and verb.who is not None:
            return Act(
                demand.term, "get", demand.sets, verb.mention, 0, len(q.tokens), True, "company", verb.who
            )
    answers = act.anchor is not None and bool(_ANSWERS & set(q.tokens[act.anchor.first].forms))
    wanted = called_for(q, meant) if answers else None
    if wanted is None or wanted.action != "share" or wanted.sets:
        return act
    return wanted._replace(anchor=act.anchor, last=len(q.tokens), omitted=True)


def _with_objects(q: Question, acts: list[Act]) -> list[Act]:
    """Of several acts, those with an object of their own; the verbs before them in a list go with them."""
    kept = [act for act in acts if act.anchor and _takes_object(q, act, acts)]
    kept = [act for act in kept if not (only_picks(q, act, kept) or only_ends(q, act, kept))]
    return [act for act in kept if not _says_it_again(q, act, kept)] or acts


def _says_it_again(q: Question, act: Act, acts: Sequence[Act]) -> bool:
    """Whether an act is one of those before it once more, with a pronoun: `or not send it at all`."""
    earlier = acts[: acts.index(act)]
    pronoun = act.anchor is not None and q.word(act.anchor.last) in ("it", "them", "that", "this")
    return pronoun and any(other.action == act.action for other in earlier)


def _not_denied(q: Question, acts: list[Act], verbs: Sequence[Verb]) -> list[Act]:
    """Without what is said not to be done beside what is: `we buy, we don't sell`."""
    denied = {verb.mention for verb in verbs if negates_act(q, verb) or is_done_by_nobody(q, verb)}
    asked_anew = any(
        act.anchor and act.anchor not in denied and opens_a_question(q, act.anchor.first) for act in acts
    )
    kept = [
        act
        for act in acts
        if act.anchor is None
        or act.anchor not in denied
        or (
            q.asked[act.anchor.first]
            and not (asked_anew and is_told(q, act.anchor.first))
            and not _is_set_off(q, act, acts)
        )
    ]
    return kept or acts[:1]


def _is_set_off(q: Question, act: Act, acts: Sequence[Act]) -> bool:
    """`not to keep the cards but to let Stripe take them`: what is done instead is what is asked about."""
    if act.anchor is None:
        return False
    start = act.anchor.last
    behind = [other.anchor.first for other in acts if other.anchor and other.anchor.first > start]
    last = min([*behind, q.sentence_of(start - 1)[1]]) if behind else start
    return any(q.word(at) == "but" and q.at(at) is None for at in range(start, last))


def _is_done_instead(q: Question, act: Act) -> bool:
    """`not to keep the cards but to use …`: what stands before it belongs to what is not done."""
    at = q.back(act.anchor.first, frozenset({"to"})) if act.anchor else -1
    first, _ = q.sentence_of(max(at, 0))
    return q.word(at) == "but" and at > first and any(q.word(place) == "not" for place in range(first, at))


def _takes_object(q: Question, act: Act, acts: Sequence[Act]) -> bool:
    if act.anchor is None:
        return False
    if act.anchor.last - act.anchor.first > 1 and q.word(act.anchor.first) in g.BE:
        return q.word(act.anchor.first - 1) in g.MODALS
    following = [
        other.anchor.first for other in acts if other.anchor and other.anchor.first > act.anchor.first
    ]
    last = min(following, default=len(q.tokens))
    behind = past_adverbs(q, act.anchor.last)
    holder = q.at(behind)
    stands_for_data = holder is None or "individual" in holder.terms("form")
    if act.manner == "contact" or taken_up(q, act) or (has_object(q, behind) and stands_for_data):
        return True
    if any(m.terms("data") or m.of("unsettled") for m in q.mentions if act.anchor.last <= m.first < last):
        return True
    return last <= act.anchor.last + 2 and any(
        _takes_object(q, other, acts) for other in acts if other.anchor and other.anchor.first == last
    )


def _scoped(q: Question, acts: list[Act], verbs: Sequence[Verb]) -> list[Act]:
    """Give each act the words around it: from its verb to the next; the first has those before it too."""
    by_mention = {verb.mention: verb for verb in verbs}
    starts = [act.anchor.first if act.anchor else 0 for act in acts]
    scoped = []
    for number, act in enumerate(acts):
        first = 0 if number == 0 and not _is_done_instead(q, act) else starts[number]
        last = starts[number + 1] if number + 1 < len(acts) else len(q.tokens)
        omitted = is_omitted(q, by_mention[act.anchor] if act.anchor else None, verbs)
        scoped.append(act._replace(first=first, last=last, omitted=omitted))
    return scoped
