"""The answer to "is this use allowed?": the verdict, what decides it, and all that explains it."""

from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn

from privacyrules.model.flow import Assumption, Flow, Part
from privacyrules.model.policy import Effect, Quote

if TYPE_CHECKING:
    from privacyrules.model.explanation import Conflict, Nearest, OpenQuestion, Settling

Verdict = Literal["allowed", "denied", "conditional", "not_covered"]
Kind = Literal["if", "unless", "both"]

STRICTEST_FIRST: tuple[Verdict, ...] = ("denied", "not_covered", "conditional", "allowed")
"""Of several parts, the first of these that occurs is the verdict of the flow."""

KINDS: tuple[Kind, ...] = ("both", "if", "unless")
"""Of several conditional parts, the first of these that occurs is the kind of the flow."""


class Ruling(NamedTuple):
    """A decision without its explanation: the verdict, and the ids of the rules that decide it, sorted."""

    verdict: Verdict
    kind: Kind | None
    rules: tuple[str, ...]


class NotAllowedError(Exception):
    """Raised by `Answer.require`: the use is not (or not without a condition) allowed."""


class Citation(NamedTuple):
    """A rule that an answer names, with its promise.

    `also` holds the other places that promise it, `fix` the way out that the rule's author gives.
    """

    rule: str
    effect: Effect
    quote: Quote
    also: tuple[Quote, ...] = ()
    fix: str = ""


class Note(NamedTuple):
    """Something the reader should know beside the verdict; `quote` where the policy says it."""

    id: str
    text: str
    quote: Quote | None = None


class PartVerdict(NamedTuple):
    """The decision on one combination of a flow's terms, with the ids of its deciding rules."""

    part: Part
    verdict: Verdict
    kind: Kind | None
    because: tuple[str, ...]


class PolicyStamp(NamedTuple):
    """Which policy answered, and as of which day."""

    id: str
    date: str
    digest: str
    today: str


class Answer(NamedTuple):
    """The verdict on a flow, the sentences that decide it, and what is still open.

    An answer has no truth value: "not covered" is neither yes nor no. Compare `verdict`, or call
    `require()`.
    """

    verdict: Verdict
    kind: Kind | None
    because: tuple[Citation, ...]
    overrules: tuple[Citation, ...]
    open: tuple["OpenQuestion", ...]
    settled_by: tuple["Settling", ...]
    nearest: tuple["Nearest", ...]
    conflicts: tuple["Conflict", ...]
    notes: tuple[Note, ...]
    understood: Flow
    assumed: tuple[Assumption, ...]
    parts: tuple[PartVerdict, ...]
    policy: PolicyStamp

    def __bool__(self) -> NoReturn:
        """Refuse to be used as yes or no.

        Raises:
            TypeError: always.
        """
        raise TypeError(
            "an Answer has no truth value: 'not_covered' and 'conditional' are neither yes nor no; "
            "compare answer.verdict, or call answer.require()"
        )

    def require(self) -> "Answer":
        """Return the answer itself if the use is allowed.

        Raises:
            NotAllowedError: the verdict is anything else; the message names verdict and promise.
        """
        if self.verdict == "allowed":
            return self
        reasons = "; ".join(f'{c.rule}: "{c.quote.text}"' for c in self.because)
        raise NotAllowedError(f"{self.verdict}: {reasons}" if reasons else self.verdict)
