"""What a person says the day of evaluation is in, that day out."""

from __future__ import annotations

from datetime import UTC, date, datetime

from privacyrules.model.places import MistakesError, Place, Problem


def day_of(today: str | None) -> str:
    """The day of evaluation: the one that is named (ISO 8601), else the present one.

    Raises:
        MistakesError: it is no day.
    """
    if today is None:
        return datetime.now(UTC).astimezone().date().isoformat()
    try:
        if date.fromisoformat(today).isoformat() == today:
            return today
    except ValueError:
        pass
    what, hint = f"'{today}' is no day of the calendar", "write it as 2026-01-31"
    raise MistakesError([Problem(Place("--today"), what, hint)])
