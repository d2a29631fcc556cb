"""Paths in, what readers find in the files below them out; what cannot be read becomes a problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import cast

from privacyrules.files.disk import read_bytes
from privacyrules.files.walk import files_below
from privacyrules.model.manifest import ManifestReading
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.schema import MigrationReading
from privacyrules.readers import READERS, Reader
from privacyrules.syntax.text import decode


@dataclass(slots=True)
class FilesRead:
    """Everything that the readers gave, with the lines of the files for showing them."""

    migrations: list[MigrationReading] = field(default_factory=list)
    manifests: list[ManifestReading] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0
    passed_over: int = 0


def read_files(paths: Sequence[Path], exclude: Sequence[str], dialect: str | None) -> FilesRead:
    """Read all files at or below the paths that a reader claims, each once, in the order of their names.

    A file that was named outright and that no reader claims, and a path that does not exist or holds
    no file that a reader takes, are problems; other unclaimed files are counted.
    """
    read = FilesRead()
    readers = [cast("Reader", import_module(f"privacyrules.readers.{name}")) for name in READERS]
    seen: set[str] = set()
    for path in paths:
        before = read.count
        try:
            for file, name in files_below(path, exclude):
                if name not in seen:
                    seen.add(name)
                    _read_file(read, file, name, (readers, dialect, path == file))
        except MistakesError as error:
            read.problems += error.problems
            continue
        if read.count == before and path.is_dir():
            what = "the folder holds no file that a reader takes"
            read.problems.append(Problem(Place(path.as_posix()), what, _TAKEN))
    read.migrations.sort(key=lambda reading: reading.path)
    return read


_TAKEN = "readers take *.sql, *.flows.yaml and *.flows.json"


def _read_file(
    read: FilesRead, file: Path, name: str, how: tuple[Sequence[Reader], str | None, bool]
) -> None:
    readers, dialect, outright = how
    reader = next((reader for reader in readers if reader.claims(name)), None)
    if reader is None:
        if outright:
            read.problems.append(Problem(Place(name), "no reader takes this file", _TAKEN))
        else:
            read.passed_over += 1
        return
    read.count += 1
    try:
        text = decode(read_bytes(file, name), name)
        found = reader.read(text, name, dialect)
    except MistakesError as error:
        read.problems += error.problems
        return
    read.lines[name] = text.splitlines()
    if isinstance(found, MigrationReading):
        read.migrations.append(found)
        read.problems += found.problems
    else:
        read.manifests.append(found)
