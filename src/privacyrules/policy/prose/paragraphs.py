"""A Markdown or plain text document in, its headings and paragraphs, list items and table rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from privacyrules.policy.prose.plain import heading_key, normalised

Kind = Literal["heading", "paragraph", "item", "row"]


class Block(NamedTuple):
    """One block with its words; `known` says that a heading is one of those asked for."""

    kind: Kind
    text: str
    known: bool = False


class _Line(NamedTuple):
    kind: Literal["blank", "heading", "item", "row", "text"]
    text: str
    known: bool = False
    number: int = 0


_BLANK = _Line("blank", "")
_QUOTE_MARKS = re.compile(r"^(?:[ \t]*>)+ ?")
_BREAK = re.compile(r"[ \t]*([-=*_])(?:[ \t]*\1){2,}[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]*(?=[^-]*-)(?=[^|]*\|)[|:\- \t]+")
_HASHES = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{2,})[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣▪]|(\d{1,3})[.)])[ \t]+(.*)")


def blocks(document: str, headings: Mapping[str, str]) -> Iterator[Block]:
    """Take a document apart.

    Args:
        document: Markdown, or plain text with empty lines between paragraphs.
        headings: the headings to know, by their keys (`heading_key`).

    Returns:
        The blocks in their order, without empty ones. A known heading is spelt as in `headings`. A
        paragraph that ends in a colon has the next paragraph joined to it.
    """
    waiting: Block | None = None
    for block in _grouped(_lines(document, headings)):
        if waiting is not None and block.kind == "paragraph" and waiting.text.endswith(":"):
            waiting = waiting._replace(text=normalised(f"{waiting.text} {block.text}"))
            continue
        if waiting is not None:
            yield waiting
        waiting = block
        if block.kind == "heading":
            yield block
            waiting = None
    if waiting is not None:
        yield waiting


def _grouped(lines: Iterator[_Line]) -> Iterator[Block]:
    """Join the lines of a paragraph or item, before their marks go: emphasis may run over a line's end."""
    kind: Kind = "paragraph"
    opened: list[str] = []
    for line in lines:
        if line.kind != "text" or kind == "row":
            yield from _closed(kind, opened)
            kind, opened = "paragraph", []
        if line.kind == "heading":
            yield Block("heading", line.text, line.known)
        elif line.kind != "blank":
            kind = kind if line.kind == "text" else line.kind
            opened.append(line.text)
    yield from _closed(kind, opened)


def _closed(kind: Kind, lines: list[str]) -> Iterator[Block]:
    if text := normalised("\n".join(lines)):
        yield Block(kind, text)


def _lines(document: str, headings: Mapping[str, str]) -> Iterator[_Line]:
    line = _BLANK
    for raw, following in pairwise([*(_QUOTE_MARKS.sub("", raw) for raw in document.splitlines()), ""]):
        line = _heading(raw, following, line, headings) or _body(raw, following, line)
        yield line


def _heading(raw: str, following: str, before: _Line, headings: Mapping[str, str]) -> _Line | None:
    hashes = _HASHES.fullmatch(raw)
    text = normalised(hashes[1] if hashes else raw)
    if not text:
        return None
    if known := headings.get(heading_key(text)):
        return _Line("heading", known, known=True)
    if hashes or (_UNDERLINE.fullmatch(following) and before.kind != "text" and _may_be_heading(raw, text)):
        return _Line("heading", text)
    return None


def _may_be_heading(raw: str, text: str) -> bool:
    # a rule under a sentence of one line would hide a promise in a heading
    return not (_BREAK.fullmatch(raw) or _ITEM.fullmatch(raw) or text.startswith("|") or text[-1] in ".;,")


def _body(raw: str, following: str, before: _Line) -> _Line:
    if _TABLE_RULE.fullmatch(raw):
        return _Line("row", "")
    if _BREAK.fullmatch(raw) or _UNDERLINE.fullmatch(raw) or not normalised(raw):
        return _BLANK
    item = _ITEM.fullmatch(raw)
    if item and _starts_item(item, before):
        return _Line("item", item[2], number=int(item[1] or 0))
    in_table = before.kind == "row" or _TABLE_RULE.fullmatch(following)
    if raw.lstrip().startswith("|") or ("|" in raw and in_table):
        return _Line("row", raw)
    return _Line("text", raw, number=before.number)


def _starts_item(item: re.Match[str], before: _Line) -> bool:
    """A number within a paragraph may be the end of a date or reference that is broken over two lines."""
    inside = before.kind in {"text", "item"}
    return not inside or item[1] is None or int(item[1]) in {1, before.number + 1}
