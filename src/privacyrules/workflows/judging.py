"""What was read in, what is the matter with it out: fold, classify, propose, decide, find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from privacyrules.engine.columns.propose import GATE
from privacyrules.engine.columns.telling import telling_word
from privacyrules.files.packs import project_name, within
from privacyrules.gate.baseline import against, stale_entry
from privacyrules.gate.findings import Bench, column_findings, flow_findings, unread_finding
from privacyrules.gate.levels import FAILING, Gate
from privacyrules.gate.waivers import UNUSED, waive
from privacyrules.model.answer import Answer
from privacyrules.model.columns import Proposal
from privacyrules.model.flow import Assumption
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.report import Finding, Report, Summary
from privacyrules.workflows.ask import flow_in, with_assumptions
from privacyrules.workflows.baseline import read_baseline
from privacyrules.workflows.columns import judged
from privacyrules.workflows.disclosures import judge_disclosures
from privacyrules.workflows.ground import Ground
from privacyrules.workflows.statements import judge_statements
from privacyrules.workflows.wanted import Wanted

Reach = Literal["whole", "some", "alone"]


@dataclass(slots=True)
class _Run:
    """One check: what everything is held against, and what has been found so far."""

    ground: Ground
    bench: Bench
    reach: Reach
    findings: list[Finding] = field(default_factory=list)
    waived: int = 0
    known: int = 0


def judge(ground: Ground, wanted: Wanted, reach: Reach) -> Report:
    """Judge what was read.

    Args:
        ground: what was read, and what it is held against.
        wanted: what the caller asks for.
        reach: whether all was read that the settings speak of (`whole`), `some` of it, or a few files
            `alone`, without those that come before them.
    """
    run = _Run(ground, _bench(ground, wanted), reach)
    found = judged(ground)
    if reach == "alone":
        from privacyrules.workflows.alone import without_history

        found, run.findings = without_history(ground, found, run.bench)
    _judge_columns(run, found.proposals)
    run.findings += judge_disclosures(ground, found.opened, run.bench)
    _judge_flows(run)
    _judge_unread(run)
    run.findings += judge_statements(ground, found, run.bench, whole=reach == "whole")
    _waive(run)
    if not wanted.known_too:
        _leave_known(run, wanted)
    return _report(run, found.proposals)


def _bench(ground: Ground, wanted: Wanted) -> Bench:
    config = ground.config
    texts = {**ground.files.texts, config.path: "\n".join(config.lines)}
    folder = Path(config.folder)
    fail_on = next(f for f in (wanted.fail_on, config.fail_on, FAILING) if f is not None)
    gate = Gate(fail_on, wanted.strict or config.strict)
    return Bench(project_name(folder), gate, texts, partial(within, folder))


def _judge_columns(run: _Run, proposals: Sequence[Proposal]) -> None:
    answers: dict[str, Answer] = {}
    for proposal in proposals:
        answer = None
        if proposal.flow is not None:
            key = repr((proposal.flow, proposal.assumed))
            answer = answers.get(key)
            if answer is None:
                answer = answers[key] = run.ground.answer(proposal.flow, proposal.assumed)
        run.findings += column_findings(proposal, answer, run.bench)


def _judge_flows(run: _Run) -> None:
    policy, assume = run.ground.policy, run.ground.config.assume
    for manifest in run.ground.files.manifests:
        for flow in manifest.flows:
            try:
                stated, assumed = with_assumptions(flow_in(flow.node, policy), assume)
                answer = run.ground.answer(stated, assumed)
            except MistakesError as error:
                run.ground.problems += error.problems
            except ValueError as error:
                run.ground.problems.append(Problem(flow.place, str(error), "split the flow"))
            else:
                run.findings += flow_findings(flow, answer, run.bench)


def _judge_unread(run: _Run) -> None:
    for reading in run.ground.files.migrations:
        for unread in reading.unread:
            personal = telling_word(unread.text, run.ground.lexicon)
            run.findings.append(unread_finding(unread, run.bench, personal=personal))


def _waive(run: _Run) -> None:
    """Take out what waivers accept; one is unused only if all was read that it may speak of."""
    config, files = run.ground.config, run.ground.files
    ignores = [ignore for reading in files.migrations for ignore in reading.ignores]
    left = waive(run.findings, [*ignores, *config.ignores], run.ground.policy, run.bench)
    early = {ignore.place for ignore in config.ignores if run.reach != "whole"}
    early |= {ignore.place for ignore in ignores if run.reach == "alone"}
    run.findings = [found for found in left.findings if found.id != UNUSED or found.place not in early]
    run.waived = left.accepted
    run.ground.problems += left.problems


def _leave_known(run: _Run, wanted: Wanted) -> None:
    """Leave out what the baseline lists; its lines that nothing needs are told where all was read."""
    try:
        baseline = read_baseline(run.ground.config, wanted.baseline)
    except MistakesError as error:
        run.ground.problems += error.problems
        return
    if baseline:
        left = against(baseline, run.findings)
        run.findings, run.known = list(left.findings), left.known
        if run.reach == "whole":
            run.findings += (stale_entry(entry, run.bench) for entry in left.stale)


def _report(run: _Run, proposals: Sequence[Proposal]) -> Report:
    policy, files = run.ground.policy, run.ground.files
    unread = [unread for reading in files.migrations for unread in reading.unread]
    summary = Summary(
        policy=f"{policy.id} of {policy.date}",
        rules=len(policy.rules),
        files=files.count,
        passed_over=files.passed_over,
        statements=sum(reading.statements for reading in files.migrations),
        opaque=sum(statement.kind == "opaque" for statement in unread),
        columns=len(proposals),
        personal=sum(proposal.flow is not None for proposal in proposals),
        flows=sum(len(manifest.flows) for manifest in files.manifests),
        waived=run.waived,
        known=run.known,
        not_entered=tuple(files.not_entered),
    )
    return Report(
        findings=tuple(sorted(run.findings, key=lambda finding: (finding.place, finding.id))),
        problems=tuple(sorted(set(run.ground.problems))),
        assumed=tuple(_assumed_for_all(proposals)),
        summary=summary,
        today=policy.today,
    )


def _assumed_for_all(proposals: Sequence[Proposal]) -> list[Assumption]:
    """What nobody stated of the columns and was filled in for them."""
    found = {
        (a.name, a.value, a.stated_by): a
        for proposal in proposals
        for a in proposal.assumed
        if a.stated_by in (GATE, "settings")
    }
    return [found[key] for key in sorted(found)]
