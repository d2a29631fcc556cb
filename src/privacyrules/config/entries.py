"""A table of settings in, the entries that may stand there out; the others are mistakes with their line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from privacyrules.model.places import Place, Problem
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.toml_lines import TomlLines

WANTED = {
    "text": "a text in quotation marks that is not empty",
    "texts": "a text or a list of texts",
    "flag": "true or false",
    "table": "a table",
    "tables": "a list of tables ([[…]])",
    "day": "a day, such as 2030-12-31",
}

Table = Mapping[str, object]


class Entries:
    """One pass over a settings file; `problems` grows."""

    def __init__(self, text: str, path: str, prefix: str) -> None:
        """Start with the text of the file; `prefix` is the table under which our settings stand."""
        self.lines = text.splitlines()
        self._found = TomlLines(self.lines)
        self.path = path
        self.prefix = prefix
        self.problems: list[Problem] = []

    def owner(self, name: str) -> str:
        """The dotted name of a table of ours."""
        return f"{self.prefix}.{name}".lstrip(".")

    def starts(self, name: str) -> list[int]:
        """How many lines stand before each header `[[…]]` of a list of tables of ours."""
        header = f"[[{self.owner(name)}]]"
        return [n for n, line in enumerate(self.lines) if line.partition("#")[0].strip() == header]

    def known(self, table: Table, kinds: Mapping[str, str], owner: str, start: int = 0) -> dict[str, object]:
        """The entries that may stand here and are of their kind; the others are mistakes."""
        known = {}
        for key, value in table.items():
            place, dotted = self.place(key, owner, start), f"{owner}.{key}".lstrip(".")
            if key not in kinds:
                hint = did_you_mean(key, kinds) or "known here: " + ", ".join(sorted(kinds))
                self.problems.append(Problem(place, f"{dotted}: unknown key", hint))
            elif not _is_a(value, kinds[key]):
                self.problems.append(Problem(place, f"{dotted} must be {WANTED[kinds[key]]}"))
            else:
                known[key] = value
        return known

    def one_of(self, values: tuple[str, ...], choices: tuple[str, ...], key: str) -> None:
        """Note as mistakes the values that are not among the choices."""
        for value in values:
            if value not in choices:
                what = f"{self.owner(key)} cannot be '{value}'"
                hint = did_you_mean(value, choices) or "choose from " + ", ".join(choices)
                self.problems.append(Problem(self.place(key, self.prefix), what, hint))

    def place(self, key: str, owner: str, start: int = 0) -> Place:
        """Where a key of a table is set."""
        return Place(self.path, self._found.line_of(key, owner, start))

    def item(self, text: str, key: str) -> Place:
        """Where a text of a list at the top is set: on the line of its key, or on one of its own below."""
        start = self.place(key, self.prefix)
        for number, line in enumerate(self.lines[start.line - 1 :] if start.line else (), start.line):
            if f'"{text}"' in line or f"'{text}'" in line:
                return start._replace(line=number)
        return start


def tables_in(value: object) -> Table:
    """The table that a value is, an empty one if it is none."""
    return value if isinstance(value, dict) else {}


def texts_in(value: object) -> tuple[str, ...]:
    """The texts that a value is: one, or a list of them."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()


def _is_a(value: object, kind: str) -> bool:
    if isinstance(value, list):
        return kind in ("texts", "tables") and all(_is_a(item, kind[:-1]) for item in value)
    if kind == "day":
        return type(value) is date or (isinstance(value, str) and _is_day(value))
    if kind in ("text", "texts"):
        return isinstance(value, str) and bool(value.strip())
    return isinstance(value, {"flag": bool}.get(kind, dict)) and kind != "tables"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
