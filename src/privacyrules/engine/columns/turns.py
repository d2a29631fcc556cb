"""The words around a phrase in, what they turn it into out: `email_template_id` is a key, no e-mail."""

from collections.abc import Mapping
from typing import NamedTuple

from privacyrules.engine.columns.matches import Match
from privacyrules.model.classification import CERTAIN, LIKELY, NOTHING, REVIEW, Lexicon

Words = tuple[str, ...]
_LONGEST_TURN = 2
_SOMEBODY = frozenset(("person", "relatives"))
# Of a number these count ("num_children"), of a text they say that it is one ("num_passport", "no_ktp").
_NUMBER = ("number", "no")
# When a card ends is a time, and still the card's: "dt validade cartao".
_A_TIME, _ENDS = "a time", "card_expiry"
# Here the thing comes first and what it is of follows: "telefono tutor" is a telephone number.
_THING_FIRST = ("es", "fr", "it", "pl", "pt")


class Loss(NamedTuple):
    """How many bands the surroundings take away, and why."""

    bands: int
    why: str = ""


NO_LOSS = Loss(NOTHING)


def loss_around(words: Words, match: Match, family: str | None, lexicon: Lexicon) -> Loss:
    """Tell what the words before, after and around a phrase take from its meaning in a type's family."""
    turned = _turned_anywhere(words, match, lexicon) or _turned_before(words, match, family, lexicon)
    return Loss(CERTAIN, turned) if turned else _after(words[match.end :], match, lexicon)


def _turned_anywhere(words: Words, match: Match, lexicon: Lexicon) -> str:
    for at in range(len(words)):
        name, reason = _longest(words[at : at + _LONGEST_TURN], lexicon.anywhere)
        if name and not match.start <= at < match.end:
            return f"'{name}' makes it {reason}"
    return ""


def _turned_before(words: Words, match: Match, family: str | None, lexicon: Lexicon) -> str:
    name, reason = _longest(words[: min(match.start, _LONGEST_TURN)], lexicon.first_words)
    if not name or (name in _NUMBER and family == "text"):
        return ""
    if reason == _A_TIME and match.phrase[1] == _ENDS:
        return ""
    return f"starts with '{name}': {reason}"


def _after(rest: Words, match: Match, lexicon: Lexicon) -> Loss:
    while rest and (rest[-1] in lexicon.peel or rest[-1].isdigit()):
        rest = rest[:-1]
    for length in (_LONGEST_TURN, 1):
        last = " ".join(rest[-length:])
        if rest and last in lexicon.last_words:
            return Loss(CERTAIN, f"ends in '{last}': {lexicon.last_words[last]}")
    strange = [word for word in rest if not is_neutral(word, lexicon)]
    bands = REVIEW if match.phrase[3] in _THING_FIRST else LIKELY
    return Loss(bands, f"'{' '.join(rest)}' follows") if strange else NO_LOSS


def turns(words: Words, lexicon: Lexicon) -> bool:
    """Tell whether the first or the last words turn a name into something else, whatever it is about."""
    edges = (words[:_LONGEST_TURN], lexicon.first_words), (words[-_LONGEST_TURN:], lexicon.last_words)
    last = words[-1:]
    return any(_longest(edge, known)[0] for edge, known in edges) or " ".join(last) in lexicon.last_words


def is_neutral(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word beside a phrase leaves its meaning as it is."""
    known = word in lexicon.modifiers or word in lexicon.peel or word.isdigit()
    return known or not _SOMEBODY.isdisjoint(lexicon.kinds.get(word, ()))


def _longest(words: Words, turns: Mapping[str, str]) -> tuple[str, str]:
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if name in turns:
            return name, turns[name]
    return "", ""
