"""The house rules of the design as tests; each failure says what is wrong and where.

That every one of these can fail is shown in `test_house_rules_bite.py`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from house.module_rules import MODULE_RULES, ModuleRule
from house.programs import lint_imports, loaded_by, python, repository_files
from house.reading import ROOT, source_modules
from house.whole import (
    MANY_FUNCTION_LINES,
    MANY_LINES,
    MOST_LINES,
    file_sizes,
    function_sizes,
    incomplete,
    lone_children,
    more_than_one_in_ten,
    plugins_of,
    strangers,
    too_long,
    vague_names,
)

LONG_FILES: dict[str, str] = {}
"""The files that may be longer than all others, each with the reason."""

NEVER_ON_A_HOT_PATH = ("pydantic", "rule_engine", "yaml", "sqlglot", "numpy", "jinja2")

START = "import sys; sys.argv = ['privacyrules', {}]; from privacyrules.cli import run; assert run() == 0"

HOT_PATHS = {
    "import privacyrules": "import privacyrules",
    "privacyrules --version": START.format("'--version'"),
    "privacyrules --help": START.format("'--help'"),
}


def nothing_wrong(found: Iterable[str]) -> None:
    """Fail with everything that was found, one line each."""
    if lines := list(found):
        pytest.fail("\n".join(["", *lines]), pytrace=False)


def files_in_git() -> list[str]:
    """Name the files of the repository, or skip where there is none (an unpacked archive)."""
    files = repository_files()
    if files is None:
        pytest.skip("not run: the files of the repository are not known here (no git checkout)")
    return files


@pytest.mark.parametrize("rule", MODULE_RULES, ids=lambda rule: rule.__name__)
def test_every_module_keeps_the_rule(rule: ModuleRule) -> None:
    nothing_wrong(breach for module in source_modules() for breach in rule(module))


def test_there_is_a_house_to_look_at() -> None:
    rooms = {module.name for module in source_modules()}
    assert {f"privacyrules.{room}" for room in ("cli", "engine", "files", "model", "syntax")} < rooms


def test_no_file_is_too_long() -> None:
    nothing_wrong(too_long(file_sizes(source_modules()), MOST_LINES, LONG_FILES))


def test_nine_files_in_ten_are_short() -> None:
    nothing_wrong(more_than_one_in_ten(file_sizes(source_modules()), MANY_LINES))


def test_nine_functions_in_ten_are_short() -> None:
    nothing_wrong(more_than_one_in_ten(function_sizes(source_modules()), MANY_FUNCTION_LINES))


def test_no_class_has_one_child_only() -> None:
    nothing_wrong(lone_children(source_modules()))


def test_no_file_or_folder_is_called_after_nothing() -> None:
    nothing_wrong(
        vague_names(path for path in files_in_git() if path.startswith(("rules/", "src/", "tests/")))
    )


def test_the_top_of_the_repository_holds_only_what_is_allowed() -> None:
    nothing_wrong(strangers(files_in_git()))


@pytest.mark.parametrize(
    ("room", "table", "cases"),
    [("readers", "READERS", "tests/readers/cases"), ("reporters", "REPORTERS", "tests/reporters/golden")],
)
def test_every_plug_in_has_a_module_a_line_in_the_table_and_cases(room: str, table: str, cases: str) -> None:
    module = importlib.import_module(f"privacyrules.{room}")
    names = getattr(module, table, ())
    assert names, f"src/privacyrules/{room}/__init__.py: the table {table} is missing or empty"
    nothing_wrong(incomplete(plugins_of(room, table, cases, names, getattr(module, "PAGES", ()))))


def test_imports_go_downwards_only() -> None:
    code, output = lint_imports()
    nothing_wrong([output] * bool(code))


@pytest.mark.parametrize(
    "command",
    [
        "mypy --strict",
        "ruff check --quiet --no-cache --output-format concise",
        "ruff format --check --quiet --no-cache --diff",
    ],
    ids=["mypy", "ruff check", "ruff format"],
)
def test_the_tool_has_nothing_to_say(command: str) -> None:
    code, output = python("-m", *command.split())
    nothing_wrong([output] * bool(code))


@pytest.mark.parametrize("path", HOT_PATHS)
def test_a_hot_path_loads_nothing_heavy(path: str) -> None:
    assert loaded_by(HOT_PATHS[path], NEVER_ON_A_HOT_PATH) == []


WARM_PATHS = {
    "ask": "sys.argv = 'privacyrules ask -p planetsoho --action store --data session_cookie "
    "--subject user'.split()",
    "check": "sys.argv = ['privacyrules', 'check', '-p', 'planetsoho', {file!r}]",
}


@pytest.mark.parametrize("command", WARM_PATHS)
def test_a_command_with_a_warm_cache_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    """The second run reads the compiled policy: no rule file is parsed again."""
    migration = tmp_path / "0001.sql"
    migration.write_text("CREATE TABLE jobs (id integer PRIMARY KEY, attempts integer NOT NULL);\n")
    arguments = WARM_PATHS[command].format(file=str(migration))
    code = f"import sys; {arguments}; from privacyrules.cli import run; assert run() == 0"
    loaded_by(code, NEVER_ON_A_HOT_PATH)
    assert loaded_by(code, NEVER_ON_A_HOT_PATH) == []


def test_ci_runs_the_test_line_of_the_readme() -> None:
    *_, line = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert line.endswith(".venv/bin/pytest -n 2")
    readme = ROOT / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines() if readme.exists() else []
    assert line in map(str.strip, lines), f"README.md does not hold the line of .ci/run: {line}"
