"""The data inventory in, CSV for a spreadsheet out: one header line, one line per column of the schema."""

from __future__ import annotations

import csv
from io import StringIO

from privacyrules.model.flow import Axis
from privacyrules.model.inventory import Inventory, InventoryColumn
from privacyrules.reporters.text.layout import fact_value

_AXES: tuple[Axis, ...] = ("subject", "purpose", "source", "recipient", "form")
HEADER = (
    *("path", "line", "column", "schema", "table", "name", "type", "category", "also", "within", "band"),
    *("evidence", "stated_by", *_AXES, "assumed", "facts"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def inventory_csv(inventory: Inventory) -> str:
    """Write the columns of an inventory; what could not be read is for the caller to tell.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front.

    Source: the form is that of RFC 4180, lines that end in CR LF included.
    """
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows([_harmless(cell) for cell in _cells(column)] for column in inventory.columns)
    return text.getvalue()


def _cells(column: InventoryColumn) -> list[str]:
    terms = column.flow.terms if column.flow else {}
    facts = column.flow.facts if column.flow else {}
    return [
        column.place.path,
        str(column.place.line),
        str(column.place.column),
        column.table.schema or "",
        column.table.name,
        column.name,
        column.type or "",
        column.category or "",
        "; ".join(column.also),
        "; ".join(column.within),
        column.band,
        "; ".join(column.evidence),
        column.stated_by,
        *("; ".join(terms.get(axis, ())) for axis in _AXES),
        "; ".join(f"{assumption.name}: {assumption.stated_by}" for assumption in column.filled),
        "; ".join(f"{name} = {fact_value(value)}" for name, value in facts.items()),
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
