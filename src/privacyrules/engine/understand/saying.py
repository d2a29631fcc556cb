"""A question in; which of its phrases are taken back ("not …", "except …"), and the facts it states, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.agents import is_team
from privacyrules.engine.understand.agreeing import is_contract
from privacyrules.engine.understand.choosing import CHOSEN, chosen
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.quoting import is_replaced
from privacyrules.engine.understand.requesting import requested
from privacyrules.engine.understand.senses import is_external
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.uncertain import is_left_open
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.flow import FactValue
from privacyrules.model.phrases import Meaning

_TAKES_BACK = frozenset(
    {"not", "no", "without", "except", "excluding", "never", "neither", "nor", "minus", "nothing"}
)
_TAKES_BACK_TWO = frozenset(
    {
        ("instead", "of"),
        ("rather", "than"),
        ("other", "than"),
        ("else", "than"),
        ("but", "not"),
        ("apart", "from"),
    }
)
_CLAUSES = frozenset({"clause", "section", "paragraph", "passage", "provision", "exception", "exemption"})
_NEAR = 3
_FAR = 7
_OPEN_END = frozenset(
    {"whether", "regardless", "maybe", "perhaps", "possibly", "might", "suspect", "suspects"}
)
_BOSSES = frozenset({"boss", "ceo", "management", "marketing", "sales", "legal", "manager", "team", "we"})
_OF_FORM = frozenset({"hashed", "encrypted"})
_UNSURE = frozenset(
    [
        "idea",
        "sure",
        "unclear",
        "know",
        "known",
        "knows",
        "wonder",
        "decided",
        "clear",
        "question",
        "judged",
        "checked",
        "certain",
        "tell",
        "see",
    ]
)
_CLAUSE_WORDS = (
    g.ADVERBS
    | g.BE
    | g.HAVE
    | g.MODALS
    | g.DETERMINERS
    | g.OTHERS
    | g.WE
    | {"for", "to", "in", "that", "it", "as", "yet", "user", "users", "with", "here", "there"}
)


def is_taken_back(q: Question, mention: Mention) -> bool:
    """Whether a word just before a phrase says that it is not meant."""
    if is_external(mention) and is_replaced(q, mention):
        return True
    at = q.back(
        mention.first, (g.DETERMINERS - {"no"}) | g.ADVERBS | {"for", "to", "in", "with", "on", "such"}
    )
    holder = q.at(at)
    if holder is not None:
        return q.word(holder.first) in ("drop", "skip", "lose", "dropping") and bool(mention.terms("form"))
    word = q.word(at)
    if word in ("about", "of") and mention.terms("form") and q.word(at - 1) in ("nothing", "none"):
        return True
    if (q.word(at - 1), word) in _TAKES_BACK_TWO:
        return True
    if word in ("interest", "interested") and q.word(q.back(at, g.ADVERBS)) in _TAKES_BACK:
        return True
    if word == "no" and _is_passive_behind(q, mention.last):
        return False
    if word == "not" and q.word(at + 1) in ("only", "even"):
        return False
    return word in _TAKES_BACK and q.word(at - 1) not in ("why", "or") and not _fails_otherwise(q, at)


def _is_passive_behind(q: Question, at: int) -> bool:
    """`no e-mails of closed accounts were deleted`: what is not done is done to them."""
    last = min(at + _FAR, q.sentence_of(at - 1)[1])
    return any(
        q.word(place) in ("is", "are", "was", "were") and q.word(place + 1).endswith("ed")
        for place in range(at, last)
    )


def _fails_otherwise(q: Question, at: int) -> bool:
    """`otherwise we don't find the crash`: what would fail is what it is for."""
    return any(q.word(place) in ("otherwise", "else") for place in range(max(0, at - 5), at))


def counted(q: Question, verbs: Sequence[Verb]) -> tuple[Mention, ...]:
    """The phrases that are meant as nouns, not taken back, and not merely what a clause is about."""
    taken = {verb.mention for verb in verbs}
    taken |= {m for m in q.mentions if m.terms("purpose") and is_team(q, m.first)}
    return tuple(m for m in q.mentions if m not in taken and not is_taken_back(q, m) and not _is_topic(q, m))


def _is_topic(q: Question, mention: Mention) -> bool:
    """`might the clause on mergers and purchasers cover this`: what a clause is about is not what is done."""
    at = q.back(mention.first, g.DETERMINERS)
    if q.word(at) in ("and", "or") and q.at(at) is None:
        listed = q.at(at - 1)
        return listed is not None and _is_topic(q, listed)
    return q.word(at) in ("on", "about", "for", "concerning", "of") and q.word(at - 1) in _CLAUSES


def _within(q: Question) -> Iterator[tuple[str, FactValue, Mention]]:
    """Facts that phrases for other things name: `password hashes`, `encrypted backups`."""
    for mention in q.mentions:
        if mention.last - mention.first > 1 and not mention.of("fact") and not mention.of("saying"):
            for place in range(mention.first, mention.last):
                for form in q.tokens[place].forms:
                    for phrase, senses in q.book.phrases.get(form, ()):
                        if len(phrase) == 1:
                            yield from (
                                (s[2], True, mention) for s in senses if s[0] == "fact" and s[2] in _OF_FORM
                            )


def stated_facts(q: Question) -> Iterator[tuple[str, FactValue, Mention]]:
    """The yes-or-no facts that a question states, each with its phrase; the last word on one counts.

    What goes on after a phrase that took it back is taken back too: `never chose | to put it there`.
    """
    denied: dict[str, int] = {}
    for name, value, mention in (*_within(q), *chosen(q), *requested(q), *_said(q)):
        if is_left_open(q, mention):
            continue
        if value is False:
            denied[name] = mention.last
        elif 0 <= mention.first - denied.get(name, -_NEAR) < _NEAR:
            continue
        yield name, value, mention


def _said(q: Question) -> Iterator[tuple[str, FactValue, Mention]]:
    for mention in q.mentions:
        for sense in mention.senses:
            if sense.kind == "fact" and sense.manner == "boolean" and not _is_done_by_us(q, mention):
                value = _truth(q, mention)
                if value is not None:
                    yield sense.term, value, mention
            elif sense.kind == "saying" and not _is_done_by_us(q, mention):
                truth = _truth(q, mention)
                told = () if truth is None else _facts_of(sense)
                yield from ((name, value and truth is not False, mention) for name, value in told)


def _is_done_by_us(q: Question, mention: Mention) -> bool:
    """`if we declined to show it`: a verb of ours is no fact about the person."""
    if _is_wished_by_us(q, mention) or is_contract(q, mention):
        return True
    skips = any(sense.manner == "skip" for sense in mention.of("verb"))
    return skips and q.word(q.back(mention.first, g.ADVERBS | g.MODALS | g.HAVE)) in g.WE | {"to"}


def _is_wished_by_us(q: Question, mention: Mention) -> bool:
    """`the boss wants it hidden`: what one of us wishes is no choice of the person."""
    if not any(name == CHOSEN for sense in mention.of("saying") for name, _ in sense.sets):
        return False
    first = max(q.sentence_of(mention.first)[0], mention.first - _NEAR - 2)
    return any(q.word(at) in _BOSSES for at in range(first, mention.first))


def _facts_of(sense: Meaning) -> Iterator[tuple[str, FactValue]]:
    return ((name, value) for name, value in sense.sets if isinstance(value, bool))


def _truth(q: Question, mention: Mention) -> bool | None:
    """True, False where a word before takes it back, None where it is left open."""
    negations = 0
    for place in range(mention.first - 1, max(-1, mention.first - 9), -1):
        word, holder = q.word(place), q.at(place)
        if word in _OPEN_END or (word == "if" and q.word(q.back(place, frozenset())) in _UNSURE):
            return None
        if word in g.NEGATORS or word in ("unless", "until", "before", "instead"):
            if holder is None:
                negations += 1
            continue
        if holder is not None and not holder.terms("subject") and not holder.of("verb"):
            break
        if holder is None and word not in _CLAUSE_WORDS and (word, q.word(place + 1)) != ("or", "not"):
            break
    return negations % 2 == 0
