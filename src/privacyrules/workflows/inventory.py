"""Paths in, the data inventory that the migrations add up to out; or all that is known of one column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from privacyrules.engine.columns.explain import explain
from privacyrules.engine.columns.inventory import inventoried
from privacyrules.engine.columns.overrule import overruling
from privacyrules.files.packs import shown
from privacyrules.model.classification import ColumnFacts
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import Config
from privacyrules.model.inventory import ColumnPage, Counts, Inventory
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.syntax.nearest import nearest
from privacyrules.workflows.columns import proposals_of, statements_on
from privacyrules.workflows.ground import Ground, read_ground
from privacyrules.workflows.wanted import Wanted

MOST_NAMED = 6


def take_inventory(paths: Sequence[Path], config: Config, wanted: Wanted) -> Inventory:
    """Tell what every column of the schema holds, as the migrations leave it.

    Args:
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        wanted: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings. Mistakes in the files
            that are read stand in the inventory.
    """
    ground = read_ground(paths, config, wanted)
    return inventory_of(ground, proposals_of(ground))


def explain_column(paths: Sequence[Path], config: Config, wanted: Wanted, name: str) -> ColumnPage:
    """Tell all that is known of one column.

    Args:
        paths: as for `take_inventory`.
        config: the settings.
        wanted: what the caller asks for.
        name: `table.column` or `schema.table.column`, in any letter case.

    Raises:
        MistakesError: as for `take_inventory`; or no column, or several, are called so.
    """
    ground = read_ground(paths, config, wanted)
    proposals = proposals_of(ground)
    proposal = _found(name, proposals, ground)
    column = proposal.column
    facts = ColumnFacts(column.table.name, column.name, column.type, column.neighbours, column.comment)
    return ColumnPage(
        column=inventoried(proposal, ground.policy.vocabulary),
        explanation=explain(facts, ground.lexicon),
        statements=tuple(statements_on(column, ground)),
        overruling=overruling(proposal, config.path or shown(Path(config.folder, "pyproject.toml"))),
        inventory=inventory_of(ground, proposals),
    )


def inventory_of(ground: Ground, proposals: Sequence[Proposal]) -> Inventory:
    """What was read as an inventory; `proposals` are those of all its columns."""
    files = ground.files
    unread = [unread for reading in files.migrations for unread in reading.unread]
    return Inventory(
        columns=tuple(inventoried(proposal, ground.policy.vocabulary) for proposal in proposals),
        problems=tuple(sorted(set(ground.problems))),
        unread=tuple(sorted(unread, key=lambda statement: statement.place)),
        counts=Counts(
            files.count,
            files.passed_over,
            sum(r.statements for r in files.migrations),
            tuple(files.not_entered),
        ),
    )


def _found(name: str, proposals: Sequence[Proposal], ground: Ground) -> Proposal:
    """The one column of that name; the full name of one outweighs that others end so."""
    wanted = name.lower()
    full = [p for p in proposals if _full(p.column).lower() == wanted]
    found = full or [p for p in proposals if f"{p.column.table.name}.{p.column.name}".lower() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        what = f"there are several columns '{name}'"
        hint = _named("name one with its schema: ", (_full(p.column) for p in found))
    else:
        what, hint = f"there is no column '{name}'", _nearest(wanted, [p.column for p in proposals])
    malformed = [u for r in ground.files.migrations for u in r.unread if u.kind == "malformed"]
    broken = [Problem(u.place, f"this statement is malformed: {u.what}") for u in malformed]
    raise MistakesError([*ground.problems, *broken, Problem(Place(""), what, hint)])


def _full(column: StoredColumn) -> str:
    return f"{column.table}.{column.name}"


def _nearest(wanted: str, columns: Sequence[StoredColumn]) -> str:
    """What was probably meant: a name that is almost the same, the same column elsewhere, or the table's."""
    table, _, name = wanted.rpartition(".")
    tables = {str(column.table).lower(): str(column.table) for column in columns}
    tables |= {column.table.name.lower(): str(column.table) for column in columns}
    meant = tables.get(table) or tables.get(nearest(table, tables) or "")
    of_table = {column.name.lower(): column for column in columns if str(column.table) == meant}
    column = of_table.get(nearest(name, of_table) or "")
    if column is not None:
        return f"did you mean '{_full(column)}'?"
    return (
        _named("the table has ", (_full(other) for other in of_table.values()) if table in tables else ())
        or _named(f"'{name}' stands in ", (_full(c) for c in columns if c.name.lower() == name))
        or _named("the tables are ", (str(column.table) for column in columns))
        or "no column was read"
    )


def _named(lead: str, names: Iterable[str]) -> str:
    """The first few of the names behind a lead; empty where there are none."""
    every = sorted(set(names))
    more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
    return f"{lead}{', '.join(every[:MOST_NAMED])}{more}" if every else ""
