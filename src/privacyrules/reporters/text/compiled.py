"""What a compiled policy came to in, the table that people read out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.compiled import AxisSize, CompiledSize
from privacyrules.reporters.text.layout import counted


def compiled_text(size: CompiledSize, *, explain: bool) -> str:
    """Write one line, or with `explain` everything that is in it."""
    return "\n".join(_explained(size) if explain else [_summary(size)]) + "\n"


def _summary(size: CompiledSize) -> str:
    what = f"Compiled {size.policy} of {size.date}: {counted(size.rules, 'rule')}"
    if not size.files:
        return f"{what}. The cache cannot be used, so each run will compile it anew."
    return f"{what}, {sum(length for _, length in size.files):,} bytes in the cache."


def _explained(size: CompiledSize) -> Iterator[str]:
    yield _summary(size)
    yield ""
    exceptions, conditions = counted(size.exceptions, "exception"), counted(size.conditions, "condition")
    yield f"{counted(size.rules, 'rule')}, {exceptions}, {conditions} on facts."
    yield ""
    yield f"{'':11}{'words':>7}{'named by rules':>16}{'classes':>9}"
    yield from (_row(axis) for axis in (*size.axes, size.facts))
    yield ""
    yield "A class is the words that all rules treat alike; for facts, the ways to answer all conditions."
    yield f"So the rules tell at most {size.cells:,} kinds of flows apart."
    for name, length in size.files:
        yield f"{name:11}{length:>9,} bytes"


def _row(axis: AxisSize) -> str:
    return f"{axis.name:11}{axis.words:>7,}{axis.named:>16,}{axis.classes:>9,}"
