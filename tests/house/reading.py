"""The files of the package in, modules as trees and their imports out."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = "privacyrules"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Module(NamedTuple):
    """One module of the package: dotted name, path from the root, text, and its tree."""

    name: str
    path: str
    text: str
    tree: ast.Module

    def at(self, line: int, what: str) -> str:
        """Write what is wrong, and where."""
        return f"{self.path}:{line}: {what}"


def module_of(path: str, text: str) -> Module:
    """Parse `text` as the module that stands at `path` (from the root, with `/`)."""
    parts = PurePosixPath(path).with_suffix("").parts
    inside = parts[1:] if parts[0] == "src" else parts
    name = ".".join(inside[:-1] if inside[-1] == "__init__" else inside)
    return Module(name, path, text, ast.parse(text, path))


@cache
def source_modules() -> tuple[Module, ...]:
    """Read every module of the package, once a run."""
    paths = sorted((SOURCE / PACKAGE).rglob("*.py"))
    modules = tuple(
        module_of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths
    )
    # They stay to the end: no search for circles among objects need look at their trees again.
    gc.freeze()
    return modules


def lies_in(name: str, rooms: Iterable[str]) -> bool:
    """Say whether a dotted name is one of the rooms or stands inside one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


class Import(NamedTuple):
    """One imported name: where, which module, as which name of it, and whether importing us runs it."""

    line: int
    module: str
    name: str
    at_once: bool

    @property
    def library(self) -> str:
        """The outermost package."""
        return self.module.split(".")[0]

    @property
    def full(self) -> str:
        """Module and name, as one would write them with dots."""
        return f"{self.module}.{self.name}" if self.name else self.module


def imports(module: Module) -> Iterator[Import]:
    """Find every import: at the top, inside functions, for type checkers only, and by `import_module`."""
    at_once = {id(node) for node in _run_at_once(module.tree)}
    for node in ast.walk(module.tree):
        for target, name in imported(node, module):
            yield Import(getattr(node, "lineno", 1), target, name, id(node) in at_once)


def _run_at_once(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.Lambda):
            continue
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            continue
        yield child
        yield from _run_at_once(child)


def imported(node: ast.AST, module: Module) -> Iterator[tuple[str, str]]:
    """Give module and name of everything that this node imports, in order."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, "") for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = _absolute(node, module)
        yield from ((source, alias.name) for alias in node.names)
    elif isinstance(node, ast.Call) and last_name(node.func) in {"import_module", "__import__"}:
        target = node.args[0] if node.args else None
        if isinstance(target, ast.Constant) and isinstance(target.value, str):
            yield target.value, ""


def _absolute(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    package = module.name.split(".")
    steps = node.level - 1 if module.path.endswith("__init__.py") else node.level
    base = package[: len(package) - steps]
    return ".".join([*base, node.module] if node.module else base)


def last_name(node: ast.AST) -> str:
    """Give the name, or the last part of a dotted one; empty if it is neither."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def functions(module: Module) -> Iterator[Function]:
    """Every function and method, inner ones too."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))
