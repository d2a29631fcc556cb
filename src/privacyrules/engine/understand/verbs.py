"""A question in, its verbs out: who acts, in which clause, and whether they are negated."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import SKIPPED, agent_of, is_cleft, let_do
from privacyrules.engine.understand.question import MAIN, PURPOSE, SIDE, Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.wordclass import is_verb
from privacyrules.engine.understand.words import MARKS
from privacyrules.model.phrases import Meaning
from privacyrules.syntax.spoken import POSSESSIVE

ASIDE = "aside"


class Verb(NamedTuple):
    """A verb in the question.

    `agent` is `we`, `they` (a person or a pronoun), `company` (somebody outside) or "" (nobody named);
    `who` is the phrase that names the agent; `zone` is that of the clause, or ASIDE for what is told
    of the data rather than asked.
    """

    mention: Mention
    senses: tuple[Meaning, ...]
    agent: str
    who: Mention | None
    zone: str
    negated: bool


def verbs_of(q: Question) -> tuple[Verb, ...]:
    """The verbs from left to right; a phrase that may be a noun here is none."""
    return tuple(_verb(q, m) for m in q.mentions if m.of("verb") and is_verb(q, m))


def _verb(q: Question, mention: Mention) -> Verb:
    agent, who = agent_of(q, mention)
    at = q.back(mention.first, g.ADVERBS)
    negated = q.word(at) in g.NEGATORS or (q.word(at) in g.BE and q.word(q.back(at, g.ADVERBS)) in g.NEGATORS)
    return Verb(mention, mention.of("verb"), agent, who, _zone(q, mention, agent), negated)


def _zone(q: Question, mention: Mention, agent: str) -> str:
    if _is_told_of_data(q, mention):
        return ASIDE
    told = any(
        q.word(place) in g.RELATIVE and not is_cleft(q, place) for place in _within_clause(q, mention.first)
    )
    if told and agent != "we" and not _is_asked_for(q, mention.first):
        return ASIDE if not _tells_of_our_thing(q, mention.first) else MAIN
    at = q.back(mention.first, g.ADVERBS | g.NEGATORS)
    if q.at(at) is None and q.word(at) == "to":
        return _zone_of_infinitive(q, mention, at)
    return _zone_of_gerund(q, mention, at) if q.at(at) is None else q.zones[mention.first]


def _is_told_of_data(q: Question, mention: Mention) -> bool:
    """`the e-mails (that) they sent us`: the verb only says which data is meant."""
    pronoun = q.back(mention.first, SKIPPED)
    told_of = q.at(pronoun - 1 - int(q.word(pronoun - 1) in ("that", "which")))
    if q.word(pronoun) not in g.WE | g.OTHERS or told_of is None or not told_of.terms("data"):
        return False
    return not (told_of.of("verb") and is_verb(q, told_of))


def _zone_of_infinitive(q: Question, mention: Mention, to: int) -> str:
    """What we may or want to do is the question; other infinitives say what for."""
    zone = q.zones[mention.first]
    if let_do(q, to) is not None:
        return zone
    if q.word(to - 1) == "us" and _in_relative(q, to):
        return ASIDE
    before = q.back(to, g.ADVERBS | g.NEGATORS | {"for"})
    holder = q.at(before)
    ours = q.word(before) in g.BEFORE_OUR_INFINITIVE
    if holder is not None and holder.of("verb") and not holder.of("term"):
        ours = any(sense.manner in ("light", "owe", "skip", "get") for sense in holder.of("verb"))
    return zone if ours else PURPOSE


def _zone_of_gerund(q: Question, mention: Mention, at: int) -> str:
    """`for finding out …` says what for, `by selling …` how, `without asking …` what is not done."""
    word = q.word(at)
    if word == "for" and q.word(mention.first).endswith("ing"):
        return PURPOSE
    first, last = q.sentence_of(mention.first)
    words = {q.word(place) for place in range(first, last)}
    if word == "by" and words & g.BREAKS and words & g.PROMISES:
        return MAIN
    thinking = word == "of" and q.word(at - 1) in g.PLANNING
    leads = word in ("by", "without", "before", "after", "than", "of") and not thinking
    return SIDE if leads else q.zones[mention.first]


def _is_asked_for(q: Question, at: int) -> bool:
    """`May logs that show … be kept`: the verb behind a bare `be` belongs to the modal that asks."""
    before = q.back(at, g.ADVERBS)
    first, _ = q.sentence_of(at)
    return q.word(before) == "be" and q.word(first) in g.MODALS


def _in_relative(q: Question, at: int) -> bool:
    """`… the friend whom a user has asked us to add`."""
    first, _ = q.sentence_of(at)
    return any(q.word(place) in ("whom", "who", "which", "that") for place in range(first + 1, at))


def _tells_of_our_thing(q: Question, at: int) -> bool:
    """`a form that asks users for …` is ours, and so is what it does."""
    relative = next(place for place in _within_clause(q, at) if q.word(place) in g.RELATIVE)
    return q.word(relative - 1) in g.OUR_THINGS and relative + 1 >= q.back(at, g.ADVERBS)


def _within_clause(q: Question, at: int) -> Iterator[int]:
    """The places before a verb back to another verb or a mark, at most six."""
    for place in range(at - 1, max(-1, at - 7), -1):
        word = q.word(place)
        if word in MARKS and word != POSSESSIVE:
            return
        holder = q.at(place)
        if holder is not None and holder.of("verb") and not holder.of("term"):
            return
        if holder is None and word in g.MODALS:
            return
        if holder is None:
            yield place


def asides(q: Question, verbs: Sequence[Verb]) -> frozenset[Mention]:
    """The phrases that belong to a verb of another clause: `to send him his invoice`."""
    found: list[Mention] = []
    for number, verb in enumerate(verbs):
        end = verbs[number + 1].mention.first if number + 1 < len(verbs) else len(q.tokens)
        if verb.zone in (PURPOSE, ASIDE):
            start = verb.mention.last
            later = (m for m in q.mentions if start <= m.first < end)
            found += (m for m in later if not _parted(q, start, m.first))
    return frozenset(found)


def _parted(q: Question, first: int, last: int) -> bool:
    return any(q.word(place) in MARKS - {POSSESSIVE, "$", "&"} for place in range(first, last))
