"""What was read in, what is the matter with it out: fold, classify, propose, decide, find."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from privacyrules.engine.columns.propose import GATE
from privacyrules.files.packs import project_name, within
from privacyrules.gate.findings import Bench, column_findings, flow_findings, unread_finding
from privacyrules.gate.levels import FAILING, Gate
from privacyrules.model.columns import Proposal
from privacyrules.model.config import BASELINE
from privacyrules.model.flow import Assumption
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.report import Finding, Report, Summary, Waiver
from privacyrules.workflows.answers import Answers
from privacyrules.workflows.columns import judged
from privacyrules.workflows.ground import Ground
from privacyrules.workflows.statements import judge_statements
from privacyrules.workflows.wanted import Wanted

Reach = Literal["whole", "some", "alone"]


class _Run:
    """One check: what everything is held against, and what has been found so far."""

    def __init__(self, ground: Ground, bench: Bench, reach: Reach) -> None:
        self.ground = ground
        self.bench = bench
        self.reach = reach
        self.findings: list[Finding] = []
        self.waived = 0
        self.known: tuple[Finding, ...] = ()
        self.waivers: tuple[Waiver, ...] = ()
        self.lapsing = 0


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
    if found.opened:
        from privacyrules.workflows.disclosures import judge_disclosures

        run.findings += judge_disclosures(ground, found.opened, run.bench)
    if ground.files.manifests:
        _judge_flows(run)
    if any(reading.unread for reading in ground.files.migrations):
        _judge_unread(run)
    run.findings += judge_statements(ground, found, run.bench, whole=reach == "whole")
    _waive(run)
    if not wanted.known_too:
        _leave_known(run, wanted)
    return _report(run, found.proposals)


def _bench(ground: Ground, wanted: Wanted) -> Bench:
    config = ground.config
    texts = ground.files.texts
    texts.add(config.path, "\n".join(config.lines))
    folder = Path(config.folder)
    fail_on = next(f for f in (wanted.fail_on, config.fail_on, FAILING) if f is not None)
    gate = Gate(fail_on, wanted.strict or config.strict)
    return Bench(project_name(folder), gate, texts, partial(within, folder), config.prefix)


def _judge_columns(run: _Run, proposals: Sequence[Proposal]) -> None:
    answers = Answers(run.ground)
    for proposal in proposals:
        answer = answers.to(proposal) if proposal.flow is not None else None
        run.findings += column_findings(proposal, answer, run.bench)


def _judge_flows(run: _Run) -> None:
    from privacyrules.workflows.ask import flow_in, with_assumptions

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
    from privacyrules.engine.columns.telling import telling_word

    for reading in run.ground.files.migrations:
        for unread in reading.unread:
            personal = telling_word(unread.text, run.ground.lexicon)
            run.findings.append(unread_finding(unread, run.bench, personal=personal))


def _waive(run: _Run) -> None:
    """Take out what waivers accept; one is unused only if all was read that it may speak of."""
    config, files = run.ground.config, run.ground.files
    ignores = [ignore for reading in files.migrations for ignore in reading.ignores]
    if not (run.findings or ignores or config.ignores):
        return
    from privacyrules.gate.waivers import lapsing, waive

    left = waive(run.findings, [*ignores, *config.ignores], run.ground.policy, run.bench)
    run.findings, run.waived = list(left.findings), left.accepted
    run.ground.problems += left.problems
    if left.waivers:
        from privacyrules.gate.unused import settled, unused_findings

        early = {ignore.place for ignore in config.ignores if run.reach != "whole"}
        early |= {ignore.place for ignore in ignores if run.reach == "alone"}
        run.waivers = settled(left.waivers, early)
        run.lapsing = lapsing(run.waivers)
        run.findings += unused_findings(run.waivers, left.findings, run.bench)


def _leave_known(run: _Run, wanted: Wanted) -> None:
    """Leave out what the baseline lists; its lines that nothing needs are told where all could be read."""
    config = run.ground.config
    if wanted.baseline is None and not Path(config.folder, BASELINE).is_file():
        return
    from privacyrules.gate.baseline import against, stale_entry
    from privacyrules.workflows.baseline import read_baseline

    try:
        baseline = read_baseline(config, wanted.baseline)
    except MistakesError as error:
        run.ground.problems += error.problems
        return
    if baseline:
        left = against(baseline, run.findings)
        run.findings, run.known = list(left.findings), left.known
        if run.reach == "whole" and not run.ground.problems:
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
        known=len(run.known),
        not_entered=tuple(files.not_entered),
        lapsing=run.lapsing,
    )
    return Report(
        findings=tuple(sorted(run.findings, key=lambda finding: (finding.place, finding.id))),
        problems=tuple(sorted(set(run.ground.problems))),
        assumed=tuple(_assumed_for_all(proposals)),
        summary=summary,
        today=policy.today,
        waivers=run.waivers,
        listed=run.known,
        published=policy.published,
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
