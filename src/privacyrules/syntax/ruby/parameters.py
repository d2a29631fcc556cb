"""What a block or a method is called with in; the names that it starts with out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from privacyrules.syntax.code.grammars import TreeSource
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Items, Pairs, Plain, Span, Unknown
from privacyrules.syntax.ruby.values import Frame, Ruby, shared

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_SPLATS = ("splat_parameter", "rest_assignment")
_NAMED = ("keyword_parameter", "hash_splat_parameter", "block_parameter")
_LISTS = ("destructured_parameter", "destructured_left_assignment", "left_assignment_list")
_ASSIGNS = ("assignment", "operator_assignment")


class Arguments(NamedTuple):
    """What a block or a method is called with; `missing` is where some of it is written that is not known."""

    values: Sequence[Ruby]
    named: Mapping[str, Ruby] = {}
    missing: Span | None = None


class Binder:
    """Binds names to values; `fold` tells what a default stands for."""

    def __init__(self, source: TreeSource, fold: Callable[[Node, Frame], Ruby]) -> None:
        """Keep where names are read from."""
        self.source = source
        self.fold = fold

    def parameters(self, node: Node, given: Arguments, frame: Frame) -> None:
        """Bind the parameters of a block, a lambda or a method to what it is called with."""
        parameters = node.child_by_field_name("parameters")
        is_method = node.type.endswith("method")
        if parameters is None:
            # without parameters, a block may name what it is handed
            frame.names |= dict.fromkeys(("_1", "it"), given.values[0]) if given.values else {}
            return
        positional = _positional(parameters)
        if len(positional) > 1 and len(given.values) == 1 and not is_method:
            given = given._replace(values=_spread(given.values[0]))
        elif given.named and not any(part.type in _NAMED[:2] for part in parameters.named_children):
            given = given._replace(values=(*given.values, _pairs(given.named)))
        # so that they hide names of the same name further out
        frame.names |= dict.fromkeys(self._names(parameters), Plain(None))
        self._listed(positional, given, frame)
        for part in parameters.named_children:
            if part.type in _NAMED:
                self._by_name(part, given.named, frame)

    def assign(self, target: Node, value: Ruby, frame: Frame) -> None:
        """Bind the target of an assignment, or the targets in it, to a value or its parts."""
        if target.type in _LISTS:
            self._listed(_positional(target), Arguments(_spread(value)), frame)
        elif target.type in _SPLATS:
            self.assign(target.named_children[-1] if target.named_children else target, value, frame)
        elif target.type == "element_reference":
            self._element(target, value, frame)
        elif target.type != "call":
            name = target.child_by_field_name("name")
            frame.assign(self.source.excerpt(name or target), value)

    def _element(self, target: Node, value: Ruby, frame: Frame) -> None:
        """`list[key] = value` changes what a name leads to."""
        owner, *keys = target.named_children
        name = self.source.excerpt(owner)
        before = frame.get(name)
        span = self._span(target)
        key = self.fold(keys[0], frame) if len(keys) == 1 else None
        if isinstance(before, Pairs) and isinstance(key, Text):
            frame.assign(name, Pairs((*before.entries, (key, shared(value, span))), before.whole))
        elif before is not None:
            frame.assign(name, Unknown(span))

    def _listed(self, targets: Sequence[Node], given: Arguments, frame: Frame) -> None:
        values = given.values
        splat = next((at for at, part in enumerate(targets) if part.type in _SPLATS), len(targets))
        end = max(len(values) - max(len(targets) - splat - 1, 0), splat)
        for at, target in enumerate(targets):
            if at == splat:
                rest = tuple(shared(value, self._span(target)) for value in values[splat:end])
                self.assign(target, Items(rest, given.missing), frame)
                continue
            index = at if at < splat else end + at - splat - 1
            value = values[index] if index < len(values) else self._default(target, frame)
            self.assign(target, value, frame)

    def _default(self, target: Node, frame: Frame) -> Ruby:
        default = target.child_by_field_name("value")
        return self.fold(default, frame) if default else Unknown(self._span(target))

    def _by_name(self, part: Node, named: Mapping[str, Ruby], frame: Frame) -> None:
        name = part.child_by_field_name("name")
        if name is None:
            return
        written = self.source.excerpt(name)
        if part.type == "keyword_parameter":
            frame.names[written] = named[written] if written in named else self._default(part, frame)
        elif part.type == "hash_splat_parameter":
            frame.names[written] = _pairs({key: named[key] for key in named if key not in frame.names})
        else:
            frame.names[written] = frame.block or Plain(None)

    def _names(self, parameters: Node) -> Iterator[str]:
        for part in parameters.named_children:
            if part.type in _LISTS:
                yield from self._names(part)
            else:
                yield self.source.excerpt(part.child_by_field_name("name") or part)

    def _span(self, node: Node) -> Span:
        return self.source.start(node), self.source.end(node)


def assigned_names(source: TreeSource, node: Node) -> Iterator[str]:
    """Give every name that is bound inside a node."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        if found.type in _ASSIGNS:
            left = found.child_by_field_name("left")
            targets = [left, *left.named_children] if left else []
            yield from (source.excerpt(target) for target in targets)
        waiting += found.named_children


def _positional(parameters: Node) -> list[Node]:
    """Return the parameters that take their values by place; `;x` in a block is a name of its own."""
    local = {part.id for part in parameters.children_by_field_name("locals")}
    skipped = ("comment", *_NAMED)
    return [part for part in parameters.named_children if part.type not in skipped and part.id not in local]


def _spread(value: Ruby) -> tuple[Ruby, ...]:
    """Return the parts of a list that several names take."""
    if isinstance(value, Items):
        return value.items
    return () if isinstance(value, Unknown) else (value,)


def _pairs(named: Mapping[str, Ruby]) -> Pairs:
    return Pairs(tuple((Text(name, ((0, 0),)), shared(value, (0, 0))) for name, value in named.items()))
