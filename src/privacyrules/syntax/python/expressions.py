"""One expression of Python, of each kind, in; what it stands for out."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from privacyrules.syntax.code.texts import Text, hole, joined
from privacyrules.syntax.python.calls import fold_call
from privacyrules.syntax.python.folder import Folder, Folds
from privacyrules.syntax.python.strings import fragment, literal
from privacyrules.syntax.python.texts import percent, written_out
from privacyrules.syntax.python.values import Dotted, Frame, Items, Pairs, Plain, Unknown, Value


def _constant(folder: Folder, node: ast.Constant, _frame: Frame) -> Value:
    value = node.value
    if not isinstance(value, str):
        return Unknown(node) if value is Ellipsis else Plain(value)
    source = folder.source
    at = source.plain(node, value)
    return Text(value, ((0, at),)) if at >= 0 else literal(source.excerpt(node), source.start(node), value)


def _name(_folder: Folder, node: ast.Name, frame: Frame) -> Value:
    found = frame.get(node.id)
    if found is None:
        return Dotted(node.id, node)
    # what is not known is told by how it is written here
    if isinstance(found, Unknown):
        return Unknown(node)
    if isinstance(found, Dotted):
        return Dotted(found.path, node, found.name)
    return found


def _attribute(folder: Folder, node: ast.Attribute, frame: Frame) -> Value:
    owner = folder.fold(node.value, frame)
    if isinstance(owner, Dotted) and owner.name is not None and node.attr == "__name__":
        return owner.name
    return Dotted(f"{owner.path}.{node.attr}", node) if isinstance(owner, Dotted) else Unknown(node)


def _items(folder: Folder, node: ast.List | ast.Tuple | ast.Set, frame: Frame) -> Value:
    items, missing = folder.listed(node.elts, frame)
    return Items(items, missing, node)


def _pairs(folder: Folder, node: ast.Dict, frame: Frame) -> Value:
    entries: list[tuple[Value, Value]] = []
    whole = True
    for key, value in zip(node.keys, node.values, strict=True):
        found = folder.fold(value, frame)
        if key is not None:
            entries.append((folder.fold(key, frame), found))
        elif isinstance(found, Pairs):
            entries += found.entries
            whole = whole and found.whole
        else:
            whole = False
    return Pairs(tuple(entries), whole)


def _sum(folder: Folder, node: ast.BinOp, frame: Frame) -> Value:
    if isinstance(node.op, ast.Mod):
        left, right = folder.fold(node.left, frame), folder.fold(node.right, frame)
        return percent(left, right, folder.source) or Unknown(node)
    if not isinstance(node.op, ast.Add):
        return folder.unknown(node, frame)
    parts: list[ast.expr] = []
    rest: ast.expr = node
    # a long chain of `+` leans to the left, and is no deep nesting for whoever wrote it
    while isinstance(rest, ast.BinOp) and isinstance(rest.op, ast.Add):
        parts.append(rest.right)
        rest = rest.left
    total = folder.fold(rest, frame)
    for part in reversed(parts):
        total = folder.plus(total, folder.fold(part, frame), node)
    return total


def _formatted(folder: Folder, node: ast.JoinedStr, frame: Frame) -> Value:
    return joined(_fragments(folder, node, frame), folder.source.start(node)) or Unknown(node)


def _fragments(folder: Folder, node: ast.JoinedStr, frame: Frame) -> Iterator[Text]:
    written, base = folder.source.excerpt(node), folder.source.start(node)
    cursor = written.find(written[-1:]) + 1
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            # what is put in is said to stand where it is put in
            cursor = max(written.find("{", cursor), cursor)
            value = folder.fold(part.value, frame)
            plain = part.conversion == -1 and part.format_spec is None
            known = written_out(value) if plain else None
            offset = base + cursor
            yield hole(ast.unparse(part.value), offset) if known is None else Text(known, ((0, offset),))
            cursor = max(written.find("}", cursor), cursor)
        elif isinstance(part, ast.Constant):
            found, cursor = fragment(written, str(part.value), cursor, base)
            yield found


def _subscript(folder: Folder, node: ast.Subscript, frame: Frame) -> Value:
    owner, key = folder.fold(node.value, frame), folder.fold(node.slice, frame)
    if isinstance(owner, Pairs) and isinstance(key, Text) and owner.whole:
        return owner.get(key.value) or Unknown(node)
    if isinstance(owner, Items) and isinstance(key, Plain) and isinstance(key.value, int) and owner.whole:
        inside = -len(owner.items) <= key.value < len(owner.items)
        return owner.items[key.value] if inside else Unknown(node)
    return Unknown(node)


def _comprehension(
    folder: Folder, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, frame: Frame
) -> Value:
    found: list[Value] = []

    def keep(inner: Frame) -> None:
        found.append(folder.fold(node.elt, inner))

    whole = _rounds(folder, node.generators, Frame(outer=frame), keep)
    return Items(tuple(found), None if whole else node)


def _rounds(
    folder: Folder, loops: list[ast.comprehension], frame: Frame, inside: Callable[[Frame], None]
) -> bool:
    """Do something in every round of nested loops; say whether all rounds are known."""
    if not loops:
        inside(frame)
        return True
    loop, *rest = loops
    rounds = folder.fold(loop.iter, frame)
    whole = isinstance(rounds, Items) and rounds.whole and not loop.ifs
    for item in rounds.items if isinstance(rounds, Items) else (Unknown(loop.iter),):
        folder.step()
        folder.bind(loop.target, item, frame)
        for condition in loop.ifs:
            folder.fold(condition, frame)
        whole &= _rounds(folder, rest, frame, inside)
    return whole


def _named(folder: Folder, node: ast.NamedExpr, frame: Frame) -> Value:
    value = folder.fold(node.value, frame)
    folder.bind(node.target, value, frame)
    return value


def _awaited(folder: Folder, node: ast.Await, frame: Frame) -> Value:
    return folder.fold(node.value, frame)


FOLDS: Folds = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.List: _items,
    ast.Tuple: _items,
    ast.Set: _items,
    ast.Dict: _pairs,
    ast.BinOp: _sum,
    ast.JoinedStr: _formatted,
    ast.Subscript: _subscript,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.NamedExpr: _named,
    ast.Await: _awaited,
    ast.Call: fold_call,
}
"""Kinds of expressions that are not here are not known, but what stands in them is followed."""
