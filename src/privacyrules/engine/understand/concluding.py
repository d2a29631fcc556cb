"""The words of a sentence in, whether `so` draws a conclusion there that is asked about out."""

from collections.abc import Sequence
from itertools import pairwise

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.words import Token

_ASKERS = frozenset({"we", "i"})
_LEAVE = frozenset({"can", "may", "could", "might"})
_ASKS = g.MODALS | g.BE | g.HAVE
_JUDGES = frozenset({"ok", "okay", "fine", "allowed", "if", "whether", "alright", "why", "how", "what"})


def concludes(tokens: Sequence[Token], at: int) -> bool:
    """Whether `so we can …` asks for leave: `he is no user, so we may mail him?`.

    In `we keep the number so we can call?` it says what for: there we act already.
    """
    words = [token.word for token in tokens]
    behind = words[at + 1 : at + 4]
    if behind[:1] in (["that"], ["then"]):
        behind = behind[1:]
    if len(behind) < 2 or behind[0] not in _ASKERS or behind[1] not in _LEAVE or words[-1] != "?":
        return False
    return not _asks_before(words[:at]) and not _acts_before(words[:at])


def _asks_before(words: Sequence[str]) -> bool:
    """Whether the question stands before `so`: `may we …`, `is it …`, `ok if we …`."""
    turned = any(one in g.MODALS and two in g.WE | g.OTHERS for one, two in pairwise(words))
    return turned or not _JUDGES.isdisjoint(words) or (words[:1] != [] and words[0] in _ASKS)


def _acts_before(words: Sequence[str]) -> bool:
    """Whether we are said to do something, and not to leave it undone."""
    ours = any(word in _ASKERS or word in ("let", "lets") for word in words)
    return ours and g.NEGATORS.isdisjoint(words)
