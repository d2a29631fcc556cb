"""All that is known of one column in, the page that explains it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacyrules.model.classification import Band, Classification
from privacyrules.model.config import ColumnStatement
from privacyrules.model.inventory import ColumnPage, InventoryColumn, Overruling
from privacyrules.reporters.text.inventory import held, not_read
from privacyrules.reporters.text.layout import fact_value, flow_in_words, listed, wrapped

BAND_MEANS: dict[Band, str] = {
    "certain": "meant to be right 95 times in 100 or more; a promise may refuse the column",
    "likely": "meant to be right 80 times in 100 or more; a promise may refuse the column",
    "review": "a person has to look; the column is never refused, only pointed out",
    "stated": "a person stated it, and that outweighs whatever the classifier says",
    "none": "nothing about it speaks of personal data; no promise is held against it",
}

FILL_IN = (
    "where NAME is who says so, REASON why it is nothing personal, and TERM one of those that "
    "`privacyrules terms data` lists."
)


def column_text(page: ColumnPage) -> str:
    """Write where a column stands, what it holds and why, what is stated, and how to overrule that."""
    blocks = ["\n".join(_page(page)), *not_read(page.inventory)]
    return "\n\n".join(blocks) + "\n"


def _page(page: ColumnPage) -> Iterator[str]:
    column = page.column
    yield f"{column.table}.{column.name}{f' {column.type}' if column.type else ''}"
    yield f"  at {column.place}"
    yield "\nWhat it holds"
    within = f", within {', '.join(column.within)}" if column.within else ""
    yield from wrapped(f"{held(column)} ({column.band}){within}", "    ", "  ")
    yield from wrapped(f"{column.band}: {BAND_MEANS[column.band]}", "    ", "  ")
    yield from _explanation(page)
    yield "\nWhat is stated of it"
    yield from [line for said in page.statements for line in _statement(said)] or ["  nothing"]
    yield "\nThe flow that keeping it is"
    yield from _flow(column)
    yield from _overruling(page.overruling)


def _explanation(page: ColumnPage) -> Iterator[str]:
    explanation, found = page.explanation, page.explanation.found
    yield "\nHow the classifier sees it"
    yield from wrapped(f"words of its name: {', '.join(explanation.words) or 'none'}", "    ", "  ")
    if explanation.unheeded:
        shared = listed([f"'{word}'" for word in explanation.unheeded])
        yield from wrapped(f"not heeded, since other columns share it: {shared}", "    ", "  ")
    if page.column.band == "stated":
        yield from wrapped(f"by itself it would say: {_in_words(found)}", "    ", "  ")
    yield from _list("for", (reason for reason in found.evidence if reason not in found.against))
    yield from _list("against", (*found.against, *explanation.passed_over))
    yield from _list("it would be something else", explanation.otherwise)


def _list(title: str, reasons: Iterable[str]) -> Iterator[str]:
    lines = [line for reason in reasons for line in wrapped(reason, "      ", "    - ")]
    if lines:
        yield from (f"  {title}:", *lines)


def _in_words(found: Classification) -> str:
    if found.category is None and found.band != "review":
        return "nothing personal"
    return f"{found.category or 'unknown'} ({found.band})"


def _statement(statement: ColumnStatement) -> Iterator[str]:
    said = [f"{axis} {listed(terms)}" for axis, terms in statement.terms.items()]
    said += [f"{name} = {fact_value(value)}" for name, value in statement.facts.items()]
    if statement.not_personal is not None:
        said.append(f"not personal: {statement.not_personal}")
    where = f"{statement.stated_by}; {statement.place}"
    yield from wrapped(f"{', '.join(said) or 'nothing more than who'} ({where})", "    ", "  ")


def _flow(column: InventoryColumn) -> Iterator[str]:
    if column.flow is None:
        yield "  none: nothing personal is known to be kept"
        return
    yield from wrapped(flow_in_words(column.flow), "    ", "  ")
    for assumption in column.filled:
        filled = f"assumed: {assumption.name} {listed(assumption.value)} ({assumption.stated_by})"
        yield from wrapped(filled, "    ", "  ")


def _overruling(overruling: Overruling) -> Iterator[str]:
    """The lines to write; they are not wrapped, since people copy them."""
    at, several = overruling.stated_at, " one of" if len(overruling.comments) > 1 else ""
    stated = f" in place of what the comment at {at} says" if at.path else ""
    outweighed = "" if overruling.heeded else "take away the comment that says what it holds, and write "
    yield "\nTo overrule it for good"
    yield from wrapped(f"write beside the column{stated}{several}", "  ", "  ")
    yield from (f"    {comment}" for comment in overruling.comments)
    yield from wrapped(f"or {outweighed}at the end of {overruling.settings_path}", "  ", "  ")
    yield from (f"    {line}" for line in overruling.settings.splitlines())
    yield from wrapped(FILL_IN, "  ", "  ")
