"""A word that points back in, the phrase that it stands for out: `this company`, `from there`."""

from __future__ import annotations

from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention

_FIRMS = frozenset({"company", "firm", "agency", "provider", "vendor", "business", "outfit", "processor"})
_POINTS = frozenset({"this", "that", "such", "same", "said"})
_OFFERS = frozenset(
    {
        "offer",
        "propose",
        "suggest",
        "come",
        "approach",
        "have",
        "sell",
        "provide",
        "give",
        "send",
        "tell",
        "pass",
        "hand",
    }
)


def company_meant(q: Question, mention: Mention) -> Mention:
    """The firm named before, where `this company` stands; else the phrase itself."""
    last = q.word(mention.last - 1)
    before = q.word(mention.first) if mention.last - mention.first > 1 else q.word(mention.first - 1)
    if last not in _FIRMS or before not in _POINTS:
        return mention
    named = [m for m in q.mentions if m.last <= mention.first and is_external(m)]
    return named[0] if named else mention


def supplier_meant(q: Question, at: int) -> Mention | None:
    """Whoever offered the data that we take at a place: `a broker proposes us … Are we to take it?`."""
    first, _ = q.sentence_of(at)
    for mention in q.mentions:
        if mention.last > first:
            return None
        if is_external(mention) and _OFFERS & {form for n in (0, 1) for form in _forms(q, mention.last + n)}:
            return mention
    return None


def _forms(q: Question, at: int) -> tuple[str, ...]:
    return q.tokens[at].forms if at < len(q.tokens) else ()
