"""Words and a place among them in, the longest phrase of the vocabulary that stands there out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.words import MARKS, STOPS, Token
from privacyrules.model.phrases import Meaning, Phrasebook, Plain
from privacyrules.syntax.spoken import POSSESSIVE

_SHORT = 2
_REPLIES = frozenset({"answer", "reply", "respond", "invite"})
_REACH = 9
_PARTICLES = frozenset({"over", "out", "up", "away", "on", "along", "off", "down", "back", "aside", "around"})
_ANYBODY = frozenset({"they", "them"})
_MAY_STAND_BETWEEN = g.ARTICLES | g.FILLERS | {POSSESSIVE}
_BEFORE_THEY = _MAY_STAND_BETWEEN | {"that", "which", "whom"}


_Phrase = tuple[tuple[str, ...], tuple[Plain, ...]]


class Line(NamedTuple):
    """The words of a question, or of its beginning, with the book and `words_ahead` of each of them."""

    tokens: Sequence[Token]
    ahead: Sequence[frozenset[str]]
    book: Phrasebook

    def upto(self, last: int) -> Line:
        """The same without the words from a place on."""
        return self._replace(tokens=self.tokens[:last])


def longest(line: Line, at: int) -> tuple[int, tuple[Meaning, ...]]:
    """Where the longest phrase from a word on ends, with the senses of all that are as long.

    Of phrases as long, one that stands there letter for letter comes before one in another form.
    """
    tokens, _, book = line
    best, senses = at, dict[Meaning, bool]()
    parted = dict[Meaning, bool]()
    for phrase, meanings in _begun(line, at):
        owned = _may_be_owned(phrase, meanings[0][0])
        last = _end_of(tokens, at, phrase, owned=owned)
        if last == at and len(phrase) in (_SHORT, _SHORT + 1) and _stands_apart(tokens, at, phrase[1:]):
            parted.update((Meaning(*m), True) for m in meanings if m[0] == "verb")
        if last < best or last == at:
            continue
        if last > best:
            best, senses = last, {}
        exact = all(word in {token.word for token in tokens[at:last]} for word in phrase)
        for meaning in meanings:
            senses[Meaning(*meaning)] = exact or senses.get(Meaning(*meaning), False)
    if best > at + 1 and all(sense.axis == "purpose" for sense in senses):
        senses.update((sense, True) for sense in _tells_by(tokens, at, book))
    if best > at + 1 and "ask" in tokens[at].forms and all(sense.axis == "source" for sense in senses):
        senses[Meaning("verb", "action", "collect", "data")] = True
    if parted and best <= at + 1:
        return at + 1, (*parted, *(s for s in senses if s.kind != "verb"))
    return best, tuple(_most_exact(senses))


def words_ahead(tokens: Sequence[Token]) -> tuple[frozenset[str], ...]:
    """Per place, the words and forms behind it in its sentence; `they` and `them` for any person."""
    ahead: list[frozenset[str]] = []
    here = frozenset[str]()
    for token in reversed(tokens):
        ahead.append(here)
        if token.word in STOPS:
            here = frozenset()
        else:
            here = here.union(token.forms, (token.word,), _ANYBODY if _is_person(token) else ())
    return tuple(reversed(ahead))


def _begun(line: Line, at: int) -> Iterator[_Phrase]:
    """The phrases that a word begins, but for those whose second or last word stands nowhere ahead: most."""
    ahead = line.ahead[at]
    for form in line.tokens[at].forms:
        for phrase, meanings in line.book.phrases.get(form, ()):
            if len(phrase) == 1 or (phrase[1] in ahead and phrase[-1] in ahead):
                yield phrase, meanings


def _tells_by(tokens: Sequence[Token], at: int, book: Phrasebook) -> Iterator[Meaning]:
    """`warn the users` says what for, and that they are told."""
    if tokens[at + 1].word not in g.DETERMINERS | g.PRONOUNS | {"users", "people", "customers"}:
        return
    for form in tokens[at].forms:
        for phrase, meanings in book.phrases.get(form, ()):
            told = (Meaning(*m) for m in meanings if len(phrase) == 1 and form not in _REPLIES)
            yield from (sense for sense in told if sense.manner == "contact")


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


def _end_of(tokens: Sequence[Token], at: int, phrase: tuple[str, ...], *, owned: bool) -> int:
    """Where a phrase that starts here ends; `at` if it does not stand here.

    Determiners may stand between; where it is `owned`, so may whose it is: `number of a customer's card`.
    """
    here = at + 1
    for word in phrase[1:]:
        between = _BEFORE_THEY if word in _ANYBODY else _MAY_STAND_BETWEEN
        between = between if len(phrase) > _SHORT else between - {POSSESSIVE}
        if word in _ANYBODY and [token.word for token in tokens[here : here + 2]] == ["one", "of"]:
            here += 2
        while here < len(tokens) and not _fits(tokens[here], word):
            if tokens[here].word not in between and not (owned and _is_owner(tokens, here)):
                break
            here += 1
        if here == len(tokens) or not _fits(tokens[here], word):
            return at
        here += 1
    return here


def _may_be_owned(phrase: tuple[str, ...], kind: str) -> bool:
    """Whether a phrase may be somebody's; `one of our clients` are not `one of our users' clients`."""
    return len(phrase) > _SHORT and kind == "term" and phrase[-1].removesuffix("s") not in g.PERSONS


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    """Whether a person stands for a determiner: `ids of their phones` are `ids of our users' phones`."""
    return _is_person(tokens[at]) and at + 1 < len(tokens) and tokens[at + 1].word == POSSESSIVE


def _fits(token: Token, word: str) -> bool:
    """Whether a word is that of a phrase; `they` and `them` stand for any person: `where a user lives`."""
    return word in token.forms or (word in _ANYBODY and _is_person(token))


def _is_person(token: Token) -> bool:
    return token.word in g.PERSONS or not g.PERSONS.isdisjoint(token.forms)
