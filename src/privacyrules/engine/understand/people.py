"""Phrases for people in, the parts that they play towards the service out: a user's customer is no user."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.clients import is_ours
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.voice import is_users_voice
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
_ADDS = frozenset({"add", "invite", "name", "connect", "befriend"})
_AT_COURT = frozenset({"subpoena", "court", "lawsuit", "attorney", "lawyer", "proceedings", "plaintiff"})
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
    if is_ours(q, mention):
        return "user"
    kin = _kin(q, mention)
    if kin:
        return kin
    relation = next((sense.term for sense in mention.of("relation")), "")
    if _is_a_lawyers(q, mention):
        return "user"
    if relation and is_of_a_user(q, mention, relation):
        return relation
    return named[0] if named else ""


def _kin(q: Question, mention: Mention) -> str:
    """The relation that the last word of a phrase for another person names: `his wife`."""
    if mention.terms("recipient") != ("other_person",):
        return ""
    last = mention.last - 1
    relations = tuple(sense for sense in single(q, last) if sense.kind == "relation")
    theirs = relations and is_of_a_user(q, Mention(last, mention.last, relations), relations[0].term)
    return relations[0].term if theirs else ""


def _is_a_lawyers(q: Question, mention: Mention) -> bool:
    """Whether `my client` is what a lawyer says: of one of our users, and not of somebody they invoice."""
    mine = "my" in (q.word(mention.first), q.word(mention.first - 1))
    client = "client" in q.tokens[mention.last - 1].forms
    return mine and client and any(token.word in _AT_COURT for token in q.tokens)


def is_of_a_user(q: Question, mention: Mention, relation: str) -> bool:
    """Whether somebody is a customer, friend or relative of a user: `users' …`, `… of a user`, `their …`."""
    if relation == "friend" and added(q) is not None:
        return True
    return _by_what_stands_before(q, mention, relation) or _by_what_follows(q, mention.last)


def added(q: Question) -> Mention | None:
    """The friend whom a user adds or invites, if one does: `somebody adds a mate and types his e-mail`."""
    if not any(_adds(q, place) for place in range(len(q.tokens))):
        return None
    friends = (place for place in range(len(q.tokens)) if _is_friend(q, place))
    return next((holder for place in friends if (holder := q.at(place))), None)


def _adds(q: Question, place: int) -> bool:
    """Whether a word says that somebody (not we) adds a person."""
    holder = q.at(place)
    if not _ADDS & set(q.tokens[place].forms) or (holder is not None and holder.terms("data")):
        return False
    ours = {q.word(at) for at in (place - 1, place - 2, place - 3) if q.at(at) is None}
    whom = range(place + 1, min(place + 5, len(q.tokens)))
    added = any(_is_friend(q, at) or q.word(at) in ("him", "her", "them") for at in whom)
    added = added or (_is_user(q.at(place - 1)) and any(_is_friend(q, at) for at in range(place - 5, place)))
    by = q.word(place + 1) == "by" and any(_is_user(q.at(at)) for at in (place + 2, place + 3, place + 4))
    return not ours & {"we", "us", "our"} and (added or by)


def _is_friend(q: Question, place: int) -> bool:
    return any(s.term == "friend" and s.axis == "subject" for s in single(q, place))


def _by_what_stands_before(q: Question, mention: Mention, relation: str) -> bool:
    before = mention.first - 1
    if q.word(before) == "my" and q.at(before) is None:
        return "colleague" not in q.tokens[mention.last - 1].forms or is_users_voice(q)
    if q.word(before) in _AS_SAID and any(_is_same(q, earlier, mention, relation) for earlier in q.mentions):
        return True
    while before > 0 and q.at(before) is None and q.word(before) in _ADJECTIVES:
        before -= 1
    if q.word(before) == POSSESSIVE and (_is_user(q.at(before - 1)) or _alone(q, before - 1) in USERS):
        return True
    if q.word(before) in ("their", "his", "her", "its") and not _is_user(q.at(before)):
        if any(_is_user(holder) for holder in q.owner[:before]):
            return True
        return relation in ("friend", "relative") and not mention.terms("subject")
    return False


def _by_what_follows(q: Question, after: int) -> bool:
    """`… of a user`, `… whom the user invoices`, `… invited by a user`, `… of mine`."""
    if q.word(after) == "of" and q.word(after + 1) == "mine":
        return True
    after += int(q.word(after) == "to" and q.word(after + 1) == "whom")
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
