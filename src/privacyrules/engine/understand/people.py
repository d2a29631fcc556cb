"""Phrases for people in, the parts that they play towards the service out: a user's customer is no user."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.model.phrases import Meaning
from privacyrules.syntax.spoken import POSSESSIVE

USERS = frozenset({"user", "subscriber"})
THEMSELVES = USERS | {"visitor", "job_applicant", "employee"}
"""Those who give us data about themselves."""

_NOT_OF_USERS = frozenset(
    {"user_agent", "user_id", "username", "user_content", "preferences", "account_number"}
)
_ADJECTIVES = g.ADVERBS | {"own", "new", "old", "other"}
_AS_SAID = frozenset({"those", "these", "that", "this", "the", "such"})
_BETWEEN = g.DETERMINERS | g.ADVERBS


def people(q: Question) -> Iterator[tuple[Mention, str]]:
    """The phrases that name people, with the term of each."""
    for mention in q.mentions:
        term = person(q, mention)
        if term:
            yield mention, term


def person(q: Question, mention: Mention | None) -> str:
    """The subject term of a phrase, "" if it names nobody."""
    if mention is None:
        return ""
    named = mention.terms("subject")
    relation = next((sense.term for sense in mention.of("relation")), "")
    if relation and is_of_a_user(q, mention, relation):
        return relation
    return named[0] if named else ""


def is_of_a_user(q: Question, mention: Mention, relation: str) -> bool:
    """Whether somebody is a customer, friend or relative of a user: `users' …`, `… of a user`, `their …`."""
    return _by_what_stands_before(q, mention, relation) or _by_what_follows(q, mention.last)


def _by_what_stands_before(q: Question, mention: Mention, relation: str) -> bool:
    before = mention.first - 1
    if q.word(before) == "my" and q.at(before) is None:
        return True
    if q.word(before) in _AS_SAID and any(_is_same(q, earlier, mention, relation) for earlier in q.mentions):
        return True
    while before > 0 and q.at(before) is None and q.word(before) in _ADJECTIVES:
        before -= 1
    if q.word(before) == POSSESSIVE and _is_user(q.at(before - 1)):
        return True
    if q.word(before) in ("their", "his", "her", "its") and q.at(before) is None:
        if any(_is_user(holder) for holder in q.owner[:before]):
            return True
        return relation in ("friend", "relative") and not mention.terms("subject")
    return False


def _by_what_follows(q: Question, after: int) -> bool:
    """`… of a user`, `… whom the user invoices`, `… invited by a user`, `… of mine`."""
    if q.word(after) == "of" and q.word(after + 1) == "mine":
        return True
    invited = q.word(after).endswith("ed") and q.word(after + 1) == "by"
    if not invited and q.word(after) not in ("of", "whom", "that", "who", "which"):
        return False
    after += 1 + int(invited)
    while q.word(after) in _BETWEEN | {"one", "of"} and q.at(after) is None:
        after += 1
    return _is_user(q.at(after))


def _is_same(q: Question, earlier: Mention, mention: Mention, relation: str) -> bool:
    """Whether people were named before: `his own customers … those customers`."""
    if earlier.last > mention.first:
        return False
    if earlier.terms("subject")[:1] == (relation,):
        return True
    named = any(sense.term == relation for sense in earlier.of("relation"))
    return named and is_of_a_user(q, earlier, relation)


def _is_user(holder: Mention | None) -> bool:
    return holder is not None and bool(USERS & set(holder.terms("subject")))


def people_within(q: Question) -> Iterator[tuple[Mention, str]]:
    """People that phrases for other things name: `what users search for`, `the number of visitors`."""
    for mention in q.mentions:
        if person(q, mention) or mention.terms("recipient"):
            continue
        for place in range(mention.first, mention.last):
            word = q.word(place)
            if (
                word.endswith("s")
                or not set(mention.terms("data")) & _NOT_OF_USERS
                or q.word(place + 1) == POSSESSIVE
                or mention.last - mention.first > 2
            ):
                term = _alone(q, place)
                if term:
                    yield mention, term


def _alone(q: Question, place: int) -> str:
    """The subject term of a single word."""
    named = (sense for sense in single(q, place) if sense.kind == "term" and sense.axis == "subject")
    return next((sense.term for sense in named), "")


def single(q: Question, place: int) -> Iterator[Meaning]:
    """The senses of a single word, whatever phrase it stands in."""
    for form in q.tokens[place].forms:
        for phrase, senses in q.book.phrases.get(form, ()):
            if len(phrase) == 1:
                yield from (Meaning(*sense) for sense in senses)
