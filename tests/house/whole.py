"""All modules or all paths in, one sentence per breach of a rule about the whole house out."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from house.reading import PACKAGE, ROOT, SOURCE, Function, Module, functions, imported

MOST_LINES, MANY_LINES = 250, 200
MANY_FUNCTION_LINES = 25
NO_NAMES = frozenset({"util", "utils", "helper", "helpers", "common", "manager", "managers"})

TOP_LEVEL = frozenset(
    {
        ".ci",
        ".github",
        ".gitignore",
        ".pre-commit-config.yaml",
        ".pre-commit-hooks.yaml",
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "action.yml",
        "pyproject.toml",
        "rules",
        "src",
        "tests",
        "uv.lock",
    }
)


class Sized(NamedTuple):
    """Something that has a length: a file or a function, named as `path:line: name`."""

    what: str
    lines: int


def file_sizes(modules: Iterable[Module]) -> list[Sized]:
    """Count the lines of each file."""
    return [Sized(f"{module.path}:1", len(module.text.splitlines())) for module in modules]


def function_sizes(modules: Iterable[Module]) -> list[Sized]:
    """Count the lines of each function, from `def` to its last, docstring and all."""
    return [
        Sized(module.at(function.lineno, function.name), _lines(function))
        for module in modules
        for function in functions(module)
    ]


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def too_long(sizes: Iterable[Sized], most: int, exceptions: Iterable[str] = ()) -> Iterator[str]:
    """Name what has more than `most` lines, and exceptions that are none (any more)."""
    over = {size.what: size.lines for size in sizes if size.lines > most}
    allowed = {f"{path}:1" for path in exceptions}
    for what in sorted(over.keys() - allowed):
        yield f"{what}: {over[what]} lines, at most {most} are allowed"
    for what in sorted(allowed - over.keys()):
        yield f"{what}: named as an exception, but not over {most} lines"


def more_than_one_in_ten(sizes: Sequence[Sized], many: int) -> Iterator[str]:
    """Name everything that has `many` lines or more, if that is more than a tenth of all."""
    over = sorted((size for size in sizes if size.lines >= many), key=lambda size: (-size.lines, size.what))
    if len(over) * 10 > len(sizes):
        yield f"{len(over)} of {len(sizes)} have {many} lines or more, at most {len(sizes) // 10} may:"
        yield from (f"{size.what}: {size.lines} lines" for size in over)


def lone_children(modules: Iterable[Module]) -> Iterator[str]:
    """Name each class of ours that has exactly one subclass: the two are one class."""
    found = tuple(modules)
    places = {
        f"{module.name}.{node.name}": module.at(node.lineno, node.name)
        for module in found
        for node in _classes(module)
    }
    children: dict[str, set[str]] = defaultdict(set)
    for module in found:
        for node in _classes(module):
            for base in node.bases:
                children[_resolved(module, base)].add(node.name)
    for base_name in sorted(children.keys() & places.keys()):
        if len(only := children[base_name]) == 1:
            yield f"{places[base_name]} has one subclass only, {min(only)}: make the two one"


def _classes(module: Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def _resolved(module: Module, base: ast.expr) -> str:
    """Give the full name of a base class, following this module's imports."""
    plain = ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
    bound = _bound(module)
    for known in sorted(bound, key=len, reverse=True):
        if plain == known or plain.startswith(f"{known}."):
            return bound[known] + plain.removeprefix(known)
    return f"{module.name}.{plain}"


def _bound(module: Module) -> dict[str, str]:
    """Map the names that a module's imports bind to what they stand for."""
    bound: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias, (source, name) in zip(node.names, imported(node, module), strict=True):
                bound[alias.asname or alias.name] = f"{source}.{name}" if name else source
    return bound


def vague_names(paths: Iterable[str]) -> Iterator[str]:
    """Name files and folders that are called after nothing: `utils`, `sql_helpers.py`."""
    for path in sorted(paths):
        for part in PurePosixPath(path).parts:
            words = set(PurePosixPath(part).stem.lower().replace("-", "_").split("_"))
            if found := words & NO_NAMES:
                yield f"{path}: {min(found)!r} says nothing: name the file after what it does"


def strangers(paths: Iterable[str]) -> Iterator[str]:
    """Name what stands at the top of the repository and does not belong there."""
    tops = {PurePosixPath(path).parts[0] for path in paths}
    for top in sorted(tops - TOP_LEVEL):
        yield f"{top}: not allowed at the top of the repository"


class Plugins(NamedTuple):
    """One plural-named folder: its modules, the names in its table, and its folders of cases."""

    room: str
    table: str
    cases: str
    modules: frozenset[str]
    named: frozenset[str]
    proven: frozenset[str]


def incomplete(plugins: Plugins) -> Iterator[str]:
    """Name plug-ins of which the module, the line in the table or the folder of cases is missing."""
    parts = (
        (plugins.modules, f"a module src/{PACKAGE}/{plugins.room}/{{}}.py"),
        (plugins.named, f"a line in {plugins.table} (src/{PACKAGE}/{plugins.room}/__init__.py)"),
        (plugins.proven, f"a folder with files {plugins.cases}/{{}}/"),
    )
    for name in sorted(plugins.modules | plugins.named | plugins.proven):
        for there, what in parts:
            if name not in there:
                yield f"{plugins.room}/{name}: missing {what.format(name)}"


def plugins_of(
    room: str, table: str, cases: str, names: Iterable[str], beside: Iterable[str] = ()
) -> Plugins:
    """Look at a room: `names` are those of its table, with `-` where a module has `_`.

    What lies `beside` the plug-ins is none of them.
    """
    modules = {
        path.stem
        for path in (SOURCE / PACKAGE / room).iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    folders = {
        path.relative_to(ROOT / cases).parts[0] for path in (ROOT / cases).glob("*/**/*") if path.is_file()
    }
    return Plugins(
        room=room,
        table=table,
        cases=cases,
        modules=frozenset(modules - {"__init__", *beside}),
        named=frozenset(name.replace("-", "_") for name in names),
        proven=frozenset(name.replace("-", "_") for name in folders),
    )
