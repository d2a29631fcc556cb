"""What object mappers say of models: the nouns from which tables and columns follow across files."""

from typing import Literal, NamedTuple

from privacyrules.model.schema import ColumnChange, SchemaChange, TableChange, TableName


class ModelStep(NamedTuple):
    """What a migration does to a model, where tables and columns are called after models and fields.

    `change` is what that does to the schema as far as this file alone tells; None if it only changes what
    is known of the model. `column` is the one that a field makes, None if none; `table` is the one that is
    stated, None for the tool's own name. A model that is not `stored` has no table that migrations make.
    """

    operation: Literal[
        "create", "drop", "rename", "table", "store", "comment", "field", "drop field", "rename field"
    ]
    model: str
    change: ColumnChange | TableChange | None = None
    field: str = ""
    new: str = ""
    column: str | None = None
    table: str | None = None
    stored: bool = True


class ModelClass(NamedTuple):
    """A class of models with its own columns; those that inherit from it, in other files too, have them.

    `changes` are those of the class itself; they name its `table`, None for one that only lends its columns.
    `bases` are full names; one that begins with a dot and has no other is a class of the same file.
    `without` are columns that it does not take over. `known`: whether the name of the table is `stated`, or
    `guessed` because it is worked out elsewhere; and where even the table is not certain: `unsure`, if it is
    only there because some base was not read, or `if`, where it is only there if some base is a model.
    """

    name: str
    table: TableName | None
    bases: tuple[str, ...] = ()
    changes: tuple[SchemaChange, ...] = ()
    without: frozenset[str] = frozenset()
    known: Literal["stated", "guessed", "unsure", "if"] = "stated"
