"""Words and lines that all pages of text share."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules import reporters
from privacyrules.model.answer import Kind, Verdict
from privacyrules.model.flow import AXES, Axis, FactValue, Flow
from privacyrules.model.policy import Effect, Quote

listed = reporters.listed

WIDTH = 100

_LEAD: dict[Axis, str] = {
    "action": "",
    "data": "",
    "subject": "about ",
    "purpose": "for ",
    "recipient": "to ",
    "form": "in form ",
    "source": "from ",
}

_EFFECTS: dict[Effect, str] = {"permit": "permission", "oblige": "obligation", "prohibit": "prohibition"}


def verdict_in_words(verdict: Verdict, kind: Kind | None) -> str:
    """The verdict as people say it."""
    if verdict == "conditional":
        return {
            "if": "conditional: allowed if what is open turns out so",
            "unless": "conditional: allowed unless what is open turns out so",
            "both": "conditional: what is open may allow it and may forbid it",
        }[kind or "both"]
    return verdict.replace("_", " ")


def short_verdict(verdict: Verdict, kind: Kind | None) -> str:
    """The verdict in a word or two."""
    return f"{verdict} ({kind})" if kind else verdict.replace("_", " ")


def flow_in_words(flow: Flow) -> str:
    """A flow in one line: `sell email about user to data_broker`."""
    said = [_LEAD[axis] + " and ".join(flow.terms[axis]) for axis in AXES if flow.terms.get(axis)]
    facts = [f"{name} = {fact_value(value)}" for name, value in flow.facts.items()]
    words = ", ".join(filter(None, (" ".join(said), *facts))) or "nothing"
    return f"left undone: {words}" if flow.omitted else words


def fact_value(value: FactValue) -> str:
    """A fact's value as rule files write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def effect_name(effect: Effect) -> str:
    """Permission, obligation or prohibition."""
    return _EFFECTS[effect]


def source_of(quote: Quote) -> str:
    """Where a quote stands: its section and the number of its sentence."""
    sentence = f", sentence {quote.sentence}" if quote.sentence is not None else ""
    return f"{quote.section.rstrip(':')}{sentence}" if quote.section else sentence.lstrip(", ")


def quoted(quote: Quote, indent: str = "    ") -> Iterable[str]:
    """A quote and, on its last line, its section."""
    yield from wrapped(f'"{quote.text}"', indent)
    yield f"{indent}({source_of(quote)})"


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """A text in lines of at most WIDTH characters; the same wherever it is printed."""
    lead = indent if first is None else first
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(lead) + len(line) + 1 + len(word) > WIDTH:
            lines.append(lead + line)
            lead, line = indent, word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, lead + line] if line else []


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 file`, `2 files`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sourced(text: str, source: str, lead: str) -> list[str]:
    """A text behind a lead, and who said it in parentheses: on the last line if there is room."""
    lines = wrapped(text, " " * len(lead), lead)
    behind = f"({source})"
    if len(lines[-1]) + 1 + len(behind) <= WIDTH:
        return [*lines[:-1], f"{lines[-1]} {behind}"]
    return [*lines, *wrapped(behind, " " * len(lead))]
