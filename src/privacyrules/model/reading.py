"""A question in plain words as it was read: the flow, and the words behind every part of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from privacyrules.model.answer import Answer
from privacyrules.model.flow import Axis, Flow


class Span(NamedTuple):
    """A piece of the question: characters from `start` up to, and without, `end`."""

    start: int
    end: int


class Basis(NamedTuple):
    """What one axis or fact rests on: the words, and a remark where something was concluded.

    `spans` are empty where a rule of reading stated it. A word that was taken for a slip of another is told
    under the name `spelling`. `taken` says that nothing in the question says so: it is taken for granted,
    and what the settings assume comes before it.
    """

    name: str
    spans: tuple[Span, ...] = ()
    remark: str = ""
    taken: bool = False


class Alternative(NamedTuple):
    """A word with several senses that nothing settles: the question to ask back, and a flow per sense."""

    asks: str
    span: Span
    axis: Axis
    senses: tuple[tuple[str, Flow], ...]


class Rival(NamedTuple):
    """What else a question may mean, with the words that leave it open, and why.

    One that is `grave` counts only against leave: what may be anything must not be allowed, and stays denied.
    A `banned` one counts only if it is denied itself.
    """

    flow: Flow
    span: Span
    why: str
    grave: bool = False
    banned: bool = False


class Nearby(NamedTuple):
    """A word that was not understood, and the terms that come near it."""

    span: Span
    word: str
    terms: tuple[str, ...]


class Reading(NamedTuple):
    """One flow that a question asks about.

    A question about several acts has several readings. `missing` names what was not understood
    (`action`, `data`, or a fault that `why` explains): such a reading has no verdict. `rivals` are flows
    that are not shut out: a verdict that one of them would change is not given. `unknown` are the
    words that the vocabulary does not hold.
    """

    text: str
    flow: Flow
    basis: tuple[Basis, ...] = ()
    unknown: tuple[Nearby, ...] = ()
    missing: tuple[str, ...] = ()
    why: str = ""
    alternatives: tuple[Alternative, ...] = ()
    rivals: tuple[Rival, ...] = ()

    @property
    def spans(self) -> Mapping[str, tuple[Span, ...]]:
        """The words behind each axis and fact."""
        return MappingProxyType({basis.name: basis.spans for basis in self.basis})


class Spoken(NamedTuple):
    """A question in plain words with its readings, and the answer to each.

    Without answers, it was not understood: `missing` or `alternatives` of its readings say why. `examples`
    are then questions that would be.
    """

    text: str
    readings: tuple[Reading, ...]
    answers: tuple[Answer, ...] = ()
    examples: tuple[str, ...] = ()


class NotUnderstoodError(Exception):
    """A question in plain words was not understood; `spoken` says what of it was."""

    def __init__(self, spoken: Spoken) -> None:
        """Keep how the question was read; the message says what is missing, and how to ask."""
        self.spoken = spoken
        asks = [choice.asks for reading in spoken.readings for choice in reading.alternatives]
        why = [reading.why for reading in spoken.readings if reading.why]
        examples = f" Ask for example: {' '.join(spoken.examples)}" if spoken.examples else ""
        super().__init__(" ".join(dict.fromkeys([*why, *asks])) + examples)
