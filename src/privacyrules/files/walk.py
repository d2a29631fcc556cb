"""Paths that a user names in, the files below them out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from privacyrules.files.disk import read_regular
from privacyrules.files.inputs import Input, Inputs, NotEntered
from privacyrules.files.packs import shown
from privacyrules.model.places import MistakesError, Place, Problem

LeftOut = Callable[[str], bool]

_NEVER = frozenset({".git", ".hg", ".svn"})
"""What version control keeps for itself is nobody's migration."""

NPM, VENV = "node_modules", "pyvenv.cfg"
"""The folder of npm's packages, and the file that makes a folder a virtual environment (PEP 405)."""


def on_disk(path: Path, left_out: LeftOut) -> Inputs:
    """What there is to read at or below a path; see `files_below`."""

    def found() -> Iterator[Input | NotEntered]:
        for file, name in files_below(path, left_out):
            if file.is_dir():
                yield NotEntered(name)
            else:
                yield Input(name, file.name, partial(read_regular, file, name))

    return Inputs(shown(path), found(), "file" if path.is_file() else "folder")


def files_below(path: Path, left_out: LeftOut) -> Iterator[tuple[Path, str]]:
    """The files at or below a path with their names in messages, sorted; links to folders lead nowhere.

    A folder of installed packages below the path is given itself, and not entered: what others wrote
    is not the project's own. Naming it as the path has it read.

    Args:
        path: a file or a folder.
        left_out: says of a name whether it is left out; a folder that is left out is not entered.

    Raises:
        MistakesError: there is no such path, or (after all files that can be reached) a folder below it
            cannot be read.
    """
    if path.is_file():
        yield path, shown(path)
        return
    if not path.is_dir():
        raise MistakesError([Problem(Place(shown(path)), "there is no such file or folder")])
    unreadable: list[OSError] = []
    for folder, folders, names in _walked(path, unreadable):
        kept = (f for f in folders if f not in _NEVER and not left_out(shown(Path(folder, f))))
        inside = {name: Path(folder, name) for name in sorted(kept)}
        installed = [name for name, below in inside.items() if _holds_installed_packages(below)]
        yield from ((inside[name], shown(inside[name])) for name in installed)
        folders[:] = [name for name in inside if name not in installed]
        for name in sorted(names):
            file = Path(folder, name)
            if not left_out(shown(file)):
                yield file, shown(file)
    if unreadable:
        raise MistakesError(map(_unreadable, unreadable))


def _holds_installed_packages(folder: Path) -> bool:
    """Whether a folder is a virtual environment or npm's."""
    try:
        return folder.name == NPM or (folder / VENV).is_file()
    except OSError:  # a path that is longer than the system takes
        return False


def _walked(path: Path, unreadable: list[OSError]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Walk through folders; those that nest deeper than Python can follow are unreadable."""
    try:
        yield from os.walk(path, onerror=unreadable.append)
    except RecursionError:
        unreadable.append(OSError(0, "its folders nest too deeply", str(path)))


def _unreadable(error: OSError) -> Problem:
    what = f"the folder cannot be read ({(error.strerror or str(error)).lower()})"
    return Problem(Place(shown(Path(str(error.filename)))), what)


def excluded(name: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern matches a path or one of the folders that it lies in."""
    parts = name.split("/")
    prefixes = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    return any(fnmatchcase(prefix, pattern.rstrip("/")) for prefix in prefixes for pattern in patterns)
