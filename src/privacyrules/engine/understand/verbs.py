"""A question in, its verbs out: who acts, in which clause, and whether they are negated."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import SKIPPED, agent_of, is_cleft, is_to_do, let_do
from privacyrules.engine.understand.inquiring import asks_how_far, is_inquired
from privacyrules.engine.understand.question import MAIN, PURPOSE, SIDE, Question
from privacyrules.engine.understand.quoting import is_in_quotes, is_instead, is_quoted
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.wordclass import is_verb
from privacyrules.engine.understand.words import MARKS
from privacyrules.model.phrases import Meaning
from privacyrules.syntax.spoken import POSSESSIVE

ASIDE = "aside"
ANSWERS = frozenset({"answer", "reply", "respond", "help", "comply", "react", "start", "begin"})
"""`answer by sending …`: what stands behind `by` is what is done."""

_TRUSTS = frozenset(
    {"assume", "trust", "hope", "presume", "expect", "suppose", "sure", "certain", "assured", "confirm"}
)
_WANTS = frozenset(
    {"want", "need", "like", "ask", "beg", "order", "request", "prefer", "tell", "instruct", "advise"}
)
_WHAT_ABOUT = {("what", "about"), ("how", "about")}


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
    told = any(_opens_relative(q, place) for place in _within_clause(q, mention.first))
    if told and agent != "we" and not _is_asked_for(q, mention.first):
        return ASIDE if not _tells_of_our_thing(q, mention.first) else MAIN
    at = q.back(mention.first, g.ADVERBS | g.NEGATORS)
    if q.at(at) is None and q.word(at) == "to":
        return _zone_of_infinitive(q, mention, at)
    return _zone_of_gerund(q, mention, at) if q.at(at) is None else q.zones[mention.first]


def _opens_relative(q: Question, at: int) -> bool:
    """Whether a word opens a clause that tells of something; `is it permitted that …` asks about it."""
    if q.word(at) not in g.RELATIVE or is_cleft(q, at) or (q.word(at), q.word(at + 1)) in _WHAT_ABOUT:
        return False
    if q.word(at) == "that" and q.word(at - 1) in ("for", "order"):
        return False
    if is_inquired(q, at) or asks_how_far(q, at):
        return False
    asked = g.BEFORE_WHAT_IS_ASKED | g.OPINIONS | _TRUSTS | {"suggests", "suggested", "proposes", "proposed"}
    return q.word(at) != "that" or q.word(q.back(at, g.ADVERBS)) not in asked


def _is_told_of_data(q: Question, mention: Mention) -> bool:
    """`the e-mails (that) they sent us`, `the mails we send`: the verb only says what is meant."""
    pronoun = q.back(mention.first, SKIPPED)
    told_of = q.at(pronoun - 1 - int(q.word(pronoun - 1) in ("that", "which")))
    if q.word(pronoun) not in g.WE | g.OTHERS | {"people", "folks"}:
        return False
    if told_of is not None and _opens_with_a_place(q, told_of):
        return False
    if is_quoted(q, pronoun) or is_in_quotes(q, mention):
        return True
    if told_of is None or (q.word(told_of.first - 1) in ("of", "the") and is_instead(q, told_of)):
        return False
    letter = any(sense.manner == "contact" for sense in told_of.of("verb"))
    if not told_of.terms("data") and not letter and not (told_of.of("term") and _is_subject(q, told_of)):
        return False
    return not (told_of.of("verb") and is_verb(q, told_of))


def _opens_with_a_place(q: Question, told_of: Mention) -> bool:
    """`On my receipt I noticed …` tells where, and nothing of the receipt."""
    at = q.back(told_of.first, g.DETERMINERS)
    return q.word(at) in ("on", "in", "from", "under", "at") and at == q.sentence_of(at)[0]


def _is_subject(q: Question, holder: Mention) -> bool:
    """Whether a phrase with a determiner opens its sentence: `a subpoena we hold valid names …`."""
    opens = holder.first - q.sentence_of(holder.first)[0] == 1 and q.word(holder.first - 1) in g.DETERMINERS
    return holder.terms("purpose") != () and opens


def _zone_of_infinitive(q: Question, mention: Mention, to: int) -> str:
    """What we may or want to do is the question; other infinitives say what for."""
    zone = q.zones[mention.first]
    if let_do(q, to) is not None or is_to_do(q, to) is not None:
        return zone
    if q.word(to - 1) == "us" and _in_relative(q, to):
        return ASIDE
    if _is_set_against(q, to):
        return zone
    before = q.back(to, g.ADVERBS | g.NEGATORS | {"for"})
    holder = q.at(before)
    wanted = q.word(before) in ("you", "me") and bool(_WANTS & set(q.tokens[before - 1].forms))
    ours = wanted or q.word(before) in g.BEFORE_OUR_INFINITIVE
    if holder is not None and holder.of("verb") and not holder.of("term"):
        ours = any(sense.manner in ("light", "owe", "skip", "get") for sense in holder.of("verb"))
    return zone if ours else PURPOSE


def _is_set_against(q: Question, to: int) -> bool:
    """`we do not want to sell them, only to use them`: what is done instead."""
    first, _ = q.sentence_of(to)
    return q.word(to - 1) in ("only", "just", "merely", "but", "simply") and any(
        q.word(place) == "not" and (q.word(to - 1) == "but" or q.word(place + 1) != "to")
        for place in range(first, to)
    )


def _zone_of_gerund(q: Question, mention: Mention, at: int) -> str:
    """`for finding out …` says what for, `by selling …` how, `without asking …` what is not done."""
    word = q.word(at)
    if word == "for" and q.word(mention.first).endswith("ing"):
        return PURPOSE
    first, last = q.sentence_of(mention.first)
    words = {q.word(place) for place in range(first, last)}
    if word == "by" and words & g.BREAKS and words & g.PROMISES:
        return MAIN
    if word == "by" and ANSWERS & set(q.tokens[at - 1].forms if at else ()):
        return q.zones[mention.first]
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
