"""A text in, whether it is a day of the calendar out."""

from __future__ import annotations

from datetime import date


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar in ISO 8601's long form, such as 2026-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
