"""What a check and an inventory found in, the lines of the page that tell it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from privacyrules.model.answer import Verdict
from privacyrules.model.inventory import Inventory, InventoryColumn
from privacyrules.model.policy import Quote
from privacyrules.model.report import Finding, Report
from privacyrules.reporters import gaps, headline
from privacyrules.reporters.html.words import counted


class GapShown(NamedTuple):
    """One gap of one table, with its columns and their lines; or one finding that speaks of no column."""

    level: str
    message: str
    path: str
    place: str
    columns: list[tuple[str, int]]
    verdicts: list[Verdict]


class GroupShown(NamedTuple):
    """The findings of one id; `rule` is the rule whose promise they break, empty where none decides."""

    id: str
    rule: str
    quote: Quote | None
    number: int
    gaps: list[GapShown]


class ColumnShown(NamedTuple):
    """A column of the inventory in words."""

    name: str
    type: str | None
    holds: str
    band: str
    why: str
    line: str


class TableShown(NamedTuple):
    """A table of the inventory; a column that stands in another file than `path` names its own."""

    name: str
    path: str
    columns: list[ColumnShown]


def checked(report: Report) -> str:
    """How much was checked, and how much of it is the matter."""
    told, findings = report.summary, report.findings
    return (
        f"{counted(told.files, 'file')}, {counted(told.columns, 'column')} of which {told.personal} are "
        f"personal, {counted(told.flows, 'flow')}: {counted(len(findings), 'finding')}, "
        f"{sum(finding.fails for finding in findings)} of which fail."
    )


def groups_of(report: Report) -> Iterator[GroupShown]:
    """The findings by id, those that fail first."""
    by_id: dict[str, list[Finding]] = {}
    for finding in sorted(report.findings, key=lambda finding: (not finding.fails, finding.id)):
        by_id.setdefault(finding.id, []).append(finding)
    for name, findings in by_id.items():
        quote = findings[0].quote if findings[0].rule else None
        rule = (findings[0].rule or "") if quote else ""
        yield GroupShown(name, rule, quote, len(findings), [_gap(gap) for gap in gaps(findings)])


def _gap(gap: Sequence[Finding]) -> GapShown:
    first = gap[0]
    columns = [(name, finding.place.line) for finding in gap for name in finding.columns]
    verdicts = dict.fromkeys(finding.verdict for finding in gap if finding.verdict)
    return GapShown(
        first.level,
        headline(gap),
        first.place.path,
        str(first.place),
        columns if len(gap) > 1 else [],
        list(verdicts),
    )


def kept(inventory: Inventory) -> str:
    """How much is kept."""
    columns = inventory.columns
    held = sum(column.category is not None for column in columns)
    every = counted(len(columns), "column")
    return f"{every}, {held} of which hold personal data, as the migrations leave them."


def tables_of(inventory: Inventory) -> Iterator[TableShown]:
    """The columns by table."""
    by_table: dict[str, list[InventoryColumn]] = {}
    for column in inventory.columns:
        by_table.setdefault(str(column.table), []).append(column)
    for name, columns in sorted(by_table.items()):
        path = columns[0].place.path
        yield TableShown(name, path, [_column(column, path) for column in columns])


def _column(column: InventoryColumn, path: str) -> ColumnShown:
    unknown = "unknown" if column.band == "review" else ""
    holds = ", ".join([column.category, *column.also]) if column.category else unknown
    why = f"stated by {column.stated_by}" if column.stated_by else "; ".join(column.evidence)
    line = str(column.place.line) if column.place.path == path else str(column.place)
    return ColumnShown(
        column.name, column.type, holds, column.band, why if holds or column.stated_by else "", line
    )
