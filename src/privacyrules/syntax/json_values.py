"""Nouns in, the plain values that all our JSON is made of out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from privacyrules.model.flow import Flow
from privacyrules.model.places import Problem
from privacyrules.model.policy import Quote
from privacyrules.model.report import Finding, Summary

Value = None | bool | int | float | str | Sequence["Value"] | Mapping[str, "Value"]


def write(value: Value, *, indent: int | None = 2) -> str:
    """JSON with a newline at its end; letters of all scripts are written as they are."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def flow_value(flow: Flow) -> dict[str, Value]:
    """A flow as plain values: lists of terms per axis, facts, omission."""
    terms: dict[str, Value] = {axis: list(terms) for axis, terms in flow.terms.items()}
    return {**terms, "facts": dict(flow.facts), "omitted": flow.omitted}


def quote_value(quote: Quote) -> dict[str, Value]:
    """A quote with its section and the number of its sentence."""
    return {"quote": quote.text, "section": quote.section, "sentence": quote.sentence}


def problem_value(problem: Problem) -> dict[str, Value]:
    """A mistake with its place and the way out."""
    return {
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.what,
        "help": problem.hint,
    }


def finding_value(finding: Finding) -> dict[str, Value]:
    """A finding, as `report.schema.json` describes it."""
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


def summary_value(summary: Summary) -> dict[str, Value]:
    """How much was checked."""
    return {
        "policy": summary.policy,
        "rules": summary.rules,
        "files": summary.files,
        "passed_over": summary.passed_over,
        "not_entered": list(summary.not_entered),
        "statements": summary.statements,
        "opaque": summary.opaque,
        "columns": summary.columns,
        "personal": summary.personal,
        "flows": summary.flows,
        "waived": summary.waived,
        "lapsing": summary.lapsing,
        "known": summary.known,
    }
