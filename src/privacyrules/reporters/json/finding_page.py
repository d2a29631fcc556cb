"""The page of an id in, JSON out."""

from __future__ import annotations

from privacyrules.model.finding_page import FindingPage
from privacyrules.syntax.json_values import write


def finding_page_text(page: FindingPage) -> str:
    """Write the page of an id; `example` holds the texts of files by their paths."""
    return write({**page._asdict(), "example": dict(page.example), "ways": list(page.ways)})
