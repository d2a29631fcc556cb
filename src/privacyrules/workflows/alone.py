"""Files that are judged without those before them in, what only those tell set aside, out."""

from __future__ import annotations

from privacyrules.engine.columns.history import changes_of
from privacyrules.engine.columns.needed import needed
from privacyrules.gate.findings import Bench
from privacyrules.gate.history import needs_history_finding
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.places import NOWHERE
from privacyrules.model.report import Finding
from privacyrules.model.statements import Needed
from privacyrules.workflows.columns import Judged
from privacyrules.workflows.ground import Ground


def without_history(ground: Ground, found: Judged, bench: Bench) -> tuple[Judged, list[Finding]]:
    """Set aside what depends on files that were not read.

    Returns:
        What can be judged: the columns less those that nobody can tell by their names and that read what
        is made elsewhere, and disclosures less the tables of which nothing is known. And in place of that
        the findings that say so.
    """
    proposals = [proposal for proposal in found.proposals if not _hangs_on_others(proposal)]
    opened = [
        opened._replace(
            unknown=(), proposals=tuple(p for p in opened.proposals if not _is_unclear_elsewhere(p))
        )
        for opened in found.opened
    ]
    findings = [needs_history_finding(need, bench) for need in _needed(ground, found)]
    return found._replace(proposals=proposals, opened=opened), findings


def _needed(ground: Ground, found: Judged) -> list[Needed]:
    """What the files need; of a role that is internal nothing is judged."""
    changes = (change for reading in ground.files.migrations for change in changes_of(reading))
    disclosures = [opened.disclosure for opened in found.opened]
    internal = _internal(ground, {disclosure.to for disclosure in disclosures}) if disclosures else set()
    return needed(changes, (disclosure for disclosure in disclosures if disclosure.to not in internal))


def _internal(ground: Ground, names: set[str]) -> set[str]:
    """Those of the roles that the settings map to somebody internal."""
    from privacyrules.engine.columns.share import role_of
    from privacyrules.workflows.disclosures import INTERNAL

    inside = ground.policy.vocabulary.below["recipient"][INTERNAL]
    roles = {name: role_of(name, ground.config.roles) for name in names}
    return {name for name, role in roles.items() if role is not None and role.recipient in inside}


def _hangs_on_others(proposal: Proposal) -> bool:
    """Whether nobody can tell what a column holds, and it reads one that is made elsewhere."""
    seen: dict[int, StoredColumn] = {}
    waiting = list(proposal.column.reads) if proposal.classification.band == "review" else []
    while waiting:
        read = waiting.pop()
        if read.place == NOWHERE:
            return True
        if id(read) not in seen:
            seen[id(read)] = read
            waiting += read.reads
    return False


def _is_unclear_elsewhere(proposal: Proposal) -> bool:
    return proposal.classification.band == "review" and proposal.column.place == NOWHERE
