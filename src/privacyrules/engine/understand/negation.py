"""A question in, its words for taking back that nothing else has placed out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.verbs import Verb
from privacyrules.engine.understand.words import STOPS
from privacyrules.model.reading import Span

_EXCEPTS = frozenset({"except", "unless", "excluding", "apart", "instead", "rather", "besides"})
_NEGATES = frozenset({"not", "never", "without", "no", "none", "neither", "nor"})
_ASKS = g.MODALS | g.BE | g.HAVE
_REACH = 4
_HOPES = frozenset({"hope", "guess", "suppose", "believe", "think"})


def unplaced(q: Question, verbs: Sequence[Verb]) -> Iterator[Span]:
    """The words that take something back, and were given no place by what stands around them."""
    of_verbs = {place for verb in verbs for place in range(verb.mention.first - _REACH, verb.mention.first)}
    for at, token in enumerate(q.tokens):
        if q.at(at) is not None or token.word not in _EXCEPTS | _NEGATES:
            continue
        if token.word in _NEGATES and (at in of_verbs or _asks_back(q, at) or _takes_a_phrase(q, at)):
            continue
        if token.word in _EXCEPTS and (_takes_a_phrase(q, at) or _ends_with_instead(q, at)):
            continue
        yield Span(token.start, token.end)


def _asks_back(q: Question, at: int) -> bool:
    """`can't we …`, `why not`, `is it not`, `or not`, `no problem`: no meaning of its own."""
    before, after = q.word(at - 1), q.word(at + 1)
    if "do" in (after, q.word(at + 2)) and {"it", "so", "that"} & {q.word(at + 2), q.word(at + 3)}:
        return True
    if before in ("or", "why", "if", "") or after in ("only", "problem", "sure", "longer", "idea", "", "?"):
        return True
    if (before, after) == ("under", "circumstances") and _is_said_again(q, at):
        return True
    if after in g.BREAKS or (before in _HOPES and after in STOPS):
        return True
    if before in _ASKS or (q.word(at) == "no" and after in (",", ".", "-")):
        return True
    return before in (",", "-", ".", "?")


def _is_said_again(q: Question, at: int) -> bool:
    """`you never share it, under no circumstances`: the same said twice."""
    return any(q.word(place) in ("not", "never") for place in range(q.sentence_of(at)[0], at))


def _ends_with_instead(q: Question, at: int) -> bool:
    """`users hate Stripe; could PayPal take it instead?`: it replaces what was said before."""
    return q.word(at) == "instead" and q.word(at + 1) in STOPS | {""}


def _takes_a_phrase(q: Question, at: int) -> bool:
    """Whether a known phrase follows soon, which the word then takes back."""
    return any(q.at(place) is not None for place in range(at + 1, at + 1 + _REACH))
