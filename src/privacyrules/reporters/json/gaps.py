"""Where a policy is silent, and where practice and policy part, in; JSON out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.explanation import Nearest
from privacyrules.model.places import Place
from privacyrules.model.policy import Rule
from privacyrules.model.review import Doing, Gaps, Silence, Stated
from privacyrules.syntax.json_values import Value, flow_value, problem_value, quote_value, write


def gaps_text(gaps: Gaps) -> str:
    """Write gaps: `done`, `stated`, `silent`, `unused`, `unseen`, `problems` and what was looked at."""
    return write(
        {
            "done": [_doing(doing) for doing in gaps.done],
            "stated": [_stated(stated) for stated in gaps.stated],
            "silent": None if gaps.silent is None else [_silence(silence) for silence in gaps.silent],
            "unused": [_rule(rule) for rule in gaps.unused],
            "unseen": [rule.id for rule in gaps.unseen],
            "problems": [problem_value(problem) for problem in gaps.problems],
            "summary": {
                "policy": gaps.policy,
                "date": gaps.date,
                "today": gaps.today,
                "rules": gaps.rules,
                "flows": gaps.flows,
                "files": gaps.files,
            },
        }
    )


def _doing(doing: Doing) -> dict[str, Value]:
    return {
        "flow": flow_value(doing.flow),
        "tables": list(doing.tables),
        "places": _places(doing.places),
        "nearest": [_nearest(near) for near in doing.nearest],
    }


def _nearest(near: Nearest) -> dict[str, Value]:
    return {
        "rule": near.citation.rule,
        "effect": near.citation.effect,
        **quote_value(near.citation.quote),
        "differs": [{"name": d.name, "stated": d.stated, "wanted": list(d.wanted)} for d in near.differs],
    }


def _stated(stated: Stated) -> dict[str, Value]:
    return {
        **_rule(stated.rule),
        "when": stated.rule.clause.when_text,
        "fact": stated.fact,
        "value": stated.value,
        "named": list(stated.literals),
        "beyond": stated.beyond,
        "places": _places(stated.places),
    }


def _silence(silence: Silence) -> dict[str, Value]:
    return {
        "action": list(silence.actions),
        "data": [{"term": kinds.term, "other_than": list(kinds.other_than)} for kinds in silence.data],
        "subject": list(silence.subjects),
        "purpose": list(silence.purposes),
        "recipient": list(silence.recipients),
        "but": list(silence.but),
        "number": silence.number,
    }


def _rule(rule: Rule) -> dict[str, Value]:
    return {
        "rule": rule.id,
        "effect": rule.effect,
        **quote_value(rule.quotes[0]),
        "path": rule.place.path,
        "line": rule.place.line,
    }


def _places(places: Sequence[Place]) -> list[Value]:
    return [{"path": place.path, "line": place.line, "column": place.column} for place in places]
