"""The three truth values that every match and condition is written in."""

from __future__ import annotations

from typing import Final, Literal

Truth = Literal[0, 1, 2]
"""No, maybe, yes: ordered, so that the weakest of several is their minimum."""

NO: Final[Truth] = 0
MAYBE: Final[Truth] = 1
YES: Final[Truth] = 2
