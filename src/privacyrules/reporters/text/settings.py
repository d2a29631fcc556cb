"""Settings in, the table that a person reads out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.setting import Setting
from privacyrules.reporters.text.layout import listed, sourced

_NOTHING = {
    "config": "no file",
    "policy": "none is named",
    "paths": "the working directory",
    "exclude": "nothing",
    "dialect": "told by each file",
    "fail-on": "nothing",
    "baseline": "none",
}
_IN_WORDS = {"opaque_personal": "opaque (where a word tells that it is personal)"}


def settings_text(settings: Sequence[Setting]) -> str:
    """Write each setting with its value and, behind it, where it came from."""
    width = max(len(setting.key) for setting in settings) + 2
    lines = [line for setting in settings for line in _lines(setting, width)]
    return "\n".join(lines) + "\n"


def _lines(setting: Setting, width: int) -> Iterator[str]:
    yield from sourced(_value(setting), _origin(setting), f"{setting.key:<{width}}")


def _value(setting: Setting) -> str:
    value = setting.value
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or value == ():
        return _NOTHING.get(setting.key, "nothing")
    return value if isinstance(value, str) else listed([_IN_WORDS.get(word, word) for word in value])


def _origin(setting: Setting) -> str:
    if setting.origin == "settings":
        return f"{setting.place}, {setting.name}"
    if setting.origin == "default":
        return f"default: {setting.name}" if setting.name else "default"
    return f"{setting.origin}: {setting.name}"
