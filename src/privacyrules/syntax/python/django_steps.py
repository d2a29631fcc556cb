"""The operations of one migration in, one by one; its steps, and what they change in this file alone, out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from privacyrules.model.mapped import ModelStep
from privacyrules.model.schema import Disclosure, SchemaChange, Unread
from privacyrules.syntax.python.django_state import AppState
from privacyrules.syntax.python.found import Found


@dataclass(slots=True)
class Steps:
    """Takes the steps of one file; `silent` ones change only what Django knows of its models."""

    found: Found
    app: AppState
    silent: bool = False
    taken: list[tuple[int, ModelStep, bool]] = field(default_factory=list)

    def take(self, step: ModelStep, node: ast.expr, until: int = 0) -> None:
        """Take a step that a node makes, and keep what it does to the schema."""
        if self.silent:
            step = step._replace(change=None)
        change = self.app.take(step)
        self.taken.append((len(self.found.sightings), step, change is not None))
        if change is not None:
            self.found.saw(change, node, until)

    def opaque(self, node: ast.expr | ast.stmt, what: str) -> None:
        """Keep something that is not understood."""
        if not self.silent:
            self.found.opaque(node, what)

    def laid(self, changes: tuple[SchemaChange, ...]) -> Iterator[SchemaChange | ModelStep]:
        """Give all steps in their order, with the changes of the file as they turned out."""
        at = 0
        rest = iter(changes)
        for before, step, seen in self.taken:
            yield from self._plain(at, before, rest)
            yield _with_change(step, next(rest)) if seen else step
            at = before + seen
        yield from rest

    def _plain(self, start: int, stop: int, rest: Iterator[SchemaChange]) -> Iterator[SchemaChange]:
        for sighting in self.found.sightings[start:stop]:
            if not isinstance(sighting.change, Disclosure | Unread):
                yield next(rest)


def _with_change(step: ModelStep, change: SchemaChange) -> ModelStep:
    """Lay what comments say of a change beside its step."""
    if step.change is None or not isinstance(change, type(step.change)):
        return step
    return step._replace(change=step.change._replace(annotations=change.annotations))
