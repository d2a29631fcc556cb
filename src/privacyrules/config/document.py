"""The TOML text of a settings file in, a Config out; every mistake with key and line."""

from __future__ import annotations

import re
import tomllib

from privacyrules.config import DIALECTS, FAIL_ON, OWN_NAME
from privacyrules.config.columns import columns
from privacyrules.config.entries import Entries, Table, tables_in, texts_in
from privacyrules.config.roles import roles
from privacyrules.config.terms import terms
from privacyrules.config.waivers import waivers
from privacyrules.model.config import SHARED_FILE, TABLE, Config
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.schema import Ignore
from privacyrules.syntax.nearest import nearest
from privacyrules.syntax.toml_lines import line_of

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
    "roles": "table",
    "waivers": "tables",
}


def read_document(text: str, path: str, folder: str) -> Config:
    """Read settings; see `parse_config`."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MistakesError([_broken(error, path)]) from error
    except RecursionError as error:
        what = "the settings nest too deeply to be read"
        raise MistakesError([Problem(Place(path), what, "write them flatter")]) from error
    except ValueError as error:  # Python refuses numbers of more than 4,300 digits.
        what = "a number has too many digits to be read"
        raise MistakesError([Problem(Place(path), what, "write a shorter one")]) from error
    entries = Entries(text, path, TABLE if path.endswith(SHARED_FILE) else "")
    settings = _settings(entries, document)
    config = _config(entries, settings, folder)
    ignores = (*_waived(entries, settings), *waivers(entries, text))
    single = [key for key in settings if _TOP.get(key, "table") not in ("table", "tables")]
    set_at = {key: entries.place(key, entries.prefix) for key in single}
    config = config._replace(ignores=ignores, lines=tuple(entries.lines), set_at=set_at)
    if entries.problems:
        raise MistakesError(entries.problems)
    return config


def _broken(error: tomllib.TOMLDecodeError, path: str) -> Problem:
    what = str(error)
    found = re.search(r" \(at line (\d+), column (\d+)\)$", what)
    place = Place(path, int(found[1]), int(found[2])) if found else Place(path)
    reason = what[: found.start()] if found else what.removesuffix(" (at end of document)")
    hint = "put texts in quotation marks" if reason == "Invalid value" else ""
    return Problem(place, f"this is no TOML: {reason[:1].lower()}{reason[1:]}", hint)


def _config(entries: Entries, settings: Table, folder: str) -> Config:
    known = entries.known(settings, _TOP, entries.prefix)
    assume = _assumed(entries, tables_in(known.get("assume")))
    fail_on = texts_in(known["fail-on"]) if "fail-on" in known else None
    dialect = str(known["dialect"]) if "dialect" in known else None
    entries.one_of(fail_on or (), FAIL_ON, "fail-on")
    entries.one_of((dialect,) if dialect else (), DIALECTS, "dialect")
    return Config(
        folder=folder,
        path=entries.path,
        policy=str(known["policy"]) if "policy" in known else None,
        paths=texts_in(known.get("paths")),
        exclude=texts_in(known.get("exclude")),
        dialect=dialect,
        fail_on=fail_on,
        strict=known.get("strict") is True,
        assume=assume,
        columns=tuple(columns(entries, known.get("columns"))),
        terms=tuple(terms(entries, tables_in(known.get("terms")))),
        roles=tuple(roles(entries, tables_in(known.get("roles")))),
        places={axis: entries.place(axis, entries.owner("assume")) for axis in assume},
        exclude_at={pattern: entries.item(pattern, "exclude") for pattern in texts_in(known.get("exclude"))},
    )


def _settings(entries: Entries, document: Table) -> Table:
    """The table in which our settings stand."""
    tools = tables_in(document.get("tool"))
    if entries.prefix:
        _check_names(entries, tools)
        return tables_in(tools.get(OWN_NAME))
    if "tool" not in document:
        return document
    what = f"in a file of this name settings stand at the top, not under [{TABLE}]"
    place = Place(entries.path, line_of("privacyrules", "tool", entries.lines))
    entries.problems.append(Problem(place, what, f"take `{TABLE}.` away, or call the file {SHARED_FILE}"))
    return {}


def _waived(entries: Entries, settings: Table) -> tuple[Ignore, ...]:
    if not isinstance(settings.get("waivers"), list):
        return ()
    from privacyrules.config.waiver_tables import waiver_tables

    return tuple(waiver_tables(entries, settings["waivers"]))


def _check_names(entries: Entries, tools: Table) -> None:
    """Find tables of tools that are almost called as ours and must be meant for us."""
    for name in tools:
        if name != OWN_NAME and nearest(name, [OWN_NAME]) is not None:
            number = next((n for n, line in enumerate(entries.lines, 1) if f"tool.{name}" in line), 0)
            what = f"tool.{name}: unknown table"
            entries.problems.append(Problem(Place(entries.path, number), what, f"did you mean '{TABLE}'?"))


def _assumed(entries: Entries, table: Table) -> dict[Axis, tuple[str, ...]]:
    owner = entries.owner("assume")
    known = entries.known(table, dict.fromkeys(AXES, "texts"), owner)
    return {axis: texts_in(known[axis]) for axis in AXES if axis in known}
