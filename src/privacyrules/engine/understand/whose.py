"""The data of an act in, the people whose it is out: in groups, where it is of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import DISCLOSURES, Named
from privacyrules.engine.understand.askers import part_of_asker
from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.owners import listed_with, possessor
from privacyrules.engine.understand.people import added, people, people_within, person
from privacyrules.engine.understand.prefaces import says_who_asks
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.voice import is_users_voice
from privacyrules.syntax.spoken import POSSESSIVE

_SORTS = frozenset({"own", "private", "personal", "full", "exact", "new", "old", "current", "business"})
_OWN = frozenset({"my", "mine"})


def by_subject(
    q: Question, act: Act, meant: Sequence[Mention], data: tuple[Datum, ...]
) -> Iterator[tuple[Named, list[Datum]]]:
    """The data in groups, each with the people whose it is."""
    general = _general(q, act, meant)
    groups: dict[str, tuple[Named, list[Datum]]] = {}
    last: Named | None = None
    owners = [possessor(q, d.mention) if d.mention else None for d in data]
    mine: Named = {part_of_asker(q) or "user": []}
    for number, datum in enumerate(data):
        owner = owners[number] or next((o for o in owners[number + 1 :] if o), None)
        owned: Named = {owner[1]: [owner[0]], **_others(q, owner[0])} if owner else (last or general)
        owned = mine if not owners[number] and _is_mine(q, datum, owned) else owned
        last = owned if owner else last
        key = ",".join(sorted(owned))
        groups.setdefault(key, (owned, []))[1].append(datum)
    if not data:
        yield general, []
    yield from groups.values()


def _is_mine(q: Question, datum: Datum, owned: Named) -> bool:
    """`my husband asks for my password`: it is of whoever asks, and not of those whom they call theirs."""
    theirs = (m for named in owned.values() for m in named)
    kin = any("my" in (q.word(m.first - 1), q.word(m.first)) for m in theirs)
    if datum.mention is None or not kin or not is_users_voice(q):
        return False
    return q.word(q.back(datum.mention.first, g.ADVERBS | _SORTS)) == "my"


def _others(q: Question, owner: Mention) -> Named:
    """The other people in the list in which an owner stands: `e-mails of users and of their friends`."""
    others: Named = {}
    for mention, term in people(q):
        if mention.first > owner.first and listed_with(q, owner, mention):
            others[term] = [mention]
    return others


def _general(q: Question, act: Act, meant: Sequence[Mention]) -> Named:
    """The people of whom the question speaks, where the data itself does not say whose it is."""
    asker = part_of_asker(q)
    if asker:
        return {asker: []}
    known = [(m, term) for m, term in people(q) if m in meant]
    known = [(m, term) for m, term in known if not _is_only_whose(q, m) and not says_who_asks(q, m)]
    # Our own people mostly act in a question; the data is theirs where nobody else is named.
    known = [(m, term) for m, term in known if term != "employee"] or known
    known = [
        (m, term) for m, term in known if not (m.terms("recipient") and act.action in DISCLOSURES)
    ] or known
    here = [(m, t) for m, t in known if act.first <= m.first < act.last and q.zones[m.first] == MAIN]
    known = known or list(people_within(q))
    friend = added(q)
    if friend is not None:
        here = [(friend, "friend")]
    if act.manner == "contact":
        here = [(m, t) for m, t in known if _is_addressed(q, act, m)] or here
    for group in (here, [(m, t) for m, t in known if act.first <= m.first < act.last], known):
        if group:
            first = group[0]
            named: Named = {first[1]: [first[0]]}
            for mention, term in group[1:]:
                if listed_with(q, first[0], mention):
                    named.setdefault(term, []).append(mention)
            return named
    if is_users_voice(q) or any(token.word in _OWN for token in q.tokens):
        return {"user": []}
    return {}


def _is_only_whose(q: Question, mention: Mention) -> bool:
    """Whether people are named only to say whose people are meant: `users' clients`, `a friend of a user`."""
    after = q.at(mention.last + 1) if q.word(mention.last) == POSSESSIVE else None
    at = q.back(mention.first, g.DETERMINERS | {"one", "some"})
    before = q.at(at - 1) if q.word(at) == "of" and q.at(at) is None else None
    return any(m is not None and bool(m.of("relation")) and bool(person(q, m)) for m in (after, before))


def _is_addressed(q: Question, act: Act, mention: Mention) -> bool:
    """Whether a person is the one who is written to or called: `mail users`, `a message to the friend`."""
    at = q.back(mention.first, g.DETERMINERS | {"all", "that"})
    return q.word(at) == "to" or (act.anchor is not None and q.at(at) == act.anchor)
