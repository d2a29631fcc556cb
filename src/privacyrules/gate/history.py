"""What cannot be told without the files before in, warnings at the place that needs them out."""

from __future__ import annotations

from privacyrules.gate.findings import Bench
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.report import Finding
from privacyrules.model.schema import TableName
from privacyrules.model.statements import Needed

NEEDS_HISTORY = "needs-history"

_SAID = {
    "reads": "what {by} gets from {tables} cannot be told from the staged files alone",
    "renames": "what {tables} (now {by}) holds cannot be told from the staged files alone",
    "opens": "what '{by}' may read of {tables} cannot be told from the staged files alone",
}
_WAY_OUT = "`privacyrules check` knows the files before, and so does `privacyrules check --changed BASE`."


def needs_history_finding(needed: Needed, bench: Bench) -> Finding:
    """The finding on a change that only the files before it explain."""
    level, fails = bench.gate.judge(NEEDS_HISTORY)
    names = [_called(table) for table in needed.tables]
    return Finding(
        id=NEEDS_HISTORY,
        level=level,
        place=needed.place,
        message=_SAID[needed.act].format(by=needed.by, tables=", ".join(names)),
        fingerprint=fingerprint(
            bench.project, NEEDS_HISTORY, needed.act, needed.by.lower(), *(name.lower() for name in names)
        ),
        help=(_WAY_OUT,),
        source=bench.source(needed.place),
        fails=fails,
    )


def _called(table: TableName) -> str:
    if table.name != "*":
        return str(table)
    return f"every table of {table.schema}" if table.schema else "every table"
