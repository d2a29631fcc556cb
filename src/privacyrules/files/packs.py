"""Where rule packs and vocabularies lie, and the bytes of their files."""

from __future__ import annotations

import os
from pathlib import Path

from privacyrules.files.disk import read_bytes, read_regular
from privacyrules.model.places import MistakesError, Place, Problem

POLICY_FILE = "policy.yaml"
LOCK_FILE = "policy.lock"
VOCABULARY = "vocabulary"
COLUMNS = "columns"

File = tuple[str, bytes]
"""The path of a file as messages show it, and its bytes."""


def shipped_rules() -> Path:
    """The folder of the rules that come with the package (or, in a checkout, lie beside it)."""
    inside = Path(__file__).resolve().parent.parent / "_rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "rules"


def find_pack(name: str | None, project: Path) -> Path:
    """The folder of a pack.

    Args:
        name: a pack of the project or a shipped one, or the path of a folder; None stands for the
            only pack of the project.
        project: the folder whose `rules/` are the project's packs.

    Raises:
        MistakesError: there is no such pack, or (without a name) none or several.
    """
    if name is None:
        return _only_pack(project)
    named = [project / "rules" / name, shipped_rules() / name] if Path(name).name == name else []
    for folder in (*named, Path(name), project / name):
        if (folder / POLICY_FILE).is_file():
            return folder
    if Path(name).is_dir():
        what, hint = (
            f"the folder holds no {POLICY_FILE}",
            "a pack is a folder with a policy.yaml and its sections",
        )
        raise MistakesError([Problem(Place(name), what, hint)])
    if Path(name).is_file():
        raise MistakesError([Problem(Place(name), "a policy is a folder, not a file", "name the folder")])
    known = sorted({*packs_in(project / "rules"), *packs_in(shipped_rules())})
    hint = f"known here: {', '.join(known)}"
    raise MistakesError([Problem(Place(""), f"there is no policy '{name}'", hint)])


def _only_pack(project: Path) -> Path:
    packs = packs_in(project / "rules")
    if len(packs) == 1:
        return project / "rules" / packs[0]
    found = f"there are several policies here ({', '.join(packs)})" if packs else "no policy is named"
    hint = "name one with --policy, or with `policy = …` in the settings"
    hint += "" if packs else "; `privacyrules init` writes a first one"
    raise MistakesError([Problem(Place(""), found, hint)])


def packs_in(rules: Path) -> list[str]:
    """The names of the packs under a `rules/` folder, sorted."""
    return sorted(path.parent.name for path in rules.glob(f"*/{POLICY_FILE}"))


def project_name(folder: Path) -> str:
    """The name of a project that is the same in every clone: its path from the repository's root.

    A project outside a repository is called by its folder's name.
    """
    here = folder.resolve()
    top = repository_of(here)
    return here.relative_to(top).as_posix() if top else here.name


def repository_of(folder: Path | str) -> str | None:
    """The top of the repository in which a folder lies, None if it lies in none."""
    here = Path(folder)
    return next((str(above) for above in (here, *here.parents) if (above / ".git").exists()), None)


def section_files(folder: Path) -> list[File]:
    """The YAML files of a pack besides its policy.yaml, sorted by name."""
    return [file for file in _yaml_files(folder) if Path(file[0]).name != POLICY_FILE]


def policy_file(folder: Path) -> File:
    """The pack's policy.yaml."""
    return _file(folder / POLICY_FILE)


def lock_file(folder: Path) -> File | None:
    """The pack's policy.lock, or None while it is not pinned."""
    path = folder / LOCK_FILE
    return _file(path) if path.exists() else None


def vocabulary_files(folder: Path) -> list[File]:
    """The vocabulary beside a pack, else the shipped one."""
    beside = folder.resolve().parent / VOCABULARY
    return _yaml_files(beside if beside.is_dir() else shipped_rules() / VOCABULARY)


def lexicon_files(folder: Path) -> list[File]:
    """The classifier's lexicon beside a pack, else the shipped one."""
    beside = folder.resolve().parent / COLUMNS
    return _yaml_files(beside if beside.is_dir() else shipped_rules() / COLUMNS)


def shown(path: Path | str) -> str:
    """A path as messages name it: from the working directory where it lies below it."""
    return printable(named(path))


def named(path: Path | str) -> str:
    """A path as messages name it, whatever signs are in it."""
    real = Path(os.path.realpath(path))  # Path.resolve raises where links lead in a circle.
    try:
        return real.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return Path(path).as_posix()


def printable(name: str) -> str:
    """Write what cannot be seen as a code: no two names may look alike, nor one like a line of ours.

    A backslash, with which codes begin, is written as two; as a separator of folders it is not met here.
    """
    if name.isprintable() and "\\" not in name:
        return name
    text = name.replace("\\", "\\\\")
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def within(folder: Path, name: str) -> str:
    """The path of a file from a folder, whatever the working directory; `name` is its name in messages."""
    path = os.path.relpath(os.path.realpath(name), os.path.realpath(folder))
    return Path(path).as_posix()


def _yaml_files(folder: Path) -> list[File]:
    """The YAML files of a folder, sorted by name; none where there is no such folder."""
    above = shown(folder)
    try:
        with os.scandir(folder) as entries:
            found = sorted((one for one in entries if one.name.endswith(".yaml")), key=lambda one: one.name)
    except OSError:
        return []
    return [_listed(entry, above) for entry in found]


def _listed(entry: os.DirEntry[str], above: str) -> File:
    """The bytes of a file under its name in messages; `above` is that of its folder."""
    if entry.is_symlink() or not entry.name.isprintable():
        name = shown(entry.path)
    else:
        name = entry.name if above == "." else f"{above}/{entry.name}"
    return name, read_regular(entry.path, name)


def _file(path: Path) -> File:
    """The bytes of a file under its name in messages."""
    name = shown(path)
    return name, read_bytes(path, name)
