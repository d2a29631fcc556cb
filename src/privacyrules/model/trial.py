"""A case of a rule beside the answer that it got."""

from typing import NamedTuple

from privacyrules.model.answer import Answer
from privacyrules.model.pack import Case


class Trial(NamedTuple):
    """One case run: what was expected, what was answered, and in what they differ (empty: it passed)."""

    case: Case
    answer: Answer
    differs: tuple[str, ...]
