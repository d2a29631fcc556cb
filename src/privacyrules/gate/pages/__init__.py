"""The ids of findings that no rule gives its name to, each with its page."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.gate.pages.reading import READING
from privacyrules.gate.pages.upkeep import UPKEEP
from privacyrules.gate.pages.uses import USES
from privacyrules.model.finding_page import FindingPage

PAGES: Mapping[str, FindingPage] = {page.id: page for page in (*USES, *READING, *UPKEEP)}
"""One page for every id that a finding can have beside the ids of rules, and for mistakes in what is read."""
