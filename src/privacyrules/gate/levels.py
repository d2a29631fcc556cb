"""How grave a finding is, and whether it fails the run."""

from collections.abc import Mapping
from typing import NamedTuple

from privacyrules.model.report import Level

Gravity = str
"""`denied`, `not_covered`, `if`, `both`, `unless`, `opaque`, `review`: what `--fail-on` lists."""

OPAQUE_PERSONAL: Gravity = "opaque_personal"
"""An opaque statement that speaks of personal data."""

FAILING: tuple[Gravity, ...] = ("denied", "not_covered", OPAQUE_PERSONAL)
"""What fails a run unless the caller or the settings list something else."""

_LEVELS: Mapping[Gravity, Level] = {"unless": "note"}


class Gate(NamedTuple):
    """What fails a run: the gravities in `fail_on`, and with `strict` every warning."""

    fail_on: tuple[Gravity, ...] = FAILING
    strict: bool = False

    def judge(self, gravity: Gravity) -> tuple[Level, bool]:
        """The level of a finding of this gravity, and whether it fails the run.

        What fails is an error. `opaque` in `fail_on` means every opaque statement, whatever it speaks of.
        """
        if gravity == "malformed":
            return "error", True
        fails = gravity in self.fail_on or (gravity == OPAQUE_PERSONAL and "opaque" in self.fail_on)
        level = _LEVELS.get(gravity, "warning")
        fails = fails or (self.strict and level == "warning")
        return ("error" if fails else level), fails
