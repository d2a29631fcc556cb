"""A field of Django's in; the column that it makes and its type out."""

from __future__ import annotations

import re

from privacyrules.model.schema import TableName
from privacyrules.syntax.code.found import known_text
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.python.found import Found, written_type
from privacyrules.syntax.python.values import Built, Plain, Value

_NO_COLUMN = re.compile(r"ManyToManyField\Z|\AGeneric\w*(?:ForeignKey|Relation)\Z|TaggableManager")
_RELATION = ("ForeignKey", "OneToOneField", "ParentalKey", "FkField")
_LENGTHS = ("max_length", "max_digits", "decimal_places")
_ELSEWHERE = frozenset(
    {"filters", "forms", "graphene", "marshmallow", "rest_framework", "serializers", "wtforms"}
)


def is_field(value: Value | None) -> bool:
    """Say whether a value is a field of a model, or one that something is put around."""
    if not isinstance(value, Built) or not _ELSEWHERE.isdisjoint(value.path.split(".")):
        return False
    if value.called.lower().endswith("field") or value.called.endswith(("ForeignKey", "ParentalKey")):
        return True
    return value.called.islower() and bool(value.args) and is_field(value.args[0])


def column_of(name: Text, made: Value) -> tuple[Text | None, str | None]:
    """Return the name as written and the column that a field makes, if any; no name if it is not known."""
    if not isinstance(made, Built):
        return name, name.value
    if _NO_COLUMN.search(made.called) or _is_composed(made):
        return name, None
    if made.called.islower() and made.args and is_field(made.args[0]):
        return column_of(name, made.args[0])
    given = made.named.get("db_column")
    if given is not None and not isinstance(given, Plain):
        stated = known_text(given)
        return stated, stated.value if stated else None
    related = made.called.endswith(_RELATION) or "on_delete" in made.named
    return name, name.value + "_id" * related


def _is_composed(made: Built) -> bool:
    """Say whether a field only puts together what others keep (django-prices, Mezzanine's generic ones)."""
    others = any(name.endswith("amount_field") for name in made.named)
    return others or made.path.startswith("mezzanine.generic.")


def field_type(made: Value, found: Found) -> str | None:
    """Return the kind of a field with its lengths: `CharField(32)`, `ArrayField(TextField)`."""
    if not isinstance(made, Built):
        return written_type(made, found.source)
    fields = [value for value in (*made.args, made.named.get("base_field")) if isinstance(value, Built)]
    inside = [field_type(value, found) or "" for value in fields if is_field(value)]
    stated = {keyword.arg: keyword.value for keyword in made.node.keywords}
    inside += [found.source.folded(stated[name]) for name in _LENGTHS if name in stated]
    return f"{made.called}({', '.join(inside)})" if inside else made.called


def stated_table(name: str) -> TableName:
    """Return the table of a name that is stated; `a"."b` in it is how people write a schema there."""
    schema, dot, own = name.strip('"').rpartition('"."')
    return TableName(own, schema) if dot else TableName(name)
