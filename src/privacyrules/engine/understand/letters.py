"""An act of giving in; if what is given is a letter, mail or call, one of addressing somebody out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.owners import possessor
from privacyrules.engine.understand.people import people, people_within
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import STOPS

_NEWS = frozenset({"tell", "inform", "notify", "let", "warn", "remind", "alert", "explain"})
_CLAUSES = frozenset({"that", "when", "if", "whether", "why", "how", "about", "of", "because", "as", "know"})
_PASSES_ON = frozenset({"forward", "relay"})
"""What is passed on was written by somebody else."""
_REACH = 4
_WORDS_ONLY = frozenset({"email", "messages", "invoice_content"})


def as_letter(q: Question, act: Act, meant: Sequence[Mention], data: Sequence[Datum]) -> Act | None:
    """`send users a message` uses what they are reached by and hands nothing over; None if this does not."""
    if act.action != "share" or act.manner != "give" or act.who is not None:
        return None
    if act.anchor is not None and not _PASSES_ON.isdisjoint(q.tokens[act.anchor.first].forms):
        return None
    if any(_is_somebody_else(q, act, m) for m in meant):
        return None
    carrier = next((m for m in q.mentions if m != act.anchor and _carries(q, act, m)), None)
    carrier = carrier or _taken_up(q, act)
    beside = carrier.first if carrier is not None else -1
    others = [
        d
        for d in data
        if d.mention not in (None, carrier) and d.mention.last != beside and not _means(q, d.mention)
    ]
    addressed = _is_to_a_pronoun(q, act) or _speaks_of_people(q)
    nothing = act.omitted and act.anchor is not None and q.word(act.anchor.last) == "nothing"
    if carrier is None and not data and (nothing or _is_newsletter(q, act)) and addressed:
        return act._replace(action="use", manner="contact", sets=(("data", "email"),))
    if carrier is None and all(_is_news(d) for d in data) and _only_tells(q, act):
        return act._replace(action="use", manner="contact", sets=(("data", "contact_details"),))
    if carrier is None or any(set(d.terms) - _WORDS_ONLY for d in others) or not addressed:
        return None
    sense = next(s for s in carrier.of("verb") if s.manner == "contact")
    return act._replace(action="use", manner="contact", sets=sense.sets)


def _is_news(datum: Datum) -> bool:
    """Whether nothing is named but the news: `tell users about the new policy`."""
    return datum.mention is None and datum.terms == ("policy_text",)


def _is_to_a_pronoun(q: Question, act: Act) -> bool:
    """`send me an e-mail`, `send him a message`."""
    return act.anchor is not None and q.word(act.anchor.last) in ("me", "us", "him", "her", "them")


def _is_somebody_else(q: Question, act: Act, mention: Mention) -> bool:
    """Whether a phrase names somebody outside who may get the letter; no friend of another sentence."""
    named = mention.terms("recipient")
    here = act.anchor is None or q.sentence_of(act.anchor.first) == q.sentence_of(mention.first)
    return (
        named not in ((), ("internal",))
        and not mention.terms("subject")
        and (here or "other_person" not in named)
    )


def _is_newsletter(q: Question, act: Act) -> bool:
    """Whether what goes out is a newsletter, an advertisement or a survey."""
    named = {
        term
        for m in q.mentions
        if act.first <= m.first < act.last or act.first == 0
        for term in m.terms("purpose")
    }
    return bool(named & {"newsletter", "direct_marketing", "survey_or_contest"})


def _only_tells(q: Question, act: Act) -> bool:
    """`tell users that …`, `let him know when …`: news for the people themselves, and no data."""
    anchor = act.anchor
    if anchor is None or not _NEWS & set(q.tokens[anchor.first].forms):
        return False
    behind = range(anchor.first + 1, min(anchor.last + _REACH, q.sentence_of(anchor.first)[1]))
    told = next((at for at in behind if at >= anchor.last - 1 and _opens_news(q, at)), None)
    addressed = range(anchor.first + 1, told or 0)
    return any(_is_a_person(q, at) for at in addressed) and not any(_is_officer(q, at) for at in addressed)


def _opens_news(q: Question, at: int) -> bool:
    return q.word(at) in _CLAUSES and q.word(at + 1) not in STOPS | {"", ","}


def _is_a_person(q: Question, at: int) -> bool:
    holder = q.at(at)
    named = holder is not None and bool(holder.terms("subject") or holder.of("relation"))
    return named or bool(g.PERSONS & set(q.tokens[at].forms))


def _is_officer(q: Question, at: int) -> bool:
    holder = q.at(at)
    return holder is not None and bool(holder.terms("recipient"))


def _speaks_of_people(q: Question) -> bool:
    return any(True for _ in people(q)) or any(True for _ in people_within(q))


def _carries(q: Question, act: Act, mention: Mention) -> bool:
    """Whether a phrase is something that is sent to somebody, and not somebody's: `a message`, `an SMS`."""
    first, last = q.sentence_of(act.anchor.first) if act.anchor else (act.first, act.last)
    in_reach = max(first, act.first) <= mention.first < min(last, act.last) and not _by_somebody(
        q, mention.last
    )
    contact = any(s.manner == "contact" for s in mention.of("verb")) and not mention.of("unsettled")
    return in_reach and contact and possessor(q, mention) is None and not _means(q, mention)


def _by_somebody(q: Question, at: int) -> bool:
    """`the messages by users`; `a message by e-mail` is a letter."""
    return q.word(at) == "by" and q.at(at) is None


def _taken_up(q: Question, act: Act) -> Mention | None:
    """The letters for which a pronoun stands: `the e-mails to friends … Could we stop sending them?`."""
    if act.anchor is None or q.word(act.anchor.last) not in ("them", "it", "those", "these", "that"):
        return None
    first, _ = q.sentence_of(act.anchor.first)
    for mention in q.mentions:
        contact = any(s.manner == "contact" for s in mention.of("verb")) and not mention.of("unsettled")
        if mention.last <= first and contact and mention.of("term") and possessor(q, mention) is None:
            return mention
    return None


def _means(q: Question, mention: Mention) -> bool:
    return any(
        (q.word(place) in ("using", "with", "by") and q.at(place) is None and not _joins(q, place))
        or q.word(place) == "using"
        for place in range(max(0, mention.first - 5), mention.first)
    )


def _joins(q: Question, at: int) -> bool:
    """`e-mails together with phone numbers`: one list, and no means."""
    return q.word(at - 1) in ("together", "along")
