"""An unquoted YAML scalar in, its value by the core schema of YAML 1.2 out."""

from __future__ import annotations

import re

_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGERS = (
    (re.compile(r"[-+]?[0-9]+"), 10),
    (re.compile(r"0o[0-7]+"), 8),
    (re.compile(r"0x[0-9a-fA-F]+"), 16),
)
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_STARTS = frozenset("0123456789+-.")
_MOST_DIGITS = 1000


def value_of(text: str) -> str | int | float | bool | None:
    """Read a plain scalar as YAML 1.2 does: `NO`, `yes`, `1_000` and dates stay texts.

    Args:
        text: the scalar as written, without quotation marks and surrounding white space.

    Returns:
        The value; a number of more than 1,000 characters stays a text, since no rule can mean it.

    Source: YAML 1.2.2, section 10.3.2, "Tag Resolution" (https://yaml.org/spec/1.2.2/#1032-tag-resolution).
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _STARTS or len(text) > _MOST_DIGITS:
        return text
    for pattern, base in _INTEGERS:
        if pattern.fullmatch(text):
            return int(text, base)
    if _FLOAT.fullmatch(text):
        return float(text)
    return float(text.replace(".", "", 1)) if _INFINITE.fullmatch(text) else text
