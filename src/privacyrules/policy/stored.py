"""A policy or its masks to bytes and back, without the libraries that read rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.masks import Masks
from privacyrules.model.places import Place
from privacyrules.model.policy import Clause, NotCheckable, Policy, Quote, Resolution, Rule
from privacyrules.model.vocabulary import Fact, Term, Vocabulary
from privacyrules.policy.drawers import Closed, Drawers, put_away
from privacyrules.policy.sealed import opened, seal

if TYPE_CHECKING:
    from mmap import mmap

_FORM = b"privacyrules compiled 9\n"
_WHOLE_NAME = 1_000
"""A term has a drawer of its own, since it says much, and so have the masks of an axis."""

_CONDITIONS = (Comparison, Not, And, Or)

Stored = Policy | Masks
Make = Callable[[Any, memoryview], Any]
"""Makes a value of what `marshal` knows, and of the chest in which its drawers lie."""


def to_bytes(value: Stored, inputs: Sequence[bytes]) -> bytes:
    """A policy or masks as bytes that `from_bytes` gives back.

    Args:
        value: what to store.
        inputs: all that it was made from; see `seal`.
    """
    chest = bytearray()
    return seal(_FORM, inputs, (_KINDS.index(type(value)), _plain(value, chest)), chest)


def from_bytes(data: bytes | mmap, inputs: Sequence[bytes]) -> Stored | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    found = opened(_FORM, data, inputs)
    if found is None:
        return None
    (kind, fields), chest = found
    stored: Stored = _MAKES[kind](fields, chest)
    return stored


def _plain(value: object, chest: bytearray) -> object:
    """Nouns become tuples of their fields; of the four conditions, each says which it is."""
    if isinstance(value, _CONDITIONS):
        return (_CONDITIONS.index(type(value)), *(_plain(inner, chest) for inner in value))
    if isinstance(value, Vocabulary):
        terms = {axis: _away(terms, chest) for axis, terms in value.terms.items()}
        return terms, _away(value.facts, chest), _entries(value.below, chest)
    if isinstance(value, Masks):
        fields = {**value._asdict(), "tables": _away(value.tables, chest)}
        return tuple(_plain(field, chest) for field in fields.values())
    if isinstance(value, Mapping):
        return _entries(value, chest)
    return tuple(_plain(inner, chest) for inner in value) if isinstance(value, tuple) else value


def _away(table: Mapping[Any, object], chest: bytearray) -> Closed:
    return put_away(_entries(table, chest), _WHOLE_NAME, chest)


def _entries(mapping: Mapping[Any, object], chest: bytearray) -> dict[Any, object]:
    return {key: _plain(value, chest) for key, value in mapping.items()}


def _noun(noun: type[NamedTuple], **makes: Make) -> Make:
    """What makes a noun of its fields, those that are nouns themselves by their own makers."""
    inner = [(noun._fields.index(name), make) for name, make in makes.items()]

    def made(fields: tuple[object, ...], chest: memoryview) -> object:
        values = list(fields)
        for at, make in inner:
            values[at] = make(values[at], chest)
        return noun._make(values)

    return made


def _each(make: Make) -> Make:
    return lambda values, chest: tuple([make(value, chest) for value in values])


def _drawers(make: Make) -> Make:
    return lambda closed, chest: Drawers(closed, chest, lambda value: make(value, chest))


def _condition(fields: tuple[Any, ...] | None, chest: memoryview) -> Condition | None:
    if fields is None:
        return None
    kind, *parts = fields
    made: Condition = _CONDITIONS[kind]._make(
        parts if kind == 0 else (_condition(part, chest) for part in parts)
    )
    return made


def _bit_and_condition(pair: tuple[int, Any], chest: memoryview) -> tuple[int, Condition | None]:
    return pair[0], _condition(pair[1], chest)


def _clause(fields: tuple[object, ...], chest: memoryview) -> object:
    return _CLAUSE(fields, chest)  # Exceptions are clauses themselves.


def _terms(axes: dict[str, Closed], chest: memoryview) -> dict[str, object]:
    return {axis: _TERMS(closed, chest) for axis, closed in axes.items()}


def _table(table: dict[str | None, int], _chest: memoryview) -> object:
    return table


_PLACE, _QUOTE = _noun(Place), _noun(Quote)
_CLAUSE = _noun(Clause, when=_condition, exceptions=_each(_clause), quotes=_each(_QUOTE))
_TERMS = _drawers(_noun(Term, place=_PLACE))
_POLICY = _noun(
    Policy,
    vocabulary=_noun(Vocabulary, terms=_terms, facts=_drawers(_noun(Fact, place=_PLACE))),
    rules=_each(_noun(Rule, clause=_CLAUSE, place=_PLACE)),
    not_checkable=_each(_noun(NotCheckable, quote=_QUOTE)),
    resolutions=_each(_noun(Resolution, place=_PLACE)),
)
_KINDS = [Policy, Masks]
_MAKES = [_POLICY, _noun(Masks, tables=_drawers(_table), conditions=_each(_bit_and_condition))]
