"""Paths in, a report out: read, fold, classify, propose, decide, find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from privacyrules.engine.columns.propose import GATE
from privacyrules.engine.columns.telling import telling_word
from privacyrules.engine.decide import decide
from privacyrules.files.packs import project_name, within
from privacyrules.gate.findings import Bench, column_findings, flow_findings, unread_finding
from privacyrules.gate.levels import FAILING, Gate
from privacyrules.gate.waivers import waive
from privacyrules.model.answer import Answer
from privacyrules.model.columns import Proposal
from privacyrules.model.config import Config
from privacyrules.model.flow import Assumption
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.report import Finding, Report, Summary
from privacyrules.workflows.ask import flow_in, with_assumptions
from privacyrules.workflows.columns import Ground, Wanted, judged, read_ground
from privacyrules.workflows.disclosures import judge_disclosures


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the caller asks for; None leaves it to the settings."""

    policy: str | None = None
    today: str | None = None
    dialect: str | None = None
    exclude: tuple[str, ...] = ()
    fail_on: tuple[str, ...] | None = None
    strict: bool = False


@dataclass(slots=True)
class _Run:
    """One check: what everything is held against, and what has been found so far."""

    ground: Ground
    bench: Bench
    findings: list[Finding] = field(default_factory=list)
    waived: int = 0


def check_paths(paths: Sequence[Path], config: Config, options: CheckOptions) -> Report:
    """Check migrations and flow manifests.

    Args:
        paths: what the user named; the setting `paths`, else the working directory, if empty.
        config: the settings.
        options: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings. Mistakes in the files
            that are checked stand in the report.
    """
    wanted = Wanted(options.policy, options.dialect, options.exclude, options.today)
    ground = read_ground(paths, config, wanted)
    run = _Run(ground, _bench(ground, options))
    proposals, opened = judged(ground)
    _judge_columns(run, proposals)
    run.findings += judge_disclosures(ground, opened, run.bench)
    _judge_flows(run)
    _judge_unread(run)
    _waive(run)
    return _report(run, proposals)


def _bench(ground: Ground, options: CheckOptions) -> Bench:
    config, lines = ground.config, ground.files.lines
    folder = Path(config.folder)
    fail_on = next(f for f in (options.fail_on, config.fail_on, FAILING) if f is not None)
    paths_within = {name: within(folder, name) for name in lines}
    return Bench(project_name(folder), Gate(fail_on, options.strict or config.strict), lines, paths_within)


def _judge_columns(run: _Run, proposals: Sequence[Proposal]) -> None:
    answers: dict[str, Answer] = {}
    for proposal in proposals:
        answer = None
        if proposal.flow is not None:
            key = repr((proposal.flow, proposal.assumed))
            answer = answers.get(key)
            if answer is None:
                answer = answers[key] = decide(run.ground.policy, proposal.flow, proposal.assumed)
        run.findings += column_findings(proposal, answer, run.bench)


def _judge_flows(run: _Run) -> None:
    policy, assume = run.ground.policy, run.ground.config.assume
    for manifest in run.ground.files.manifests:
        for flow in manifest.flows:
            try:
                stated, assumed = with_assumptions(flow_in(flow.node, policy), assume)
                answer = decide(policy, stated, assumed)
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
    ignores = [ignore for reading in run.ground.files.migrations for ignore in reading.ignores]
    left = waive(run.findings, ignores, run.ground.policy, run.bench)
    run.findings, run.waived = list(left.findings), left.count
    run.ground.problems += left.problems


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
