"""One literal, name, array or operation of PHP, of each kind, in; what it stands for out."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.code.values import Plain, Unknown
from privacyrules.syntax.php.budget import MOST_ITEMS, UnfollowableError
from privacyrules.syntax.php.functions import taken_along, variable_name
from privacyrules.syntax.php.runner import Folds, Runner, parts
from privacyrules.syntax.php.strings import as_text, literal
from privacyrules.syntax.php.values import NULL, Array, ClassName, Entry, Frame, Php, Setting

if TYPE_CHECKING:
    from privacyrules.syntax.code.grammars import Node

_PLAIN_FLOAT = re.compile(r"\d{0,9}\.\d{0,9}(?<=\d)|\d{1,9}\.")
_LONGEST_NUMBER = 20


def _string(runner: Runner, node: Node, frame: Frame) -> Php:
    def fill(part: Node) -> Text:
        value = runner.fold(part, frame)
        put_in = as_text(value, runner.source.folded(part), runner.source.start(part))
        # what is put in is said to stand where it is put in
        return Text(put_in.value, ((0, runner.source.start(part)),), put_in.whole)

    text = literal(runner.source, node, fill)
    if text is None:
        return Unknown(runner.span(node))
    runner.budget.weigh((text,))
    return text


def _integer(runner: Runner, node: Node, _frame: Frame) -> Php:
    written = runner.source.excerpt(node).replace("_", "")
    plain = written.isdecimal() and len(written) < _LONGEST_NUMBER
    return Plain(int(written)) if plain else Unknown(runner.span(node))


def _float(runner: Runner, node: Node, _frame: Frame) -> Php:
    written = runner.source.excerpt(node).replace("_", "")
    return Plain(float(written)) if _PLAIN_FLOAT.fullmatch(written) else Unknown(runner.span(node))


def _boolean(runner: Runner, node: Node, _frame: Frame) -> Php:
    return Plain(runner.source.excerpt(node).lower() == "true")


def _null(_runner: Runner, _node: Node, _frame: Frame) -> Php:
    return NULL


def _variable(runner: Runner, node: Node, frame: Frame) -> Php:
    return _known(runner, node, frame.get(variable_name(runner, node)))


def _dynamic(runner: Runner, node: Node, frame: Frame) -> Php:
    """`${name}` in a string; `$$name` is known to nobody."""
    inner = next(iter(parts(node)), None)
    if inner is None or inner.type != "name":
        return runner.unknown(node, frame)
    return _known(runner, node, frame.get(runner.source.excerpt(inner)))


def _constant(runner: Runner, node: Node, frame: Frame) -> Php:
    return _known(runner, node, frame.get(runner.source.excerpt(node).lstrip("\\")))


def _known(runner: Runner, node: Node, found: Php | None) -> Php:
    # what is not known is told by how it is written here
    return Unknown(runner.span(node)) if found is None or isinstance(found, Unknown) else found


def _array(runner: Runner, node: Node, frame: Frame) -> Php:
    entries: list[Entry] = []
    missing = False
    for element in parts(node):
        inner = parts(element) if element.type == "array_element_initializer" else [element]
        if inner and inner[0].type == "variadic_unpacking":
            more = runner.fold(next(iter(parts(inner[0])), None), frame)
            values = more.entries if isinstance(more, Array) else ()
            entries += [_counted(entry, entries) for entry in values]
            missing |= not isinstance(more, Array) or more.missing is not None
        elif inner:
            key = runner.fold(inner[0], frame) if len(inner) > 1 else Plain(len(entries))
            value = runner.fold(inner[-1], frame)
            if isinstance(key, ClassName):
                key = as_text(key, "", 0)
            known = isinstance(key, Plain) or (isinstance(key, Text) and key.whole)
            entries.append(Entry(key if isinstance(key, Text | Plain) and known else Plain(None), value))
    if len(entries) > MOST_ITEMS + len(node.named_children):
        raise UnfollowableError
    return Array(tuple(entries), runner.span(node) if missing else None)


def _counted(entry: Entry, before: list[Entry]) -> Entry:
    """Return an entry of an array that is spread: its number is counted anew."""
    return entry if isinstance(entry.key, Text) else Entry(Plain(len(before)), entry.value)


def _element(runner: Runner, node: Node, frame: Frame) -> Php:
    inner = parts(node)
    owner = runner.fold(inner[0], frame) if inner else NULL
    if len(inner) < 2:
        return Unknown(runner.span(node))
    # in a string, `$name[key]` is written without quotation marks
    bare = inner[1].type == "name"
    key = Text(runner.source.excerpt(inner[1]), ((0, 0),)) if bare else runner.fold(inner[1], frame)
    runner.budget.weigh((owner,))
    if isinstance(owner, Setting):
        return Setting(runner.span(node))
    if not isinstance(owner, Array) or not isinstance(key, Text | Plain):
        return Unknown(runner.span(node))
    if owner.missing is None:
        found = owner.get(key)
        return NULL if found is None else _known(runner, node, found)
    # what is missing may have taken any number
    return _known(runner, node, owner.get(key) if isinstance(key, Text) else None)


def _match(runner: Runner, node: Node, frame: Frame) -> Php:
    runner.fold(node.child_by_field_name("condition"), frame)
    body = node.child_by_field_name("body")
    arms = parts(body) if body is not None else []
    branches = [partial(runner.fold, arm.child_by_field_name("return_expression"), frame) for arm in arms]
    return runner.either(branches, frame, node) if branches else Unknown(runner.span(node))


def _inner(runner: Runner, node: Node, frame: Frame) -> Php:
    return runner.fold(next(iter(parts(node)), None), frame)


def _cast(runner: Runner, node: Node, frame: Frame) -> Php:
    return runner.fold(node.child_by_field_name("value"), frame)


def _function(runner: Runner, node: Node, frame: Frame) -> Php:
    return taken_along(runner, node, frame)


EXPRESSIONS: Folds = {
    **dict.fromkeys(("string", "encapsed_string", "heredoc", "nowdoc"), _string),
    "integer": _integer,
    "float": _float,
    "boolean": _boolean,
    "null": _null,
    "variable_name": _variable,
    "dynamic_variable_name": _dynamic,
    **dict.fromkeys(("name", "qualified_name"), _constant),
    "array_creation_expression": _array,
    "subscript_expression": _element,
    "match_expression": _match,
    **dict.fromkeys(("parenthesized_expression", "error_suppression_expression", "by_ref"), _inner),
    "cast_expression": _cast,
    **dict.fromkeys(("anonymous_function", "arrow_function"), _function),
}
