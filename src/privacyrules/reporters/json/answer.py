"""Answers, and questions that were not understood, in, JSON out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.model.answer import Answer, Citation
from privacyrules.model.explanation import Conflict, Nearest, OpenQuestion, Settling
from privacyrules.model.places import Problem
from privacyrules.syntax.json_values import Value, flow_value, problem_value, quote_value, write


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
        "settled_by": [_settling(settling) for settling in answer.settled_by],
        "nearest": [_nearest(nearest) for nearest in answer.nearest],
        "conflicts": [_conflict(conflict) for conflict in answer.conflicts],
        "notes": [
            {"id": note.id, "text": note.text, **(quote_value(note.quote) if note.quote else {})}
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


def _citation(citation: Citation) -> dict[str, Value]:
    cited: dict[str, Value] = {
        "rule": citation.rule,
        "effect": citation.effect,
        **quote_value(citation.quote),
    }
    return {**cited, "also": [quote_value(quote) for quote in citation.also]}


def _open(question: OpenQuestion) -> dict[str, Value]:
    would = [
        {"answer": o.answer, "verdict": o.verdict, "kind": o.kind, "same": o.same} for o in question.would
    ]
    return {question.asks: question.name, "stated": question.stated, "would": would}


def _settling(settling: Settling) -> dict[str, Value]:
    terms = dict[str, Value](settling.terms.items())
    return {"verdict": settling.verdict, "flow": terms, "facts": dict[str, Value](settling.facts.items())}


def _nearest(nearest: Nearest) -> dict[str, Value]:
    differs = [{"in": d.name, "stated": d.stated, "wanted": list(d.wanted)} for d in nearest.differs]
    return {**_citation(nearest.citation), "differs": differs}


def _conflict(conflict: Conflict) -> dict[str, Value]:
    return {"prohibition": _citation(conflict.prohibition), "other": _citation(conflict.other)}


def mistakes_text(problems: Sequence[Problem]) -> str:
    """Write mistakes in one line, as the answer to a question that was not understood."""
    return write({"verdict": None, "mistakes": [problem_value(problem) for problem in problems]}, indent=None)
