"""What people state and nothing confirms in, warnings where it is stated, or was left behind, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from privacyrules.gate.findings import Bench
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.places import NOWHERE, Place
from privacyrules.model.report import Finding
from privacyrules.model.schema import Annotation
from privacyrules.model.statements import Contradiction, Side, Stale, Unmatched

UNMATCHED = "unmatched-setting"
CONFLICTING = "conflicting-statements"
STALE = "stale-annotation"
MOST_NAMED = 6

_MATCHES_NOTHING = {
    "columns": "this entry of the settings speaks of nothing: no column that was read is called '{}'",
    "tables": "this entry of the settings speaks of nothing: no table that was read is called '{}'",
    "roles": "this entry of the settings speaks of nothing: nothing is disclosed to '{}'",
    "exclude": "this pattern of the settings leaves nothing out: '{}'",
}
_FROM_WHERE = "Mend it or take it out; a pattern counts from the folder of the settings: `db/old`, `*/old`."
_SIGNATURE = ("by", "date")
_OPPOSITE = {"data": "not_personal", "not_personal": "data"}


def unmatched_finding(unmatched: Unmatched, bench: Bench) -> Finding:
    """The finding on an entry of the settings that matches nothing of what was read."""
    message = _MATCHES_NOTHING[unmatched.setting].format(unmatched.wants)
    parts = (UNMATCHED, unmatched.setting, unmatched.wants.lower())
    return _finding(bench, parts, (unmatched.place, message, _way_out(unmatched)))


def _way_out(unmatched: Unmatched) -> str:
    if unmatched.renamed_at != NOWHERE:
        return (
            f"It was renamed at {unmatched.renamed_at}: write '{unmatched.nearest}', or take the entry out."
        )
    if unmatched.nearest:
        return f"Did you mean '{unmatched.nearest}'? Else take the entry out."
    return _FROM_WHERE if unmatched.setting == "exclude" else "Name what it is to speak of, or take it out."


def contradiction_findings(contradictions: Iterable[Contradiction], bench: Bench) -> Iterator[Finding]:
    """The findings on statements of equal weight that differ: one per pair, whatever columns they meet on."""
    pairs: dict[tuple[Side, ...], list[Contradiction]] = {}
    for found in contradictions:
        # Of each side only what tells the statements apart: a pair may differ on several axes.
        sides = (side._replace(said="", place=NOWHERE) for side in (found.other, found.counts))
        pairs.setdefault(tuple(sides), []).append(found)
    for pair in pairs.values():
        yield _contradiction(pair, bench)


def _contradiction(pair: Sequence[Contradiction], bench: Bench) -> Finding:
    first = pair[0]
    sides = (first.other, first.counts)
    columns = tuple(dict.fromkeys(f"{c.column.table}.{c.column.name}" for c in pair))
    said = {
        f"{c.name} '{c.other.said}' {_by(c.other)} and '{c.counts.said}' {_by(c.counts)}": None for c in pair
    }
    message = f"what is stated of {_listed(columns)} contradicts itself: {'; '.join(said)}; the latter counts"
    entries = [side.statement for side in sides if side.kind == "settings"]
    if len(entries) > 1:
        help_ = "Take one of the two out, or let the one that is to count name its columns more exactly."
    elif entries:
        help_ = "Take one of the two out, or state beside the column what is to count."
    else:
        help_ = "Keep one of the two."
    names = (CONFLICTING, *(part for side in sides for part in (side.kind, side.speaks_of.lower())))
    return _finding(bench, names, (entries[-1] if entries else first.column.place, message, help_), columns)


def _by(side: Side) -> str:
    return f"by {side.stated_by} ({side.place})" if side.stated_by else f"({side.place})"


def stale_findings(everything: Iterable[Stale], bench: Bench) -> Iterator[Finding]:
    """The findings on what was stated before a change: one per column, or per table that was renamed."""
    together: dict[tuple[Place, str], list[Stale]] = {}
    for stale in everything:
        together.setdefault((stale.until, str(stale.table)), []).append(stale)
    for group in together.values():
        renamed = any(stale.was.table != stale.table for stale in group)
        yield _on_renamed(group, bench) if renamed else _on_changed(group[0], bench)


def _on_changed(stale: Stale, bench: Bench) -> Finding:
    name = f"{stale.table}.{stale.column}"
    change = (
        f"renamed from {stale.was.name}"
        if stale.was.name.lower() != stale.column.lower()
        else f"retyped from {stale.was.type or 'no type'} to {stale.type}"
    )
    said = _statement(stale.said)
    message = f"'{said}' was stated of {name} {_at(stale.said)}, before it was {change}"
    help_ = (
        f"Look whether it still holds, and state it again beside the change: `privacyrules: {said} by=NAME`."
    )
    parts = (STALE, str(stale.table).lower(), stale.column.lower())
    return _finding(bench, parts, (stale.until, message, help_), (name,))


def _on_renamed(group: Sequence[Stale], bench: Bench) -> Finding:
    first = group[0]
    names = tuple(f"{s.table}.{s.column}" if s.column else str(s.table) for s in group)
    said = [f"'{_statement(stale.said)}' of {_then(stale)} {_at(stale.said)}" for stale in group]
    more = [f"and {len(said) - MOST_NAMED} more"] if len(said) > MOST_NAMED else []
    listed = "; ".join([*said[:MOST_NAMED], *more])
    message = f"before {first.was.table} was renamed to {first.table}, this was stated: {listed}"
    help_ = "Look whether it still holds, and confirm it beside the new name: `privacyrules: by=NAME`."
    return _finding(bench, (STALE, str(first.table).lower()), (first.until, message, help_), names)


def _then(stale: Stale) -> str:
    """What it was stated of, by its name then and now."""
    renamed = stale.was.name.lower() != stale.column.lower()
    return f"{stale.was.name} (now {stale.column})" if renamed else stale.column or "all of it"


def _at(said: Sequence[Annotation]) -> str:
    """Who stated it last and where: `by Ada at 0001.sql:3:5`."""
    by = [annotation.value for annotation in said if annotation.key == "by"]
    return f"{f'by {by[-1]} ' if by else ''}at {said[-1].place}"


def _statement(said: Iterable[Annotation]) -> str:
    """What annotations state in the end, as one writes it; a later comment overrules an earlier one."""
    values: dict[str, tuple[Place, list[str]]] = {}
    for annotation in said:
        place, listed = values.get(annotation.key, (annotation.place, []))
        listed = [*listed, annotation.value] if place == annotation.place else [annotation.value]
        values.pop(_OPPOSITE.get(annotation.key, ""), None)
        values[annotation.key] = annotation.place, listed
    return " ".join(
        f"{key}={_quoted(','.join(listed))}" for key, (_, listed) in values.items() if key not in _SIGNATURE
    )


def _quoted(value: str) -> str:
    return f'"{value}"' if any(letter.isspace() for letter in value) else value


def _listed(columns: Sequence[str]) -> str:
    more = f" and {len(columns) - MOST_NAMED} more" if len(columns) > MOST_NAMED else ""
    return ", ".join(columns[:MOST_NAMED]) + more


def _finding(
    bench: Bench, names: Sequence[str], said: tuple[Place, str, str], columns: tuple[str, ...] = ()
) -> Finding:
    """A warning: `names` are its id and what tells it apart, `said` its place, message and way out."""
    place, message, help_ = said
    level, fails = bench.gate.judge(names[0])
    return Finding(
        id=names[0],
        level=level,
        place=place,
        message=message,
        fingerprint=fingerprint(bench.project, *names),
        columns=columns,
        help=(help_,),
        source=bench.source(place),
        fails=fails,
    )
