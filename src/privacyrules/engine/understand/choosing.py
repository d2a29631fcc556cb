"""A question about a page of a user in, whether the user chose to show it out: `she added it there`."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import MAIN, Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.verbs import Verb, verbs_of
from privacyrules.engine.understand.voice import is_users_voice
from privacyrules.model.flow import FactValue

_REMOVES = frozenset(
    {"remove", "delete", "take", "took", "taken", "hide", "erase", "withdraw", "pull", "drop"}
)
_SELVES = frozenset({"herself", "himself", "themselves", "themself"})
CHOSEN = "chosen_by_data_subject"
PAGE = "profile_display"


def chosen(q: Question) -> Iterator[tuple[str, FactValue, Mention]]:
    """Whether users are said to have put something on their page themselves, or never to have done so."""
    pages = [m for m in q.mentions if is_page(m)]
    if not pages:
        return
    for typed in q.mentions:
        there = q.sentence_of(typed.first) in {q.sentence_of(page.first) for page in pages}
        if "data_subject" in typed.terms("source") and there and q.word(typed.last - 1) in g.GIVES | g.ADDS:
            yield CHOSEN, True, typed
    for verb in verbs_of(q):
        if _adds(q, verb) and _is_theirs(q, verb, pages) and _goes_there(q, verb, pages):
            yield CHOSEN, not verb.negated, verb.mention
        elif verb.negated and _asked(q, verb) and _is_theirs(q, verb, pages) and _goes_there(q, verb, pages):
            yield CHOSEN, False, verb.mention
        elif _takes_off(q, verb, pages):
            yield CHOSEN, verb.negated, verb.mention


def _takes_off(q: Question, verb: Verb, pages: list[Mention]) -> bool:
    """`she removed the logo from her page`: what she took off again, she does not choose to show."""
    if not _REMOVES & set(q.tokens[verb.mention.first].forms) or not _is_theirs(q, verb, pages):
        return False
    last = q.sentence_of(verb.mention.first)[1]
    return any(verb.mention.last <= page.first < last and _is_left(q, page) for page in pages)


def _is_left(q: Question, page: Mention) -> bool:
    return q.word(q.back(page.first, g.DETERMINERS | {"own", "public", "business", "profile"})) in (
        "from",
        "off",
    )


def _asked(q: Question, verb: Verb) -> bool:
    return "ask" in q.tokens[verb.mention.first].forms


def is_page(mention: Mention) -> bool:
    """Whether a phrase names the page on which users show themselves."""
    return PAGE in mention.terms("purpose") or any(("purpose", PAGE) in s.sets for s in mention.of("saying"))


def _adds(q: Question, verb: Verb) -> bool:
    done = q.word(verb.mention.first).endswith("ed") and verb.agent == "they"
    asked = q.asked[verb.mention.first] and verb.zone == MAIN and not done
    return q.word(verb.mention.first) in g.GIVES | g.ADDS and not asked


def _is_theirs(q: Question, verb: Verb, pages: list[Mention]) -> bool:
    """Whether the user is who does it: named, by a pronoun, or asking."""
    pronoun = q.word(
        q.back(verb.mention.first, g.ADVERBS | g.NEGATORS | g.HAVE | g.MODALS | {"himself", "herself"})
    )
    mine = pronoun == "i" and (is_users_voice(q) or _is_mine(q, pages))
    return verb.agent == "they" or mine or (verb.agent == "" and _by_themselves(q, verb))


def _by_themselves(q: Question, verb: Verb) -> bool:
    """`a lady put it there herself`: whatever she is called, it is she who chose."""
    last = q.sentence_of(verb.mention.first)[1]
    return any(q.word(place) in _SELVES for place in range(verb.mention.last, last))


def _is_mine(q: Question, pages: list[Mention]) -> bool:
    return any(q.word(place) == "my" for page in pages for place in range(page.first - 1, page.last))


def _goes_there(q: Question, verb: Verb, pages: list[Mention]) -> bool:
    """Whether it goes on the page, named behind the verb or by `there`."""
    last = q.sentence_of(verb.mention.first)[1]
    there = any(q.word(place) == "there" for place in range(verb.mention.last, last))
    return there or any(verb.mention.first <= page.first < last for page in pages)
