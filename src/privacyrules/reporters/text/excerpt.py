"""A finding in, the line of the file with a caret under what it is about out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.report import Finding
from privacyrules.reporters.text.layout import WIDTH, wrapped

CUT = "…"


def excerpt(finding: Finding, width: int, why: str) -> Iterator[str]:
    """Write the line, and below it the caret with a reason.

    Args:
        finding: what was found; nothing is written where it has no line.
        width: of the column of line numbers.
        why: stands behind the caret if there is room, else on lines of its own.
    """
    if not finding.source:
        return
    margin = f"{'':{width}} | "
    column = max(finding.place.column - 1, 0)
    first_word = next(iter(finding.source[column:].split()), "").rstrip(";,")
    name = finding.columns[0] if finding.columns else finding.flow or first_word
    if name not in finding.source[column : column + len(name) + 1]:  # A statement that opens columns.
        name = first_word
    room = WIDTH - len(margin)
    line, start = _window(finding.source.expandtabs(1).rstrip(), column, room)
    marked = " " * start + "^" * max(min(len(name), room - start), 1)
    yield f"{finding.place.line:>{width}} | {line}"
    if len(marked) + 1 + len(why) <= room:
        yield f"{margin}{marked} {why}".rstrip()
    else:
        yield f"{margin}{marked}"
        indent = margin + " " * min(start, max(room - len(why), 4))
        yield from wrapped(why, indent)


def _window(line: str, start: int, room: int) -> tuple[str, int]:
    """A line of at most `room` characters around a position, and where the position is in it."""
    if len(line) <= room:
        return line, start
    first = max(min(start - room // 3, len(line) - room), 0)
    shown = line[first : first + room]
    if first:
        shown = CUT + shown[1:]
    if first + room < len(line):
        shown = shown[:-1] + CUT
    return shown, start - first
