"""Everything that the page of a policy in its repository shows."""

from __future__ import annotations

from typing import NamedTuple

from privacyrules.model.flowmap import FlowMap
from privacyrules.model.inventory import Inventory
from privacyrules.model.lock import CoverageReport
from privacyrules.model.matrix import Matrix
from privacyrules.model.pack import Pack
from privacyrules.model.report import Report
from privacyrules.model.review import Gaps, Review
from privacyrules.model.trial import Trial


class Page(NamedTuple):
    """A policy, its cases, what a repository does, and pictures of both; `coverage` is None if unpinned."""

    pack: Pack
    coverage: CoverageReport | None
    trials: tuple[Trial, ...]
    review: Review
    matrix: Matrix
    report: Report
    inventory: Inventory
    map: FlowMap
    gaps: Gaps
