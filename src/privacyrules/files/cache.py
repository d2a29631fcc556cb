"""The user's cache: small files that can always be made anew, kept where no pull request can plant one."""

from __future__ import annotations

import os
import stat
import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import crc32

from privacyrules.files.disk import write_bytes
from privacyrules.model.places import MistakesError

OWNER_ONLY = 0o700


def cached(kind: str, about: str) -> mmap | None:
    """The bytes last kept, or None if there are none or the cache is not safely the user's own.

    They are laid into memory and not read: of a megabyte, a run looks into few pages after it has seen that
    all of them are whole. What is kept is replaced and never written over, so that nothing changes in them.

    Args:
        kind: what is kept and by which version of ours, such as `policy-0.1.0`.
        about: what it was made from, such as the path of a folder; each has a file of its own.
    """
    folder = _folder()
    if folder is None or not _is_safe(folder):
        return None
    path = folder / _name(kind, about)
    try:
        if not _is_safe(path):
            return None
        with path.open("rb", buffering=0) as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # An empty file cannot be laid into memory.
        return None


def keep(kind: str, about: str, data: bytes) -> None:
    """Keep bytes for the next run; where that is not possible, the next run does without."""
    folder = _folder()
    if folder is None:
        return
    try:
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    except OSError:
        return
    if _is_safe(folder):
        try:
            write_bytes(folder / _name(kind, about), data)
        except MistakesError:
            return


def _name(kind: str, about: str) -> str:
    """The version of Python stands in the name too: what one wrote, another need not read.

    Should two folders ever have one name, each takes what the other kept for made from other files.
    """
    python = sys.implementation.cache_tag or "python"
    return f"{kind}-{python}-{crc32(about.encode()):08x}.bin"


def _folder() -> Path | None:
    """The folder for caches that the system gives the user (XDG Base Directory Specification)."""
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if named and Path(named).is_absolute():
        return Path(named) / "privacyrules"
    home = os.environ.get("HOME")
    if not home:
        return None
    return Path(home, "Library/Caches" if sys.platform == "darwin" else ".cache", "privacyrules")


def _is_safe(path: Path) -> bool:
    """Whether a path is the user's own and nobody else may write to it."""
    try:
        status = path.lstat()
    except OSError:
        return False
    if stat.S_ISLNK(status.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
