"""Settings in, JSON out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.setting import Setting
from privacyrules.syntax.json_values import Value, write


def settings_text(settings: Sequence[Setting]) -> str:
    """Write `settings`: each with key, value, origin and name, and where in a file it is set."""
    return write({"settings": [_setting(setting) for setting in settings]})


def _setting(setting: Setting) -> dict[str, Value]:
    value = setting.value
    return {
        "key": setting.key,
        "value": list(value) if isinstance(value, tuple) else value,
        "origin": setting.origin,
        "name": setting.name or None,
        "path": setting.place.path or None,
        "line": setting.place.line or None,
    }
