"""What a command brings into memory: a hook is felt by what it imports, so each imports what it uses.

The second run of a command is looked at: the first compiles the policy into the cache.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from house.reading import ROOT
from shipped import write

HEAVY = ("pydantic", "yaml", "rule_engine", "sqlglot", "tree_sitter", "numpy", "jinja2")
"""Each of these costs more than a whole run; the cache and lazy imports keep them away."""

ROOMS = ("workflows", "config", "readers", "policy", "engine", "gate", "reporters", "syntax", "files")

OTHER_FORMATS = ("syntax.python", "syntax.php", "syntax.ruby", "syntax.javascript", "syntax.code")
OTHER_READERS = ("readers.flows", "readers.alembic", "readers.rails", "readers.laravel", "readers.typeorm")
COMPILING = ("policy.packs", "policy.shapes", "policy.lexicon", "policy.conditions", "policy.prose")
OTHER_PAGES = ("reporters.json", "reporters.sarif", "reporters.markdown", "reporters.junit")
GIT = ("files.git", "files.kept", "files.revisions", "workflows.staged", "workflows.changed")
READING_SETTINGS = ("config.document", "config.entries", "syntax.toml_lines")
STATEMENTS = ("policy.compilation", "policy.statements", "policy.flows", "model.nodes", "syntax.nearest")
OPEN_ANSWERS = ("engine.openness", "engine.nearness", "engine.overruling", "engine.masks", "engine.reference")
OTHER_NOUNS = ("model.schema", "model.classification", "model.report", "model.nodes")
SELDOM = ("cli.input", "files.streams")
OF_FINDINGS = ("gate.baseline", "gate.waivers", "workflows.baseline", "reporters.text.excerpt")

FILES = {
    "pyproject.toml": (
        '[tool.privacyrules]\npolicy = "acme"\n\n'
        '[[tool.privacyrules.columns]]\ntable = "*"\nsubject = "user"\nby = "Dana"\ndate = "2026-01-31"\n'
    ),
    "rules/acme/policy.yaml": "title: Acme\ndate: 2026-01-01\n",
    "rules/acme/all.yaml": (
        "section: All\nrules:\n"
        "  - {id: keeps, permit: {action: store, subject: any}, quote: We keep what you enter.}\n"
        "  - {id: no-sale, prohibit: {action: sell, subject: any}, quote: We sell nothing.}\n"
    ),
    "migrations/0001_users.sql": "CREATE TABLE users (id bigint PRIMARY KEY, email text, born date);\n",
    "nothing/notes.txt": "no migration\n",
}

COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "ask with options": ["ask", "--action", "store", "--data", "email", "--subject", "user"],
    "ask in a sentence": ["ask", "May we store the email of our users?"],
    "check on one file": ["check", "migrations/0001_users.sql"],
    "check on nothing relevant": ["check", "nothing"],
    "check --staged": ["check", "--staged"],
}

WRONG_INPUT = {"check on nothing relevant"}
"""A folder that was named and that holds nothing to check is a mistake; all else here is well."""

NEVER = {
    # The names of the commands and their lines stand in one table; no command itself is needed.
    "--version": ROOMS,
    "--help": ROOMS,
    # A question has no columns, files or findings, and the answer is decided by the masks in the cache.
    "ask with options": (
        *("gate", "readers", "engine.columns", "engine.understand", "syntax.sql", "syntax.yaml"),
        *("files.walk", "workflows.judging", "workflows.ground", *COMPILING, *OTHER_PAGES, *GIT),
        *("model.explanation", *READING_SETTINGS, *OPEN_ANSWERS),
        *("model.schema", "model.classification", "model.report", *SELDOM),
    ),
    # The words are found in the phrasebook in the cache; there is no tree to be read, and nothing to guess.
    "ask in a sentence": (
        *("gate", "readers", "engine.columns", "syntax.sql", "syntax.yaml", "policy.compilation"),
        *("policy.flows", "policy.statements", "policy.phrasebook.building", "policy.phrasebook.senses"),
        *("files.walk", "workflows.judging", "workflows.ground", *COMPILING, *OTHER_PAGES, *GIT),
        *("model.explanation", *READING_SETTINGS, *OPEN_ANSWERS, *OTHER_NOUNS, *SELDOM),
    ),
    # One reader, one page; nothing is disclosed, no flow is listed, nothing is stated twice of one column.
    "check on one file": (
        *("workflows.disclosures", "workflows.ask", "engine.columns.share", "engine.columns.contradictions"),
        *("syntax.lineage", *OTHER_FORMATS, *OTHER_READERS, *COMPILING, *OTHER_PAGES, *GIT),
        # All is allowed, nothing was known before, and no settings or comments need to be explained.
        *("model.explanation", *SELDOM, *READING_SETTINGS, *STATEMENTS, *OPEN_ANSWERS, *OF_FINDINGS),
    ),
    # No file is taken, so that not one reader is needed, nor what reads SQL.
    "check on nothing relevant": (
        *("readers.sql", "syntax.sql", *OTHER_FORMATS, *OTHER_READERS, *COMPILING, *OTHER_PAGES, *GIT),
    ),
    # What is staged comes from git; a base to compare with is not asked for.
    "check --staged": (
        *("workflows.changed", "workflows.ask", "workflows.disclosures", "syntax.lineage"),
        *(*OTHER_FORMATS, *OTHER_READERS, *COMPILING, *OTHER_PAGES),
        *("model.explanation", *SELDOM, *READING_SETTINGS, *STATEMENTS, *OPEN_ANSWERS, *OF_FINDINGS),
    ),
}

NEVER_OF_PYTHON = (
    "tomllib",
    "hashlib",
    "importlib.metadata",
    "tempfile",
    "dataclasses",
    "unicodedata",
    "array",
)
"""Settings are read from the cache too; and what was compiled is compared with its files, not digested."""

NOT_OF_PYTHON = {
    "--version": ("subprocess", "pathlib", "textwrap", "mmap", "zlib"),
    "--help": ("subprocess", "pathlib", "mmap"),
    "ask with options": ("subprocess", "textwrap", "heapq", "difflib", "bisect"),
    "ask in a sentence": ("subprocess", "textwrap", "heapq", "difflib", "bisect"),
    "check on one file": ("subprocess", "textwrap", "heapq", "difflib"),
    "check on nothing relevant": ("subprocess", "textwrap"),
    "check --staged": ("heapq", "difflib"),
}

RUN = """
import json, sys
from privacyrules.cli import run
code = run(sys.argv[1:])
modules = sorted(sys.modules)
print(json.dumps([code, modules]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a policy, settings, and one migration that is staged."""
    folder = tmp_path_factory.mktemp("project")
    write(folder, FILES)
    for arguments in (["init", "--quiet"], ["add", "migrations"]):
        subprocess.run(["git", *arguments], cwd=folder, check=True)
    return folder


def modules(command: str, folder: Path, cache: str = "cache") -> frozenset[str]:
    """Run a command in a child process, and give the names of the modules that it has imported."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "COV_"))},
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(folder / cache),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, *COMMANDS[command]],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == (2 if command in WRONG_INPUT else 0), done.stdout + done.stderr
    return frozenset(names)


@pytest.fixture(scope="module")
def imported(project: Path) -> dict[str, frozenset[str]]:
    for command in ("ask with options", "ask in a sentence", "check on one file"):
        modules(command, project)
    return {command: modules(command, project) for command in COMMANDS}


def among(names: frozenset[str], unwanted: tuple[str, ...]) -> list[str]:
    """The modules that are one of the unwanted, or lie in one."""
    return sorted(
        name for name in names if any(name == one or name.startswith(f"{one}.") for one in unwanted)
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_no_heavy_library_is_imported(command: str, imported: dict[str, frozenset[str]]) -> None:
    assert among(imported[command], HEAVY) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_of_our_own_rooms_only_what_the_command_uses_is_imported(
    command: str, imported: dict[str, frozenset[str]]
) -> None:
    unwanted = tuple(f"privacyrules.{room}" for room in NEVER[command])
    assert among(imported[command], unwanted) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_of_the_standard_library_only_what_the_command_uses_is_imported(
    command: str, imported: dict[str, frozenset[str]]
) -> None:
    assert among(imported[command], (*NEVER_OF_PYTHON, *NOT_OF_PYTHON[command])) == []


def test_what_must_not_be_imported_is_called_as_it_is() -> None:
    """A room that was renamed would be kept away for ever, by a test that says nothing."""
    source = ROOT / "src" / "privacyrules"
    named = {room for rooms in NEVER.values() for room in rooms} - {"engine.understand"}
    gone = [
        room
        for room in sorted(named)
        if not (source / f"{room.replace('.', '/')}.py").is_file()
        and not (source / room.replace(".", "/") / "__init__.py").is_file()
    ]
    assert gone == []


def test_without_a_cache_the_same_command_imports_what_compiles_a_policy(project: Path) -> None:
    """The tests above look at something: with a cold cache they would fail."""
    names = modules("ask with options", project, cache="another")
    assert {"pydantic", "yaml", "privacyrules.policy.packs"} <= names
