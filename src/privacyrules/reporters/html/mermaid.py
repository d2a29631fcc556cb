"""A map of flows in, the same as Mermaid text out, for a README or a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.flowmap import FlowMap, Stop

_SHAPES = {"source": "([{}])", "data": "[{}]", "table": "[({})]", "recipient": "{{{{{}}}}}"}
_COLOURS = {"denied": "#c62828", "not_covered": "#757575", "conditional": "#b26a00", "allowed": "#2e7d32"}


def mermaid_text(drawn: FlowMap) -> str:
    """Write a flow chart; an arrow has the colour of its verdict, and names it."""
    return "\n".join(_lines(drawn)) + "\n"


def _lines(drawn: FlowMap) -> Iterator[str]:
    yield "flowchart LR"
    names = {stop: f"s{number}" for number, stop in enumerate(drawn.stops)}
    for stop, name in names.items():
        yield f"  {name}{_SHAPES[stop.stands].format(_label(stop))}"
    coloured: dict[str, list[str]] = {}
    for number, hop in enumerate(drawn.hops):
        said = hop.does if hop.verdict is None else f"{hop.does}: {hop.verdict.replace('_', ' ')}"
        yield f"  {names[hop.start]} -->|{_escaped(said)}| {names[hop.end]}"
        if hop.verdict is not None:
            coloured.setdefault(hop.verdict, []).append(str(number))
    for verdict, numbers in coloured.items():
        yield f"  linkStyle {','.join(numbers)} stroke:{_COLOURS[verdict]}"


def _label(stop: Stop) -> str:
    return _escaped(stop.name or "not said")


def _escaped(text: str) -> str:
    """A text in quotation marks; what Mermaid would read as its own is written as a code."""
    safe = "".join(
        letter if letter.isalnum() or letter in " _.,-:" else f"#{ord(letter)};" for letter in text
    )
    return f'"{safe}"'
