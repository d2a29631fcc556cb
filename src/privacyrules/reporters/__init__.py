"""What goes out: findings and answers to text; one module per format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from privacyrules.model.report import Finding, Report


class Reporter(Protocol):
    """What a module in this folder offers."""

    def report_text(self, report: Report) -> str:
        """Write what a check found."""


REPORTERS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "markdown")
"""The formats of `check --format`, each the name of a module in this folder; the first is the default."""

PAGES = ("html",)
"""What is written of a whole policy by a command of its own, and is no format of `check`."""


def gaps(findings: Iterable[Finding]) -> Iterator[Sequence[Finding]]:
    """Put the findings of one gap together, those of one id in one table or flow; what fails comes first."""

    def gap(finding: Finding) -> tuple[str, ...]:
        about = finding.table or finding.flow or str(finding.place)
        return finding.place.path, finding.id, about, finding.level

    groups = [list(group) for _, group in groupby(sorted(findings, key=gap), gap)]
    yield from sorted(groups, key=lambda group: (not group[0].fails, group[0].place))


def headline(gap: Sequence[Finding]) -> str:
    """The message of the first finding; where there are several of one table, of all that they hold."""
    first = gap[0]
    if len(gap) == 1 or first.table is None:
        return first.message
    held = list(dict.fromkeys(finding.category for finding in gap if finding.category))
    message = first.message.replace(f"{first.table}.{first.columns[0]}", first.table, 1)
    return message.replace(f"storing {first.category} in", f"storing {listed(held)} in", 1)


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: `a, b and c`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
