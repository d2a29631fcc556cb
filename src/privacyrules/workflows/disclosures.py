"""What is opened, and to whom by the settings, in; the findings on it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.engine.columns.share import is_personal, role_of, share
from privacyrules.engine.columns.telling import telling_word
from privacyrules.gate.disclosures import Shared, shared_finding, unclear_finding, unmapped_finding
from privacyrules.gate.findings import Bench, unread_finding
from privacyrules.model.answer import Answer, Citation
from privacyrules.model.columns import Proposal
from privacyrules.model.config import RoleStatement
from privacyrules.model.flow import Assumption, Flow
from privacyrules.model.places import NOWHERE
from privacyrules.model.report import Finding
from privacyrules.model.schema import Unread
from privacyrules.workflows.columns import Opened
from privacyrules.workflows.ground import Ground

INTERNAL = "internal"

Asked = tuple[Flow, tuple[Assumption, ...]]


def judge_disclosures(ground: Ground, everything: Sequence[Opened], bench: Bench) -> Iterator[Finding]:
    """Judge who may read what.

    Nothing is said of a role that is internal. What a mapped role may read is a flow for each personal
    column; a role that nobody mapped is one warning, at the first statement that opens something to it.
    """
    inside = ground.policy.vocabulary.below["recipient"][INTERNAL]
    unmapped: dict[str, list[Opened]] = {}
    for opened in everything:
        role = role_of(opened.disclosure.to, ground.config.roles)
        if role is not None and role.recipient in inside:
            continue
        yield from _not_known(opened, ground, bench)
        if role is None:
            unmapped.setdefault(opened.disclosure.to.lower(), []).append(opened)
        else:
            for shared in _shared(opened, role, ground):
                yield shared_finding(shared, bench)
    for openings in unmapped.values():
        yield from _unmapped(openings, bench)


def _unmapped(openings: Sequence[Opened], bench: Bench) -> Iterator[Finding]:
    personal = [(o.disclosure, p) for o in openings for p in o.proposals if is_personal(p)]
    if personal:
        yield unmapped_finding(personal[0][0], [proposal for _, proposal in personal], bench)


def _not_known(opened: Opened, ground: Ground, bench: Bench) -> Iterator[Finding]:
    """What a disclosure opens and nobody can tell: tables that were not read, columns of views."""
    disclosure = opened.disclosure
    if opened.unknown:
        names = ", ".join(
            str(table) if table.name != "*" else _every(table.schema) for table in opened.unknown
        )
        what = f"it opens {names} to '{disclosure.to}', and no file that was read tells its columns"
        unread = Unread("opaque", disclosure.place, what, disclosure.text)
        yield unread_finding(unread, bench, personal=telling_word(disclosure.text, ground.lexicon))
    unclear = [p for p in opened.proposals if p.classification.band == "review" and _not_judged(p)]
    if unclear:
        yield unclear_finding(disclosure, unclear, bench)


def _every(schema: str | None) -> str:
    return f"every table of {schema}" if schema else "every table"


def _not_judged(proposal: Proposal) -> bool:
    """Whether no finding of its own speaks of the column: views keep nothing, others were not read."""
    return not proposal.column.kept or proposal.column.place == NOWHERE


def _shared(opened: Opened, role: RoleStatement, ground: Ground) -> Iterator[Shared]:
    """The columns of one table for which one rule decides together, once per rule."""
    groups: dict[str, tuple[list[Proposal], Asked, Citation | None]] = {}
    for proposal in filter(is_personal, opened.proposals):
        if proposal.flow is None:
            continue
        asked = share(proposal, proposal.flow, role)
        answer = ground.answer(*asked)
        if answer.verdict == "allowed":
            continue
        for denied_by in answer.because if answer.verdict == "denied" else (None,):
            rest = asked[0]._replace(terms={a: t for a, t in asked[0].terms.items() if a != "data"})
            reason = answer.verdict, answer.kind, denied_by and denied_by.rule
            group = groups.setdefault(repr((proposal.column.table, reason, rest)), ([], asked, denied_by))
            group[0].append(proposal)
    for proposals, asked, denied_by in groups.values():
        answer = _together(proposals, asked, ground)
        yield Shared(opened.disclosure, tuple(proposals), answer, denied_by)


def _together(proposals: Sequence[Proposal], asked: Asked, ground: Ground) -> Answer:
    flow, assumed = asked
    data = dict.fromkeys(term for p in proposals if p.flow for term in p.flow.terms["data"])
    return ground.answer(flow._replace(terms={**flow.terms, "data": tuple(data)}), assumed)
