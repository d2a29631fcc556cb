"""The name of a pack in; the pack compiled from its files, with its cases and quotes, out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from privacyrules.engine.resolutions import settled
from privacyrules.files import packs
from privacyrules.model.lock import Lock
from privacyrules.model.pack import Pack, PackFiles
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.vocabulary import OwnTerm
from privacyrules.policy.packs import compile_pack
from privacyrules.policy.prose.lock_file import parse_lock
from privacyrules.syntax.text import decode
from privacyrules.workflows.day import day_of


def load_pack(
    name: str | None,
    *,
    project: Path | None = None,
    today: str | None = None,
    own_terms: Sequence[OwnTerm] = (),
) -> Pack:
    """A pack with its cases and quotes, compiled from its files.

    Args:
        name: a pack's name or folder; None stands for the project's only one.
        project: the folder whose `rules/` are the project's packs; the working directory if None.
        today: the day of evaluation (ISO 8601), the present day if None.
        own_terms: terms that the project adds.

    Raises:
        MistakesError: there is no such pack, or its files have mistakes; all of them.
    """
    return compile_files(read_pack(packs.find_pack(name, project or Path.cwd())), today, own_terms)


def compile_files(files: PackFiles, today: str | None = None, own_terms: Sequence[OwnTerm] = ()) -> Pack:
    """A pack compiled from the texts of its files, wherever they are kept; see `load_pack`.

    Raises:
        MistakesError: the files have mistakes; all of them.
    """
    lock, faults = _lock(files)
    try:
        pack = compile_pack(files, lock, day_of(today), own_terms)
    except MistakesError as error:
        raise MistakesError([*faults, *error.problems]) from None
    if faults:
        raise MistakesError(faults)
    return pack._replace(policy=settled(pack.policy))


def _lock(files: PackFiles) -> tuple[Lock | None, tuple[Problem, ...]]:
    """The pinned text, and what is wrong with its file."""
    if files.lock is None:
        return None, ()
    path, text = files.lock
    try:
        return parse_lock(text, path), ()
    except MistakesError as error:
        return None, error.problems


def read_pack(folder: Path) -> PackFiles:
    """The texts of a pack and of the vocabulary beside it.

    Raises:
        MistakesError: a file cannot be read.
    """
    problems: list[Problem] = []
    lock = packs.lock_file(folder)
    files = PackFiles(
        id=folder.resolve().name,
        folder=packs.shown(folder),
        policy=_text(packs.policy_file(folder), problems),
        sections=tuple(_text(file, problems) for file in packs.section_files(folder)),
        vocabulary=tuple(_text(file, problems) for file in packs.vocabulary_files(folder)),
        lock=None if lock is None else _text(lock, problems),
    )
    if problems:
        raise MistakesError(problems)
    return files


def _text(file: packs.File, problems: list[Problem]) -> tuple[str, str]:
    path, data = file
    try:
        return path, decode(data, path)
    except MistakesError as error:
        problems.extend(error.problems)
        return path, ""
