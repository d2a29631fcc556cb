"""Small texts that break one rule for modules, with the words that must name them; and innocent ones."""

from __future__ import annotations

ROOMS = "one_room_per_library"
PURE = "pure_rooms_touch_nothing"
TEXT = "text_rooms_open_and_print_nothing"
DISK = "only_files_touches_the_disk"
ANY = "typed_rooms_have_no_any"
DOCSTRING = "a_module_says_what_it_does"
PARAMETERS = "few_parameters"

PYDANTIC_ROOMS = "privacyrules.policy and privacyrules.config and privacyrules.readers.flows"

BREACHES = [
    (ROOMS, "engine/a.py", "import click", "1: click may be imported only in privacyrules.cli"),
    (ROOMS, "config.py", "import yaml", "1: yaml may be imported only in privacyrules.syntax.yaml"),
    (ROOMS, "cli/a.py", "def f():\n import yaml", "2: yaml may be imported only in privacyrules.syntax.yaml"),
    (
        ROOMS,
        "policy/a.py",
        "from rule_engine import ast",
        "1: rule_engine may be imported only in privacyrules.policy.conditions",
    ),
    (
        ROOMS,
        "readers/dbt.py",
        "from pydantic import BaseModel",
        f"1: pydantic may be imported only in {PYDANTIC_ROOMS}",
    ),
    (
        ROOMS,
        "syntax/sql.py",
        "import_module('sqlglot.lineage')",
        "1: sqlglot may be imported only in privacyrules.syntax.lineage",
    ),
    (
        ROOMS,
        "readers/rails.py",
        "import tree_sitter",
        "1: tree_sitter may be imported only in privacyrules.syntax.code.grammars",
    ),
    (
        ROOMS,
        "reporters/a.py",
        "import jinja2",
        "1: jinja2 may be imported only in privacyrules.reporters.html",
    ),
    (ROOMS, "engine/a.py", "import numpy", "1: numpy may be imported only in privacyrules.engine.tables"),
    (ROOMS, "engine/tables.py", "import numpy", "1: numpy may be imported only inside functions"),
    (
        ROOMS,
        "files/a.py",
        "import subprocess",
        "1: subprocess may be imported only in privacyrules.files.git",
    ),
    (ROOMS, "policy/a.py", "import tomllib", "1: tomllib may be imported only in privacyrules.config"),
    (
        ROOMS,
        "cli/a.py",
        "import requests",
        "1: requests has no room: give it one in tests/house/module_rules.py",
    ),
    (PURE, "model/a.py", "import os.path", "1: a pure room may not import os.path"),
    (PURE, "engine/a.py", "from pathlib import Path", "1: a pure room may not import pathlib.Path"),
    (PURE, "engine/a.py", "def f():\n from time import time", "2: a pure room may not import time.time"),
    (
        PURE,
        "engine/a.py",
        "from privacyrules import files",
        "1: a pure room may not import privacyrules.files",
    ),
    (PURE, "engine/a.py", "from ..files import git", "1: a pure room may not import privacyrules.files.git"),
    (PURE, "syntax/a.py", "import io", "1: a pure room may not import io"),
    (PURE, "syntax/a.py", "import socket", "1: a pure room may not import socket"),
    (PURE, "syntax/a.py", "import subprocess", "1: a pure room may not import subprocess"),
    (PURE, "engine/a.py", "import random", "1: a pure room may not import random"),
    (PURE, "syntax/a.py", "text = open('a').read()", "1: a pure room may not use open()"),
    (PURE, "engine/a.py", "day = datetime.now()", "1: a pure room may not use datetime.now()"),
    (PURE, "engine/a.py", "day = datetime.date.today()", "1: a pure room may not use date.today()"),
    (PURE, "engine/a.py", "print(1)", "1: a pure room may not use print()"),
    (TEXT, "readers/sql.py", "text = path.read_text()", "1: readers and reporters may not use .read_text()"),
    (TEXT, "readers/sql.py", "open('a')", "1: readers and reporters may not use open()"),
    (TEXT, "readers/sql.py", "import os", "1: readers and reporters may not import os"),
    (TEXT, "reporters/text.py", "print('a')", "1: readers and reporters may not use print()"),
    (TEXT, "reporters/text.py", "sys.stdout.write('a')", "1: readers and reporters may not use sys.stdout"),
    (TEXT, "reporters/text.py", "from sys import stderr", "1: readers and reporters may not use sys.stderr"),
    (
        TEXT,
        "reporters/text.py",
        "from pathlib import Path",
        "1: readers and reporters may not import pathlib.Path",
    ),
    (DISK, "cli/a.py", "open('a')", "1: only privacyrules.files may use open()"),
    (DISK, "workflows/a.py", "path.write_text('a')", "1: only privacyrules.files may use .write_text()"),
    (ANY, "model/a.py", "from typing import Any", "1: Any may not be imported here"),
    (ANY, "engine/a.py", "def f(a: t.Any): ...", "1: Any is not a type here: say which values come"),
    (
        DOCSTRING,
        "gate/a.py",
        "A = 1",
        "1: the module docstring is missing: one sentence, what comes in and what goes out",
    ),
    (
        PARAMETERS,
        "gate/a.py",
        "class C:\n def f(self, a, /, b, c, *d, e, **f): ...",
        "2: f takes 6 parameters, at most 5 are allowed",
    ),
]

CLEAN = [
    (ROOMS, "syntax/yaml.py", "import yaml"),
    (ROOMS, "policy/shapes.py", "import pydantic, json"),
    (ROOMS, "engine/tables.py", "def f():\n import numpy\nif TYPE_CHECKING:\n import numpy"),
    (ROOMS, "cli/check.py", "import click\nfrom . import ask"),
    (PURE, "engine/a.py", "import re\nday = policy.today\nanswer.open\nfrom datetime import date"),
    (PURE, "files/a.py", "import os, time\nopen('a')"),
    (
        TEXT,
        "reporters/a.py",
        "from io import StringIO\nfrom pathlib import PurePosixPath\nimport urllib.parse",
    ),
    (DISK, "files/a.py", "open('a')"),
    (DISK, "workflows/a.py", "from privacyrules.files import disk\ndisk.read_text('a')"),
    (ANY, "reporters/a.py", "from typing import Any"),
    (DOCSTRING, "gate/a.py", "'''Text in, findings out.'''"),
    (PARAMETERS, "gate/a.py", "class C:\n def f(self, a, b, c, *, d, e): ..."),
]
