"""Words in, the phrases of the vocabulary among them out: the longest that fit, each with all its senses."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.words import MARKS, Token
from privacyrules.model.phrases import PROPER, Meaning, Phrasebook
from privacyrules.syntax.spoken import POSSESSIVE

_SHORT = 2
_REACH = 9
_PARTICLES = frozenset({"over", "out", "up", "away", "on", "along", "off", "down", "back", "aside", "around"})
_ANYBODY = frozenset({"they", "them"})
_MAY_STAND_BETWEEN = g.ARTICLES | g.FILLERS | {POSSESSIVE}
_BEFORE_THEY = _MAY_STAND_BETWEEN | {"that", "which", "whom"}


CHANNELS = ("email", "phone", "postal_address")
"""The data by which people are reached."""

COOKIES = frozenset({"cookie_id_or_session", "session_cookie", "persistent_cookie"})


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
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = _longest(tokens, at, book)
        if mention is not None and mention.last - at > 1:
            mention = _without_overlap(tokens, mention, book)
        mention = _where_needed(_where_named(mention, tokens), tokens)
        if mention is not None and _only_helps(tokens, mention):
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


def _longest(tokens: Sequence[Token], at: int, book: Phrasebook) -> Mention | None:
    """The longest phrase from a word on, with the senses of all that are as long.

    Of phrases as long, one that stands there letter for letter comes before one in another form.
    """
    best, senses = at, dict[Meaning, bool]()
    parted = dict[Meaning, bool]()
    for form in tokens[at].forms:
        for phrase, meanings in book.phrases.get(form, ()):
            last = _end_of(tokens, at, phrase)
            if last == at and len(phrase) in (_SHORT, _SHORT + 1) and _stands_apart(tokens, at, phrase[1:]):
                parted.update((Meaning(*m), True) for m in meanings if m[0] == "verb")
            if last < best or last == at:
                continue
            if last > best:
                best, senses = last, {}
            exact = all(word in {token.word for token in tokens[at:last]} for word in phrase)
            for meaning in meanings:
                senses[Meaning(*meaning)] = exact or senses.get(Meaning(*meaning), False)
    if parted and best <= at + 1:
        return Mention(at, at + 1, (*parted, *(s for s in senses if s.kind != "verb")))
    return Mention(at, best, tuple(_most_exact(senses))) if senses else None


def _stands_apart(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the second half of a verb stands behind its object: `hand the list over`, `read it out to`."""
    particle = rest[0]
    if particle not in _PARTICLES:
        return False
    for place in range(at + 2, min(at + _REACH, len(tokens))):
        word = tokens[place].word
        if word in MARKS:
            return False
        if word == particle:
            after = tokens[place + 1].word if place + 1 < len(tokens) else ""
            if len(rest) > 1:
                return after == rest[1] and rest[1] in g.PREPOSITIONS
            return after not in g.DETERMINERS | g.PRONOUNS and tokens[at + 1].word != "to"
    return False


def _most_exact(senses: Mapping[Meaning, bool]) -> Iterator[Meaning]:
    """Of several terms, those whose phrase stands there letter for letter, if there are any."""
    exact = any(fits and sense.kind == "term" for sense, fits in senses.items())
    return (sense for sense, fits in senses.items() if fits or sense.kind != "term" or not exact)


def _without_overlap(tokens: Sequence[Token], mention: Mention, book: Phrasebook) -> Mention | None:
    """`sell the business profiles` is to sell the profiles: the last word may begin a phrase of its own."""
    behind = _longest(tokens, mention.last - 1, book)
    if behind is None or behind.last <= mention.last or not (behind.of("term") or behind.of("unsettled")):
        return mention
    shorter = _longest(tokens[: mention.last - 1], mention.first, book)
    return shorter if shorter is None or shorter.of("verb") else mention


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


def _end_of(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> int:
    """Where a phrase that starts here ends; `at` if it does not stand here. Determiners may stand between."""
    here = at + 1
    for word in phrase[1:]:
        between = _BEFORE_THEY if word in _ANYBODY else _MAY_STAND_BETWEEN
        between = between if len(phrase) > _SHORT else between - {POSSESSIVE}
        while here < len(tokens) and tokens[here].word in between and not _fits(tokens[here], word):
            here += 1
        if here == len(tokens) or not _fits(tokens[here], word):
            return at
        here += 1
    return here


def _fits(token: Token, word: str) -> bool:
    """Whether a word is that of a phrase; `they` and `them` stand for any person: `where a user lives`."""
    return word in token.forms or (word in _ANYBODY and _is_person(token))


def _is_person(token: Token) -> bool:
    return token.word in g.PERSONS or not g.PERSONS.isdisjoint(token.forms)
