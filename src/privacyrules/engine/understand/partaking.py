"""A draft of keeping or using data in, whether somebody outside takes part out: grave doubts only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import WORTHLESS, as_act
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.unsent import opened, said_by
from privacyrules.engine.understand.verbs import ASIDE, Verb
from privacyrules.model.reading import Rival

_OURS = frozenset({"internal", "data_subject", "public", "other_users"})
_KEEPS = frozenset({"use", "store", "collect"})
_SITES = frozenset({"site", "website", "shop", "app", "page", "platform", "store", "web"})
_ELSEWHERE = frozenset({"other", "foreign", "another", "third-party"})


def taken_part_in(q: Question, draft: Draft, spare: Sequence[Verb]) -> Iterator[Rival]:
    """What else a question may mean that keeps or uses data where somebody outside has a hand in it.

    Args:
        q: the question.
        draft: how it was read.
        spare: the verbs that became no act.

    Returns:
        A doubt about what is done, and who gets the data; it counts only against leave.
    """
    if draft.flow.terms.get("action", ("",))[0] not in _KEEPS or draft.flow.omitted:
        return
    other = _receiver(q, draft) or _actor(q, spare) or _with_leave(q)
    if other is not None:
        why = f"I am not sure which part '{said_by(q, other)}' plays."
        yield Rival(opened(draft.flow, ("action", "recipient")), q.span(other), why, grave=True)
    at = next((at for at in range(draft.act.first, draft.act.last) if _is_elsewhere(q, at)), None)
    if at is not None:
        why = f"I am not sure what '{q.word(at)}' adds."
        yield Rival(opened(draft.flow, ("action", "data")), q.span(Mention(at, at + 1, ())), why, grave=True)


def _receiver(q: Question, draft: Draft) -> Mention | None:
    """Whoever outside holds or takes what is used or kept: `use a cookie on a partner's shop`."""
    named = set(draft.flow.terms.get("recipient", ())) - _OURS
    if not named or draft.flow.terms.get("action") != ("use",):
        return None
    return next((m for m in q.mentions if named & set(m.terms("recipient"))), None)


def _actor(q: Question, spare: Sequence[Verb]) -> Mention | None:
    """Whoever outside handles the data by another verb: `… and let Facebook read them`."""
    for verb in spare:
        acts = (
            verb.agent == "company"
            and verb.zone != ASIDE
            and not verb.negated
            and q.asked[verb.mention.first]
        )
        if acts and as_act(q, verb)[0] < WORTHLESS and as_act(q, verb)[1].action == "share":
            return verb.mention
    return None


def _with_leave(q: Question) -> Mention | None:
    """Whoever outside can do something by it: `… so that an advertiser can retarget`."""
    named = (m for m in q.mentions if is_external(m) and q.word(m.last) in g.MODALS - {"must", "should"})
    return next(
        (m for m in named if q.word(q.back(m.first, g.DETERMINERS)) in ("so", "that", "and", "if")), None
    )


def _is_elsewhere(q: Question, at: int) -> bool:
    """`elsewhere`, `on other sites`: what is done there is nobody's business here."""
    sites = at + 1 < len(q.tokens) and not _SITES.isdisjoint(q.tokens[at + 1].forms)
    return q.word(at) == "elsewhere" or (q.word(at) in _ELSEWHERE and sites)
