"""A policy, its masks, or a lexicon to bytes and back, without the libraries that compiled it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import cast

from privacyrules.model.classification import Lexicon
from privacyrules.model.conditions import And, Comparison, Condition, Not, Or
from privacyrules.model.masks import Masks
from privacyrules.model.places import Place
from privacyrules.model.policy import Clause, NotCheckable, Policy, Quote, Resolution, Rule
from privacyrules.model.vocabulary import Fact, Term, Vocabulary

_NOUNS: tuple[Callable[..., object], ...] = (
    Place,
    Term,
    Fact,
    Vocabulary,
    Comparison,
    Not,
    And,
    Or,
    Quote,
    Clause,
    Rule,
    NotCheckable,
    Resolution,
    Policy,
    Lexicon,
    Masks,
)
_NUMBERS = {noun: number for number, noun in enumerate(_NOUNS)}

_MAGIC = b"privacyrules compiled 1\n"
_DIGEST = 32

Stored = Policy | Lexicon | Masks


def to_bytes(value: Stored, inputs: bytes) -> bytes:
    """A policy, masks or a lexicon as bytes that `from_bytes` gives back.

    Args:
        value: what to store.
        inputs: the SHA-256 of all that it was made from; the header carries it.
    """
    payload = marshal.dumps(_plain(value))  # type: ignore[arg-type]
    return _MAGIC + inputs + sha256(payload).digest() + payload


def from_bytes(data: bytes, inputs: bytes) -> Stored | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    start = len(_MAGIC)
    header, payload = data[: start + 2 * _DIGEST], data[start + 2 * _DIGEST :]
    if header != _MAGIC + inputs + sha256(payload).digest():
        return None
    return cast("Stored", _noun(marshal.loads(payload)))  # noqa: S302 - our own bytes, by their digest


def _plain(value: object) -> object:
    """A noun becomes a list (its number and fields); everything else is what marshal knows."""
    number = _NUMBERS.get(type(value))
    if isinstance(value, Lexicon):
        return [number, *value]
    if isinstance(value, Masks):
        conditions = [(bit, _plain(condition)) for bit, condition in value.conditions]
        return [number, *value._replace(conditions=tuple(conditions))]  # type: ignore[arg-type]
    if number is not None and isinstance(value, tuple):
        return [number, *map(_plain, value)]
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_plain(inner) for inner in value)
    return value


def _noun(value: object) -> object:
    if isinstance(value, list) and _NOUNS[value[0]] is Lexicon:
        # Thousands of phrases, all plain already: walking them would cost more than all else.
        return Lexicon(*value[1:])
    if isinstance(value, list) and _NOUNS[value[0]] is Masks:
        masks = Masks(*value[1:])
        conditions = [(bit, cast("Condition", _noun(condition))) for bit, condition in masks.conditions]
        return masks._replace(conditions=tuple(conditions))
    if isinstance(value, list):
        return _NOUNS[value[0]](*map(_noun, value[1:]))
    if isinstance(value, dict):
        return {key: _noun(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_noun, value))
    return value
