"""Answers, findings and rules in, JSON out; keys in a fixed order, so that runs can be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from privacyrules.model.answer import Answer, Citation, Conflict, Nearest, OpenQuestion
from privacyrules.model.flow import Flow
from privacyrules.model.lock import CoverageReport
from privacyrules.model.places import Problem
from privacyrules.model.policy import Clause, Quote, Rule
from privacyrules.model.report import Finding, Report
from privacyrules.model.trial import Trial

Value = None | bool | int | float | str | Sequence["Value"] | Mapping[str, "Value"]


def write(value: Value, *, indent: int | None = 2) -> str:
    """JSON with a newline at its end; letters of all scripts are written as they are."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def answer_text(answer: Answer, *, indent: int | None = 2) -> str:
    """Write an answer; `indent=None` gives one line."""
    return write(answer_value(answer), indent=indent)


def answer_value(answer: Answer) -> dict[str, Value]:
    """An answer as plain values, as `answer.schema.json` describes them."""
    stamp = answer.policy
    return {
        "verdict": answer.verdict,
        "kind": answer.kind,
        "because": [_citation(citation) for citation in answer.because],
        "overrules": [_citation(citation) for citation in answer.overrules],
        "open": [_open(question) for question in answer.open],
        "nearest": [_nearest(nearest) for nearest in answer.nearest],
        "conflicts": [_conflict(conflict) for conflict in answer.conflicts],
        "notes": [
            {"id": note.id, "text": note.text, **(_quote(note.quote) if note.quote else {})}
            for note in answer.notes
        ],
        "understood": flow_value(answer.understood),
        "assumed": [
            {"name": a.name, "value": list(a.value), "stated_by": a.stated_by} for a in answer.assumed
        ],
        "parts": [
            {
                "flow": dict[str, Value](part.part.items()),
                "verdict": part.verdict,
                "kind": part.kind,
                "because": list(part.because),
            }
            for part in answer.parts
        ],
        "policy": {"id": stamp.id, "date": stamp.date, "digest": stamp.digest},
        "today": stamp.today,
    }


def flow_value(flow: Flow) -> dict[str, Value]:
    """A flow as plain values: lists of terms per axis, facts, omission."""
    terms: dict[str, Value] = {axis: list(terms) for axis, terms in flow.terms.items()}
    return {**terms, "facts": dict(flow.facts), "omitted": flow.omitted}


def _quote(quote: Quote) -> dict[str, Value]:
    return {"quote": quote.text, "section": quote.section, "sentence": quote.sentence}


def _citation(citation: Citation) -> dict[str, Value]:
    cited: dict[str, Value] = {"rule": citation.rule, "effect": citation.effect, **_quote(citation.quote)}
    return {**cited, "also": [_quote(quote) for quote in citation.also]}


def _open(question: OpenQuestion) -> dict[str, Value]:
    would = [
        {"answer": o.answer, "verdict": o.verdict, "kind": o.kind, "same": o.same} for o in question.would
    ]
    return {question.asks: question.name, "stated": question.stated, "would": would}


def _nearest(nearest: Nearest) -> dict[str, Value]:
    differs = [{"in": d.name, "stated": d.stated, "wanted": list(d.wanted)} for d in nearest.differs]
    return {**_citation(nearest.citation), "differs": differs}


def _conflict(conflict: Conflict) -> dict[str, Value]:
    return {"prohibition": _citation(conflict.prohibition), "other": _citation(conflict.other)}


def trials_text(trials: Sequence[Trial], untried: Sequence[str]) -> str:
    """Write cases run: `cases`, how many `passed` and `failed`, and `untried` rules."""
    failed = sum(bool(trial.differs) for trial in trials)
    cases: list[Value] = [_trial(trial) for trial in trials]
    return write({"cases": cases, "passed": len(trials) - failed, "failed": failed, "untried": list(untried)})


def _trial(trial: Trial) -> dict[str, Value]:
    case, answer = trial.case, trial.answer
    return {
        "rule": case.rule,
        "path": case.place.path,
        "line": case.place.line,
        "flow": flow_value(case.flow),
        "expected": {"verdict": case.verdict, "kind": case.kind, "because": list(case.because)},
        "got": {
            "verdict": answer.verdict,
            "kind": answer.kind,
            "because": [citation.rule for citation in answer.because],
            "nearest": [near.citation.rule for near in answer.nearest],
        },
        "passed": not trial.differs,
        "differs": list(trial.differs),
    }


def coverage_text(reports: Mapping[str, CoverageReport]) -> str:
    """Write what carries each sentence, per policy: `sentences` and `problems`."""
    sentences: list[Value] = [
        {
            "policy": policy,
            "number": line.number,
            "section": line.section,
            "status": line.status,
            "carriers": list(line.carriers),
            "reasons": list(line.reasons),
            "quotes": list(line.quotes),
            "text": line.text,
        }
        for policy, report in reports.items()
        for line in report.lines
    ]
    problems: list[Value] = [_problem(p) for report in reports.values() for p in report.problems]
    return write({"sentences": sentences, "problems": problems})


def rules_text(rules: Sequence[Rule]) -> str:
    """Write rules: `rules`, each with its scope, exceptions and quotes."""
    return write({"rules": [_rule(rule) for rule in rules]})


def _rule(rule: Rule) -> dict[str, Value]:
    return {
        "effect": rule.effect,
        "absolute": rule.absolute,
        **_clause(rule.clause),
        "reading": rule.reading,
        "fix": rule.fix,
        "path": rule.place.path,
        "line": rule.place.line,
    }


def _clause(clause: Clause) -> dict[str, Value]:
    return {
        "id": clause.id,
        "scope": {axis: list(terms) for axis, terms in clause.scope.items()},
        "when": clause.when_text or None,
        "quotes": [_quote(quote) for quote in clause.quotes],
        "except": [_clause(exception) for exception in clause.exceptions],
    }


def mistakes_text(problems: Sequence[Problem]) -> str:
    """Write mistakes in one line, as the answer to a question that was not understood."""
    return write({"verdict": None, "mistakes": [_problem(problem) for problem in problems]}, indent=None)


def _problem(problem: Problem) -> dict[str, Value]:
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.what,
        "help": problem.hint,
    }


def report_text(report: Report) -> str:
    """Write a report: `findings`, `problems`, `assumed` and `summary`."""
    summary = report.summary
    return write(
        {
            "findings": [_finding(finding) for finding in report.findings],
            "problems": [_problem(problem) for problem in report.problems],
            "assumed": [
                {"name": a.name, "value": list(a.value), "stated_by": a.stated_by} for a in report.assumed
            ],
            "summary": {
                "policy": summary.policy,
                "rules": summary.rules,
                "files": summary.files,
                "passed_over": summary.passed_over,
                "statements": summary.statements,
                "opaque": summary.opaque,
                "columns": summary.columns,
                "personal": summary.personal,
                "flows": summary.flows,
                "waived": summary.waived,
            },
            "today": report.today,
        }
    )


def _finding(finding: Finding) -> dict[str, Value]:
    quote = finding.quote
    return {
        "id": finding.id,
        "level": finding.level,
        "verdict": finding.verdict,
        "kind": finding.kind,
        "rule": finding.rule,
        "quote": quote.text if quote else None,
        "section": quote.section if quote else None,
        "sentence": quote.sentence if quote else None,
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "table": finding.table,
        "columns": list(finding.columns),
        "flow": finding.flow,
        "category": finding.category,
        "band": finding.band,
        "evidence": list(finding.evidence),
        "message": finding.message,
        "help": "\n".join(finding.help),
        "text": finding.text,
        "fingerprint": finding.fingerprint,
        "fails": finding.fails,
    }
