"""Columns of flows in, as codes with their dictionaries; arrays of verdicts, rules and open questions out.

Terms that no rule tells apart form one class, so a table of millions of rows has few kinds of rows: each
kind is decided once, and every row takes the answer of its kind. The only room of numpy, an extra.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.engine.compiled import Compiled
from privacyrules.engine.kleene import evaluate
from privacyrules.engine.tables.kinds import Side, joined
from privacyrules.engine.tables.sides import Answers, axis_sides, fact_sides, length_of
from privacyrules.engine.tables.sides import Column as Column
from privacyrules.model.answer import STRICTEST_FIRST, Verdict
from privacyrules.model.flow import AXES, FactValue
from privacyrules.model.logic import MAYBE, NO, YES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERDICTS: tuple[Verdict, ...] = STRICTEST_FIRST
"""What the codes of a table's verdicts stand for, the strictest first."""

OPEN: tuple[str, ...] = (*AXES, "facts")
"""What the bits of a table's open questions stand for, the lowest first."""


class DecidedTable(NamedTuple):
    """What was decided, row by row.

    `verdict` holds indexes into VERDICTS; `rule` those into `rules` (ids) of the first of the deciding
    rules, -1 where no rule decides; `open` a bit per name in OPEN on which the verdict still hangs.
    """

    verdict: NDArray[np.uint8]
    rule: NDArray[np.int32]
    open: NDArray[np.uint8]
    rules: tuple[str, ...]


def decide_table(compiled: Compiled, columns: Mapping[str, Column | FactValue]) -> DecidedTable:
    """Decide many flows at once; each row is a flow with at most one term per axis.

    Args:
        compiled: the policy.
        columns: by the name of an axis or a fact, a column of codes, or one value that all rows share.
            What is left out is unknown. At least one is a column; all columns have the same length.

    Returns:
        Arrays as long as the columns, with the same decisions as one by one.

    Raises:
        ImportError: numpy is not installed (the extra `tables`).
        ValueError: an unknown name, term or value, codes without a value, columns of several lengths.
    """
    import numpy as np

    rows = length_of(columns)
    given = [*axis_sides(compiled, columns), _facts(compiled, columns, rows)]
    wide = _Wide(compiled.masks.width, tuple(OPEN.index(side.name) for side in given))
    sides = [
        side._replace(meanings=[wide.packed(mask, OPEN.index(side.name)) for mask in side.meanings])
        for side in given
    ]
    kinds = joined(sides, and_, rows)
    verdicts, rules, open_ = [], [], []
    for packed in kinds.meanings:
        mask = wide.mask(packed)
        bits = compiled.bits(compiled.settled(mask))
        verdicts.append(VERDICTS.index(bits.verdict))
        rules.append((bits.deciding & -bits.deciding).bit_length() - 1)
        open_.append(wide.hanging(packed, compiled.undecided(mask, bits.open)))
    which = slice(None) if kinds.codes is None else kinds.codes
    return DecidedTable(
        np.array(verdicts, np.uint8)[which],
        np.array(rules, np.int32)[which],
        np.array(open_, np.uint8)[which],
        compiled.masks.ids,
    )


class _Wide(NamedTuple):
    """Masks with a field more per name in OPEN: the clauses that it leaves open, of those still possible.

    So one `&` joins two sides also in what each of them leaves open. `names` are those that may leave
    anything open.
    """

    width: int
    names: tuple[int, ...]

    def packed(self, mask: int, at: int) -> int:
        """Widen the mask of a class that stands for the name at `at`."""
        width = self.width
        full = (1 << width) - 1
        possible = mask >> width & full
        packed = mask
        for other in self.names:
            packed |= (possible & ~mask if other == at else possible) << (2 + other) * width
        return packed

    def mask(self, packed: int) -> int:
        """Return the mask."""
        return packed & (1 << 2 * self.width) - 1

    def hanging(self, packed: int, undecided: int) -> int:
        """Return the bits of the names on which one of some undecided clauses hangs."""
        return sum(1 << at for at in self.names if packed >> (2 + at) * self.width & undecided)


def _facts(compiled: Compiled, columns: Mapping[str, Column | FactValue], rows: int) -> Side[int]:
    """Join all facts to one side, whose classes mean the clauses that their answers leave."""
    import numpy as np

    sides = fact_sides(compiled, columns)
    if not sides:
        return Side(OPEN[-1], None, np.zeros(1, np.intp), [_tested(compiled, ())])
    both = joined(sides, lambda left, right: (*left, *right), rows)
    return Side(OPEN[-1], both.codes, both.classes, [_tested(compiled, told) for told in both.meanings])


def _tested(compiled: Compiled, answers: Answers) -> int:
    """The clauses that are left when the facts have answered their conditions."""
    width = compiled.masks.width
    known = {comparison: truth == YES for comparison, truth in answers if truth != MAYBE}
    mask = (1 << 2 * width) - 1
    for bit, condition in compiled.masks.conditions:
        truth = evaluate(condition, {}, known)
        if truth == NO:
            mask &= ~(bit << width | bit)
        elif truth != YES:
            mask &= ~bit
    return mask
