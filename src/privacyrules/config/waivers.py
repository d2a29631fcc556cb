"""The comments of a settings file in, the waivers in them out, each beside the entry that it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.config.entries import Entries
from privacyrules.model.places import Place
from privacyrules.model.schema import Ignore

_WAIVER = "privacyrules: ignore"
_COMMENT_OR_TEXT = (
    r'(?s:""".*?""")'
    r"|(?s:'''.*?''')"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#(?P<comment>[^\n]*)"
)
"""What stands in quotation marks is no comment, whatever it holds."""


def waivers(entries: Entries, text: str) -> Iterator[Ignore]:
    """Read the waivers; a comment alone on its line stands at the entry below it, others at their own.

    Comments of other kinds are left to the people who read the file.
    """
    if _WAIVER not in text:
        return
    from privacyrules.syntax.annotations import parse

    for found in re.finditer(_COMMENT_OR_TEXT, text):
        if _WAIVER not in (found["comment"] or ""):
            continue
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        remarks = parse(found["comment"], Place(entries.path, line, column + 1))
        entries.problems += remarks.problems
        beside = _entry_at(entries, line)
        yield from (ignore._replace(beside=beside) for ignore in remarks.ignores)


def _entry_at(entries: Entries, line: int) -> Place:
    """The place of the entry on a line, or below a comment: of a table of `[[columns]]` its first line."""
    while line < len(entries.lines) and entries.lines[line - 1].lstrip()[:1] in ("", "#"):
        line += 1
    owner = entries.owner("columns")
    for above in range(line, 0, -1):
        header = entries.lines[above - 1].strip()
        if header.startswith(f"[[{owner}]]"):
            return Place(entries.path, above)
        if header.startswith("[") and not header.startswith(f"[{owner}."):
            break
    return Place(entries.path, line)
