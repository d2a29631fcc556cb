"""A verb that moves something in, what it comes to by where it goes out: `put … on the home page`."""

from __future__ import annotations

from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external, says_little
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_PUTS = frozenset({"put", "drop", "throw", "stick", "shove", "place"})
_COPIES = _PUTS | {"copy", "load", "move", "clone", "sync", "restore", "dump", "import", "write"}
_LEAVES = frozenset({"leave", "keep"})
_ONTO = frozenset({"into", "onto", "to", "on", "in"})
_KEPT_IN = frozenset({"log", "logs", "table", "tables", "database", "warehouse"})
_TEST_PLACES = frozenset({"staging", "test", "testing", "sandbox", "demo", "qa", "dev", "preview"})
_PUBLISHES = Meaning("verb", "action", "publish", "show")
_TRIES = Meaning("verb", "action", "use", "data", (("purpose", "software_testing"),))
_FETCHES = frozenset({"get", "fetch", "pull", "obtain", "retrieve", "getting"})
_STORES = Meaning("verb", "action", "store", "data")
_SHARES = Meaning("verb", "action", "share", "give")
_COLLECTS = Meaning("verb", "action", "collect", "data")


def moved_to(q: Question, verb: Verb) -> Meaning | None:
    """What the end of a sentence makes of a light verb: `put … into the database`, `get … from a broker`."""
    if _is_put_on_show(q, verb):
        return _PUBLISHES
    if _is_tried_out(q, verb):
        return _TRIES
    if _is_put_away(q, verb):
        return _STORES
    outside = goes_into(q, verb) if says_little(verb) else None
    if outside is not None:
        return _SHARES if outside else _STORES
    fetches = verb.agent == "we" and q.word(verb.mention.first) in _FETCHES
    return _COLLECTS if fetches and _comes_from(q, verb) else None


def _is_put_on_show(q: Question, verb: Verb) -> bool:
    """`put a notice about it on the home page`: what stands there is for all to see."""
    last = q.sentence_of(verb.mention.first)[1]
    forms = set(q.tokens[verb.mention.first].forms)
    kept_off = forms & _LEAVES and any(q.word(at) == "off" for at in range(verb.mention.last, last))
    if not _PUTS & forms and not kept_off:
        return False
    places = (m for m in q.mentions if verb.mention.last <= m.first < last)
    return any(("recipient", "public") in sense.sets for m in places for sense in m.of("hint"))


def _is_put_away(q: Question, verb: Verb) -> bool:
    """`move the photo to a blob column`."""
    if not _COPIES & set(q.tokens[verb.mention.first].forms):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    for mention in q.mentions:
        keeps = any(("action", "store") in sense.sets for sense in mention.of("hint"))
        keeps = (keeps and not mention.of("term")) or q.word(mention.last - 1) in _KEPT_IN
        if keeps and verb.mention.last <= mention.first < last:
            before = {q.word(place) for place in range(mention.first - 3, mention.first + 1)}
            return bool(before & _ONTO)
    return False


def _is_tried_out(q: Question, verb: Verb) -> bool:
    """`copy the names into the staging box`: what goes where software is tried out is used for that."""
    if not _COPIES & set(q.tokens[verb.mention.first].forms):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    goals = [at for at in range(verb.mention.last, last) if q.word(at) in _ONTO and q.at(at) is None]
    return any(q.word(at) in _TEST_PLACES for goal in goals for at in range(goal + 1, min(goal + 4, last)))


def _comes_from(q: Question, verb: Verb) -> bool:
    """`get users' e-mails from a data broker`: data, and then where it is from."""
    end = q.sentence_of(verb.mention.first)[1]
    for place in range(verb.mention.last, end):
        if q.word(place) == "from" and q.at(place) is None and not _is_ours(q, place + 1):
            return any(m.terms("data") for m in q.mentions if verb.mention.last <= m.first < place)
    return False


def _is_ours(q: Question, at: int) -> bool:
    """`get … from our database` brings nothing in."""
    behind = [q.at(place) for place in range(at, at + 4)]
    kept = any(("action", "store") in sense.sets for m in behind if m is not None for sense in m.of("hint"))
    return kept or q.word(at) == "our"


def goes_into(q: Question, verb: Verb) -> bool | None:
    """Whether `put them into …` has somebody outside behind it; None where a verb takes nothing anywhere."""
    if not _PUTS & set(q.tokens[verb.mention.first].forms):
        return None
    end = min(verb.mention.last + 12, q.sentence_of(verb.mention.first)[1])
    goal = next((place for place in range(verb.mention.last, end) if q.word(place) in ("into", "onto")), None)
    if goal is None:
        return None
    return any(is_external(m) for m in q.mentions if goal < m.first <= goal + 5)
