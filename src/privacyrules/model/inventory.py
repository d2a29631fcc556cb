"""The data inventory that migrations add up to, and the page of one column: what reporters write."""

from typing import NamedTuple

from privacyrules.model.classification import Band, Classification
from privacyrules.model.config import ColumnStatement
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.places import NOWHERE, Place, Problem
from privacyrules.model.schema import TableName, Unread


class InventoryColumn(NamedTuple):
    """One column of the schema and what it holds.

    `category` is None for what is not personal and for what is unknown (band `review`); `also` are
    the further categories where a person stated several. `within` are all terms broader than the
    category, from near to far. `stated_by` names who stated what the column holds, empty if nobody
    did. `flow` is what keeping it would be, None where nothing personal is known to be kept; `filled`
    are the axes of it that nobody stated of this column, each with who filled it in.
    """

    table: TableName
    name: str
    place: Place
    type: str | None
    category: str | None
    band: Band
    also: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    stated_by: str = ""
    flow: Flow | None = None
    filled: tuple[Assumption, ...] = ()


class Counts(NamedTuple):
    """How much was read."""

    files: int = 0
    passed_over: int = 0
    statements: int = 0
    not_entered: tuple[str, ...] = ()


class Inventory(NamedTuple):
    """The columns, sorted by place; mistakes in the input; statements that were not understood."""

    columns: tuple[InventoryColumn, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[Unread, ...] = ()
    counts: Counts = Counts()

    @property
    def exit_code(self) -> int:
        """2 where something could not be read or is malformed, else 0."""
        return 2 if self.problems or any(unread.kind == "malformed" for unread in self.unread) else 0


class Explanation(NamedTuple):
    """How the classifier came to its view of a column, whatever people state of it.

    `words` are those of its name, `unheeded` those of them that most columns of the table share.
    `passed_over` tells of phrases in the name that did not decide, `otherwise` what the column would
    be if one thing about it were different.
    """

    found: Classification
    words: tuple[str, ...]
    unheeded: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


class Overruling(NamedTuple):
    """What overrules, for good, what a column is held to hold.

    `comments` are the ways to say it beside the column, in place of what the comment at `stated_at`
    says (NOWHERE if none does). `settings` is a block for the end of the file `settings_path`;
    it is not `heeded` where a comment already says what the column holds and so outweighs it.
    """

    comments: tuple[str, ...]
    settings: str
    settings_path: str
    stated_at: Place = NOWHERE
    heeded: bool = True


class ColumnPage(NamedTuple):
    """All that can be told of one column; `statements` are those on it, the weightiest last."""

    column: InventoryColumn
    explanation: Explanation
    statements: tuple[ColumnStatement, ...]
    overruling: Overruling
    inventory: Inventory
