"""Settings as they hold in a run, each with where it came from."""

from __future__ import annotations

from typing import Literal, NamedTuple

from privacyrules.model.places import NOWHERE, Place

Origin = Literal["default", "settings", "environment", "command line"]


class Given(NamedTuple):
    """A value that an option has; `name` is that of the option, or of the variable of the environment."""

    value: str
    origin: Origin
    name: str


class Setting(NamedTuple):
    """One setting, its value (None where nothing is set) and its origin.

    `name` is what sets it there: the dotted key of a settings file, an option or a variable; of a default
    it is the reason, where there is one. `place` is where in a file it is set.
    """

    key: str
    value: bool | str | tuple[str, ...] | None
    origin: Origin = "default"
    name: str = ""
    place: Place = NOWHERE
