"""The classes of a file in; their decorators, and those of their fields, with folded arguments, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.javascript.budget import UnfollowableError
from privacyrules.syntax.javascript.folder import Folder
from privacyrules.syntax.javascript.values import Built, Frame, Pairs, Unknown, Value

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_CLASSES = ("class_declaration", "abstract_class_declaration", "class")


class Mark(NamedTuple):
    """A decorator: `@Column("varchar", { length: 255 })`."""

    name: str
    args: tuple[Value, ...]

    @property
    def options(self) -> Pairs | None:
        """The first object that it is given."""
        return next((value for value in self.args if isinstance(value, Pairs)), None)


class Field(NamedTuple):
    """A decorated field or accessor, from its first decorator to its end."""

    name: Text
    type: str | None
    marks: tuple[Mark, ...]
    span: tuple[int, int]

    def marked(self, *names: str) -> Mark | None:
        """Return the first decorator of one of these names."""
        return next((mark for mark in self.marks if mark.name in names), None)


class Model(NamedTuple):
    """A class with its decorators; `base` is the name of what it extends.

    `head` are the offsets of where it starts, with its decorators, and behind its name.
    """

    name: Text
    base: str
    marks: tuple[Mark, ...]
    fields: tuple[Field, ...]
    node: Node
    head: tuple[int, int]


def models_of(root: Node, folder: Folder, frame: Frame) -> Iterator[Model]:
    """Give the classes of a file that have a name; `frame` holds what the file knows."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        name = node.child_by_field_name("name") if node.type in _CLASSES else None
        if name is not None:
            yield _model(node, name, folder, frame)
        waiting += reversed(node.named_children)


def with_bases(model: Model, models: Mapping[str, Model]) -> Iterator[Model]:
    """Give a class and those of its file that it extends, one after the other."""
    each: Model | None = model
    given = set[str]()
    while each is not None and each.name.value not in given:
        given.add(each.name.value)
        yield each
        each = models.get(each.base)


def _model(node: Node, name: Node, folder: Folder, frame: Frame) -> Model:
    source = folder.source
    exported = node.parent if node.parent is not None and node.parent.type == "export_statement" else node
    written = {
        id(part): part for each in (exported, node) for part in each.children if part.type == "decorator"
    }
    heritage = next((part for part in node.children if part.type == "class_heritage"), None)
    base = source.folded(heritage) if heritage is not None else ""
    body = node.child_by_field_name("body")
    return Model(
        Text(source.excerpt(name), ((0, source.start(name)),)),
        base.removeprefix("extends ").partition("<")[0].partition(" ")[0],
        tuple(_mark(part, folder, frame) for part in written.values()),
        tuple(_fields(body, folder, frame)) if body is not None else (),
        node,
        (min(map(source.start, (exported, *written.values()))), source.end(name)),
    )


def _fields(body: Node, folder: Folder, frame: Frame) -> Iterator[Field]:
    source = folder.source
    before: list[Node] = []
    for part in body.named_children:
        if part.type == "decorator":
            before.append(part)
            continue
        if part.type == "comment":
            continue
        written = [*before, *(child for child in part.children if child.type == "decorator")]
        name = part.child_by_field_name("name") or part.child_by_field_name("property")
        before = []
        if written and name is not None:
            own = name.named_children[0] if name.type == "string" and name.named_children else name
            typed = part.child_by_field_name("type") or part.child_by_field_name("return_type")
            yield Field(
                Text(source.excerpt(own), ((0, source.start(own)),)),
                source.folded(typed).removeprefix(":").strip() if typed is not None else None,
                tuple(_mark(each, folder, frame) for each in written),
                (source.start(written[0]), source.end(part)),
            )


def _mark(decorator: Node, folder: Folder, frame: Frame) -> Mark:
    inner = decorator.named_children[0] if decorator.named_children else decorator
    called = inner.child_by_field_name("function") or inner
    name = folder.source.excerpt(called).rpartition(".")[2]
    try:
        value = folder.fold(inner, frame) if called is not inner else None
    except (UnfollowableError, RecursionError):
        return Mark(name, (Unknown(inner),))
    return Mark(name, value.args if isinstance(value, Built) else ())
