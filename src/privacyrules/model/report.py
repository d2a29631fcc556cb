"""What a check found and how much it looked at."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from privacyrules.model.answer import Answer, Kind, Verdict
from privacyrules.model.flow import Assumption
from privacyrules.model.places import Place, Problem
from privacyrules.model.policy import Quote

if TYPE_CHECKING:
    from privacyrules.model.schema import Ignore

Level = Literal["error", "warning", "note"]
Band = Literal["certain", "likely", "review", "stated"]

WaiverState = Literal["lapsed", "changed", "unused", "used", "unread"]
"""What became of a waiver: its day has passed, the promise has changed, there is no such finding, it holds,
or not all was read that it may speak of. The first need somebody the soonest.
"""


class Finding(NamedTuple):
    """One gap: one rule (or id), one table, one column.

    `id` is the id of the rule that denies, else what is the matter: `not-covered`, `conditional`,
    `review`, `opaque`, `malformed`, `unmapped-role`, `unused-waiver`, `unmatched-setting`,
    `conflicting-statements`, `stale-annotation`, `stale-baseline`, `needs-history`. `source` is the line
    of the file at `place`. `fingerprint` is the SHA-256 that names the gap from run to run, wherever in the
    file it stands. `text` is what a waiver must repeat of the digest of the sentence (where no rule decides,
    of all sentences that the rules quote). `flow` is the id of a manifest's flow, or what discloses the
    columns: `grant to reporting`.
    """

    id: str
    level: Level
    place: Place
    message: str
    fingerprint: str
    verdict: Verdict | None = None
    kind: Kind | None = None
    rule: str | None = None
    quote: Quote | None = None
    table: str | None = None
    columns: tuple[str, ...] = ()
    flow: str | None = None
    category: str | None = None
    band: Band | None = None
    evidence: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    source: str = ""
    text: str = ""
    answer: Answer | None = None
    fails: bool = False


class Waiver(NamedTuple):
    """A waiver, and what became of it on the day of the report.

    `days` is how many are left, up to and with its last one (negative once that has passed). `findings`
    are those that it accepts or, where it does not hold, would accept; `why` says then what is the matter.
    """

    ignore: "Ignore"
    state: WaiverState
    days: int
    findings: tuple[Finding, ...] = ()
    why: str = ""


class Summary(NamedTuple):
    """How much was checked; `not_entered` are folders of installed packages that were left alone.

    `known` is how many findings a baseline lists, `waived` how many waivers accept, and `lapsing` how many
    of these waivers end within 30 days.
    """

    policy: str
    rules: int
    files: int
    passed_over: int
    statements: int
    opaque: int
    columns: int
    personal: int
    flows: int
    waived: int = 0
    known: int = 0
    not_entered: tuple[str, ...] = ()
    lapsing: int = 0


class Part(NamedTuple):
    """Which part of a project a report speaks of: a given text, what is staged, or what changed since `base`.

    `files` is how many of its files matter: those that a reader may take, and that of the settings.
    `known` is how many findings were there before, and are left out. `rules` are the files of the policy
    that changed too, and of which nothing is told.
    """

    of: Literal["text", "staged", "changed"]
    files: int
    base: str = ""
    known: int = 0
    rules: tuple[str, ...] = ()


class Report(NamedTuple):
    """The findings, sorted by place, what was assumed, mistakes in the input, and the summary.

    `part` is None where the report speaks of all that lies at or below the paths. `waivers` are all that
    were read, the most urgent first; `listed` are the findings that a baseline lists. `published` is the
    address of the policy's text, empty if nobody stated it.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    assumed: tuple[Assumption, ...]
    summary: Summary
    today: str
    part: Part | None = None
    waivers: tuple[Waiver, ...] = ()
    listed: tuple[Finding, ...] = ()
    published: str = ""

    @property
    def exit_code(self) -> int:
        """2 where something could not be read or is malformed, else 1 where a finding fails, else 0."""
        if self.problems or any(finding.id == "malformed" for finding in self.findings):
            return 2
        return int(any(finding.fails for finding in self.findings))
