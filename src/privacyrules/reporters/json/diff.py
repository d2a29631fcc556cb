"""What two versions of a policy differ in in, JSON out."""

from __future__ import annotations

from privacyrules.model.diff import (
    Diff,
    Extent,
    FlowClass,
    Outcome,
    RuleChange,
    SentenceChange,
    Touched,
    VerdictChange,
    Version,
)
from privacyrules.syntax.json_values import Value, flow_value, problem_value, quote_value, write


def diff_text(diff: Diff) -> str:
    """Write all that differs: `sentences`, `rules`, `words`, `effect`, `touched`, `duties` and `problems`."""
    failing = sum(touched.fails for touched in diff.touched)
    return write(
        {
            "old": _version(diff.old),
            "new": _version(diff.new),
            "compared_by": "quotes" if diff.by_quotes else "sentences",
            "sentences": [_sentence(change) for change in diff.sentences],
            "rules": [_rule(change) for change in diff.rules],
            "words": [
                {
                    "change": change.kind,
                    "axis": change.axis,
                    "name": change.name,
                    "before": list(change.before),
                    "after": list(change.after),
                }
                for change in diff.words
            ],
            "effect": [_verdicts(change) for change in diff.effect.changes],
            "given_up": list(diff.effect.given_up),
            "touched": [_touched(touched) for touched in diff.touched],
            "looked": dict(diff.looked._asdict()),
            "duties": [
                {"rule": duty.rule, "effect": duty.effect, **quote_value(duty.quote), "state": duty.state}
                for duty in diff.duties
            ],
            "problems": [problem_value(problem) for problem in diff.problems],
            "fails": failing,
        }
    )


def _version(version: Version) -> dict[str, Value]:
    return {
        "name": version.name,
        "policy": version.policy,
        "date": version.date,
        "digest": version.digest,
        "pinned": version.pinned,
    }


def _sentence(change: SentenceChange) -> dict[str, Value]:
    return {
        "change": change.kind,
        "section": change.section,
        "before": change.before,
        "after": change.after,
        "said": list(change.said),
        "says": list(change.says),
        "carriers": list(change.carriers),
    }


def _rule(change: RuleChange) -> dict[str, Value]:
    return {
        "change": change.kind,
        "rule": change.id,
        "was": change.before.id if change.before else None,
        "bears": change.bears,
        "edits": [dict(edit._asdict()) for edit in change.edits],
    }


def _verdicts(change: VerdictChange) -> dict[str, Value]:
    return {
        "before": _outcome(change.before),
        "after": _outcome(change.after),
        "looser": change.looser,
        "classes": [_class(flows) for flows in change.classes],
        "untold": change.untold,
    }


def _outcome(outcome: Outcome) -> dict[str, Value]:
    return {"verdict": outcome[0], "kind": outcome[1]}


def _class(flows: FlowClass) -> dict[str, Value]:
    return {
        "scope": {extent.axis: _extent(extent) for extent in flows.extents},
        "facts": list(flows.facts),
        "omitted": flows.omitted,
        "broad": flows.broad,
        "example": flow_value(flows.example),
        "because_before": list(flows.before),
        "because_after": list(flows.after),
    }


def _extent(extent: Extent) -> dict[str, Value]:
    return {
        "within": list(extent.within),
        "but": list(extent.but),
        "alone": list(extent.alone),
        "terms": list(extent.terms),
    }


def _touched(touched: Touched) -> dict[str, Value]:
    return {
        "kind": touched.kind,
        "name": touched.name,
        "path": touched.place.path,
        "line": touched.place.line,
        "column": touched.place.column,
        "before": list(touched.before),
        "after": list(touched.after),
        "fails": touched.fails,
    }
