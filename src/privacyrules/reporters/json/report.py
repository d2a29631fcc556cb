"""What a check found in, JSON out."""

from __future__ import annotations

from privacyrules.model.report import Finding, Report
from privacyrules.reporters.json.values import Value, problem_value, write


def report_text(report: Report) -> str:
    """Write a report: `findings`, `problems`, `assumed` and `summary`."""
    summary = report.summary
    return write(
        {
            "findings": [_finding(finding) for finding in report.findings],
            "problems": [problem_value(problem) for problem in report.problems],
            "assumed": [
                {"name": a.name, "value": list(a.value), "stated_by": a.stated_by} for a in report.assumed
            ],
            "summary": {
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
