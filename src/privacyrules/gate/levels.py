"""How grave a finding is, and whether it fails the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from privacyrules.model.report import Level

Gravity = str
"""`denied`, `not_covered`, `if`, `both`, `unless`, `opaque`, `review`: what `--fail-on` lists."""

FAILING: tuple[Gravity, ...] = ("denied", "not_covered")

_LEVELS: Mapping[Gravity, Level] = {"unless": "note"}


@dataclass(frozen=True, slots=True)
class Gate:
    """What fails a run: the gravities in `fail_on`, and with `strict` every warning."""

    fail_on: tuple[Gravity, ...] = FAILING
    strict: bool = False

    def judge(self, gravity: Gravity) -> tuple[Level, bool]:
        """The level of a finding of this gravity, and whether it fails the run.

        What fails is an error. An opaque statement that speaks of personal data (`opaque_personal`)
        fails unless the settings list what fails and leave `opaque` out.
        """
        if gravity == "malformed":
            return "error", True
        if gravity == "opaque_personal":
            fails = "opaque" in self.fail_on or self.fail_on == FAILING
            gravity = "opaque"
        else:
            fails = gravity in self.fail_on
        level = _LEVELS.get(gravity, "warning")
        fails = fails or (self.strict and level == "warning")
        return ("error" if fails else level), fails
