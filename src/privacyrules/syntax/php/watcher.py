"""The calls that a program leads to in; what they give, as far as whoever watches knows, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from privacyrules.syntax.php.values import Call, Php

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node
    from privacyrules.syntax.php.runner import Runner


class Watcher(Protocol):
    """Whoever wants to know of the calls that a program leads to."""

    @property
    def told(self) -> int:
        """How much was learnt from calls so far."""

    def call(self, call: Call, runner: Runner) -> Php | None:
        """See a call of something that is not written in this file.

        Returns:
            What it gives; None leaves it to the runner, which follows the functions among its arguments.
        """

    def member(self, owner: Php, name: str) -> Php | None:
        """Return what a property that is not written in this file holds, where that is known."""

    def lost(self, node: Node, why: str) -> None:
        """Hear that something cannot be followed."""
