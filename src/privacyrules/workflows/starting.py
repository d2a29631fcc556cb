"""A repository in; what it holds that can be checked, and first settings and a first policy, out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path, PurePosixPath
from string import Template
from typing import cast

from privacyrules.config import has_settings
from privacyrules.files.disk import read_bytes
from privacyrules.files.inputs import Input
from privacyrules.files.packs import packs_in, within
from privacyrules.files.start import start_files, write_new
from privacyrules.files.walk import on_disk
from privacyrules.model.places import MissingExtraError, MistakesError
from privacyrules.model.start import Started, Survey
from privacyrules.readers import READERS, Choosy, Reader
from privacyrules.syntax.sql.dialect import guess_dialect
from privacyrules.syntax.text import decode
from privacyrules.workflows.project import SETTINGS_FILES

_OWN = frozenset({"rules", "tests", "test", "fixtures", "examples", "docs"})
"""Folders whose files are seldom what runs; they are not proposed, and can be named."""

MOST_PATHS = 8
"""Where files lie in more folders than this, their common parents are proposed."""


def survey(folder: Path) -> Survey:
    """Look at a repository: which readers take files there, and where these lie.

    Files that cannot be read are passed over; `check` will report them.
    """
    readers = {name: cast("Reader", import_module(f"privacyrules.readers.{name}")) for name in READERS}
    counts: Counter[str] = Counter()
    dialects: Counter[str] = Counter()
    folders: Counter[str] = Counter()
    first: dict[str, tuple[str, str]] = {}
    for item in on_disk(folder, lambda _: False).found:
        name = within(folder, item.name)
        if not isinstance(item, Input) or _OWN.intersection(PurePosixPath(name).parts[:-1]):
            continue
        taken = _taken(item, readers)
        if taken:
            reader, text = taken
            counts[reader] += 1
            first.setdefault(reader, (text, name))
            folders[PurePosixPath(name).parent.as_posix()] += 1
            if reader == "sql":
                dialects[guess_dialect(text)] += 1
    extras = {
        extra for reader, (text, name) in first.items() if (extra := _missing(readers[reader], text, name))
    }
    return Survey(
        dict(counts),
        tuple(_paths(folders)),
        dict(dialects),
        _settings(folder),
        _policies(folder),
        tuple(sorted(extras)),
        _above(folder),
    )


def _missing(reader: Reader, text: str, name: str) -> str:
    """The extra without which a reader reads nothing, empty if it lacks none."""
    try:
        reader.read(text, name, None)
    except MissingExtraError as error:
        return error.extra
    except MistakesError:
        pass  # what is wrong with a file is for `check` to tell
    return ""


def _taken(item: Input, readers: Mapping[str, Reader]) -> tuple[str, str] | None:
    """The reader that takes a file, and the file's text."""
    claiming = [(n, r) for n, r in readers.items() if r.claims(item.own) or r.claims(item.name)]
    if not claiming:
        return None
    try:
        text = decode(item.read(), item.name)
    except MistakesError:
        return None
    return next(
        ((name, text) for name, r in claiming if not isinstance(r, Choosy) or r.recognises(text)), None
    )


def _paths(folders: Iterable[str]) -> list[str]:
    """The folders, none below another; fewer and wider ones where there are many."""
    found = {PurePosixPath(folder) for folder in folders}
    while True:
        tops = {path for path in found if not found.intersection(path.parents)}
        deep = [path for path in tops if len(path.parts) > 1]
        if len(tops) <= MOST_PATHS or not deep:
            return sorted(path.as_posix() for path in tops)
        deepest = max(len(path.parts) for path in deep)
        found = {path.parent if len(path.parts) == deepest else path for path in tops}


def _settings(folder: Path) -> str:
    for name in SETTINGS_FILES:
        path = folder / name
        if path.is_file() and has_settings(decode(read_bytes(path, name), name), name):
            return name
    return ""


def _above(folder: Path) -> str:
    """The nearest settings above a folder, which count there until it has its own."""
    for parent in folder.resolve().parents:
        name = _settings(parent)
        if name:
            return os.path.relpath(parent / name, folder)
    return ""


def _policies(folder: Path) -> tuple[str, ...]:
    rules = folder / "rules"
    return tuple(packs_in(rules)) if rules.is_dir() else ()


def start(folder: Path, found: Survey, name: str, paths: Iterable[str], today: str) -> Started:
    """Write settings and a first policy; what is there already stays as it is.

    Args:
        folder: the repository.
        found: what it holds.
        name: what the policy's folder under `rules/` is called.
        paths: what is to be checked, from the repository's folder.
        today: the day that the policy is dated by (ISO 8601).

    Raises:
        MistakesError: a file cannot be written.
    """
    values = {
        "name": name,
        "policy": _quoted(name),
        "title": name.replace("-", " ").replace("_", " ").capitalize(),
        "date": today,
        "paths": "[" + ", ".join(_quoted(path) for path in paths) + "]",
        "dialect": _dialect(found),
    }
    written: list[str] = []
    kept = [found.settings] if found.settings else []
    for path, text in start_files():
        target = path.replace("policy/", f"rules/{name}/", 1)
        is_settings = not path.startswith("policy/")
        if (is_settings and found.settings) or (not is_settings and name in found.policies):
            continue
        new = write_new(folder / target, Template(text).substitute(values))
        (written if new else kept).append(target)
    return Started(tuple(written), (*kept, *(f"rules/{policy}" for policy in found.policies)))


def _dialect(found: Survey) -> str:
    """State the dialect where texts tell one and no other; otherwise leave it to each file."""
    told = [dialect for dialect, _ in sorted(found.dialects.items(), key=lambda item: -item[1])]
    if len(told) == 1:
        return f"# dialect = {_quoted(told[0])}   # told by each file; state it where that goes wrong"
    return '# dialect = "mysql"   # of SQL files; told by each of them if it is not stated'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
