"""The models that a Rails migration declares for its own use in; the tables that they stand for out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.ruby.program import Declared
from privacyrules.syntax.ruby.rails_names import plural
from privacyrules.syntax.ruby.runner import Runner
from privacyrules.syntax.ruby.values import Const

_BASES = frozenset({"ActiveRecord::Base", "ApplicationRecord", "::ApplicationRecord", "::ActiveRecord::Base"})
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def tables_of(classes: Iterable[Declared], runner: Runner) -> dict[str, Text]:
    """Return the table of each model, as it states it or as Rails calls it."""
    tables: dict[str, Text] = {}
    for one in classes:
        stated = _stated(one, runner)
        if stated is not None:
            tables[one.name] = stated
        elif one.parent in _BASES:
            tables[one.name] = Text(plural(_HUMPS.sub("_", one.name).lower()), ((0, 0),))
    return tables


def _stated(model: Declared, runner: Runner) -> Text | None:
    """Read `self.table_name = :users`."""
    for node in model.statements:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is not None and runner.source.excerpt(left) == "self.table_name":
            value = runner.top([right] if right else [], runner.root)
            return value if isinstance(value, Text) and value.whole else None
    return None


def table_of_model(model: Const, at: int, tables: Mapping[str, Text]) -> Text | None:
    """Return the table of a model of this file, said to stand where the model is asked for it."""
    found = tables.get(model.path)
    return Text(found.value, ((0, at),)) if found else None
