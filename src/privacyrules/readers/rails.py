"""Rails: the text of a migration or of `schema.rb` in; what it does to the schema, or what stands, out.

Models are not read: what counts is what the migrations do, and how the schema stands after them.
"""

from __future__ import annotations

import re

from privacyrules.model.schema import MigrationReading

_MIGRATIONS = re.compile(
    r"(?:^|[\\/])(?:\w+_)?migrate[\\/](?:.*[\\/])?[^\\/]+\.rb\Z|(?:^|[\\/])\d{14}_\w+\.rb\Z",
    re.IGNORECASE | re.DOTALL,
)
_SCHEMA = re.compile(r"(?:^|[\\/])(?:\w+_)?schema\.rb\Z", re.IGNORECASE)
_DEFINES = re.compile(r"^[ \t]*ActiveRecord::Schema\b", re.MULTILINE)
_VERSION = re.compile(r"\bdefine\(\s*version:\s*([0-9][0-9_]*)")
_MIGRATES = re.compile(
    r"^[ \t]*class[ \t]+[\w:]+[ \t]*<[^\n]*Migration|^[ \t]*def[ \t]+(?:self\.)?(?:up|change)\b", re.MULTILINE
)


def claims(path: str) -> bool:
    """Say whether this reader takes the file at `path`, if its text turns out to be of Rails."""
    return path[-3:].lower() == ".rb" and (_MIGRATIONS.search(path) or _SCHEMA.search(path)) is not None


def recognises(text: str) -> bool:
    """Say whether the text of a Ruby file is a migration of Rails', or a schema that Rails wrote down."""
    return (_MIGRATES.search(text) or _DEFINES.search(text)) is not None


def read(text: str, path: str, dialect: str | None = None) -> MigrationReading:
    """Read a migration, or a schema, without running any of it.

    Args:
        text: the file's text; a byte order mark at its start is no part of its first line.
        path: the path that places name; a file called `schema.rb` or `*_schema.rb` tells how the whole of
            each of its tables stood when the migration of its `version` had run.
        dialect: of the SQL in strings, as for SQL files; None to judge by each string.

    Returns:
        The changes that `change` or `up` makes, in its order; every call that is not understood as opaque,
        and what is no Ruby as well. A file that is no migration and no schema has no statements.

    Raises:
        KeyError: the dialect is not known.
        MissingExtraError: the grammar of Ruby is not installed.
    """
    text = text.removeprefix("\ufeff")
    if not recognises(text):
        return MigrationReading(path)

    from privacyrules.syntax.code.trees import Program, read_tree
    from privacyrules.syntax.ruby.rails import read_rails

    reading = read_tree(Program(text, path, "Ruby", "ruby", dialect), read_rails)
    whole = _SCHEMA.search(path) is not None and _DEFINES.search(text) is not None
    if not whole:
        return reading
    version = _VERSION.search(text)
    return reading._replace(tells="whole", revision=version[1].replace("_", "") if version else None)
