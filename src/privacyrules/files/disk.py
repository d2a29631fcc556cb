"""Bytes from files and into files: read whole, written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from privacyrules.model.places import MistakesError, Place, Problem

LARGEST = 64 * 1024 * 1024
"""A file of more bytes than this is refused rather than read (no migration is that large)."""

_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY


def read_bytes(path: Path, shown: str | None = None) -> bytes:
    """Read a whole file.

    Args:
        path: the file.
        shown: how messages call it, its path if left out.

    Raises:
        MistakesError: it is missing, a folder, unreadable or larger than LARGEST.
    """
    name = shown or path.as_posix()
    try:
        if path.stat().st_size > LARGEST:
            raise too_large(name)
        return path.read_bytes()
    except OSError as error:
        raise MistakesError([Problem(Place(name), _reason(error))]) from error


def read_regular(path: Path | str, shown: str) -> bytes:
    """Read a whole file, as `read_bytes` does, but never wait for a pipe or drain a device.

    Raises:
        MistakesError: it is no file, or cannot be read.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 - there may be many thousand files
        if stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
            return _whole(path, status.st_size)
    except OSError as error:
        raise MistakesError([Problem(Place(shown), _reason(error))]) from error
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        what = "this is no file (a pipe, a socket or a device)"
        raise MistakesError([Problem(Place(shown), what, "exclude it")])
    return read_bytes(Path(path), shown)


def _whole(path: Path | str, size: int) -> bytes:
    """Read a file of about that size; of many small ones, an object for each file is half of the cost."""
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        parts = [os.read(handle, size + 1)]
        while parts[-1]:
            parts.append(os.read(handle, size + 1))
    finally:
        os.close(handle)
    return b"".join(parts)


def too_large(name: str) -> MistakesError:
    """What is said of a file of more than LARGEST bytes."""
    what = f"the file is larger than {LARGEST // 1024 // 1024} MB and was not read"
    return MistakesError([Problem(Place(name), what, "split it, or exclude it")])


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, IsADirectoryError):
        return "this is a folder, not a file"
    if isinstance(error, PermissionError):
        return "the file may not be read by this user"
    return f"the file cannot be read ({(error.strerror or str(error)).lower()})"


def write_text(path: Path, text: str) -> None:
    """Write a whole file or nothing: into a temporary file beside it, then renamed over it.

    Raises:
        MistakesError: the folder is missing or may not be written to.
    """
    write_bytes(path, text.encode())


def check_folder(path: Path) -> None:
    """See that the folder is there in which a file is to be written.

    Raises:
        MistakesError: it is not.
    """
    if not path.parent.is_dir():
        what = f"there is no folder '{path.parent.as_posix()}'"
        raise MistakesError([Problem(Place(path.as_posix()), what, "make it first")])


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file or nothing; see `write_text`."""
    check_folder(path)
    temporary: Path | None = None
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            path.write_bytes(data)  # A device or a pipe is written to; it must not be replaced by a file.
            return
        path = Path(os.path.realpath(path)) if path.is_symlink() else path  # A link goes on leading there.
        temporary = path.with_name(f".privacyrules-{os.urandom(8).hex()}")
        handle = os.open(temporary, _NEW, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as error:
        what = f"the file cannot be written ({(error.strerror or str(error)).lower()})"
        raise MistakesError([Problem(Place(path.as_posix()), what)]) from error
    finally:
        if temporary is not None:  # Its name is known before it is there, so that none is left behind.
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else what a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
