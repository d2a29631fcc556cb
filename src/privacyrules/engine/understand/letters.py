"""An act of giving in; if what is given is a letter, mail or call, one of addressing somebody out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.owners import possessor
from privacyrules.engine.understand.people import people, people_within
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention

_WORDS_ONLY = frozenset({"email", "messages", "invoice_content"})


def as_letter(q: Question, act: Act, meant: Sequence[Mention], data: Sequence[Datum]) -> Act | None:
    """`send users a message` uses what they are reached by and hands nothing over; None if this does not."""
    if act.action != "share" or act.manner != "give" or act.who is not None:
        return None
    if any(
        m.terms("recipient") and not m.terms("subject") and m.terms("recipient") != ("internal",)
        for m in meant
    ):
        return None
    carrier = next((m for m in q.mentions if m != act.anchor and _carries(q, act, m)), None)
    carrier = carrier or _taken_up(q, act)
    beside = carrier.first if carrier is not None else -1
    others = [
        d
        for d in data
        if d.mention not in (None, carrier) and d.mention.last != beside and not _means(q, d.mention)
    ]
    if carrier is None and not data and _is_newsletter(q, act) and _speaks_of_people(q):
        return act._replace(action="use", manner="contact", sets=(("data", "email"),))
    if carrier is None or any(set(d.terms) - _WORDS_ONLY for d in others) or not _speaks_of_people(q):
        return None
    sense = next(s for s in carrier.of("verb") if s.manner == "contact")
    return act._replace(action="use", manner="contact", sets=sense.sets)


def _is_newsletter(q: Question, act: Act) -> bool:
    """Whether what goes out is a newsletter or an advertisement."""
    named = {
        term
        for m in q.mentions
        if act.first <= m.first < act.last or act.first == 0
        for term in m.terms("purpose")
    }
    return bool(named & {"newsletter", "direct_marketing"})


def _speaks_of_people(q: Question) -> bool:
    return any(True for _ in people(q)) or any(True for _ in people_within(q))


def _carries(q: Question, act: Act, mention: Mention) -> bool:
    """Whether a phrase is something that is sent to somebody, and not somebody's: `a message`, `an SMS`."""
    first, last = q.sentence_of(act.anchor.first) if act.anchor else (act.first, act.last)
    in_reach = max(first, act.first) <= mention.first < min(last, act.last) and q.word(mention.last) != "by"
    contact = any(s.manner == "contact" for s in mention.of("verb")) and not mention.of("unsettled")
    return in_reach and contact and possessor(q, mention) is None and not _means(q, mention)


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
        (q.word(place) in ("using", "with", "by") and q.at(place) is None) or q.word(place) == "using"
        for place in range(max(0, mention.first - 5), mention.first)
    )
