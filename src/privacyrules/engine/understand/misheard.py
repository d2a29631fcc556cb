"""A draft in, what else it may be if a word for leaving undone was misheard out: grave doubts only."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.assemble import Draft
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.uncertain import says_unsure
from privacyrules.model.flow import Axis, Flow
from privacyrules.model.reading import Rival, Span

_OWED_FOR = frozenset({"profile_display", "friend_connection", "legal_process"})
_LAW = frozenset({"believed_required_by_law", "subpoena_believed_valid"})
_OPINION = frozenset(
    {
        "problem",
        "objection",
        "objections",
        "idea",
        "doubt",
        "need",
        "wonder",
        "longer",
        "matter",
        "reason",
        "jurisdiction",
        "say",
        "power",
        "authority",
        "hesitation",
        "question",
    }
)
_OFTEN_BANNED = frozenset({"sell", "store", "share", "use"})
_MAY_BE_LEFT = frozenset({"breach_known", "erasure_requested"})
_CARRIED = frozenset({"email", "phone", "contact_details", "postal_address", "messages"})
_NOTICES = frozenset({"breach_notice", "policy_text"})
_FIRMS = frozenset({"company", "business", "firm"})
_EXCEPTS = frozenset({"except", "unless", "besides", "excluding", "save"})


def misheard(q: Question, draft: Draft) -> Iterator[Rival]:
    """The same act left undone, or done after all, where a word in the question may say so."""
    flow = draft.flow
    at = next((at for at in range(len(q.tokens)) if _may_turn(q, at)), None)
    if not flow.omitted and at is not None and _is_often_owed(flow):
        yield _turned(q, flow, at)
    excepts = next((at for at in range(len(q.tokens)) if _excepts(q, at)), None)
    if (
        flow.omitted
        and excepts is not None
        and flow.terms.get("action") in (("sell",), ("store",), ("share",))
    ):
        yield _turned(q, flow, excepts)
    plain = next((at for at in range(len(q.tokens)) if flow.omitted and _is_plain(q, at)), None)
    if plain is not None and _is_often_banned(flow):
        yield _turned(q, _done(flow), plain)
    yield from _sold_list(q, flow)
    known = any(flow.facts.get(name) for name in _LAW)
    if flow.omitted and known and "legal_process" not in flow.terms.get("purpose", ()):
        terms = {
            axis: named
            for axis, named in flow.terms.items()
            if axis not in ("purpose", "recipient", "action")
        }
        yield Rival(
            flow._replace(terms=terms), Span(0, 0), "I am not sure what the law calls for.", grave=True
        )


def _sold_list(q: Question, flow: Flow) -> Iterator[Rival]:
    listed = next((mention for mention in q.mentions if _names_a_list(q, mention)), None)
    if listed is not None:
        kept: dict[Axis, tuple[str, ...]] = {
            axis: named for axis, named in flow.terms.items() if axis != "purpose"
        }
        sold = flow._replace(terms={**kept, "action": ("sell",), "recipient": ("other_company",)})
        yield Rival(sold, q.span(listed), "I am not sure whether the company is sold, or a list.", grave=True)


def _names_a_list(q: Question, mention: Mention) -> bool:
    """`sell the company newsletter list`: where data follows at once, it may be no company that is sold."""
    if "sale_of_business" not in mention.terms("purpose") or q.word(mention.last - 1) not in _FIRMS:
        return False
    behind = q.at(mention.last)
    return behind is not None and bool(behind.terms("data"))


def _excepts(q: Question, at: int) -> bool:
    """Whether a word such as `except` or `save` stands there; `can I save it` is no exception."""
    return q.word(at) in _EXCEPTS and not (q.word(at) == "save" and q.word(at - 1) in g.WE | {"to"})


def _is_plain(q: Question, at: int) -> bool:
    """Whether `not` or `never` is all by which something is left undone: `we never sell it, ok?`."""
    return q.word(at) in g.NEGATORS and q.at(at) is None


def _is_often_banned(flow: Flow) -> bool:
    """Whether a flow is of the sort that policies forbid: to sell, keep or hand over, and no notice."""
    data = set(flow.terms.get("data", ()))
    if data & _NOTICES or (flow.terms.get("action") == ("use",) and data & _CARRIED):
        return False
    return flow.terms.get("action", ("",))[0] in _OFTEN_BANNED and not _MAY_BE_LEFT & set(flow.facts)


def _done(flow: Flow) -> Flow:
    """A flow that is left undone, as the one that may be asked about: what is used may be kept as well."""
    used = flow.terms.get("action") == ("use",)
    return flow._replace(terms={**flow.terms, "action": ("store",)}) if used else flow


def _is_often_owed(flow: Flow) -> bool:
    """Whether a flow is of the sort that policies promise: to post, to show, to invite, to obey the law."""
    told = flow.terms.get("data") == ("policy_text",) and flow.terms.get("action") == ("publish",)
    return told or not _OWED_FOR.isdisjoint(flow.terms.get("purpose", ()))


def _may_turn(q: Question, at: int) -> bool:
    """Whether a word for leaving undone stands by itself: not in `no problem`, `can't we`, `why not`."""
    word, after = q.word(at), q.word(at + 1)
    if word not in g.NEGATORS | g.IDLE or q.at(at) is not None or after in _OPINION | g.WE | {"only", "just"}:
        return False
    if says_unsure(q, at):
        return False
    return after not in ("?", "") and q.word(at - 1) not in ("why", "or") and not _is_denied(q, at)


def _is_denied(q: Question, at: int) -> bool:
    """Whether it takes back a fact or a term near by, which was heeded already."""
    behind = (q.at(place) for place in range(at + 1, at + 5))
    return any(m is not None and _is_heeded(m) for m in behind)


def _is_heeded(mention: Mention) -> bool:
    return bool(mention.of("fact") or mention.of("saying") or set(mention.terms("data")) - {"policy_text"})


def _turned(q: Question, flow: Flow, at: int) -> Rival:
    token = q.tokens[at]
    why = f"I am not sure whether '{token.word}' turns the question round."
    return Rival(flow._replace(omitted=not flow.omitted), Span(token.start, token.end), why, grave=True)
