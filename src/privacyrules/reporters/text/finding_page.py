"""The page of an id in, the text that an engineer and a lawyer read out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.finding_page import FindingPage
from privacyrules.reporters.text.layout import wrapped


def finding_page_text(page: FindingPage) -> str:
    """Write the page of an id: what it means, why it is told, an example, and the ways out."""
    return "\n".join(_page(page)) + "\n"


def _page(page: FindingPage) -> Iterator[str]:
    yield f"{page.id}: {page.title}"
    for heading, said in (("What it means", page.means), ("Why it is told", page.why)):
        yield f"\n{heading}"
        yield from wrapped(said, "  ")
    yield "\nHow grave it is"
    yield from wrapped(page.level, "  ")
    yield "\nAn example"
    for path, text in page.example:
        yield f"  {path}"
        yield from (f"      {line}".rstrip() for line in text.splitlines())
    yield "\nThe way out"
    for way in page.ways:
        yield from wrapped(way, "    ", "  - ")
