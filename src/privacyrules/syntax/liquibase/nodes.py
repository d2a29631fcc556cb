"""The text of a changelog in YAML or JSON in; its parts, each with its place, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.schema import Unread
from privacyrules.syntax.annotations import mentions
from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.liquibase.parts import ROOT, Document, Part
from privacyrules.syntax.liquibase.scalars import scalar_text

_LISTS = frozenset({ROOT, "changes", "columns"})
"""The keys under which parts are listed that XML writes without an element around them."""

_ITEM = re.compile(r"-[ \t]+\Z")
_FURTHEST_ITEM = 20
_COMMENT = re.compile(
    r"""(?<=[\s\[{,:])"(?:[^"\\\r\n]|\\.)*"|(?<=[\s\[{,:])'[^'\r\n]*'|(?<!\S)(?P<comment>\#[^\r\n]*)""",
    re.VERBOSE,
)
_LINE = re.compile(r"[^\r\n]*")
_MARK = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]*)+|\*[^\s,\[\]{}]+|<<(?=[ \t]*:)")
_MERGED = {"<<": "__"}
_ALIAS = "an alias stands for what is written elsewhere, and is not followed"


def parse_nodes(source: CodeSource) -> Document:
    """Parse a changelog in YAML or JSON.

    Returns:
        Its parts, without anchors and tags; aliases as opaque; nothing but what is malformed where the
        text is no YAML, or a key stands twice.
    """
    from privacyrules.syntax.yaml import parse

    building = _Building(source)
    root = Part(ROOT, 0, 0, 0)
    marked: list[Unread] = []
    try:
        tree = parse(source.text, source.path)
    except MistakesError as error:
        marked, plain = _without_marks(source, error.problems)
        try:
            tree = parse(plain, source.path)
        except MistakesError as left:
            return Document(root, unread=[_malformed(problem, source) for problem in left.problems])
    if isinstance(tree, Mapping_):
        building.fill(root, tree)
    return Document(root, list(_comments(source, building.long)), marked)


def _without_marks(source: CodeSource, problems: Iterable[Problem]) -> tuple[list[Unread], str]:
    """Blank out the anchors, tags and aliases at some places; what an alias stands for is not followed."""
    pieces: list[str] = []
    aliases = []
    at = 0
    for place in sorted(problem.place for problem in problems):
        start = source.offset(place)
        mark = _MARK.match(source.text, start)
        if mark is None or start < at:
            continue
        if mark[0].startswith("*"):
            aliases.append(Unread("opaque", place, _ALIAS, mark[0]))
        pieces += [source.text[at:start], _MERGED.get(mark[0], " " * len(mark[0]))]
        at = mark.end()
    return aliases, "".join([*pieces, source.text[at:]])


def _is_list(key: Scalar, value: Node) -> bool:
    return key.text in _LISTS or (key.text == "column" and isinstance(value, Sequence))


def _malformed(problem: Problem, source: CodeSource) -> Unread:
    # YAML's parser may name a place behind the end of the text
    place = source.place(source.offset(problem.place))
    line = _LINE.match(source.text, source.starts[place.line - 1])
    what = f"{problem.what}; {problem.hint}" if problem.hint else problem.what
    return Unread("malformed", place, what, line[0].strip() if line else "")


def _comments(source: CodeSource, long: list[tuple[int, int]]) -> Iterator[Comment]:
    """Find the comments that may speak to us; YAML only, since JSON has none."""
    if source.text.lstrip()[:1] in ("{", "["):
        return
    for found in _COMMENT.finditer(source.text):
        start, end = found.span("comment")
        if start >= 0 and mentions(found[0]) and not any(first <= start < last for first, last in long):
            yield Comment(start, start + 1, end)


class _Building:
    """Turns nodes into parts; `long` is where long texts stand, in which a `#` begins no comment."""

    def __init__(self, source: CodeSource) -> None:
        self.source = source
        self.long: list[tuple[int, int]] = []

    def fill(self, part: Part, node: Node) -> None:
        """Put what a node holds into a part."""
        if isinstance(node, Scalar):
            self.scalar(part, node, "")
        elif isinstance(node, Sequence):
            self.list(part, node)
        else:
            for key, value in node.entries:
                self.entry(part, key, value)
        part.end = max([part.end, *(inner.end for inner in part.parts)])

    def entry(self, part: Part, key: Scalar, value: Node) -> None:
        """Put a key and its value into a part: as one of its values, or as a part inside."""
        if isinstance(value, Scalar):
            self.scalar(part, value, key.text)
        elif _is_list(key, value):
            self.fill(part, value)
        else:
            part.parts.append(self.part(key, value))

    def list(self, part: Part, listed: Sequence) -> None:
        """Put the items of a list into a part; `- column: {...}` is a part called column."""
        for item in listed.items:
            entries = item.entries if isinstance(item, Mapping_) else ()
            if len(entries) > 1 and isinstance(entries[0][1], Scalar) and entries[0][1].value is None:
                # Liquibase forgives it if what belongs to a part stands below its name, not indented
                part.parts.append(self.part(entries[0][0], Mapping_(entries[1:], item.place)))
                continue
            for key, value in entries:
                if _is_list(key, value):
                    self.fill(part, value)
                else:
                    part.parts.append(self.part(key, value))

    def part(self, key: Scalar, value: Node) -> Part:
        """Make a part of a key and its value."""
        start = self.source.offset(key.place)
        head = self.source.offset(key.text_place) + len(key.text) + key.quoted
        item = _ITEM.search(self.source.text, max(start - _FURTHEST_ITEM, 0), start)
        part = Part(key.text, item.start() if item else start, head, head)
        self.fill(part, value)
        return part

    def scalar(self, part: Part, scalar: Scalar, key: str) -> None:
        """Keep what a value says, as that of a key or as the body; null says nothing."""
        if scalar.value is None:
            return
        text = scalar_text(scalar, self.source)
        end = text.offset(max(len(text.value) - 1, 0)) + 1 + scalar.quoted
        if len(text.runs) > 1:
            self.long.append((text.offset(0), end))
        if key:
            part.values[key] = text
        else:
            part.body = text
        part.end = max(part.end, end)
        part.head = part.head if part.parts else part.end
