"""The first settings and the first policy that come with the package, as texts with names to fill in."""

from __future__ import annotations

from pathlib import Path

from privacyrules.files.disk import write_text
from privacyrules.model.places import MistakesError, Place, Problem

_FOLDER = Path(__file__).parent.parent / "start"


def start_files() -> list[tuple[str, str]]:
    """Give each file by its path (`privacyrules.toml`, `policy/…`) and its text, sorted."""
    files = sorted(path for path in _FOLDER.rglob("*") if path.is_file())
    return [(path.relative_to(_FOLDER).as_posix(), path.read_text(encoding="utf-8")) for path in files]


def write_new(path: Path, text: str) -> bool:
    """Write a file that is not there yet, and the folders above it; say whether it was written.

    Raises:
        MistakesError: it cannot be written.
    """
    if path.exists() or path.is_symlink():
        return False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the folder cannot be made ({(error.strerror or str(error)).lower()})"
        raise MistakesError([Problem(Place(path.parent.as_posix()), what)]) from error
    write_text(path, text)
    return True
