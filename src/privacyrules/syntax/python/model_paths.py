"""The path of a Python file in; whether it may hold models, as far as its name tells, out.

Every Python file of a repository is asked, and reading them all would be slow.
"""

from __future__ import annotations

_NAMED = frozenset(
    {
        "database",
        "db",
        "entities",
        "entity",
        "model",
        "models",
        "orm",
        "schema",
        "schemas",
        "table",
        "tables",
    }
)
"""Words in the name of a file, or of a folder that it lies in."""

_FILES = _NAMED | {"abstract", "base", "bases", "mixin", "mixins"}
_WHOLE = frozenset({"app", "application", "main"})
_MIGRATIONS = frozenset({"alembic", "migrations", "versions"})


def may_hold_models(path: str) -> bool:
    """Say whether a file may hold models by its name or that of a folder; migrations hold none."""
    if path[-3:] not in (".py", ".PY"):
        return False
    *folders, name = path[:-3].lower().replace("\\", "/").split("/")
    if not _MIGRATIONS.isdisjoint(folders):
        return False
    named = name in _WHOLE or not _FILES.isdisjoint(name.split("_"))
    return named or any(not _NAMED.isdisjoint(folder.split("_")) for folder in folders)
