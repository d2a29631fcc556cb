"""The blocks of a Prisma schema in; which fields are columns and which are relations out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from privacyrules.syntax.prisma.blocks import Block, Field

_SCALARS = frozenset(
    {"String", "Boolean", "Int", "BigInt", "Float", "Decimal", "DateTime", "Json", "Bytes", "Unsupported"}
)
_OF_RELATIONS = frozenset({"relation", "ignore"})
_KEYS = frozenset({"id", "unique", "index", "fulltext"})


def columns_by_type(blocks: Iterable[Block]) -> dict[str, bool]:
    """Tell of each type whether its fields are columns (an enum, a composite type) or relations (a model).

    A type that another file defines is judged by how its fields are written: only relations bear
    `@relation`, and every other attribute, a key and a field that must be there are those of columns.
    """
    listed = list(blocks)
    known = dict.fromkeys(_SCALARS, True)
    for block in listed:
        for field in block.fields:
            seen = _by_attributes(field, _keys_of(block))
            if seen is not None and field.type.text not in _SCALARS:
                known[field.type.text] = seen
    known |= {block.name.text: block.kind in ("enum", "type") for block in listed}
    return known


def columns_of(block: Block, known: Mapping[str, bool]) -> list[bool | None]:
    """Say of each field whether it is a column; None if only the file that defines its type would tell.

    A list of what another file defines is taken for a relation, as nearly all of them are, and so is
    such a field beside a relation: people write the columns first, and the relations together.
    """
    fields = block.fields
    found = [known.get(field.type.text, False if field.many else None) for field in fields]
    for order in (range(len(fields)), range(len(fields) - 1, -1, -1)):
        for at in order:
            if found[at] is None and any(found[near] is False for near in _beside(at, fields)):
                found[at] = False
    if fields and found[-1] is None and not _together(fields, len(fields) - 2):
        found[-1] = False
    return found


def _beside(at: int, fields: list[Field]) -> list[int]:
    """Return which fields stand with a field, or around it if it stands alone between empty lines."""
    near = [other for other in (at - 1, at + 1) if 0 <= other < len(fields)]
    return [other for other in near if _together(fields, min(at, other))] or near


def _together(fields: list[Field], at: int) -> bool:
    return at >= 0 and fields[at].paragraph == fields[at + 1].paragraph


def _by_attributes(field: Field, keys: frozenset[str]) -> bool | None:
    names = {attribute.path for attribute in field.attributes}
    if "relation" in names:
        return False
    needed = not (field.many or field.optional)
    return True if needed or names - _OF_RELATIONS or field.name.text in keys else None


def _keys_of(block: Block) -> frozenset[str]:
    """Return the fields that keys and indexes of a block name."""
    return frozenset(
        token.text
        for attribute in block.attributes
        if attribute.path in _KEYS
        for token in attribute.arguments
        if token.kind == "word"
    )
