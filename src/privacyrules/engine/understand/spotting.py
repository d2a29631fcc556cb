"""Words in, the phrases of the vocabulary among them out: the longest that fit, each with all its senses."""

from collections.abc import Sequence
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.matching import Line, longest, words_ahead
from privacyrules.engine.understand.words import MARKS, Token
from privacyrules.model.phrases import PROPER, Meaning, Phrasebook
from privacyrules.syntax.spoken import MONEY

_SHORT = 2
_OPEN_OBJECTS = frozenset({"the", "each", "every", "our", "their"})


_TEAMS = frozenset({"sales", "marketing", "support", "finance", "product", "legal"})
_ADDRESSED = g.DETERMINERS | g.PRONOUNS | {"people", "users", "customers", "clients", "visitors", "everyone"}
CHANNELS = ("email", "phone", "postal_address")
"""The data by which people are reached."""

LASTING = frozenset({"session_cookie", "persistent_cookie"})
"""The cookies of which it is said how long they are kept."""

COOKIES = LASTING | {"cookie_id_or_session"}


class Mention(NamedTuple):
    """A phrase in the question: tokens from `first` up to, and without, `last`."""

    first: int
    last: int
    senses: tuple[Meaning, ...]

    def of(self, kind: str, axis: str = "") -> tuple[Meaning, ...]:
        """The senses of a kind, on an axis where one is given."""
        return tuple(s for s in self.senses if s.kind == kind and axis in ("", s.axis))

    def terms(self, axis: str) -> tuple[str, ...]:
        """The terms of an axis that the phrase names."""
        return tuple(s.term for s in self.senses if s.kind == "term" and s.axis == axis)


def spot(tokens: Sequence[Token], book: Phrasebook) -> tuple[Mention, ...]:
    """The phrases from left to right; none overlaps another."""
    line = Line(tokens, words_ahead(tokens), book)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _longest(line, at)
        for law in _SHORTER:
            mention = law(line, mention) if mention is not None and mention.last - at > 1 else mention
        mention = _where_needed(_where_named(mention, tokens), tokens)
        if mention is not None and (_only_helps(tokens, mention) or _is_leave(line, mention)):
            mention = None
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last
    return tuple(found)


def _only_helps(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether `has` stands before what was done, and means nothing by itself: `a user has asked us`."""
    if mention.last - mention.first > 1 or tokens[mention.first].word not in g.HAVE:
        return False
    at = mention.last
    while at < len(tokens) and tokens[at].word in g.ADVERBS | {"not"}:
        at += 1
    word = tokens[at].word if at < len(tokens) else ""
    return word in g.PARTICIPLES | {"been", "asked", "gone", "come", "chosen"} or word.endswith("ed")


def _is_leave(line: Line, mention: Mention) -> bool:
    """Whether `get to` or `going to` stands before a verb, and means `may` or `will`."""
    tokens = line.tokens
    if [token.word for token in tokens[mention.first + 1 : mention.last]] != ["to"]:
        return False
    behind = _longest(line, mention.last) if mention.last < len(tokens) else None
    ours = mention.first > 0 and tokens[mention.first - 1].word in g.WE
    verb = behind is not None and bool(behind.of("verb")) and (ours or not behind.of("term"))
    if tokens[mention.first].word == "going" and mention.first > 0:
        if mention.last < len(tokens) and tokens[mention.last].word == "be":
            return True
        plans = tokens[mention.first - 1].word in g.BE | g.WE
        return plans and behind is not None and bool(behind.of("verb"))
    return verb and "get" in tokens[mention.first].forms


def _without_overlap(line: Line, mention: Mention) -> Mention | None:
    """`sell the business profiles` is to sell the profiles: the last word may begin a phrase of its own."""
    behind = _longest(line, mention.last - 1)
    if behind is None or behind.last <= mention.last or not (behind.of("term") or behind.of("unsettled")):
        return mention
    # `the tax number of our users` is no `number of users`.
    if mention.terms("data") and behind.terms("form"):
        return mention
    shorter = _longest(line.upto(mention.last - 1), mention.first)
    acts = shorter is not None and shorter.of("verb") and not shorter.terms("data")
    return shorter if shorter is None or acts or shorter.terms("subject") else mention


def _without_owned(line: Line, mention: Mention) -> Mention | None:
    """`send the e-mails of our users` sends their addresses, and no letters."""
    tokens = line.tokens
    after = [token.word for token in tokens[mention.last : mention.last + 2]]
    told = any(sense.manner == "contact" for sense in mention.of("verb"))
    carried = tokens[mention.last - 1].word
    if not told or after[:1] != ["of"] or not carried.endswith("mails") or mention.of("term"):
        return mention
    return _longest(line.upto(mention.last - 1), mention.first)


def _longest(line: Line, at: int) -> Mention | None:
    last, senses = longest(line, at)
    return Mention(at, last, senses) if senses else None


def _without_offer(line: Line, mention: Mention) -> Mention | None:
    """`a partner offers $5k for …`: it is the partner that offers."""
    tokens = line.tokens
    after = tokens[mention.last].word if mention.last < len(tokens) else ""
    if tokens[mention.last - 1].word != "offers" or after not in (MONEY, "us", "to", "a"):
        return mention
    return _longest(line.upto(mention.last - 1), mention.first)


def _without_clause(line: Line, mention: Mention) -> Mention | None:
    """`our servers log the IP`: before a plural and a bare verb there is no compound, as in `server log`."""
    tokens = line.tokens
    one, two = tokens[mention.first], tokens[mention.last - 1]
    plural = one.word.endswith("s") and one.word[:-1] in one.forms
    after = tokens[mention.last].word if mention.last < len(tokens) else ""
    if after in _OPEN_OBJECTS and two.word.endswith("s") and mention.of("term") and _is_done(two, line.book):
        return _longest(line.upto(mention.last - 1), mention.first)
    if mention.last - mention.first != _SHORT or not plural or not mention.of("term"):
        return mention
    known = [phrase for phrase, _ in line.book.phrases.get(one.word, ())]
    senses = [
        Meaning(*m) for phrase, ms in line.book.phrases.get(two.word, ()) if len(phrase) == 1 for m in ms
    ]
    does = any(sense.kind == "verb" and sense.manner == "data" for sense in senses)
    clause = does and not any(sense.kind == "term" for sense in senses) and (one.word, two.word) not in known
    return _longest(line.upto(mention.first + 1), mention.first) if clause else mention


def _without_team(line: Line, mention: Mention) -> Mention | None:
    """`may sales email users`: behind a verb that asks, before an object, there is no `sales email`."""
    tokens = line.tokens
    asked = mention.first > 0 and tokens[mention.first - 1].word in g.MODALS
    after = tokens[mention.last].word if mention.last < len(tokens) else ""
    team = tokens[mention.first].word in _TEAMS and mention.last - mention.first == _SHORT
    if not (asked and team and mention.of("term") and after in _ADDRESSED):
        return mention
    return _longest(line.upto(mention.first + 1), mention.first)


def _without_letters(line: Line, mention: Mention) -> Mention | None:
    """`send messages of users to …`: what is sent is theirs, and no letter of ours."""
    tokens = line.tokens
    after = tokens[mention.last].word if mention.last < len(tokens) else ""
    contact = any(sense.manner == "contact" for sense in mention.of("verb"))
    several = tokens[mention.last - 1].word.endswith("s") and mention.last - mention.first == _SHORT
    if after != "of" or not (contact and several) or "send" not in tokens[mention.first].forms:
        return mention
    return _longest(line.upto(mention.last - 1), mention.first)


def _is_done(token: Token, book: Phrasebook) -> bool:
    """Whether a word in -s may be a verb: `the load balancer logs each visitor's address`."""
    known = (ms for form in token.forms for phrase, ms in book.phrases.get(form, ()) if len(phrase) == 1)
    return any(m[0] == "verb" and m[3] == "data" for meanings in known for m in meanings)


def _where_named(mention: Mention | None, tokens: Sequence[Token]) -> Mention | None:
    """Without a company that is called like an everyday word (`Chase`), where no capital letter tells it."""
    if mention is None or not any(s.manner == PROPER for s in mention.senses):
        return mention
    opens = mention.first == 0 or tokens[mention.first - 1].word in MARKS
    if tokens[mention.first].named and not (opens and mention.of("verb")):
        return mention._replace(senses=tuple(s for s in mention.senses if s.manner == PROPER))
    senses = tuple(s for s in mention.senses if s.manner != PROPER)
    return mention._replace(senses=senses) if senses else None


def _where_needed(mention: Mention | None, tokens: Sequence[Token]) -> Mention | None:
    """Without the senses that count only beside another word, where that word is missing."""
    if mention is None or not any(s.manner for s in mention.senses if s.kind in ("saying", "hint")):
        return mention
    words = {form for token in tokens for form in token.forms}
    senses = tuple(
        s for s in mention.senses if s.kind not in ("saying", "hint") or not s.manner or s.manner in words
    )
    return mention._replace(senses=senses) if senses else None


_SHORTER = (
    _without_offer,
    _without_clause,
    _without_team,
    _without_letters,
    _without_overlap,
    _without_owned,
)
"""The laws by which a phrase of several words gives way to a shorter one, or to none."""
