"""One module in, one sentence per breach of a house rule out."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator

from house.reading import PACKAGE, Module, functions, imports, last_name, lies_in

ROOM_OF = {
    "click": (f"{PACKAGE}.cli",),
    "yaml": (f"{PACKAGE}.syntax.yaml",),
    "rule_engine": (f"{PACKAGE}.policy.conditions",),
    "pydantic": (f"{PACKAGE}.policy", f"{PACKAGE}.config", f"{PACKAGE}.readers.flows"),
    "sqlglot": (f"{PACKAGE}.syntax.lineage",),
    "tree_sitter": (f"{PACKAGE}.syntax.code.grammars",),
    "jinja2": (f"{PACKAGE}.reporters.html",),
    "numpy": (f"{PACKAGE}.engine.tables",),
    "subprocess": (f"{PACKAGE}.files.git",),
    "tomllib": (f"{PACKAGE}.config",),
    "xml": (f"{PACKAGE}.syntax.liquibase",),
}
"""Where each library may be imported; one of the standard library that is not named has no such limit."""

ONLY_IN_FUNCTIONS = frozenset({"numpy"})

PURE_ROOMS = tuple(f"{PACKAGE}.{room}" for room in ("model", "engine", "syntax"))
TEXT_ROOMS = tuple(f"{PACKAGE}.{room}" for room in ("readers", "reporters"))
TYPED_ROOMS = tuple(f"{PACKAGE}.{room}" for room in ("model", "engine"))
DISK_ROOM = f"{PACKAGE}.files"

OUTSIDE_WORLD = frozenset(
    {"glob", "http", "io", "os", "pathlib", "secrets", "shutil", "socket", "subprocess", "tempfile", "urllib"}
) | {DISK_ROOM}
CLOCK_AND_CHANCE = frozenset({"random", "time"})
TEXT_ONLY = frozenset(
    {"io.StringIO", "pathlib.PurePath", "pathlib.PurePosixPath", "pathlib.PureWindowsPath", "urllib.parse"}
)
"""Names that live in a module of the disk and do not touch it."""

CONSOLE = frozenset({"print", "input"})
STREAMS = frozenset({"stdin", "stdout", "stderr"})
DISK_METHODS = frozenset({"open", "read_text", "read_bytes", "write_text", "write_bytes"})
CLOCK_METHODS = frozenset({"now", "today", "utcnow"})

MOST_PARAMETERS = 5


def one_room_per_library(module: Module) -> Iterator[str]:
    """An outside library is imported in its own room only."""
    for item in imports(module):
        rooms = ROOM_OF.get(item.library)
        if rooms is None:
            if item.library not in sys.stdlib_module_names | {PACKAGE, "__future__"}:
                yield module.at(
                    item.line, f"{item.library} has no room: give it one in tests/house/module_rules.py"
                )
        elif not lies_in(module.name, rooms):
            yield module.at(item.line, f"{item.library} may be imported only in {' and '.join(rooms)}")
        elif item.library in ONLY_IN_FUNCTIONS and item.at_once:
            yield module.at(item.line, f"{item.library} may be imported only inside functions")


def pure_rooms_touch_nothing(module: Module) -> Iterator[str]:
    """Model, engine and syntax know neither disk nor clock, network, chance or console."""
    if not lies_in(module.name, PURE_ROOMS):
        return
    for item in imports(module):
        if lies_in(item.full, OUTSIDE_WORLD | CLOCK_AND_CHANCE):
            yield module.at(item.line, f"a pure room may not import {item.full}")
    for line, what in (*_disk_calls(module), *_console_uses(module), *_clock_calls(module)):
        yield module.at(line, f"a pure room may not use {what}")


def text_rooms_open_and_print_nothing(module: Module) -> Iterator[str]:
    """Readers and reporters take text and give values or text."""
    if not lies_in(module.name, TEXT_ROOMS):
        return
    for item in imports(module):
        if lies_in(item.full, OUTSIDE_WORLD) and not lies_in(item.full, TEXT_ONLY):
            yield module.at(item.line, f"readers and reporters may not import {item.full}")
    for line, what in (*_disk_calls(module), *_console_uses(module)):
        yield module.at(line, f"readers and reporters may not use {what}")


def only_files_touches_the_disk(module: Module) -> Iterator[str]:
    """Outside `files`, nothing is opened, read or written."""
    if lies_in(module.name, (DISK_ROOM, *PURE_ROOMS, *TEXT_ROOMS)):
        return
    for line, what in _disk_calls(module):
        yield module.at(line, f"only {DISK_ROOM} may use {what}")


def _disk_calls(module: Module) -> Iterator[tuple[int, str]]:
    ours = {item.name for item in imports(module) if item.library == PACKAGE}
    for call in _calls(module):
        if isinstance(call.func, ast.Name) and call.func.id == "open" and "open" not in ours:
            yield call.lineno, "open()"
        if isinstance(call.func, ast.Attribute) and call.func.attr in DISK_METHODS:
            owner = call.func.value
            if not (isinstance(owner, ast.Name) and owner.id in ours):
                yield call.lineno, f".{call.func.attr}()"


def _console_uses(module: Module) -> Iterator[tuple[int, str]]:
    for call in _calls(module):
        if isinstance(call.func, ast.Name) and call.func.id in CONSOLE:
            yield call.lineno, f"{call.func.id}()"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in STREAMS and last_name(node.value) == "sys":
            yield node.lineno, f"sys.{node.attr}"
    for item in imports(module):
        if item.module == "sys" and item.name in STREAMS:
            yield item.line, f"sys.{item.name}"


def _clock_calls(module: Module) -> Iterator[tuple[int, str]]:
    for call in _calls(module):
        if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCK_METHODS:
            owner = last_name(call.func.value)
            if owner in {"date", "datetime"}:
                yield call.lineno, f"{owner}.{call.func.attr}()"


def _calls(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call))


def typed_rooms_have_no_any(module: Module) -> Iterator[str]:
    """Model and engine say what they mean: no `Any`."""
    if not lies_in(module.name, TYPED_ROOMS):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name | ast.Attribute) and last_name(node) == "Any":
            yield module.at(node.lineno, "Any is not a type here: say which values come")
    for item in imports(module):
        if item.name == "Any":
            yield module.at(item.line, "Any may not be imported here")


def a_module_says_what_it_does(module: Module) -> Iterator[str]:
    """Every module begins with a docstring."""
    if not (ast.get_docstring(module.tree) or "").strip():
        yield module.at(1, "the module docstring is missing: one sentence, what comes in and what goes out")


def few_parameters(module: Module) -> Iterator[str]:
    """A function takes at most five parameters, `self` and `cls` aside."""
    for function in functions(module):
        names = [name for name in _parameters(function.args) if name not in {"self", "cls"}]
        if len(names) > MOST_PARAMETERS:
            what = f"{function.name} takes {len(names)} parameters, at most {MOST_PARAMETERS} are allowed"
            yield module.at(function.lineno, what)


def _parameters(arguments: ast.arguments) -> Iterator[str]:
    for group in (arguments.posonlyargs, arguments.args, arguments.kwonlyargs):
        yield from (argument.arg for argument in group)
    yield from (extra.arg for extra in (arguments.vararg, arguments.kwarg) if extra)


ModuleRule = Callable[[Module], Iterator[str]]

MODULE_RULES: tuple[ModuleRule, ...] = (
    one_room_per_library,
    pure_rooms_touch_nothing,
    text_rooms_open_and_print_nothing,
    only_files_touches_the_disk,
    typed_rooms_have_no_any,
    a_module_says_what_it_does,
    few_parameters,
)
