"""Paths in, what readers find in the files below them out; what cannot be read becomes a problem."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from privacyrules.engine.columns.history import in_history
from privacyrules.files.disk import read_bytes
from privacyrules.files.packs import shown
from privacyrules.files.walk import LeftOut, files_below
from privacyrules.model.manifest import ManifestReading
from privacyrules.model.places import MissingExtraError, MistakesError, Place, Problem
from privacyrules.model.schema import MigrationReading
from privacyrules.readers import READERS, Choosy, Reader
from privacyrules.syntax.text import decode

_NUMBERS = re.compile(r"([0-9]+)")
_LINE_BREAK = re.compile(r"\r\n?|\n")
"""The breaks by which places count lines; `str.splitlines` knows more of them, such as form feeds."""

_TAKEN = "readers take *.sql, *.flows.yaml, *.flows.json, and the migrations of Alembic and Django"


@dataclass(slots=True)
class FilesRead:
    """Everything that the readers gave, with the lines of the files for showing them."""

    migrations: list[MigrationReading] = field(default_factory=list)
    manifests: list[ManifestReading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    count: int = 0
    passed_over: int = 0
    not_entered: list[str] = field(default_factory=list)
    not_installed: dict[str, list[str]] = field(default_factory=dict)
    """The files that an extra would read, by that extra."""


def read_files(paths: Sequence[Path], left_out: LeftOut, dialect: str | None) -> FilesRead:
    """Read all files at or below the paths that a reader claims, each once, in the order of their names.

    A file that was named outright and that no reader claims, and a path that does not exist or holds
    no file that a reader takes, are problems; other unclaimed files are counted.
    """
    read = FilesRead()
    readers = [cast("Reader", import_module(f"privacyrules.readers.{name}")) for name in READERS]
    for path in paths:
        taken = False
        try:
            for file, name in files_below(path, left_out):
                if file.is_dir():
                    read.not_entered.append(name)
                    continue
                taken |= _read_file(read, file, name, (readers, dialect, path == file))
        except MistakesError as error:
            read.problems += error.problems
            continue
        if not taken and path.is_dir():
            what = "the folder holds no file that a reader takes"
            read.problems.append(Problem(Place(shown(path)), what, _TAKEN))
    read.problems += [_not_installed(extra, files) for extra, files in read.not_installed.items()]
    read.migrations = in_history(sorted(read.migrations, key=lambda reading: _order(reading.path)))
    return read


def _not_installed(extra: str, files: Sequence[str]) -> Problem:
    """One message for all files that wait for one library."""
    rest = len(files) - 1
    more = f" (and {rest} other file{'s' if rest > 1 else ''})" if rest else ""
    what = f"this file{more} cannot be read without the extra '{extra}'"
    return Problem(Place(files[0]), what, f"install it: pip install 'privacyrules[{extra}]'")


def _order(path: str) -> list[str | int]:
    """Where a migration stands in time: by name, and by number where names hold numbers (V2 before V10)."""
    return [int(part) if part.isdecimal() else part for part in _NUMBERS.split(path)]


def _read_file(
    read: FilesRead, file: Path, name: str, how: tuple[Sequence[Reader], str | None, bool]
) -> bool:
    """Read a file once; say whether a reader takes it, by its own name or by that of what it links to."""
    readers, dialect, outright = how
    if name not in read.seen:
        read.seen.add(name)
        claiming = [reader for reader in readers if reader.claims(file.name) or reader.claims(name)]
        if claiming and _read_claimed(read, file, name, (claiming, dialect)):
            read.taken.add(name)
        else:
            read.passed_over += not outright
    if name not in read.taken and outright:
        read.problems.append(Problem(Place(name), "no reader takes this file", _TAKEN))
    return name in read.taken


def _read_claimed(read: FilesRead, file: Path, name: str, how: tuple[Sequence[Reader], str | None]) -> bool:
    """Read a file that readers claim by its name; say whether one of them takes it, having seen its text."""
    claiming, dialect = how
    try:
        text = decode(read_bytes(file, name), name)
        reader = next((r for r in claiming if not isinstance(r, Choosy) or r.recognises(text)), None)
        if reader is None:
            return False
        read.count += 1
        found = reader.read(text, name, dialect)
    except MistakesError as error:
        read.problems += error.problems
        return True
    except MissingExtraError as error:
        read.not_installed.setdefault(error.extra, []).append(name)
        return True
    read.lines[name] = _LINE_BREAK.split(text)
    if isinstance(found, MigrationReading):
        read.migrations.append(found)
        read.problems += found.problems
    else:
        read.manifests.append(found)
    return True
