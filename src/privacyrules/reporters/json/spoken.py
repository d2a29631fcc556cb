"""A question in plain words, as it was read and answered, in; JSON out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.answer import Answer
from privacyrules.model.reading import Alternative, Reading, Span, Spoken
from privacyrules.reporters.json.answer import answer_value
from privacyrules.syntax.json_values import Value, flow_value, write


def spoken_text(spoken: Spoken, strictest: Answer | None, *, indent: int | None = 2) -> str:
    """Write a question as it was read, and the answer to each reading; `strictest` gives the verdict."""
    return write(spoken_value(spoken, strictest), indent=indent)


def spoken_value(spoken: Spoken, strictest: Answer | None) -> dict[str, Value]:
    """A question and its answers as plain values, as `question.schema.json` describes them."""
    return {
        "verdict": None if strictest is None else strictest.verdict,
        "kind": None if strictest is None else strictest.kind,
        "question": spoken.text,
        "readings": [_reading(reading) for reading in spoken.readings],
        "answers": [answer_value(answer) for answer in spoken.answers],
        "mistakes": [] if spoken.answers else list(dict.fromkeys(_mistakes(spoken))),
        "examples": list(spoken.examples),
    }


def _mistakes(spoken: Spoken) -> Iterator[str]:
    """What keeps the question from being answered, in sentences."""
    for reading in spoken.readings:
        if reading.why:
            yield reading.why
        for choice in reading.alternatives:
            yield choice.asks


def _reading(reading: Reading) -> Value:
    return {
        "understood": flow_value(reading.flow),
        "basis": [
            {
                "name": basis.name,
                "spans": [_span(span) for span in basis.spans],
                "remark": basis.remark,
                "taken": basis.taken,
            }
            for basis in reading.basis
        ],
        "unknown": [
            {"word": unknown.word, "span": _span(unknown.span), "near": list(unknown.terms)}
            for unknown in reading.unknown
        ],
        "missing": list(reading.missing),
        "alternatives": [_alternative(choice) for choice in reading.alternatives],
    }


def _alternative(choice: Alternative) -> Value:
    return {
        "asks": choice.asks,
        "span": _span(choice.span),
        "axis": choice.axis,
        "senses": [{"term": term, "understood": flow_value(flow)} for term, flow in choice.senses],
    }


def _span(span: Span) -> Value:
    return [span.start, span.end]
