"""A question in, whether it asks for more than a yes or a no out: `how long do you keep …`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question, sentences

_ASKS_FOR_MORE = frozenset({"who", "whom", "which", "when", "where", "what", "how", "why", "whose"})
_GOES_BEFORE = g.PREPOSITIONS | {"so", "and", "but", "ok", "okay", "hi", "hello", "hey", "please"}
_ASKS_NO_MORE = frozenset({"would"})
_MAY = frozenset({"can", "may", "could", "should", "must", "not"})
_GAVE_LEAVE = frozenset(
    {"told", "allowed", "gave", "permitted", "entitles", "authorised", "authorized", "asked", "makes"}
)
_LEAVE = frozenset({"that", "to", "permission", "leave", "consent", "the", "think", "believe"})
_GROUNDS = frozenset(
    {"right", "grounds", "ground", "basis", "authority", "permission", "justification", "title"}
)
_EXTENTS = frozenset(
    {"extent", "degree", "circumstances", "circumstance", "condition", "conditions", "case", "cases", "event"}
)
_LENGTHS = frozenset({"long", "much", "many", "often", "soon", "old", "far"})


def is_open(q: Question) -> bool:
    """Whether every sentence that asks is one of who, what, when, where, why or how."""
    again = q.at(1)
    if q.word(0) == "same" and again is not None and again.terms("recipient"):
        return True
    if _asks_for_the_same(q) or _says_not_what_for(q):
        return True
    marked = any(token.word == "?" for token in q.tokens)
    asking = [(first, last) for first, last in sentences(q.tokens) if not marked or q.word(last - 1) == "?"]
    if not asking or any(token.word == "whether" for token in q.tokens):
        return False
    return all(_asks_for_more(q, first, last) for first, last in asking)


def _asks_for_the_same(q: Question) -> bool:
    """`And is the same allowed for visitors?`, where no data is named."""
    named = any(m.terms("data") or m.of("unsettled", "data") for m in q.mentions)
    pairs = zip(q.tokens, q.tokens[1:], strict=False)
    return not named and any(
        one.word == "same" and two.word in ("allowed", "fine", "ok", "for") for one, two in pairs
    )


def _says_not_what_for(q: Question) -> bool:
    """`… to use their data for that?`, where nothing before says for what."""
    words = [token.word for token in q.tokens if token.word != "?"]
    alone = q.sentence_of(0)[1] >= len(q.tokens) - 1
    if not alone or words[-2:] not in (["for", "that"], ["for", "this"]):
        return False
    handled = q.at(len(words) - 3)
    return handled is not None and bool(handled.terms("data"))


def _asks_anew(q: Question, at: int) -> bool:
    """`how many people came last week, can we tell …`: a yes or a no is asked for in the end."""
    return q.word(at) == "," and q.word(at + 1) in _MAY and q.word(at + 2) in g.WE


def _asks_for_more(q: Question, first: int, last: int) -> bool:
    at = first
    while at < last and q.word(at) in _GOES_BEFORE:
        at += 1
    word, after = q.word(at), q.word(at + 1)
    if _is_reproach(q, at, last):
        return False
    if word not in _ASKS_FOR_MORE or any(q.word(place) in g.RHETORICAL for place in range(at, last)):
        return False
    if any(_asks_anew(q, place) for place in range(at, last)):
        return False
    if word == "what" and q.at(at + 1) is None and q.word(at + 2) in g.MODALS | g.BE:
        return True
    if word in ("what", "how", "why", "when", "where"):
        if word in ("why", "when") and after in _MAY:
            return False
        return after in _LENGTHS or (after in g.MODALS | g.BE | g.HAVE and after not in _ASKS_NO_MORE)
    inner = range(at + 1, last)
    asks_within = any(q.word(place) in g.MODALS and q.word(place + 1) in g.WE for place in inner)
    return not asks_within and not any(q.word(place) == "what" for place in inner)


def _is_reproach(q: Question, at: int, last: int) -> bool:
    """`who told you that you could …`, `by what right do you …`, `to what extent …` ask for a yes or a no."""
    words = [q.word(place) for place in range(at, min(at + 5, last))]
    if words[:2] in (["how", "dare"], ["how", "far"]):
        return True
    if words[:1] in (["who"], ["what"]) and words[2:3] == ["you"]:
        return words[1] in _GAVE_LEAVE and words[3:4] != [] and words[3] in _LEAVE
    return words[:1] in (["what"], ["which"]) and bool((_GROUNDS | _EXTENTS) & set(words[1:3]))
