"""An outline in, text for a terminal out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.reporters.text.diff.sections import Outline, Section
from privacyrules.reporters.text.layout import wrapped


def plain(outline: Outline) -> str:
    """Write titles at the margin, entries below them, and what there is to say of each further in."""
    blocks = [[outline.title], *(_section(section) for section in outline.sections), wrapped(outline.sum)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield section.title
    if section.lead:
        yield from wrapped(section.lead, "  ")
    for entry in section.entries:
        yield from wrapped(entry.text, "      ", "  - ")
        for line in entry.below:
            yield from wrapped(line, "        ", "      ")
    if section.close:
        yield from wrapped(section.close, "    ", "  ")
