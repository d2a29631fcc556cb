"""What explains an answer that is not plainly yes: what is open, what comes near, what is in conflict."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from privacyrules.model.answer import Citation, Kind, Verdict
from privacyrules.model.flow import Axis, FactValue


class Difference(NamedTuple):
    """Why a rule does not reach a flow: the axis (or `when`, or an exception) that says no.

    `stated` is the flow's term; `wanted` are the rule's terms, or the text of the condition.
    """

    name: str
    stated: str | None
    wanted: tuple[str, ...]


class Nearest(NamedTuple):
    """A rule that almost reaches a flow on which the policy is silent."""

    citation: Citation
    differs: tuple[Difference, ...]


class Outcome(NamedTuple):
    """What one answer to an open question would make of the flow; `same` if nothing changes."""

    answer: str
    verdict: Verdict
    kind: Kind | None
    same: bool


class OpenQuestion(NamedTuple):
    """An axis or fact that is still open, the term stated so far, and what answers would do."""

    asks: Literal["axis", "fact"]
    name: str
    stated: str | None
    would: tuple[Outcome, ...]


class Settling(NamedTuple):
    """Words that would settle what is open, and the plain verdict that they would bring about."""

    verdict: Verdict
    terms: Mapping[Axis, str]
    facts: Mapping[str, FactValue]


class Conflict(NamedTuple):
    """Two rules that both reach the flow and cannot both be kept; the prohibition wins."""

    prohibition: Citation
    other: Citation
