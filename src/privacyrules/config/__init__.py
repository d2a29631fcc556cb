"""The text of a settings file in, whether it is ours, and the Config that it holds, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from privacyrules.model.config import SHARED_FILE, TABLE
from privacyrules.syntax.pattern import pattern

if TYPE_CHECKING:
    from privacyrules.model.config import Config

FAIL_ON = ("denied", "not_covered", "if", "both", "unless", "opaque", "review")
DIALECTS = ("postgresql", "mysql", "mariadb", "sqlite", "sqlserver")
"""Those of `syntax.sql`, written out once more so that reading settings does not load the grammar of SQL."""

OWN_NAME = TABLE.rpartition(".")[2]
"""What our table is called among those of other tools."""

_TOOL = pattern(r"""^\s*\[+\s*tool\.["']?([\w-]+)""", re.MULTILINE)


def has_settings(text: str, path: str) -> bool:
    """Whether a TOML file holds settings of ours: `pyproject.toml` by their table, others always.

    A table whose name is misspelt counts: settings that nobody reads must not be passed over in silence.
    """
    if not path.endswith(SHARED_FILE) or f"\n[{TABLE}]\n" in f"\n{text}":
        return True
    from privacyrules.syntax.nearest import nearest

    return any(nearest(tool, [OWN_NAME]) is not None for tool in _TOOL.findall(text))


def parse_config(text: str, path: str, folder: str) -> Config:
    """Read settings; most runs have them from the cache and never load what reads them.

    Args:
        text: the TOML text; in `pyproject.toml` the keys stand under `[tool.privacyrules]`, elsewhere at
            the top.
        path: how messages call the file.
        folder: where the file lies.

    Raises:
        MistakesError: broken TOML, unknown keys, values of the wrong kind; all of them.
    """
    from privacyrules.config.document import read_document

    return read_document(text, path, folder)
