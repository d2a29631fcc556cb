"""An SQL text in, whether it may define anything at all out: most files are done here."""

from __future__ import annotations

_DEFINING = (
    "create",
    "alter",
    "rename",
    "comment",
    "drop",
    "grant",
    "copy",
    "exec",
    "prepare",
    "import",
    "privacy",
)


def may_define(text: str) -> bool:
    """Say whether a text holds a word without which no statement defines or hands out anything.

    Fast and never wrong when it says no, except that a text without such a word may be malformed.
    """
    lowered = text.lower()
    return any(word in lowered for word in _DEFINING) or ("into" in lowered and "select" in lowered)
