"""Paths that a user names in, the files below them out."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from privacyrules.files.disk import read_regular
from privacyrules.files.inputs import Input, Inputs, NotEntered
from privacyrules.files.packs import named, printable, shown
from privacyrules.model.places import MistakesError, Place, Problem

LeftOut = Callable[[str], bool]

_NEVER = frozenset({".git", ".hg", ".svn"})
"""What version control keeps for itself is nobody's migration."""

NPM, VENV = "node_modules", "pyvenv.cfg"
"""The folder of npm's packages, and the file that makes a folder a virtual environment (PEP 405)."""


def on_disk(path: Path, left_out: LeftOut) -> Inputs:
    """What there is to read at or below a path; see `files_below`."""
    return Inputs(shown(path), files_below(path, left_out), "file" if path.is_file() else "folder")


def files_below(path: Path, left_out: LeftOut) -> Iterator[Input | NotEntered]:
    """The files at or below a path, sorted folder by folder; links to folders lead nowhere.

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
        yield _input(str(path), shown(path), path.name)
        return
    if not path.is_dir():
        raise MistakesError([Problem(Place(shown(path)), "there is no such file or folder")])
    unreadable: list[OSError] = []
    waiting = [str(path)]
    while waiting:
        entered = yield from _in_folder(_Inside(waiting.pop(), unreadable), left_out)
        waiting += reversed(entered)
    if unreadable:
        raise MistakesError(map(_unreadable, unreadable))


def _in_folder(inside: _Inside, left_out: LeftOut) -> Generator[Input | NotEntered, None, list[str]]:
    """Give what is in one folder; return the folders in it that are to be entered, in their order."""
    kept = [name for name in sorted(inside.folders) if name not in _NEVER]
    kept = [name for name in kept if not left_out(inside.shown(name))]
    installed = {name for name in kept if _holds_installed_packages(Path(inside.path(name)))}
    yield from (NotEntered(inside.shown(name)) for name in kept if name in installed)
    for name in sorted(inside.files):
        called = inside.shown(name)
        if not left_out(called):
            yield _input(inside.path(name), called, name)
    return [inside.path(name) for name in kept if name not in installed and name not in inside.links]


def _input(path: str, called: str, own: str) -> Input:
    return Input(called, own, partial(read_regular, path, called))


class _Inside:
    """The names of the folders and files in a folder, and which of them are links.

    What links lead to is worked out for the folder once: there may be many thousand files in it.
    """

    def __init__(self, folder: str, unreadable: list[OSError]) -> None:
        self.folders: set[str] = set()
        self.files: set[str] = set()
        self.links: set[str] = set()
        self._start = folder if folder.endswith(os.sep) else folder + os.sep
        called = named(folder)
        self._before = "" if called == "." else called if called.endswith("/") else f"{called}/"
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    (self.folders if _is_folder(entry) else self.files).add(entry.name)
                    if entry.is_symlink():
                        self.links.add(entry.name)
        except OSError as error:
            unreadable.append(error)

    def path(self, name: str) -> str:
        return self._start + name

    def shown(self, name: str) -> str:
        """What messages call what is in it."""
        return shown(self.path(name)) if name in self.links else printable(self._before + name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _holds_installed_packages(folder: Path) -> bool:
    """Whether a folder is a virtual environment or npm's."""
    try:
        return folder.name == NPM or (folder / VENV).is_file()
    except OSError:  # a path that is longer than the system takes
        return False


def _unreadable(error: OSError) -> Problem:
    what = f"the folder cannot be read ({(error.strerror or str(error)).lower()})"
    return Problem(Place(shown(str(error.filename))), what)


def excluded(name: str, patterns: Sequence[str]) -> bool:
    """Whether a pattern matches a path or one of the folders that it lies in."""
    if not patterns:
        return False
    parts = name.split("/")
    prefixes = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
    return any(fnmatchcase(prefix, pattern.rstrip("/")) for prefix in prefixes for pattern in patterns)
