"""A policy, its masks, a lexicon, or settings to bytes and back, without the libraries that read them."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from zlib import crc32

from privacyrules.model.classification import Lexicon
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.config import ColumnStatement, Config, RoleStatement
from privacyrules.model.masks import Masks
from privacyrules.model.places import Place
from privacyrules.model.policy import Clause, NotCheckable, Policy, Quote, Resolution, Rule
from privacyrules.model.schema import Ignore
from privacyrules.model.vocabulary import Fact, OwnTerm, Term, Vocabulary
from privacyrules.policy.drawers import Closed, Drawers, put_away

_MAGIC = b"privacyrules compiled 5\n"
_LENGTH, _CHECK = 8, 12
_WHOLE_NAME, _TWO_LETTERS = 1_000, 2
"""A term has a drawer of its own, since it says much; phrases lie with those that begin alike."""

_IN_DRAWERS = ("phrases", "by_table", "kinds")
"""The large tables of a lexicon, of which a run needs a few entries."""

_WORDS = "words"
"""A set of thousands of words, which are read faster from one text that holds them all."""

_CONDITIONS = (Comparison, Not, And, Or)
_OF_SETTINGS = (Config, ColumnStatement, RoleStatement, OwnTerm, Ignore, Place)

Stored = Policy | Lexicon | Masks | Config
Make = Callable[[Any], Any]
"""Makes a value of what `marshal` knows."""


def to_bytes(value: Stored, inputs: bytes) -> bytes:
    """A policy, masks, a lexicon or settings as bytes that `from_bytes` gives back.

    Args:
        value: what to store.
        inputs: all that it was made from, which the header carries: to compare it costs less than a digest
            of it, and no two inputs are alike.
    """
    payload = marshal.dumps((_KINDS.index(type(value)), _plain(value)))  # type: ignore[arg-type]
    return b"".join((_head(inputs), inputs, _check(payload), payload))


def from_bytes(data: bytes, inputs: bytes) -> Stored | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    head = _head(inputs)
    start = len(head) + len(inputs)
    payload = memoryview(data)[start + _CHECK :]
    same = data.startswith(head) and data.startswith(inputs, len(head))
    if not same or data[start : start + _CHECK] != _check(payload):
        return None
    kind, fields = marshal.loads(payload)  # noqa: S302 - our own bytes: see files.cache
    stored: Stored = _MAKES[kind](fields)
    return stored


def _head(inputs: bytes) -> bytes:
    """What stands before the inputs: who wrote the bytes, in which form, and how many the inputs are."""
    return _MAGIC + len(inputs).to_bytes(_LENGTH, "big")


def _check(payload: bytes | memoryview) -> bytes:
    """What a damaged payload does not fit: its length and a checksum, for no stranger can write it."""
    return len(payload).to_bytes(_LENGTH, "big") + crc32(payload).to_bytes(_CHECK - _LENGTH, "big")


def _plain(value: object) -> object:
    """Nouns become tuples of their fields; of the four conditions, each says which it is."""
    if isinstance(value, _CONDITIONS):
        return (_CONDITIONS.index(type(value)), *map(_plain, value))
    if isinstance(value, Vocabulary):
        terms = {axis: _away(terms, _WHOLE_NAME) for axis, terms in value.terms.items()}
        return terms, _away(value.facts, _WHOLE_NAME), _entries(value.below)
    if isinstance(value, Lexicon):
        tables = zip(value._fields, value, strict=True)
        return tuple(
            _away(table) if name in _IN_DRAWERS else _run_on(table) if name == _WORDS else _plain(table)
            for name, table in tables
        )
    if isinstance(value, Config):
        return _tagged(value)
    if isinstance(value, Mapping):
        return _entries(value)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _away(table: object, letters: int = _TWO_LETTERS) -> object:
    return put_away(_entries(table), letters) if isinstance(table, Mapping) else table


def _run_on(words: object) -> object:
    return " ".join(sorted(words)) if isinstance(words, frozenset) else words


def _apart(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _entries(mapping: Mapping[Any, object]) -> dict[Any, object]:
    return {key: _plain(value) for key, value in mapping.items()}


def _tagged(value: object) -> object:
    """Settings are few: each noun becomes a list that begins with what it is."""
    if isinstance(value, Mapping):
        return {key: _tagged(inner) for key, inner in value.items()}
    if not isinstance(value, tuple):
        return value
    inside = map(_tagged, value)
    return [_OF_SETTINGS.index(type(value)), *inside] if hasattr(value, "_fields") else tuple(inside)


def _untagged(value: object) -> Any:  # noqa: ANN401 - as it was put away
    if isinstance(value, dict):
        return {key: _untagged(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_untagged, value))
    return _OF_SETTINGS[value[0]]._make(map(_untagged, value[1:])) if isinstance(value, list) else value


def _noun(noun: type[NamedTuple], **makes: Make) -> Make:
    """What makes a noun of its fields, those that are nouns themselves by their own makers."""
    inner = [(noun._fields.index(name), make) for name, make in makes.items()]

    def made(fields: tuple[object, ...]) -> object:
        values = list(fields)
        for at, make in inner:
            values[at] = make(values[at])
        return noun._make(values)

    return made


def _each(make: Make) -> Make:
    return lambda values: tuple(map(make, values))


def _drawers(make: Make) -> Make:
    return lambda closed: Drawers(closed, make)


def _as_it_is(value: object) -> object:
    return value


def _condition(fields: tuple[Any, ...] | None) -> Condition | None:
    if fields is None:
        return None
    kind, *parts = fields
    made: Condition = _CONDITIONS[kind]._make(parts if kind == 0 else map(_condition, parts))
    return made


def _bit_and_condition(pair: tuple[int, Any]) -> tuple[int, Condition | None]:
    return pair[0], _condition(pair[1])


def _clause(fields: tuple[object, ...]) -> object:
    return _CLAUSE(fields)  # Exceptions are clauses themselves.


def _terms(axes: dict[str, Closed]) -> dict[str, object]:
    return {axis: _TERMS(closed) for axis, closed in axes.items()}


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
_LEXICON = _noun(Lexicon, **dict.fromkeys(_IN_DRAWERS, _drawers(_as_it_is)), **{_WORDS: _apart})
_KINDS = [Policy, Lexicon, Masks, Config]
_MAKES = [_POLICY, _LEXICON, _noun(Masks, conditions=_each(_bit_and_condition)), _untagged]
