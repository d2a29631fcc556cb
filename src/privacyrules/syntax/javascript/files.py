"""The path and the text of a script in; whether it holds migrations or models, and whose, out."""

from __future__ import annotations

import re

_ENDINGS = (".js", ".cjs", ".mjs", ".ts", ".cts", ".mts")
_NO_CODE = (".d", ".spec", ".test")
_MODEL_FOLDERS = frozenset({"domain", "entities", "entity", "model", "models", "schema", "schemas"})
_MODEL_NAMES = ("entities", "entity", "model", "models")

# patterns are kept as text: most runs see no script, and compiling them all would make every run wait
_UP = r"""(?<![.\w])up\b["']?\s*(?:[=(:,}<]|\w+\s*\()|exports\s*\.\s*up\b"""
_SIGNS = (
    ("typeorm", r"\b(?:MigrationInterface|queryRunner|QueryRunner)\b"),
    ("sequelize", r"[qQ]ueryInterface\b"),
    ("knex", r"\b[kK]nex\b"),
    (None, r"""\bKysely\b|["']kysely["']"""),
    ("sequelize", r"\b[sS]equelize\b|\bDataTypes\b"),
    ("knex", r"\.\s*schema\s*\.\s*(?:alterTable|dropTable|hasTable|raw|renameTable|table)\b"),
    ("knex", r"\.\s*schema\s*\.\s*createTable\s*\([^(),]*,"),
)
"""Whose a migration is, by the first of these that its text holds."""

_ENTITY = r"(?m)^[ \t]*@(?:\w+\.)?Entity\b"
_ENTITY_COLUMN = r"@(?:\w+\.)?\w*Column\b"
_MODEL = r"(?m)\.\s*(?:define|init)\s*\(|^[ \t]*@Table\b"


def may_migrate(path: str) -> bool:
    """Say whether the name of a file is one that migrations in JavaScript or TypeScript have."""
    folders, stem = _parts(path)
    return stem != "" and ("migrat" in "/".join((*folders, stem)) or (stem[:12].isdigit() and len(stem) > 12))


def may_model(path: str) -> bool:
    """Say whether the name of a file is one that models and entities have."""
    folders, stem = _parts(path)
    return stem.endswith(_MODEL_NAMES) or (stem != "" and not _MODEL_FOLDERS.isdisjoint(folders))


def tool_of(text: str) -> str | None:
    """Return the tool whose migration a script is, None if it has no way forward of one that is known."""
    if "up" not in text or not re.search(_UP, text):
        return None
    return next((tool for tool, sign in _SIGNS if re.search(sign, text)), None)


def has_entities(text: str) -> bool:
    """Say whether a script may hold entities of TypeORM's."""
    return "Entity" in text and bool(re.search(_ENTITY, text) and re.search(_ENTITY_COLUMN, text))


def has_models(text: str) -> bool:
    """Say whether a script may hold models of Sequelize's."""
    return ("sequelize" in text or "Sequelize" in text) and re.search(_MODEL, text) is not None


def _parts(path: str) -> tuple[list[str], str]:
    """Return the folders of a script and its name without ending; an empty name if it is none."""
    lower = path.lower()
    ending = next((ending for ending in _ENDINGS if lower.endswith(ending)), None)
    *folders, name = lower.replace("\\", "/").split("/")
    stem = name.removesuffix(ending) if ending else ""
    return folders, "" if stem.endswith(_NO_CODE) else stem
