"""Settings to bytes and back, without the library that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from privacyrules.model.config import Config
from privacyrules.policy.sealed import opened, seal

if TYPE_CHECKING:
    from mmap import mmap

_FORM = b"privacyrules settings 1\n"
_HOMES = {
    "ColumnStatement": "config",
    "RoleStatement": "config",
    "OwnTerm": "vocabulary",
    "Ignore": "schema",
    "Place": "places",
}


def to_bytes(config: Config, inputs: Sequence[bytes]) -> bytes:
    """Settings as bytes for `from_bytes`; `inputs` is all that they were made from."""
    return seal(_FORM, inputs, (_plain(config),), b"")


def from_bytes(data: bytes | mmap, inputs: Sequence[bytes]) -> Config | None:
    """What `to_bytes` stored, or None if the bytes are foreign, damaged, or made from other inputs."""
    found = opened(_FORM, data, inputs)
    return None if found is None else Config._make(map(_made, found[0][0][1:]))


def _plain(value: object) -> object:
    """Settings are few: each noun becomes a list that begins with its name."""
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if not isinstance(value, tuple):
        return value
    inside = map(_plain, value)
    return [type(value).__name__, *inside] if hasattr(value, "_fields") else tuple(inside)


def _made(value: object) -> Any:  # noqa: ANN401 - as it was put away
    if isinstance(value, dict):
        return {key: _made(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_made, value))
    return _noun(value[0])._make(map(_made, value[1:])) if isinstance(value, list) else value


def _noun(name: str) -> Any:  # noqa: ANN401 - one of those that settings have
    """The noun of that name; most settings have no terms and no waivers, whose homes are not imported."""
    return getattr(import_module(f"privacyrules.model.{_HOMES[name]}"), name)
