"""Commits and the index in, the files that they hold and in which they differ out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from privacyrules.files.git import Git

INDEX = ""
"""Stands for what is staged where a commit may stand too."""

_DIFF = (
    *("diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules"),
)

Nearest = Callable[[str, Iterable[str]], str | None]


class Entry(NamedTuple):
    """A file of a commit or of the index: its path from the top, its mode, and the name of its bytes."""

    path: str
    mode: str
    id: str


class Change(NamedTuple):
    """A file that differs; a side is None where it is not there. `unmerged`: two versions are in conflict."""

    path: str
    before: Entry | None
    after: Entry | None
    unmerged: bool = False


def staged(git: Git) -> Iterator[Change]:
    """Give the files of which something is staged."""
    return _changes(git.run(*_DIFF, "--cached", "--"))


def changed(git: Git, old: str, new: str) -> Iterator[Change]:
    """Give the files in which two commits differ."""
    return _changes(git.run(*_DIFF, old, new, "--"))


def _changes(raw: bytes) -> Iterator[Change]:
    """Read what git writes: `:MODE MODE ID ID STATUS`, then the path."""
    parts = raw.split(b"\0")
    for about, named in zip(parts[::2], parts[1::2], strict=False):
        old_mode, mode, old, new, status = os.fsdecode(about[1:]).split()
        path = os.fsdecode(named)
        before = Entry(path, old_mode, old) if old_mode.strip("0") else None
        after = Entry(path, mode, new) if mode.strip("0") else None
        yield Change(path, before, after, unmerged=status == "U")


def files_in(git: Git, tree: str, paths: Sequence[str]) -> Iterator[Entry]:
    """Give the files of a commit or of the index.

    Args:
        git: the repository.
        tree: a commit, or INDEX.
        paths: files and folders from the top, at or below which they lie; the top itself is "".
    """
    listing = ("ls-files", "-s", "-z") if tree == INDEX else ("ls-tree", "-r", "-z", "--full-tree", tree)
    below = () if "" in paths else paths
    for line in filter(None, git.run(*listing, "--", *below).split(b"\0")):
        about, _, path = os.fsdecode(line).partition("\t")
        words = about.split()
        yield Entry(path, words[0], words[1 if tree == INDEX else 2])


def merge_base(git: Git, base: str, nearest: Nearest) -> str:
    """Find the last commit that HEAD and another have in common.

    Args:
        git: the repository.
        base: the other commit, by any name.
        nearest: finds the name that was probably meant among those that there are.

    Raises:
        MistakesError: there is no such commit, or none in common; what a shallow clone lacks is told.
    """
    if base.startswith("-"):
        raise git.mistake(f"'{base}' is no name of a commit", "write a branch, a tag, or a commit's own name")
    told = git.ask("merge-base", base, "HEAD")
    if told.done:
        return os.fsdecode(told.out).strip()
    if not _is_there(git, "HEAD"):
        raise git.mistake("there is no commit yet", "`--staged` judges what is about to be committed")
    if git.shallow:
        lacks = f"the commit where HEAD left '{base}'" if _is_there(git, base) else f"'{base}'"
        hint = "fetch the history first: `git fetch --unshallow`, or `fetch-depth: 0` for actions/checkout"
        raise git.mistake(f"this clone is shallow and does not hold {lacks}", hint)
    if _is_there(git, base):
        raise git.mistake(f"HEAD and '{base}' have no commit in common", "name the branch that it came from")
    raise git.mistake(f"there is no commit '{base}'", _meant(git, base, nearest))


def _is_there(git: Git, name: str) -> bool:
    return git.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").done


def _meant(git: Git, base: str, nearest: Nearest) -> str:
    names = os.fsdecode(git.ask("for-each-ref", "--format=%(refname:short)").out).split()
    found = next((name for name in names if name.endswith(f"/{base}")), None) or nearest(base, names)
    return f"did you mean '{found}'?" if found else "`git branch --all` lists the branches"
