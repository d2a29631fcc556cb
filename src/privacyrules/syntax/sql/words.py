"""An SQL text in, whether it may define anything at all out: most files are done here."""

from __future__ import annotations

_DEFINING = (
    "create",
    "alter",
    "rename",
    "comment",
    "drop",
    "grant",
    "revoke",
    "deny",
    "copy",
    "exec",
    "prepare",
    "import",
    "privacy",
)


def may_speak(text: str) -> bool:
    """Say whether a text may hold a remark for privacyrules; fast, and never wrong when it says no."""
    return "privacy" in text.lower()


def may_define(text: str) -> bool:
    """Say whether a text holds a word without which no statement defines or hands out anything.

    Fast and never wrong when it says no, except that a text without such a word may be malformed.
    """
    lowered = text.lower()
    if any(word in lowered for word in _DEFINING):
        return True
    return ("into" in lowered and "select" in lowered) or "update" in lowered or "merge" in lowered
