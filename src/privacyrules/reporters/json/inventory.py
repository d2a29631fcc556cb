"""The data inventory, and the page of one column, in, JSON out."""

from __future__ import annotations

from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import Axis
from privacyrules.model.inventory import ColumnPage, Inventory, InventoryColumn, Overruling
from privacyrules.model.places import Place
from privacyrules.model.schema import Unread
from privacyrules.syntax.json_values import Value, flow_value, problem_value, write

AXES_TOLD: tuple[Axis, ...] = ("subject", "purpose", "source", "recipient", "form")


def inventory_text(inventory: Inventory) -> str:
    """Write an inventory: `columns`, `problems` and `unread`."""
    columns: list[Value] = [_column(column) for column in inventory.columns]
    return write({"columns": columns, **_not_read(inventory)})


def column_text(page: ColumnPage) -> str:
    """Write all that is known of one column, and what could not be read."""
    explanation, alone = page.explanation, page.explanation.found
    return write(
        {
            "column": _column(page.column),
            "words": list(explanation.words),
            "unheeded": list(explanation.unheeded),
            "classifier": {"category": alone.category, "band": alone.band},
            "for": [reason for reason in alone.evidence if reason not in alone.against],
            "against": list(alone.against),
            "passed_over": list(explanation.passed_over),
            "otherwise": list(explanation.otherwise),
            "stated": [_statement(statement) for statement in page.statements],
            "flow": flow_value(page.column.flow) if page.column.flow else None,
            "overrule": _overruling(page.overruling),
            **_not_read(page.inventory),
        }
    )


def _column(column: InventoryColumn) -> dict[str, Value]:
    flow = column.flow
    axes: dict[str, Value] = {axis: list(flow.terms.get(axis, ())) if flow else [] for axis in AXES_TOLD}
    return {
        **_place(column.place),
        "schema": column.table.schema,
        "table": column.table.name,
        "name": column.name,
        "type": column.type,
        "category": column.category,
        "also": list(column.also),
        "within": list(column.within),
        "band": column.band,
        "evidence": list(column.evidence),
        "stated_by": column.stated_by or None,
        **axes,
        "assumed": {assumption.name: assumption.stated_by for assumption in column.filled},
        "facts": dict(flow.facts) if flow else {},
    }


def _statement(statement: ColumnStatement) -> dict[str, Value]:
    return {
        **_place(statement.place),
        "stated_by": statement.stated_by,
        "terms": {axis: list(terms) for axis, terms in statement.terms.items()},
        "facts": dict(statement.facts),
        "not_personal": statement.not_personal,
    }


def _overruling(overruling: Overruling) -> dict[str, Value]:
    return {
        "comments": list(overruling.comments),
        "in_place_of": _place(overruling.stated_at) if overruling.stated_at.path else None,
        "settings": overruling.settings,
        "settings_path": overruling.settings_path,
        "settings_heeded": overruling.heeded,
    }


def _not_read(inventory: Inventory) -> dict[str, Value]:
    return {
        "problems": [problem_value(problem) for problem in inventory.problems],
        "unread": [_unread(unread) for unread in inventory.unread],
    }


def _unread(unread: Unread) -> dict[str, Value]:
    return {"kind": unread.kind, **_place(unread.place), "message": unread.what, "text": unread.text}


def _place(place: Place) -> dict[str, Value]:
    return {"path": place.path, "line": place.line, "column": place.column}
