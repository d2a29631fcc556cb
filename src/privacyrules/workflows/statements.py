"""What was read and what people state of it in, the findings on statements that nothing confirms out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.gate.findings import Bench
from privacyrules.model.columns import StoredColumn
from privacyrules.model.report import Finding
from privacyrules.workflows.columns import Judged
from privacyrules.workflows.ground import Ground


def judge_statements(ground: Ground, found: Judged, bench: Bench, *, whole: bool) -> Iterator[Finding]:
    """Judge what settings and annotations state, whatever any policy says.

    Args:
        ground: what was read.
        found: what its columns hold.
        bench: the run.
        whole: whether all was read that the settings speak of; only then can an entry match nothing.
    """
    stated = [column for column in found.columns if _may_differ(column, found)]
    if stated or found.stale:
        yield from _of_columns(stated, found, bench)
    config = ground.config
    if whole and (config.columns or config.roles or config.exclude):
        yield from _unmatched(ground, found, bench)


def _may_differ(column: StoredColumn, found: Judged) -> bool:
    """Whether more is stated of a column than one entry that says what it holds: most have no more."""
    return bool(column.annotations or column.table_annotations) or id(column) in found.entries


def _of_columns(columns: list[StoredColumn], found: Judged, bench: Bench) -> Iterator[Finding]:
    """The findings on statements that contradict each other, and on those that a change left behind."""
    from privacyrules.engine.columns.contradictions import contradictions
    from privacyrules.gate.statements import contradiction_findings, stale_findings

    differing = [c for column in columns for c in contradictions(column, found.entries.get(id(column), ()))]
    yield from contradiction_findings(differing, bench)
    yield from stale_findings(found.stale, bench)


def _unmatched(ground: Ground, found: Judged, bench: Bench) -> Iterator[Finding]:
    """The findings on entries of the settings that match nothing."""
    from privacyrules.engine.columns.unmatched import unmatched_entries, unmatched_roles
    from privacyrules.gate.statements import unmatched_finding
    from privacyrules.model.statements import Unmatched

    config = ground.config
    read = [read for column in found.columns for read in column.reads]
    lost = [entry for entry in config.columns if id(entry) not in found.heeded]
    unmatched = [
        *unmatched_entries(lost, [*found.columns, *read]),
        *unmatched_roles(config.roles, {opened.disclosure.to for opened in found.opened}),
        *(Unmatched("exclude", p, config.exclude_at[p]) for p in config.exclude if p not in ground.excluding),
    ]
    yield from (unmatched_finding(entry, bench) for entry in unmatched)
