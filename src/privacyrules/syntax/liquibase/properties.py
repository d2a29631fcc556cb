"""The properties of a changelog in; its texts with `${...}` filled in out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.liquibase.parts import Part

_PLACEHOLDER = re.compile(r"\$\{([^{}\r\n]*)\}")


@dataclass(slots=True)
class Properties:
    """What each property may stand for: several things where that depends on the database."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, part: Part) -> None:
        """Learn what `<property name="..." value="..."/>` states."""
        name, value = part.values.get("name"), part.values.get("value")
        if name is not None and value is not None:
            known = self.values.setdefault(name.value, [])
            known += [value.value] if value.value not in known else []

    def fill(self, text: Text, *, any_of: bool = False) -> Text:
        """Fill in what is known; what is not, or not without the database, stays a hole.

        Args:
            text: as written.
            any_of: take the first of several values.
        """
        if "${" not in text.value:
            return text
        parts = []
        at = 0
        for found in _PLACEHOLDER.finditer(text.value):
            known = self.values.get(found[1].strip(), [])
            offset = text.offset(found.start())
            parts.append(text.part(at, found.start()))
            parts.append(
                Text(known[0], ((0, offset),))
                if len(known) == 1 or (known and any_of)
                else hole(found[1], offset)
            )
            at = found.end()
        filled = joined([*parts, text.part(at, len(text.value))], text.offset(0))
        return filled or hole("", text.offset(0))
