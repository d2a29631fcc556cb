"""What a user calls two versions of a policy in (folders, or commits of git), both packs out."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from privacyrules.files import packs
from privacyrules.files.git import Git
from privacyrules.files.revisions import files_in
from privacyrules.model.config import Config
from privacyrules.model.lock import Lock
from privacyrules.model.pack import Pack, PackFiles
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.policy.prose.lock_file import parse_lock
from privacyrules.syntax.text import decode
from privacyrules.workflows.packing import compile_files, read_pack

_FILE = "100"
"""How the mode of a file begins that is no link and no other repository."""


class Loaded(NamedTuple):
    """A version: how the user called it, the pack, its pinned text, and its folder (perhaps only in git)."""

    name: str
    pack: Pack
    lock: Lock | None
    folder: Path


class _Named(NamedTuple):
    """What a user called a version: a folder on the disk, or a commit and perhaps a path in it."""

    text: str
    folder: Path | None = None
    commit: str = ""
    path: str = ""


def load_versions(old: str, new: str, config: Config, today: str | None) -> tuple[Loaded, Loaded]:
    """Load both versions; what git keeps is read from there, and nothing is checked out.

    Args:
        old: a folder, a pack's name, a commit (`HEAD~1`), or a folder in one (`main:rules/acme`).
        new: the same; a commit alone means the folder of the other version there.
        config: the settings; their policy is meant where both are commits alone.
        today: the day of evaluation, the present one if None.

    Raises:
        MistakesError: there is no such folder or commit, or files have mistakes; those of both.
    """
    project = Path(config.folder)
    named = [_named(text, project) for text in (old, new)]
    problems: list[Problem] = []
    found: list[Loaded] = []
    for one, other in (named, named[::-1]):
        try:
            found.append(_loaded(one, other, config, today))
        except MistakesError as error:
            problems += error.problems
    if problems:
        raise MistakesError(problems)
    return found[0], found[1]


def _named(text: str, project: Path) -> _Named:
    try:
        return _Named(text, packs.find_pack(text, project))
    except MistakesError as error:
        no_folder = error
    name, _, path = text.partition(":")
    try:
        with Git(Path.cwd(), f"diff {text}") as git:
            told = _commit(git, name)
    except MistakesError:
        raise no_folder from None
    if told:
        return _Named(text, None, told, path)
    if Path(text).is_dir():
        raise no_folder
    known = ", ".join(sorted({*packs.packs_in(project / "rules"), *packs.packs_in(packs.shipped_rules())}))
    hint = f"the policies known here are {known}; `git log --oneline` lists commits"
    raise MistakesError([Problem(Place(""), f"'{text}' is no policy, no folder and no commit", hint)])


def _commit(git: Git, name: str) -> str:
    if not name or name.startswith("-"):
        return ""
    told = git.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return os.fsdecode(told.out).strip() if told.done else ""


def _loaded(one: _Named, other: _Named, config: Config, today: str | None) -> Loaded:
    if one.folder is not None:
        files, folder = read_pack(one.folder), one.folder
    else:
        with Git(Path.cwd(), f"diff {one.text}") as git:
            path = _path_in(git, one, other, config)
            files, folder = _files_at(git, one, path), git.top / path
    pack = compile_files(files, today, config.terms)
    lock = parse_lock(files.lock[1], files.lock[0]) if files.lock else None
    return Loaded(one.text, pack, lock, folder)


def _path_in(git: Git, one: _Named, other: _Named, config: Config) -> str:
    """The path of the pack's folder from the top of the repository."""
    if one.path:
        here = Path(config.folder, "rules", one.path), Path.cwd() / one.path, git.top / one.path
        paths = [path for path in (_from_top(git, folder) for folder in here) if path is not None]
    elif other.path:
        return _path_in(git, one._replace(path=other.path), other, config)
    else:
        folder = other.folder or packs.find_pack(config.policy, Path(config.folder))
        paths = [path for path in (_from_top(git, folder),) if path is not None]
        if not paths:
            what = f"the policy lies in {packs.shown(folder)}, which is not in this repository"
            raise git.mistake(what, f"name the folder too: {one.text}:rules/NAME")
    held = [path for path in paths if any(_yaml_in(git, one.commit, path))]
    if held:
        return held[0]
    what = f"{one.text.partition(':')[0]} holds no policy in {paths[-1] or 'its top folder'}"
    raise git.mistake(what, "name its folder there: COMMIT:FOLDER")


def _from_top(git: Git, folder: Path) -> str | None:
    real = Path(os.path.realpath(folder))
    return real.relative_to(git.top).as_posix() if real.is_relative_to(git.top) else None


def _yaml_in(git: Git, commit: str, folder: str) -> Iterator[str]:
    return (name for name, _ in _files_in(git, commit, folder) if name == packs.POLICY_FILE)


def _files_in(git: Git, commit: str, folder: str) -> Iterator[tuple[str, str]]:
    """The files right in a folder of a commit: their names, and those of their bytes."""
    for entry in files_in(git, commit, [folder]):
        if posixpath.dirname(entry.path) == folder and entry.mode.startswith(_FILE):
            yield posixpath.basename(entry.path), entry.id


def _files_at(git: Git, named: _Named, folder: str) -> PackFiles:
    texts = dict(_texts(git, named, folder))
    words = tuple(_texts(git, named, posixpath.join(posixpath.dirname(folder), packs.VOCABULARY)))
    shown = f"{named.text.partition(':')[0]}:{folder}"
    policy, lock = f"{shown}/{packs.POLICY_FILE}", f"{shown}/{packs.LOCK_FILE}"
    return PackFiles(
        id=posixpath.basename(folder),
        folder=shown,
        policy=(policy, texts[policy]),
        sections=tuple((name, text) for name, text in texts.items() if name not in (policy, lock)),
        vocabulary=words or _shipped_words(),
        lock=(lock, texts[lock]) if lock in texts else None,
    )


def _texts(git: Git, named: _Named, folder: str) -> Iterator[tuple[str, str]]:
    """The texts of the YAML files and the lock in a folder of a commit, under the names that messages use."""
    for name, id_ in sorted(_files_in(git, named.commit, folder)):
        if name.endswith(".yaml") or name == packs.LOCK_FILE:
            shown = f"{named.text.partition(':')[0]}:{folder}/{name}"
            yield shown, decode(git.blob(id_, shown), shown)


def _shipped_words() -> tuple[tuple[str, str], ...]:
    files = packs.vocabulary_files(packs.shipped_rules() / packs.VOCABULARY)
    return tuple((name, decode(data, name)) for name, data in files)
