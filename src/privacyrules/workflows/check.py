"""Paths in, a report out: read, fold, classify, propose, decide, find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from privacyrules.engine.columns.fold import fold
from privacyrules.engine.columns.propose import GATE, applies, propose
from privacyrules.engine.columns.telling import telling_word
from privacyrules.engine.decide import decide
from privacyrules.files.packs import find_pack, project_name, within
from privacyrules.files.walk import LeftOut, excluded
from privacyrules.gate.findings import Bench, column_findings, flow_findings, unread_finding
from privacyrules.gate.levels import FAILING, Gate
from privacyrules.gate.waivers import waive
from privacyrules.model.answer import Answer
from privacyrules.model.classification import Lexicon
from privacyrules.model.columns import Proposal, StoredColumn
from privacyrules.model.config import Config
from privacyrules.model.flow import Assumption
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.policy import Policy
from privacyrules.model.report import Finding, Report, Summary
from privacyrules.policy.compilation import Compilation
from privacyrules.policy.statements import statement_from
from privacyrules.workflows.ask import flow_in, with_assumptions
from privacyrules.workflows.load import check_settings, load_lexicon, load_policy
from privacyrules.workflows.read import FilesRead, read_files


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

    policy: Policy
    lexicon: Lexicon
    config: Config
    bench: Bench
    problems: list[Problem] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    waived: int = 0


def check_paths(paths: Sequence[Path], config: Config, options: CheckOptions) -> Report:
    """Check migrations and flow manifests.

    Args:
        paths: what the user named; the setting `paths`, else the settings' folder, if empty.
        config: the settings.
        options: what the caller asks for.

    Raises:
        MistakesError: no policy, or mistakes in rules, lexicon or settings. Mistakes in the files
            that are checked stand in the report.
    """
    folder = Path(config.folder)
    name = options.policy or config.policy
    policy = load_policy(name, project=folder, today=options.today, own_terms=config.terms)
    check_settings(config, policy)
    named = list(paths) or [folder / path for path in config.paths] or [Path.cwd()]
    files = read_files(named, _left_out(config, options), options.dialect or config.dialect)
    fail_on = next(f for f in (options.fail_on, config.fail_on, FAILING) if f is not None)
    gate = Gate(fail_on, options.strict or config.strict)
    paths_within = {name: within(folder, name) for name in files.lines}
    run = _Run(
        policy,
        load_lexicon(find_pack(name, folder), policy),
        config,
        Bench(project_name(folder), gate, files.lines, paths_within),
    )
    run.problems += files.problems
    proposals = _judge_columns(run, files)
    _judge_flows(run, files)
    _judge_unread(run, files)
    _waive(run, files)
    return _report(run, files, proposals)


def _left_out(config: Config, options: CheckOptions) -> LeftOut:
    """Patterns of the settings count from where the settings lie, the caller's from where the run starts."""

    def left_out(name: str) -> bool:
        stated = config.exclude and excluded(within(Path(config.folder), name), config.exclude)
        return bool(stated) or excluded(name, options.exclude)

    return left_out


def _judge_columns(run: _Run, files: FilesRead) -> list[Proposal]:
    changes = [change for reading in files.migrations for change in reading.changes]
    proposals = [_proposal(run, column) for column in fold(changes)]
    answers: dict[str, Answer] = {}
    for proposal in proposals:
        answer = None
        if proposal.flow is not None:
            key = repr((proposal.flow, proposal.assumed))
            answer = answers.get(key)
            if answer is None:
                answer = answers[key] = decide(run.policy, proposal.flow, proposal.assumed)
        run.findings += column_findings(proposal, answer, run.bench)
    return proposals


def _proposal(run: _Run, column: StoredColumn) -> Proposal:
    compilation = Compilation(run.policy.vocabulary, run.policy.words, problems=run.problems)
    stated = [statement for statement in run.config.columns if applies(statement, column)]
    beside = (statement_from(a, compilation) for a in (column.table_annotations, column.annotations))
    stated += [statement for statement in beside if statement is not None]
    return propose(column, stated, run.lexicon, run.config.assume)


def _judge_flows(run: _Run, files: FilesRead) -> None:
    for manifest in files.manifests:
        for flow in manifest.flows:
            try:
                stated, assumed = with_assumptions(flow_in(flow.node, run.policy), run.config.assume)
                answer = decide(run.policy, stated, assumed)
            except MistakesError as error:
                run.problems += error.problems
            except ValueError as error:
                run.problems.append(Problem(flow.place, str(error), "split the flow"))
            else:
                run.findings += flow_findings(flow, answer, run.bench)


def _judge_unread(run: _Run, files: FilesRead) -> None:
    for reading in files.migrations:
        for unread in reading.unread:
            personal = telling_word(unread.text, run.lexicon)
            run.findings.append(unread_finding(unread, run.bench, personal=personal))


def _waive(run: _Run, files: FilesRead) -> None:
    ignores = [ignore for reading in files.migrations for ignore in reading.ignores]
    left = waive(run.findings, ignores, run.policy, run.bench)
    run.findings, run.waived = list(left.findings), left.count
    run.problems += left.problems


def _report(run: _Run, files: FilesRead, proposals: Sequence[Proposal]) -> Report:
    unread = [unread for reading in files.migrations for unread in reading.unread]
    summary = Summary(
        policy=f"{run.policy.id} of {run.policy.date}",
        rules=len(run.policy.rules),
        files=files.count,
        passed_over=files.passed_over,
        statements=sum(reading.statements for reading in files.migrations),
        opaque=sum(statement.kind == "opaque" for statement in unread),
        columns=len(proposals),
        personal=sum(proposal.flow is not None for proposal in proposals),
        flows=sum(len(manifest.flows) for manifest in files.manifests),
        waived=run.waived,
    )
    return Report(
        findings=tuple(sorted(run.findings, key=lambda finding: (finding.place, finding.id))),
        problems=tuple(sorted(set(run.problems))),
        assumed=tuple(_assumed_for_all(proposals)),
        summary=summary,
        today=run.policy.today,
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
