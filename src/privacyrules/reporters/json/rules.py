"""Rules, cases run, and what carries each sentence in, JSON out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacyrules.model.compiled import AxisSize, CompiledSize
from privacyrules.model.lock import CoverageReport, Drift
from privacyrules.model.policy import Clause, Rule
from privacyrules.model.trial import Trial
from privacyrules.syntax.json_values import Value, flow_value, problem_value, quote_value, write


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
        "quotes": [quote_value(quote) for quote in clause.quotes],
        "except": [_clause(exception) for exception in clause.exceptions],
    }


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
    """Write what carries each sentence, per policy: `sentences`, `drift` since the pin, and `problems`."""
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
    drift: list[Value] = [
        {"policy": policy, **_drift(change)} for policy, report in reports.items() for change in report.drift
    ]
    problems: list[Value] = [problem_value(p) for report in reports.values() for p in report.problems]
    return write({"sentences": sentences, "drift": drift, "problems": problems})


def _drift(change: Drift) -> dict[str, Value]:
    now = change.now
    return {
        "change": change.kind,
        "number": change.number,
        "section": change.section,
        "said": list(change.said),
        "now": None if now is None else {"number": now.number, "section": now.section, "text": now.text},
        "carriers": list(change.carriers),
        "waivers": [
            {"id": waiver.id, "by": waiver.by, "path": waiver.place.path, "line": waiver.place.line}
            for waiver in change.waivers
        ],
        "resolutions": [resolution.id for resolution in change.resolutions],
    }


def compiled_text(size: CompiledSize) -> str:
    """Write what a compiled policy came to: numbers by their names, `axes` and `files` as objects."""
    return write(
        {
            "policy": size.policy,
            "date": size.date,
            "rules": size.rules,
            "exceptions": size.exceptions,
            "conditions": size.conditions,
            "axes": {axis.name: _axis(axis) for axis in size.axes},
            "facts": _axis(size.facts),
            "cells": size.cells,
            "bytes": dict(size.files),
        }
    )


def _axis(axis: AxisSize) -> dict[str, Value]:
    return {"words": axis.words, "named": axis.named, "classes": axis.classes}
