"""The text of a YAML or JSON file in, a tree of values with their places out, or every mistake in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from privacyrules.model.nodes import Mapping_, Node, Scalar, Sequence
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.syntax.core_schema import value_of
from privacyrules.syntax.json_escapes import Source, as_yaml
from privacyrules.syntax.yaml_errors import explain, explain_character

_DEEPEST = 100
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = ("'", '"')


def parse(text: str, path: str) -> Node:
    """Read one YAML 1.2 document, or one JSON value, which is YAML too.

    Args:
        text: the text of the file.
        path: how messages call the file.

    Returns:
        The tree. Values follow YAML 1.2's core schema: `NO` and dates are texts.

    Raises:
        MistakesError: the text is empty, is not YAML, or uses what rules must not use (keys written
            twice or that are no text, anchors, aliases, merge keys, tags, several documents, more
            than 100 levels); holds every mistake up to the first place that is not YAML.
    """
    source = as_yaml(text)
    reader = _Reader(source, path)
    try:
        root = reader.document(yaml.parse(source.text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        reader.problems.append(_unreadable(error, source, path))
    except yaml.reader.ReaderError as error:
        # its position counts bytes or characters, whichever loader runs
        reader.problems.append(_forbidden(text, text.find(chr(error.character)), path))
    except UnicodeEncodeError as error:
        reader.problems.append(_forbidden(text, error.start, path))
    if reader.problems:
        raise MistakesError(reader.problems)
    return root


class _Reader:
    """Builds the tree from the parser's events and notes every mistake on the way."""

    def __init__(self, source: Source, path: str) -> None:
        self.source = source
        self.path = path
        self.problems: list[Problem] = []
        self.depth = 0

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return self.source.place(self.path, mark.line, mark.column) if mark else Place(self.path)

    def problem(self, event: yaml.Event, what: str, hint: str) -> None:
        self.problems.append(Problem(self.place(event), what, hint))

    def document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            if root is not None:
                self.problem(event, "a second document starts here", "write one document per file")
                break
            root = self.node(next(events), events)
        if root is None or (isinstance(root, Scalar) and not root.text and not root.quoted):
            place = Place(self.path, 1, 1)
            self.problems.append(
                Problem(place, "the file is empty", "write what it should say, or delete it")
            )
        return root or Sequence((), Place(self.path))

    def node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            self.forbid(event)
            value = event.value if event.style else value_of(event.value)
            return Scalar(value, self.place(event), event.value, quoted=event.style in _QUOTES)
        if isinstance(event, yaml.CollectionStartEvent):
            self.forbid(event)
            return self.collection(event, events)
        self.problem(event, "an alias (*) cannot be used", "write the value out again")
        return Scalar(None, self.place(event), "", quoted=False)

    def forbid(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.problem(event, f"the anchor '&{event.anchor}' cannot be used", "leave it out")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self.problem(event, f"the tag '{tag}' cannot be used", "leave it out, and write texts in quotes")

    def collection(self, start: yaml.CollectionStartEvent, events: Iterator[yaml.Event]) -> Node:
        if self.depth == _DEEPEST:
            self.problem(start, f"more than {_DEEPEST} levels stand inside each other", "write it flatter")
            raise MistakesError(self.problems)
        self.depth += 1
        build = self.sequence if isinstance(start, yaml.SequenceStartEvent) else self.mapping
        built = build(start, events)
        self.depth -= 1
        return built

    def sequence(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Sequence:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events))
        return Sequence(tuple(items), self.place(start))

    def mapping(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Mapping_:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events)
            value = self.node(next(events), events)
            if isinstance(event, yaml.AliasEvent):
                continue
            if mistake := _mistake_in_key(key, entries):
                self.problem(event, *mistake)
            elif isinstance(key, Scalar):
                entries[key.text] = (key, value)
        return Mapping_(tuple(entries.values()), self.place(start))


def _mistake_in_key(key: Node, entries: dict[str, tuple[Scalar, Node]]) -> tuple[str, str] | None:
    if not isinstance(key, Scalar):
        return "a key must be one word", "write the list or group as the value"
    if key.text == "<<" and not key.quoted:
        return "the merge key '<<' cannot be used", "write the entries out"
    if not key.text and not key.quoted:
        return "a key is missing before the colon", "write `key: value`"
    if not isinstance(key.value, str):
        return f"the key {key.text} is not a text", f'write it in quotes: "{key.text}"'
    if key.text in entries:
        line = entries[key.text][0].place.line
        return f"'{key.text}' stands here a second time (first in line {line})", "keep one of them"
    return None


def _unreadable(error: yaml.MarkedYAMLError, source: Source, path: str) -> Problem:
    mark, context = error.problem_mark, error.context_mark
    if mark is None:
        return Problem(Place(path), f"this is not YAML: {error.problem}")
    lines = source.text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    opened = source.place(path, context.line, context.column) if context else None
    told = explain(f"{error.context}: {error.problem}", line, mark.column, opened)
    place = opened if told.where_it_opens and opened else source.place(path, mark.line, mark.column)
    return Problem(place, told.what, told.hint)


def _forbidden(text: str, offset: int, path: str) -> Problem:
    before = text[:offset]
    place = Place(path, before.count("\n") + 1, offset - before.rfind("\n"))
    return Problem(place, *explain_character(text[offset]))
