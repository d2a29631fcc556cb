"""What was read in, what each column of the schema holds, and what is disclosed of them, out."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.engine.columns.fold import fold_all
from privacyrules.engine.columns.history import changes_of
from privacyrules.engine.columns.propose import Proposing
from privacyrules.engine.columns.statements import Entries
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import ColumnStatement
from privacyrules.model.schema import Disclosure, MigrationReading, SchemaChange, TableName
from privacyrules.workflows.ground import Ground

if TYPE_CHECKING:
    from privacyrules.model.statements import Stale


class Opened(NamedTuple):
    """A disclosure, what the columns that it opens hold, and the tables of which nothing is known."""

    disclosure: Disclosure
    proposals: tuple[Proposal, ...]
    unknown: tuple[TableName, ...]


class Judged(NamedTuple):
    """The columns that are kept, what is disclosed of them, and what people state of all that was looked at.

    `entries` are those of the settings that speak of a column, by the column's `id`, where they may differ;
    `heeded` are the `id`s of all that speak of any. `stale` is what was stated of a column or table and not
    since it changed.
    """

    proposals: list[Proposal]
    opened: list[Opened]
    columns: list[StoredColumn]
    entries: dict[int, list[ColumnStatement]]
    heeded: set[int]
    stale: "tuple[Stale, ...]"


def proposals_of(ground: Ground) -> list[Proposal]:
    """What each column of the schema holds, as the migrations leave it; views keep nothing."""
    return judged(ground).proposals


def judged(ground: Ground) -> Judged:
    """What each column of the schema holds, and each that is opened to somebody."""
    folded = fold_all(change for reading in ground.files.migrations for change in in_order(reading))
    opened = [column for opening in folded.openings for column in opening.columns]
    columns = [*folded.columns, *opened]
    judging = _Judging(ground)
    proposals = judging.proposals_of(columns)
    return Judged(
        [proposals[id(column)] for column in folded.columns if column.kept],
        [
            Opened(o.disclosure, tuple(proposals[id(column)] for column in o.columns), o.unknown)
            for o in folded.openings
        ],
        columns,
        judging.entries,
        judging.heeded,
        folded.stale,
    )


def in_order(reading: MigrationReading) -> Iterator[SchemaChange | Disclosure]:
    """Give changes and disclosures of a file in the order of its text."""
    return _among(reading) if reading.disclosures else changes_of(reading)


def _among(reading: MigrationReading) -> Iterator[SchemaChange | Disclosure]:
    """Give the changes of a file with its disclosures between them."""
    waiting = deque(reading.disclosures)
    for change in changes_of(reading):
        while waiting and waiting[0].place < change.place:
            yield waiting.popleft()
        yield change
    yield from waiting


class _Judging:
    """Proposals, and what the settings state of each column, by the column's `id`."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.found: dict[int, Proposal] = {}
        self.entries: dict[int, list[ColumnStatement]] = {}
        self.heeded: set[int] = set()
        self._proposing = Proposing(ground.lexicon, ground.config.assume)
        self._stated = Entries(ground.config.columns)

    def proposals_of(self, columns: Iterable[StoredColumn]) -> dict[int, Proposal]:
        """The proposal of each column; those of the columns that it reads come first.

        The columns of one table come together: what they are called is read side by side.
        """
        by_stretch: dict[int, list[StoredColumn]] = {}
        for column in columns:
            by_stretch.setdefault(id(column.neighbours), []).append(column)
        found = self.found
        waiting: list[StoredColumn] = []
        for column in (column for stretch in by_stretch.values() for column in stretch):
            if column.reads:
                waiting.append(column)
            elif id(column) not in found:
                found[id(column)] = self._proposal(column)
        while waiting:
            column = waiting[-1]
            before = [read for read in column.reads if id(read) not in self.found]
            waiting += before
            if not before:
                waiting.pop()
                if id(column) not in self.found:
                    self.found[id(column)] = self._proposal(column)
        return self.found

    def _proposal(self, column: StoredColumn) -> Proposal:
        entries = self._stated.on(column.table, column.name)
        if entries:
            self.heeded.update(map(id, entries))
            if len(entries) > 1 or entries[0].not_personal is not None or _is_annotated(column):
                self.entries[id(column)] = entries
        comments = _comments_on(column, self.ground) if _is_annotated(column) else ()
        reads = [self.found[id(read)] for read in column.reads]
        return self._proposing.of(column, [*entries, *comments] if comments else entries, reads)


def statements_on(column: StoredColumn, ground: Ground) -> list[ColumnStatement]:
    """What people state of a column, the weightiest last: settings, its table's comment, its own."""
    entries = Entries(ground.config.columns).on(column.table, column.name)
    return [*entries, *_comments_on(column, ground)]


def _comments_on(column: StoredColumn, ground: Ground) -> list[ColumnStatement]:
    if not _is_annotated(column):
        return []
    from privacyrules.policy.compilation import Compilation
    from privacyrules.policy.statements import statement_from

    compilation = Compilation(ground.policy.vocabulary, ground.policy.words, problems=ground.problems)
    beside = (statement_from(a, compilation) for a in (column.table_annotations, column.annotations))
    return [statement for statement in beside if statement is not None]


def _is_annotated(column: StoredColumn) -> bool:
    return bool(column.annotations or column.table_annotations)
