"""A verb that moves something in, what it comes to by where it goes out: `put … on the home page`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.filing import ends_in_our_books, is_filed
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import is_external, says_little
from privacyrules.engine.understand.spotting import COOKIES, Mention
from privacyrules.engine.understand.verbs import Verb
from privacyrules.model.phrases import Meaning

_PUTS = frozenset({"put", "drop", "throw", "stick", "shove", "place"})
_POSTS = frozenset({"post", "mail", "email", "text", "fax", "message"})
_ARTICLES = g.DETERMINERS | {"over", "straight"}
_WRITES = frozenset({"write", "name", "mention"})
_PRINTS = frozenset({"print", "include", "quote"})
_COPIES = _PUTS | {"copy", "load", "move", "clone", "sync", "restore", "dump", "import", "write", "paste"}
_LEAVES = frozenset({"leave", "keep"})
_ONTO = frozenset({"into", "onto", "to", "on", "in"})
_KEPT_IN = frozenset({"log", "logs", "table", "tables", "database", "warehouse"})
_TEST_PLACES = frozenset({"staging", "test", "testing", "sandbox", "demo", "qa", "dev", "preview"})
_PUBLISHES = Meaning("verb", "action", "publish", "show")
_TRIES = Meaning("verb", "action", "use", "data", (("purpose", "software_testing"),))
_FETCHES = frozenset({"get", "fetch", "pull", "obtain", "retrieve", "getting"})
_CERTAIN = frozenset({"the", "our", "all", "those", "these", "their", "its", "his", "such"})
_SERVERS = frozenset({"backend", "server", "servers", "api", "database", "warehouse", "system", "systems"})
_ADDS = frozenset({"add", "create", "introduce", "include", "need", "have"})
_BOOKS = frozenset({"log", "logs", "database", "backup", "backups", "archive", "crm"})
_HAVE = frozenset({"has", "have", "keep", "hold", "store"})
_USES = Meaning("verb", "action", "use", "data")
_STORES = Meaning("verb", "action", "store", "data")
_SHARES = Meaning("verb", "action", "share", "give")
_COLLECTS = Meaning("verb", "action", "collect", "data")


def moved_to(q: Question, verb: Verb) -> Meaning | None:
    """What the end of a sentence makes of a light verb: `put … into the database`, `get … from a broker`."""
    if _is_tried_out(q, verb):
        return _TRIES
    if _is_put_away(q, verb) or is_filed(q, verb):
        return _STORES
    if _is_sent_to_us(q, verb):
        return _COLLECTS
    if _takes_in_store(q, verb) or _names_a_column(q, verb) or plants_a_cookie(q, verb):
        return _STORES
    if _is_posted_to(q, verb):
        return _SHARES
    if _is_taken_from_ours(q, verb):
        return _USES
    if registers(q, verb.mention):
        return _STORES if ends_in_our_books(q, verb) else _COLLECTS
    outside = goes_into(q, verb) if says_little(verb) else None
    if outside is not None:
        return _SHARES if outside else _STORES
    fetches = verb.agent == "we" and q.word(verb.mention.first) in _FETCHES
    return _COLLECTS if fetches and _comes_from(q, verb) else None


def registers(q: Question, mention: Mention) -> bool:
    """`the app registers the exact position`: with data for its object, to register is to take in."""
    if "register" not in q.tokens[mention.first].forms or mention.last - mention.first > 1:
        return False
    at = mention.last
    while q.word(at) in g.ADVERBS | g.DETERMINERS:
        at += 1
    behind = q.at(at)
    return behind is not None and bool(behind.terms("data"))


def _is_sent_to_us(q: Question, verb: Verb) -> bool:
    """`the client transmits the position to our backend` takes it in."""
    if not any(sense.term == "share" and sense.manner == "give" for sense in verb.senses):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    ours = ("our", "ours") + ("the",) * int(verb.agent == "we")
    goals = [at for at in range(verb.mention.last, last) if q.word(at) == "to" and q.at(at) is None]
    return any(q.word(at + 1) in ours and q.word(at + 2) in _SERVERS for at in goals)


def _takes_in_store(q: Question, verb: Verb) -> bool:
    """`the warehouse ingests IP addresses`: where data is kept, what comes in is kept."""
    keeper = q.word(q.back(verb.mention.first, g.ADVERBS | g.MODALS))
    taken = any(sense.term == "collect" and sense.manner == "data" for sense in verb.senses)
    return taken and keeper in _KEPT_IN | {"bucket", "spreadsheet", "cache", "index", "crm"}


def plants_a_cookie(q: Question, verb: Verb) -> bool:
    """`drop a session cookie for visitors`: a cookie that is set is kept in the browser."""
    behind = next((m for m in q.mentions if m.first >= verb.mention.last), None)
    if behind is None or not COOKIES & set(behind.terms("data")):
        return False
    certain = {q.word(place) for place in range(verb.mention.last, behind.first + 1)} & _CERTAIN
    return not certain and bool((_PUTS | {"set", "plant"}) & set(q.tokens[verb.mention.first].forms))


def _names_a_column(q: Question, verb: Verb) -> bool:
    """`adding users.iban_encrypted`: what is added under such a name is a column."""
    adds = says_little(verb) and _ADDS & set(q.tokens[verb.mention.first].forms)
    behind = q.tokens[verb.mention.last : verb.mention.last + 4]
    return bool(adds) and any(token.joined for token in behind)


def _is_posted_to(q: Question, verb: Verb) -> bool:
    """`the checkout posts the number to Stripe` gives it to Stripe alone."""
    last = q.sentence_of(verb.mention.first)[1]
    goals = (m for m in q.mentions if verb.mention.last <= m.first < last and is_external(m))
    posts = _POSTS & set(q.tokens[verb.mention.first].forms)
    goal = next((goal for goal in goals if posts and q.word(q.back(goal.first, _ARTICLES)) == "to"), None)
    if goal is None or "post" in posts:
        return goal is not None
    return any(verb.mention.last <= m.first < goal.first and m.terms("data") for m in q.mentions)


def _is_taken_from_ours(q: Question, verb: Verb) -> bool:
    """`take the name that the user has in his account`: what we hold already is used."""
    if (
        not (_FETCHES | {"take", "dig", "grep", "extract", "grab"}) & set(q.tokens[verb.mention.first].forms)
        or verb.agent == "company"
    ):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    data = [m for m in q.mentions if verb.mention.last <= m.first < last and m.terms("data")]
    if not data:
        return False
    behind = [q.word(place) for place in range(data[-1].last, last)]
    if _BOOKS.intersection(behind[:6]) and behind[0] in ("out", "from", "off"):
        return True
    relative = behind[:1] in (["that"], ["which"]) or behind[:1] == ["we"]
    return relative and not _HAVE.isdisjoint(behind) and ("account" in behind or "we" in behind)


def put_on_show(q: Question, verb: Verb) -> Meaning | None:
    """`put a notice about it on the home page`: what stands there is for all to see."""
    return _PUBLISHES if _is_shown(q, verb) else None


def _is_shown(q: Question, verb: Verb) -> bool:
    last = q.sentence_of(verb.mention.first)[1]
    forms = set(q.tokens[verb.mention.first].forms)
    kept_off = forms & _LEAVES and any(q.word(at) == "off" for at in range(verb.mention.last, last))
    places = [m for m in q.mentions if verb.mention.last <= m.first < last]
    writes = bool(_WRITES & forms) and any(m.terms("data") for m in places)
    if not (_PUTS | _PRINTS) & forms and not kept_off and not writes:
        return False
    if places and COOKIES & set(places[0].terms("data")):
        return False
    printed = any(m.terms("recipient") == ("public",) and q.word(m.first - 2) in ("in", "on") for m in places)
    shown = any(("recipient", "public") in sense.sets for m in places for sense in m.of("hint"))
    return shown or (printed and bool((_PRINTS | _WRITES) & forms))


def _is_put_away(q: Question, verb: Verb) -> bool:
    """`move the photo to a blob column`."""
    if not _COPIES & set(q.tokens[verb.mention.first].forms):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    for mention in q.mentions:
        keeps = any(("action", "store") in sense.sets for sense in mention.of("hint"))
        keeps = (keeps and not mention.of("term")) or q.word(mention.last - 1) in _KEPT_IN
        keeps = keeps or q.tokens[mention.last - 1].joined
        keeps = keeps or (mention.terms("recipient") == ("internal",) and q.word(mention.first - 1) == "into")
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
        origin = q.at(place)
        named = origin is None or (origin.first == place and bool(origin.terms("source")))
        if q.word(place) == "from" and named and not _is_ours(q, place + 1):
            first = 0 if q.word(verb.mention.last) in ("it", "them", "that", "this") else verb.mention.last
            return any(m.terms("data") for m in q.mentions if first <= m.first < place)
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
