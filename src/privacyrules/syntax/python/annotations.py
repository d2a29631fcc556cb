"""The annotation of a field in; the type that it states, without what says that there may be none, out."""

from __future__ import annotations

import ast

_LONGEST = 500
_AROUND = frozenset({"Mapped", "Optional", "Annotated", "Required", "Final"})


def is_annotated(annotation: ast.expr | None, *names: str) -> bool:
    """Say whether an annotation is one of these generic types: `Mapped[...]`, `orm.Mapped[...]`."""
    node = _written(annotation) if annotation is not None else None
    inside = node.value if isinstance(node, ast.Subscript) else node
    return inside is not None and _last(inside) in names


def stated_type(annotation: ast.expr | None) -> str | None:
    """Return the type that an annotation states: `str` for `Mapped[str | None]`."""
    if annotation is None:
        return None
    node = _written(annotation)
    while (inside := _inside(node)) is not None:
        node = _written(inside)
    return ast.unparse(node)


def _inside(node: ast.expr) -> ast.expr | None:
    """Return what a wrapping type is made for, or the one alternative to None."""
    if isinstance(node, ast.Subscript) and _last(node.value) in _AROUND:
        return node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
    if isinstance(node, ast.Subscript) and _last(node.value) == "Union" and isinstance(node.slice, ast.Tuple):
        return _only(node.slice.elts)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _only([node.left, node.right])
    return None


def _only(choices: list[ast.expr]) -> ast.expr | None:
    some = [node for node in choices if not (isinstance(node, ast.Constant) and node.value is None)]
    return some[0] if len(some) == 1 else None


def _written(node: ast.expr) -> ast.expr:
    """Return an annotation that is written as a string as what stands in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < _LONGEST:
        try:
            return ast.parse(node.value, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return node
    return node


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
