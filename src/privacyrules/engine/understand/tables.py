"""A verb of people who keep tables in, what it comes to out: `drop the column`, `write the access log`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.senses import says_little
from privacyrules.engine.understand.spotting import CHANNELS
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import MARKS
from privacyrules.model.phrases import Meaning
from privacyrules.syntax.spoken import POSSESSIVE

_COLUMNS = frozenset({"column", "columns", "table", "tables"})
_READERS = frozenset({"dashboard", "chart", "graph", "histogram", "heatmap", "funnel", "query"})
_MAKES = frozenset(
    {"build", "make", "create", "add", "need", "want", "set", "ship", "design", "have", "prepare"}
)
_ADDS = frozenset({"add", "create", "introduce"})
_PULLS = frozenset({"pull", "fetch", "read", "load", "query", "select"})
_DISGUISES = frozenset(
    {"hash", "encrypt", "salt", "pepper", "mask", "truncate", "tokenise", "tokenize", "scramble"}
)
_READ_BY_PEOPLE = frozenset({*CHANNELS, "messages", "policy_text", "breach_notice", "comments_and_ratings"})
_HELPS = frozenset(
    {"help", "helps", "make", "makes", "change", "changes", "fix", "fixes", "around", "solve", "solves"}
)
_REACH = 7
_ERASES = Meaning("verb", "action", "erase", "data")
_STORES = Meaning("verb", "action", "store", "data")
_USES = Meaning("verb", "action", "use", "data")


def kept_in_tables(q: Question, verb: Verb) -> Meaning | None:
    """What a verb means to somebody who keeps tables; None where it means what it means to all."""
    forms = set(q.tokens[verb.mention.first].forms)
    if "drop" in forms and drops_column(q, verb):
        return _ERASES
    if "write" in forms and _writes_down(q, verb):
        return _STORES
    if forms & _ADDS and says_little(verb) and _names_a_column(q, verb):
        return _STORES
    if forms & _PULLS and _is_dotted(q, verb.mention.last):
        return _USES
    return _USES if forms & _MAKES and _makes_a_view(q, verb) else None


def _names_a_column(q: Question, verb: Verb) -> bool:
    """`adding users.occupation`: what is added under such a name is a column."""
    at = verb.mention.last
    return _is_dotted(q, at) and q.at(at) is not None and q.word(at + 2) not in ("to", "into", "from")


def drops_column(q: Question, verb: Verb) -> bool:
    """`drop the gender column`, `drop users.gender`: what is in it is erased."""
    if "drop" not in q.tokens[verb.mention.first].forms:
        return False
    last = min(verb.mention.last + _REACH, q.sentence_of(verb.mention.first)[1])
    for at in range(verb.mention.last, last):
        holder = q.at(at)
        if q.word(at) in _COLUMNS or _is_dotted(q, at):
            return True
        if q.word(at) in MARKS | g.PREPOSITIONS or (holder and holder.of("verb") and not holder.of("term")):
            return False
    return False


def _is_dotted(q: Question, at: int) -> bool:
    """Whether a word is a half of `users.gender`."""
    end = q.tokens[at].end if at < len(q.tokens) else len(q.text)
    return q.text[end : end + 1] == "." and q.text[end + 1 : end + 2].isalnum()


def _writes_down(q: Question, verb: Verb) -> bool:
    """`write the access log`, `logs are written`: data that nobody is written to by is written down."""
    at = q.back(verb.mention.first, g.ADVERBS | g.NEGATORS)
    if q.word(at) in g.BE:
        holder = q.at(q.back(at, g.ADVERBS | g.NEGATORS | {"been"} | g.MODALS))
    else:
        behind = verb.mention.last
        while q.at(behind) is None and q.word(behind) in g.DETERMINERS | g.ADVERBS | {"down"}:
            behind += 1
        holder = q.at(behind)
        if holder is not None and holder.terms("subject") and q.word(holder.last) == POSSESSIVE:
            holder = q.at(holder.last + 1)
    data = set(holder.terms("data")) if holder is not None else set()
    return bool(data) and not data & _READ_BY_PEOPLE


def _makes_a_view(q: Question, verb: Verb) -> bool:
    """`build a dashboard of …`: what is counted or shown there is used."""
    at = verb.mention.last
    while q.at(at) is None and q.word(at) in g.DETERMINERS | {"new", "small", "quick", "weekly", "daily"}:
        at += 1
    return q.word(at) in _READERS


def only_disguises(q: Question, verb: Verb) -> bool:
    """`hash it before we store it`, `would hashing it help?`: the act asked about is another."""
    if not _DISGUISES & set(q.tokens[verb.mention.first].forms):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    if any(q.word(at) in _HELPS for at in range(verb.mention.last, last)):
        return True
    before = next((at for at in range(verb.mention.last, last) if q.word(at) == "before"), last)
    return any(m.of("verb") for m in q.mentions if before < m.first <= before + 3)
