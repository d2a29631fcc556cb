"""The files that git keeps and what the user named in, the inputs among them out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from privacyrules.files.git import Git
from privacyrules.files.inputs import Input, NotEntered
from privacyrules.files.packs import printable, shown
from privacyrules.files.revisions import Entry, files_in
from privacyrules.files.walk import NPM, VENV, LeftOut
from privacyrules.model.places import MistakesError, Place, Problem

_LINK, _SUBMODULE = "120000", "160000"
_LINKS_IN_A_ROW = 8
_ELSEWHERE = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for another, which Git LFS keeps (its specification, version 1)."""


class Chosen(NamedTuple):
    """What the user chose of a repository: files and folders by their paths from its top.

    `here` is the working directory.
    """

    git: Git
    paths: tuple[str, ...]
    left_out: LeftOut
    here: str

    def holds(self, path: str) -> bool:
        """Whether a file lies at or below one of the paths, and is not left out."""
        return any(_lies_in(path, above) for above in self.paths) and not self.left_out(self.name(path))

    def name(self, path: str) -> str:
        """How messages call a file."""
        name = posixpath.join(self.git.top.as_posix(), path).removeprefix(f"{self.here.rstrip('/')}/")
        return printable(name)


def chosen(git: Git, named: Sequence[Path], left_out: LeftOut) -> Chosen:
    """Find what paths mean in a repository.

    Raises:
        MistakesError: paths that lie outside of it; all of them.
    """
    paths: dict[str, None] = {}
    problems = []
    for path in named:
        found = [_from_top(git, real) for real in _meant(path)]
        paths |= dict.fromkeys(from_top for from_top in found if from_top is not None)
        if not any(from_top is not None for from_top in found):
            what = f"it lies outside of the repository {git.top.as_posix()}"
            problems.append(Problem(Place(shown(path)), what, "ask of one repository at a time"))
    if problems:
        raise MistakesError(problems)
    return Chosen(git, tuple(paths), left_out, Path.cwd().as_posix())


def missing(choice: Chosen, named: Sequence[Path], known: Iterable[str]) -> list[Problem]:
    """Find the paths that are neither on the disk nor a file that git knows, or a folder above one."""
    absent = [path for path in named if not os.path.lexists(path)]
    paths = list(known) if absent else []

    def is_known(folder: str | None) -> bool:
        return any(_lies_in(file, folder) for file in paths)

    return [
        Problem(Place(shown(path)), "there is no such file or folder")
        for path in absent
        if not any(is_known(_from_top(choice.git, real)) for real in _meant(path))
    ]


def _meant(path: Path) -> list[Path]:
    """What a path means: itself, in its real folder, and what it leads to if it is a link."""
    full = Path(os.path.normpath(Path.cwd() / path))
    return [Path(os.path.realpath(full.parent), full.name), Path(os.path.realpath(path))]


def _from_top(git: Git, real: Path) -> str | None:
    if not real.is_relative_to(git.top):
        return None
    path = real.relative_to(git.top).as_posix()
    return "" if path == "." else path


def _lies_in(path: str, above: str | None) -> bool:
    return above is not None and (not above or path == above or path.startswith(f"{above}/"))


def inputs_in(choice: Chosen, tree: str, entries: Iterable[Entry]) -> Iterator[Input | NotEntered]:
    """Give the inputs among files of a commit or of the index; a link is read as what it leads to.

    Folders of installed packages are given themselves, unless the user named them or what lies in them.
    """
    inside = [entry for entry in entries if entry.mode != _SUBMODULE and choice.holds(entry.path)]
    alone = {posixpath.dirname(entry.path) for entry in inside if posixpath.basename(entry.path) == VENV}
    given: set[str] = set()
    for entry in inside:
        folder = _installed(choice, entry.path, alone)
        if folder is None:
            yield from _input(choice, tree, entry)
        elif folder not in given:
            given.add(folder)
            yield NotEntered(choice.name(folder))


def _installed(choice: Chosen, path: str, alone: set[str]) -> str | None:
    """The folder of installed packages in which a file lies, None if there is none."""
    above = path.split("/")[:-1]
    for end, name in enumerate(above, 1):
        folder = "/".join(above[:end])
        if (name == NPM or folder in alone) and not any(_lies_in(path, folder) for path in choice.paths):
            return folder
    return None


def _input(choice: Chosen, tree: str, entry: Entry) -> Iterator[Input]:
    own = posixpath.basename(entry.path)
    target: Entry | None = entry
    for _ in range(_LINKS_IN_A_ROW):
        if target is None or target.mode != _LINK:
            break
        target = _led_to(choice, tree, target)
    name = choice.name(target.path if target else entry.path)
    if target is None or target.mode == _LINK:
        yield Input(name, own, partial(_leads_nowhere, name))
    else:
        yield Input(name, own, partial(_read, choice.git, target.id, name), target.id)


def _led_to(choice: Chosen, tree: str, link: Entry) -> Entry | None:
    text = os.fsdecode(choice.git.blob(link.id, choice.name(link.path)))
    path = posixpath.normpath(posixpath.join(posixpath.dirname(link.path), text))
    found = [] if path.startswith(("/", "../")) else files_in(choice.git, tree, [path])
    return next((entry for entry in found if entry.path == path), None)


def _leads_nowhere(name: str) -> bytes:
    what = "this link leads to no file of the repository"
    raise MistakesError([Problem(Place(name), what, "put the file itself here")])


def _read(git: Git, id_: str, name: str) -> bytes:
    data = git.blob(id_, name)
    if data.startswith(_ELSEWHERE):
        what = "git does not hold the text of this file: Git LFS keeps it"
        raise MistakesError([Problem(Place(name), what, "name the file, so that it is read from the disk")])
    return data
