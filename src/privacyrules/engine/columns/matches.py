"""The words of a name in, the phrases that may say what it is out: the last one first, then the longest."""

from collections.abc import Iterator
from typing import NamedTuple

from privacyrules.engine.columns.remembered import Remembered
from privacyrules.model.classification import Lexicon, Phrase

_WIDEST_GAP = 3
_ANY = ("*",)
_CARD, _ON_A_CARD = "card", "card_"
# Here the thing comes first, and the card that it stands on after it: "vencimiento tarjeta credito".
_THING_FIRST = ("es", "fr", "it", "pl", "pt")


class Match(NamedTuple):
    """A phrase found in words[start:end]."""

    start: int
    end: int
    phrase: Phrase


def _ranked(words: tuple[str, ...], lexicon: Lexicon) -> tuple[Match, ...]:
    ranked = sorted(all_matches(words, lexicon), key=_rank, reverse=True)
    last = next(iter(ranked), None)
    if last and last.phrase[3] in _THING_FIRST and _names_card(last.phrase[0], lexicon):
        ranked.sort(key=lambda match: not (match.end <= last.start and _of_card(match, lexicon)))
    return tuple(ranked)


ranked_matches = Remembered(_ranked, 5_000)
"""Give the phrases that stand in the words, the one that names the thing first.

In most languages that is the last one: a `card_holder_email` is an e-mail address.
"""


def without_card(words: tuple[str, ...], match: Match, category: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Leave out the words behind a phrase that only say on which card it stands: `mes_venc_cartao`."""
    if not category.startswith(_ON_A_CARD):
        return words
    for end in range(len(words), match.end, -1):
        if _names_card(words[match.end : end], lexicon):
            return words[: match.end] + words[end:]
    return words


def _names_card(words: tuple[str, ...], lexicon: Lexicon) -> bool:
    return _CARD in lexicon.kinds.get(" ".join(words), ())


def _of_card(match: Match, lexicon: Lexicon) -> bool:
    words, category, _, _ = match.phrase
    return category.startswith(_ON_A_CARD) or _CARD in lexicon.by_table.get(" ".join(words), ())


def all_matches(words: tuple[str, ...], lexicon: Lexicon) -> Iterator[Match]:
    """Give every phrase of the lexicon that stands in the words."""
    for start, word in enumerate(words):
        following = words[start + 1 : start + 2]
        phrases = lexicon.phrases.get(word, ())
        # They stand longest first: behind the last word of a name, only the shortest has room.
        for phrase in phrases if following else phrases[-1:]:
            # Most phrases that begin alike differ in their second word.
            if phrase[0][1:2] in ((), following, _ANY):
                end = _end(words, start, phrase[0])
                if end:
                    yield Match(start, end, phrase)


def _rank(match: Match) -> tuple[int, int, int]:
    # A number at the end names nothing: of `email_address_2`, "email address" says more than "address 2".
    words = match.phrase[0]
    numbers = next((at for at, word in enumerate(reversed(words)) if not word.isdigit()), len(words))
    return match.end - numbers, -match.start, match.end


def _end(words: tuple[str, ...], at: int, phrase: tuple[str, ...]) -> int:
    """Tell where the phrase ends that starts at `at`; 0 if it does not stand there."""
    for position, wanted in enumerate(phrase):
        if wanted == "*":
            rest = phrase[position + 1 :]
            return next((end for gap in range(1, _WIDEST_GAP + 1) if (end := _end(words, at + gap, rest))), 0)
        if at >= len(words) or words[at] != wanted:
            return 0
        at += 1
    return at
