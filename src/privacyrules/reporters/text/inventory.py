"""The data inventory in, the text that a lawyer and an engineer read out: a block per table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from privacyrules.model.flow import AXES, Axis, Flow
from privacyrules.model.inventory import Inventory, InventoryColumn
from privacyrules.reporters.text.layout import WIDTH, counted, flow_in_words, listed, wrapped

OVERRULE = (
    "Where a column holds something else, write beside it `privacyrules: data=… by=NAME` or "
    '`privacyrules: not_personal="reason" by=NAME`, or state it in the settings. '
    "`privacyrules inventory --explain-column TABLE.COLUMN` tells why, and the exact lines."
)
_LEAST_FOR_WHY = 34
_STATED_AS_NONE = "stated as not personal "
_SOUGHT: tuple[Axis, ...] = ("subject", "purpose", "source")


def inventory_text(inventory: Inventory) -> str:
    """Write the columns table by table, then what could not be read and how much was."""
    tables: dict[str, list[InventoryColumn]] = {}
    for column in inventory.columns:
        tables.setdefault(str(column.table).lower(), []).append(column)
    blocks = ["\n".join(_table(columns)) for _, columns in sorted(tables.items())]
    blocks += not_read(inventory)
    blocks += ["\n".join(_summary(inventory, len(tables)))]
    return "\n\n".join(blocks) + "\n"


def not_read(inventory: Inventory) -> Iterator[str]:
    """A block for each mistake in the input and each statement that was not understood."""
    yield from (f"error: {problem}" for problem in inventory.problems)
    for unread in inventory.unread:
        said = "error: malformed" if unread.kind == "malformed" else "not understood (opaque)"
        yield "\n".join(wrapped(f"{said}: {unread.place}: {unread.what}", "    ", ""))


def held(column: InventoryColumn) -> str:
    """What a column holds, in words."""
    if column.category is not None:
        return listed([column.category, *column.also])
    return "unknown" if column.band == "review" else "nothing personal"


def _table(columns: Sequence[InventoryColumn]) -> Iterator[str]:
    yield str(columns[0].table)
    ordered = sorted(columns, key=_rank)
    cells = [(column.name, held(column), column.band) for column in ordered]
    widths = [max(len(row[at]) for row in cells) for at in range(3)]
    for column, row in zip(ordered, cells, strict=True):
        lead = "  " + "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        why = "; ".join(_reason(reason, column) for reason in column.evidence)
        if len(lead) > WIDTH - _LEAST_FOR_WHY:
            yield lead.rstrip()
            yield from wrapped(why, " " * 6)
        else:
            yield from wrapped(why, " " * (len(lead) + 2), lead + "  ") or [lead.rstrip()]
    yield from _flows(ordered)


def _rank(column: InventoryColumn) -> int:
    """Personal columns first, then those that nobody can tell, then the rest; as in the schema within."""
    if column.band == "review":
        return 1
    return 2 if column.category is None else 0


def _reason(reason: str, column: InventoryColumn) -> str:
    """A reason without what the line says already."""
    name = column.category or "unknown"
    short = reason.removesuffix(f" in the table '{column.table.name}'")
    short = short.removesuffix(f" names {name}").removesuffix(f" name {name}")
    return short.removeprefix(f"stated as {', '.join([name, *column.also])} ").removeprefix(_STATED_AS_NONE)


def _flows(columns: Sequence[InventoryColumn]) -> Iterator[str]:
    """About whom, what for and from whom the personal columns are, as far as somebody stated it."""
    groups: dict[str, list[str]] = {}
    for column in columns:
        if column.flow is not None:
            groups.setdefault(_stated(column.flow, column), []).append(column.name)
    for stated, names in groups.items():
        yield from wrapped(f"{listed(names)}: {stated}" if len(groups) > 1 else stated, "      ", "    ")


def _stated(flow: Flow, column: InventoryColumn) -> str:
    filled = {assumption.name for assumption in column.filled}
    terms = {a: flow.terms[a] for a in AXES[2:] if a in flow.terms and a not in filled}
    missing = [axis for axis in _SOUGHT if axis not in flow.terms]
    said = flow_in_words(Flow(terms, flow.facts)) if terms or flow.facts else ""
    return "; ".join(filter(None, (said, f"{listed(missing)} not stated" if missing else "")))


def _summary(inventory: Inventory, tables: int) -> Iterator[str]:
    counts = inventory.counts
    if not inventory.columns:
        yield f"nothing to list: {counted(counts.files, 'file')} read, and none brings columns"
    else:
        yield from wrapped(f"{counted(tables, 'table')}, {_bands(inventory)}.")
    yield f"Read {counted(counts.files, 'file')} ({counted(counts.statements, 'statement')})."
    for folder in counts.not_entered:
        yield f"{folder} was not entered: it holds installed packages (name it to have it read)."
    if counts.passed_over:
        takes = "no reader takes it" if counts.passed_over == 1 else "no reader takes them"
        yield f"{counted(counts.passed_over, 'other file')} passed over: {takes}."
    opaque = sum(unread.kind == "opaque" for unread in inventory.unread)
    if opaque:
        yield f"{counted(opaque, 'statement')} not understood (opaque)."
    yield from _filled(inventory)
    if inventory.columns:
        yield from wrapped(OVERRULE)


def _bands(inventory: Inventory) -> str:
    """How many columns there are, and of which band: `4 columns: 2 personal (2 certain), …`."""
    personal = Counter(c.band for c in inventory.columns if c.category is not None and c.band != "review")
    bands = [f"{personal[band]:,} {band}" for band in ("certain", "likely", "stated") if personal[band]]
    review = sum(column.band == "review" for column in inventory.columns)
    rest = Counter(c.band for c in inventory.columns if c.category is None and c.band != "review")
    told = f" ({rest['stated']:,} stated)" if rest["stated"] else ""
    parts = [f"{personal.total():,} personal{f' ({listed(bands)})' if bands else ''}"]
    parts += [f"{review:,} for review"] if review else []
    parts += [f"{rest.total():,} not personal{told}"]
    return f"{counted(len(inventory.columns), 'column')}: {listed(parts)}"


def _filled(inventory: Inventory) -> Iterator[str]:
    by: dict[str, set[str]] = {}
    for column in inventory.columns:
        for assumption in column.filled:
            by.setdefault(assumption.stated_by, set()).add(f"{assumption.name} {listed(assumption.value)}")
    for stated_by, values in sorted(by.items()):
        yield from wrapped(f"Assumed unless stated: {', '.join(sorted(values))} ({stated_by}).")
