"""The name of a pack in, a policy ready to decide out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from privacyrules.engine.resolutions import settled
from privacyrules.files import packs
from privacyrules.model.pack import Pack, PackFiles
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.vocabulary import OwnTerm
from privacyrules.policy.flows import is_day
from privacyrules.policy.lock_file import parse_lock
from privacyrules.policy.packs import compile_pack
from privacyrules.syntax.text import decode


def load_pack(
    name: str | None,
    *,
    project: Path | None = None,
    today: str | None = None,
    own_terms: Sequence[OwnTerm] = (),
) -> Pack:
    """Find, read and compile a pack.

    Args:
        name: a pack's name or folder; None stands for the project's only one.
        project: the folder whose `rules/` are the project's packs; the working directory if None.
        today: the day of evaluation (ISO 8601), the present day if None.
        own_terms: terms that the project adds.

    Raises:
        MistakesError: there is no such pack, or its files have mistakes; all of them.
    """
    day = _day(today)
    folder = packs.find_pack(name, project or Path.cwd())
    files = _read(folder)
    lock = None if files.lock is None else parse_lock(files.lock[1], files.lock[0])
    pack = compile_pack(files, lock, day, own_terms)
    return replace(pack, policy=settled(pack.policy))


def _day(today: str | None) -> str:
    if today is None:
        return datetime.now(UTC).astimezone().date().isoformat()
    if not is_day(today):
        what, hint = f"'{today}' is no day of the calendar", "write it as 2026-01-31"
        raise MistakesError([Problem(Place(""), what, hint)])
    return today


def _read(folder: Path) -> PackFiles:
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
