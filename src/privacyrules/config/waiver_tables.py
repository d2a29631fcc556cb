"""The entries `[[waivers]]` of a settings file in, the waivers out; every mistake with key and line."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.config.entries import Entries, Table
from privacyrules.model.places import Place, Problem
from privacyrules.model.schema import Ignore
from privacyrules.syntax.nearest import nearest

_WAIVER = {
    "id": "text",
    "table": "text",
    "column": "text",
    "flow": "text",
    "path": "text",
    "fingerprint": "text",
    "reason": "text",
    "until": "day",
    "by": "text",
    "text": "text",
}
_NEEDED = {
    "id": "name the rule or finding that it waives",
    "reason": "say why it may wait",
    "until": "say on which day it ends: until = 2030-12-31",
    "by": "name who answers for it",
}
_FORMS = (("table", "column"), ("path", "flow"), ("fingerprint",))
_ONE_FORM = "name one finding: by `table` and `column`, by `path` and `flow`, or by `fingerprint`"
_TEXT, _FINGERPRINT = 8, 16


def waiver_tables(entries: Entries, tables: object) -> Iterator[Ignore]:
    """Read the tables `[[waivers]]`."""
    starts = entries.starts("waivers")
    inline = max(entries.place("waivers", entries.prefix).line - 1, 0)
    for index, table in enumerate(tables if isinstance(tables, list) else []):
        start = starts[index] if index < len(starts) else inline
        before = len(entries.problems)
        known = entries.known(table, _WAIVER, entries.owner("waivers"), start)
        said = {key: str(value) for key, value in known.items()}
        place = Place(entries.path, start + 1)
        owner = f"{entries.owner('waivers')}[{index}]"
        entries.problems += (Problem(place, f"{owner} {what}", hint) for what, hint in _wrong(table, said))
        if len(entries.problems) == before:
            yield Ignore(
                id=said["id"],
                reason=said["reason"],
                until=said["until"],
                by=said["by"],
                text=said.get("text", ""),
                place=place,
                of=_finding(said),
            )


def _wrong(table: Table, said: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What an entry lacks or says wrongly, each with the way out."""
    misspelt = {nearest(key, _WAIVER) for key in table if key not in _WAIVER}
    for key, hint in _NEEDED.items():
        if key not in table and key not in misspelt:
            yield f"has no '{key}'", hint
    parts = [key for form in _FORMS for key in form if key in table]
    if tuple(parts) not in _FORMS and len(said) == len(table):
        named = f"names its finding by {', '.join(parts)}" if parts else "names no finding"
        yield named, _ONE_FORM
    for key in ("table", "column"):
        if "*" in said.get(key, ""):
            yield f"speaks of several findings: {key} = '{said[key]}'", "a waiver accepts one; name it"
    if not _is_hex(said.get("text", "0" * _TEXT), _TEXT):
        yield f"has text = '{said['text']}'", "copy the eight characters from the finding"
    if not _is_hex(said.get("fingerprint", "0" * _FINGERPRINT)[:_FINGERPRINT], _FINGERPRINT):
        what = f"has fingerprint = '{said['fingerprint']}'"
        yield what, "copy its first sixteen characters, or all, from the baseline or from `--format json`"


def _finding(said: dict[str, str]) -> tuple[str, ...]:
    """The one finding that an entry speaks of, as `Ignore.of` names it."""
    if "column" in said:
        return "column", said["table"].lower(), said["column"].lower()
    if "flow" in said:
        return "flow", said["path"], said["flow"]
    return "fingerprint", said["fingerprint"][:_FINGERPRINT]


def _is_hex(text: str, digits: int) -> bool:
    return len(text) == digits and not text.strip("0123456789abcdef")
