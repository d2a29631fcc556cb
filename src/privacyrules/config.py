"""Settings in `pyproject.toml` or `privacyrules.toml` in, a Config out; every mistake with key and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date

from privacyrules.model.config import ColumnStatement, Config
from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.vocabulary import OwnTerm
from privacyrules.syntax.nearest import did_you_mean, nearest
from privacyrules.syntax.toml_lines import line_of

FAIL_ON = ("denied", "not_covered", "if", "both", "unless", "opaque", "review")
DIALECTS = ("postgresql", "mysql")

_TOP = {
    "policy": "text",
    "paths": "texts",
    "exclude": "texts",
    "dialect": "text",
    "fail-on": "texts",
    "strict": "flag",
    "assume": "table",
    "columns": "tables",
    "terms": "table",
}
_COLUMN: dict[str, str] = {
    "table": "text",
    "column": "text",
    "by": "text",
    "date": "text",
    "not_personal": "text",
    "facts": "table",
    **dict.fromkeys(AXES, "texts"),
}
_TERM = {"within": "texts", "axis": "text", "definition": "text", "phrases": "texts"}
_WANTED = {
    "text": "a text in quotation marks that is not empty",
    "texts": "a text or a list of texts",
    "flag": "true or false",
    "table": "a table",
    "tables": "a list of tables ([[…]])",
}

Table = Mapping[str, object]

_TABLE = "privacyrules"
_TOOL = re.compile(r"""^\s*\[+\s*tool\.["']?([\w-]+)""", re.MULTILINE)


def has_settings(text: str, path: str) -> bool:
    """Whether a TOML file holds settings of ours: `privacyrules.toml` always, others by their table.

    A table whose name is misspelt counts: settings that nobody reads must not be passed over in silence.
    """
    return path.endswith("privacyrules.toml") or any(
        nearest(tool, [_TABLE]) is not None for tool in _TOOL.findall(text)
    )


def parse_config(text: str, path: str, folder: str) -> Config:
    """Read settings.

    Args:
        text: the TOML text; in `privacyrules.toml` the keys stand at the top, elsewhere under
            `[tool.privacyrules]`.
        path: how messages call the file.
        folder: where the file lies.

    Raises:
        MistakesError: broken TOML, unknown keys, values of the wrong kind; all of them.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MistakesError([_broken(error, path)]) from error
    prefix = "" if path.endswith("privacyrules.toml") else f"tool.{_TABLE}"
    tools = _tables(document.get("tool"))
    reading = _Reading(text, path, prefix)
    if prefix:
        reading.check_names(tools)
    config = reading.config(_tables(tools.get(_TABLE)) if prefix else document, folder)
    if reading.problems:
        raise MistakesError(reading.problems)
    return config


def _broken(error: tomllib.TOMLDecodeError, path: str) -> Problem:
    what = str(error)
    found = re.search(r" \(at line (\d+), column (\d+)\)$", what)
    place = Place(path, int(found[1]), int(found[2])) if found else Place(path)
    reason = what[: found.start()] if found else what.removesuffix(" (at end of document)")
    hint = "put texts in quotation marks" if reason == "Invalid value" else ""
    return Problem(place, f"this is no TOML: {reason[:1].lower()}{reason[1:]}", hint)


def _tables(value: object) -> Table:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()


class _Reading:
    """One pass over a settings file; `problems` grows."""

    def __init__(self, text: str, path: str, prefix: str) -> None:
        self.lines = text.splitlines()
        self.path = path
        self.prefix = prefix
        self.problems: list[Problem] = []

    def config(self, settings: Table, folder: str) -> Config:
        known = self._known(settings, _TOP, self.prefix)
        assume = self._assumed(_tables(known.get("assume")))
        fail_on = _texts(known["fail-on"]) if "fail-on" in known else None
        dialect = str(known["dialect"]) if "dialect" in known else None
        self._one_of(fail_on or (), FAIL_ON, "fail-on")
        self._one_of((dialect,) if dialect else (), DIALECTS, "dialect")
        return Config(
            folder=folder,
            path=self.path,
            policy=str(known["policy"]) if "policy" in known else None,
            paths=_texts(known.get("paths")),
            exclude=_texts(known.get("exclude")),
            dialect=dialect,
            fail_on=fail_on,
            strict=known.get("strict") is True,
            assume=assume,
            columns=tuple(self._columns(known.get("columns"))),
            terms=tuple(self._terms(_tables(known.get("terms")))),
            places={axis: self._place(axis, f"{self.prefix}.assume".lstrip(".")) for axis in assume},
        )

    def check_names(self, tools: Table) -> None:
        """Find tables of tools that are almost called as ours and must be meant for us."""
        for name in tools:
            if name != _TABLE and nearest(name, [_TABLE]) is not None:
                number = next((n for n, line in enumerate(self.lines, 1) if f"tool.{name}" in line), 0)
                what = f"tool.{name}: unknown table"
                self.problems.append(
                    Problem(Place(self.path, number), what, f"did you mean 'tool.{_TABLE}'?")
                )

    def _known(self, table: Table, kinds: Mapping[str, str], owner: str, start: int = 0) -> dict[str, object]:
        """The entries that may stand here and are of their kind; the others are mistakes."""
        known = {}
        for key, value in table.items():
            place, dotted = self._place(key, owner, start), f"{owner}.{key}".lstrip(".")
            if key not in kinds:
                hint = did_you_mean(key, kinds) or "known here: " + ", ".join(sorted(kinds))
                self.problems.append(Problem(place, f"{dotted}: unknown key", hint))
            elif not _is_a(value, kinds[key]):
                self.problems.append(Problem(place, f"{dotted} must be {_WANTED[kinds[key]]}"))
            else:
                known[key] = value
        return known

    def _one_of(self, values: tuple[str, ...], choices: tuple[str, ...], key: str) -> None:
        for value in values:
            if value not in choices:
                what = f"{self.prefix}.{key}".lstrip(".") + f" cannot be '{value}'"
                hint = did_you_mean(value, choices) or "choose from " + ", ".join(choices)
                self.problems.append(Problem(self._place(key, self.prefix), what, hint))

    def _assumed(self, table: Table) -> dict[Axis, tuple[str, ...]]:
        owner = f"{self.prefix}.assume".lstrip(".")
        known = self._known(table, dict.fromkeys(AXES, "texts"), owner)
        return {axis: _texts(known[axis]) for axis in AXES if axis in known}

    def _columns(self, tables: object) -> Iterator[ColumnStatement]:
        owner = f"{self.prefix}.columns".lstrip(".")
        starts = [n for n, line in enumerate(self.lines) if line.strip() == f"[[{owner}]]"]
        for index, table in enumerate(tables if isinstance(tables, list) else []):
            start = starts[index] if index < len(starts) else 0
            known = self._known(table, _COLUMN, owner, start)
            place = Place(self.path, start + 1)
            for needed in ("table", "by"):
                if needed not in table:
                    what = f"{owner}[{index}] has no '{needed}'"
                    hint = "name who states it" if needed == "by" else "name the tables, `*` for all"
                    self.problems.append(Problem(place, what, hint))
            yield self._statement(known, place, owner)

    def _statement(self, known: Table, place: Place, owner: str) -> ColumnStatement:
        stated_by = ", ".join(str(known[key]) for key in ("by", "date") if key in known)
        start = place.line - 1
        facts = self._facts(_tables(known.get("facts")), owner, start)
        places: dict[str, Place] = {axis: self._place(axis, owner, start) for axis in AXES if axis in known}
        return ColumnStatement(
            table=str(known.get("table", "")),
            column=str(known.get("column", "*")),
            stated_by=stated_by,
            terms={axis: _texts(known[axis]) for axis in AXES if axis in known},
            facts={name: value for name, (value, _) in facts.items()},
            not_personal=str(known["not_personal"]) if "not_personal" in known else None,
            place=place,
            places={**places, **{name: where for name, (_, where) in facts.items()}},
        )

    def _facts(self, table: Table, owner: str, start: int) -> dict[str, tuple[FactValue, Place]]:
        """Each fact with its place; a date of TOML is meant as its text."""
        facts: dict[str, tuple[FactValue, Place]] = {}
        inline = self._place("facts", owner, start)
        for name, value in table.items():
            place = self._place(name, f"{owner}.facts", max(inline.line - 1, start))
            place = place if place.line else inline
            if isinstance(value, (bool, int, float, str)):
                facts[name] = value, place
            elif type(value) is date:
                facts[name] = value.isoformat(), place
            else:
                what = f"{owner}.facts.{name} must be one value"
                self.problems.append(Problem(place, what, "write a number, a text, a date, true or false"))
        return facts

    def _terms(self, table: Table) -> Iterator[OwnTerm]:
        owner = f"{self.prefix}.terms".lstrip(".")
        for name, value in table.items():
            place = self._place(name, owner)
            if not isinstance(value, dict):
                hint = f'write {name} = {{ within = "…" }}'
                self.problems.append(Problem(place, f"{owner}.{name} must be a table", hint))
                continue
            known = self._known(value, _TERM, f"{owner}.{name}")
            yield OwnTerm(
                name=name,
                within=_texts(known.get("within")),
                axis=str(known["axis"]) if "axis" in known else None,
                definition=str(known.get("definition", "")),
                phrases=_texts(known.get("phrases")),
                place=place,
            )

    def _place(self, key: str, owner: str, start: int = 0) -> Place:
        return Place(self.path, line_of(key, owner, self.lines, start))


def _is_a(value: object, kind: str) -> bool:
    if isinstance(value, list):
        return kind in ("texts", "tables") and all(_is_a(item, kind[:-1]) for item in value)
    if kind in ("text", "texts"):
        return isinstance(value, str) and bool(value.strip())
    return isinstance(value, {"flag": bool}.get(kind, dict)) and kind != "tables"
