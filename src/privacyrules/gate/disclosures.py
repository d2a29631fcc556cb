"""What is disclosed to whom, and how it was decided, in; findings at the statements that disclose it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from privacyrules.gate.advice import disclosure_help, gap
from privacyrules.gate.findings import Bench, doubt, id_of
from privacyrules.gate.fingerprints import fingerprint
from privacyrules.model.answer import Answer, Citation
from privacyrules.model.columns import Proposal
from privacyrules.model.report import Band, Finding
from privacyrules.model.schema import Disclosure

UNMAPPED = "unmapped-role"
MOST_NAMED = 6

_ACTS: Mapping[str, str] = {
    "grant": "letting '{}' read",
    "publication": "publishing through '{}'",
    "copy": "writing to '{}'",
    "foreign table": "keeping at '{}'",
}
_MAY: Mapping[str, str] = {
    "grant": "nobody has said who '{}' is, and it may read",
    "publication": "nobody has said who subscribes to '{}', and it publishes",
    "copy": "nobody has said who gets '{}', and into it goes",
    "foreign table": "nobody has said whose server '{}' is, and at it lies",
}
_WHO = (
    'Say in the settings, under `[{1}]`, who it is: `{0} = "internal"`, or '
    '`{0} = {{recipient = "…", purpose = "…", by = "NAME"}}`.'
)


class Shared(NamedTuple):
    """Columns of one table that a disclosure opens and for which one answer was given."""

    disclosure: Disclosure
    proposals: tuple[Proposal, ...]
    answer: Answer
    denied_by: Citation | None


def shared_finding(shared: Shared, bench: Bench) -> Finding:
    """The finding on columns that somebody is let read: one per rule and table."""
    disclosure, answer, denied_by = shared.disclosure, shared.answer, shared.denied_by
    first = shared.proposals[0]
    columns = tuple(proposal.column.name for proposal in shared.proposals)
    table = first.column.table
    found = id_of(answer, denied_by)
    deciding = denied_by or doubt(answer)
    level, fails = bench.gate.judge(answer.kind or answer.verdict)
    act = _ACTS[disclosure.kind].format(disclosure.to)
    names = (disclosure.kind, disclosure.to.lower(), str(table).lower(), *sorted(c.lower() for c in columns))
    return Finding(
        id=found,
        level=level,
        place=disclosure.place,
        message=f"{act} {_named(f'{table}.{column}' for column in columns)} {gap(answer)}",
        fingerprint=fingerprint(bench.project, found, *names),
        verdict=answer.verdict,
        kind=answer.kind,
        rule=denied_by.rule if denied_by else None,
        quote=deciding.quote if deciding else None,
        table=str(table),
        columns=columns,
        flow=f"{disclosure.kind} to {disclosure.to}",
        category=first.classification.category,
        band=cast("Band", first.classification.band),
        evidence=_evidence(shared.proposals),
        help=disclosure_help(answer, denied_by),
        source=bench.source(disclosure.place),
        answer=answer,
        fails=fails,
    )


def unmapped_finding(disclosure: Disclosure, proposals: Sequence[Proposal], bench: Bench) -> Finding:
    """The finding on a role of which nobody has said who stands behind it; one per role."""
    level, fails = bench.gate.judge(UNMAPPED)
    columns = tuple(dict.fromkeys(f"{p.column.table}.{p.column.name}" for p in proposals))
    key = disclosure.to if disclosure.to.replace("_", "").isalnum() else f'"{disclosure.to}"'
    return Finding(
        id=UNMAPPED,
        level=level,
        place=disclosure.place,
        message=f"{_MAY[disclosure.kind].format(disclosure.to)} personal data: {_named(columns)}",
        fingerprint=fingerprint(bench.project, UNMAPPED, disclosure.to.lower()),
        columns=columns,
        help=(_WHO.format(key, bench.table("roles")),),
        source=bench.source(disclosure.place),
        fails=fails,
    )


def unclear_finding(disclosure: Disclosure, proposals: Sequence[Proposal], bench: Bench) -> Finding:
    """The finding on columns that are opened and of which nobody can tell what they hold."""
    level, fails = bench.gate.judge("review")
    columns = tuple(f"{p.column.table}.{p.column.name}" for p in proposals)
    act = _ACTS[disclosure.kind].format(disclosure.to)
    names = (disclosure.kind, disclosure.to.lower(), *sorted(column.lower() for column in columns))
    return Finding(
        id="review",
        level=level,
        place=disclosure.place,
        message=f"{act} {_named(columns)}: cannot tell what they hold",
        fingerprint=fingerprint(bench.project, "review", *names),
        columns=columns,
        band="review",
        help=(f"Say in the settings (`[[{bench.table('columns')}]]`) what they hold.",),
        source=bench.source(disclosure.place),
        fails=fails,
    )


def _named(columns: Iterable[str]) -> str:
    every = list(columns)
    more = f" and {len(every) - MOST_NAMED} more" if len(every) > MOST_NAMED else ""
    return ", ".join(every[:MOST_NAMED]) + more


def _evidence(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Why the columns count as personal, by column where there are several."""
    if len(proposals) == 1:
        return proposals[0].classification.evidence
    return tuple(_why(proposals))


def _why(proposals: Sequence[Proposal]) -> Iterator[str]:
    for proposal in proposals[:MOST_NAMED]:
        yield f"{proposal.column.name}: {'; '.join(proposal.classification.evidence)}"
