"""Every house rule can fail: each is given a small breach, and must name it in these words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from house.breaches import BREACHES, CLEAN
from house.module_rules import MODULE_RULES
from house.programs import lint_imports, loaded_by, python
from house.reading import PACKAGE, ROOT, Module, module_of
from house.whole import (
    Plugins,
    Sized,
    file_sizes,
    function_sizes,
    incomplete,
    lone_children,
    more_than_one_in_ten,
    strangers,
    too_long,
    vague_names,
)

RULES = {rule.__name__: rule for rule in MODULE_RULES}


def source(path: str, text: str) -> Module:
    """Parse a text as the module at this path inside the package."""
    return module_of(f"src/{PACKAGE}/{path}", text)


@pytest.mark.parametrize(("rule", "path", "text", "message"), BREACHES)
def test_a_breach_is_named(rule: str, path: str, text: str, message: str) -> None:
    assert f"src/{PACKAGE}/{path}:{message}" in list(RULES[rule](source(path, text)))


@pytest.mark.parametrize(("rule", "path", "text"), CLEAN)
def test_what_is_allowed_is_not_named(rule: str, path: str, text: str) -> None:
    assert list(RULES[rule](source(path, text))) == []


def test_every_rule_for_modules_is_shown_to_bite_and_to_let_go() -> None:
    assert {rule for rule, *_ in BREACHES} == {rule for rule, *_ in CLEAN} == set(RULES)


def test_a_long_file_and_a_needless_exception_are_named() -> None:
    sizes = file_sizes([source("gate/a.py", "\n" * 4), source("gate/b.py", "\n")])
    assert list(too_long(sizes, most=3)) == ["src/privacyrules/gate/a.py:1: 4 lines, at most 3 are allowed"]
    assert list(too_long(sizes, 3, ["src/privacyrules/gate/a.py"])) == []
    assert list(too_long(sizes, 9, ["src/privacyrules/gate/a.py"])) == [
        "src/privacyrules/gate/a.py:1: named as an exception, but not over 9 lines"
    ]


def test_one_in_ten_may_be_long_and_no_more() -> None:
    short = [Sized(f"file {number}", 1) for number in range(8)]
    assert list(more_than_one_in_ten([*short, Sized("long", 5), Sized("shorter", 4)], many=5)) == []
    assert list(more_than_one_in_ten([*short, Sized("long", 5)], many=5)) == [
        "1 of 9 have 5 lines or more, at most 0 may:",
        "long: 5 lines",
    ]


def test_the_lines_of_a_function_are_counted_from_def_to_its_end() -> None:
    text = "@cache\ndef f():\n    '''One.'''\n\n    return 1\n\n\nasync def g(): ..."
    assert function_sizes([source("gate/a.py", text)]) == [
        ("src/privacyrules/gate/a.py:2: f", 4),
        ("src/privacyrules/gate/a.py:8: g", 1),
    ]


def test_a_class_with_one_child_is_named_across_modules() -> None:
    base = source("gate/base.py", "class Base: ...\nclass Many: ...")
    child = source("gate/child.py", "from .base import Base, Many as M\nclass A(Base): ...\nclass B(M): ...")
    other = source(
        "gate/other.py", "import privacyrules.gate.base\nclass C(privacyrules.gate.base.Many): ..."
    )
    same_name = source("gate/same.py", "class Base: ...")
    assert list(lone_children([base, child, other, same_name])) == [
        "src/privacyrules/gate/base.py:1: Base has one subclass only, A: make the two one"
    ]


def test_names_that_say_nothing_are_named() -> None:
    assert list(vague_names(["src/a/sql_helpers.py", "src/common/a.py", "src/a/commonality.py"])) == [
        "src/a/sql_helpers.py: 'helpers' says nothing: name the file after what it does",
        "src/common/a.py: 'common' says nothing: name the file after what it does",
    ]


def test_a_stranger_at_the_top_is_named() -> None:
    assert list(strangers(["src/a.py", "Makefile", "docs/a.md", "docs/b.md"])) == [
        "Makefile: not allowed at the top of the repository",
        "docs: not allowed at the top of the repository",
    ]


def test_a_plug_in_of_which_a_part_is_missing_is_named() -> None:
    whole, unnamed, unproven, absent = "whole", "unnamed", "unproven", "absent"
    plugins = Plugins(
        room="readers",
        table="READERS",
        cases="tests/readers/cases",
        modules=frozenset({whole, unnamed, unproven}),
        named=frozenset({whole, unproven, absent}),
        proven=frozenset({whole, unnamed, absent}),
    )
    assert list(incomplete(plugins)) == [
        "readers/absent: missing a module src/privacyrules/readers/absent.py",
        "readers/unnamed: missing a line in READERS (src/privacyrules/readers/__init__.py)",
        "readers/unproven: missing a folder with files tests/readers/cases/unproven/",
    ]


def test_a_heavy_import_is_named_even_after_an_exit() -> None:
    assert loaded_by("import yaml.nodes, json, sys; sys.exit()", ["yaml", "numpy"]) == ["yaml"]


def test_a_hot_path_that_fails_is_an_error() -> None:
    with pytest.raises(RuntimeError, match="AssertionError: 70"):
        loaded_by("import sys; sys.exit(70)", ["yaml"])


UPWARDS = (
    "engine/a.py",
    "import privacyrules.cli",
    "privacyrules.engine is not allowed to import privacyrules.cli",
)
SIDEWAYS = (
    "engine/a.py",
    "def f():\n    from privacyrules.policy import a",
    "privacyrules.engine is not allowed to import privacyrules.policy",
)
TO_A_TWIN = (
    "readers/a.py",
    "import privacyrules.readers.b",
    "privacyrules.readers.a is not allowed to import privacyrules.readers.b",
)
A_NEW_ROOM = ("attic.py", "", "privacyrules.attic")


@pytest.mark.parametrize(("path", "text", "message"), [UPWARDS, SIDEWAYS, TO_A_TWIN, A_NEW_ROOM])
def test_an_import_against_the_order_of_the_rooms_is_named(
    tmp_path: Path, path: str, text: str, message: str
) -> None:
    house = tmp_path / "src" / PACKAGE
    rooms = "cli workflows config readers policy engine gate reporters syntax files model"
    for room in rooms.split():
        (house / room).mkdir(parents=True)
        for name in ("__init__", "a", "b"):
            (house / room / f"{name}.py").touch()
    for name in ("__init__", "__main__"):
        (house / f"{name}.py").touch()
    assert lint_imports(tmp_path)[0] == 0
    (house / path).write_text(text, encoding="utf-8")
    code, output = lint_imports(tmp_path)
    assert code == 1
    assert message in output


@pytest.mark.parametrize(
    ("command", "text", "message"),
    [
        (
            "mypy --strict --cache-dir .cache --config-file pyproject.toml bad.py",
            "def f(a):\n    return a\n",
            "bad.py:1: error",
        ),
        ("ruff check --no-cache bad.py", '"""Bad."""\n\nimport os\n', "F401"),
        ("ruff format --check --no-cache bad.py", "A=1\n", "bad.py"),
    ],
    ids=["mypy", "ruff check", "ruff format"],
)
def test_a_tool_names_what_it_does_not_like(tmp_path: Path, command: str, text: str, message: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "bad.py").write_text(text, encoding="utf-8")
    code, output = python("-m", *command.split(), root=tmp_path)
    assert code == 1
    assert message in output
