"""Where a run starts in, the settings that hold there out."""

from __future__ import annotations

import os
from pathlib import Path

from privacyrules.config import has_settings
from privacyrules.files.disk import read_bytes
from privacyrules.files.packs import shown
from privacyrules.model.config import TABLE, Config
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.syntax.text import decode
from privacyrules.workflows.load import load_config

SETTINGS_FILES = ("privacyrules.toml", "pyproject.toml")


def find_config(start: Path, named: str | None = None) -> Config:
    """The settings nearest upwards from a path; empty ones in the working directory if there are none.

    Args:
        start: the path.
        named: the file of the settings, which holds wherever the path lies; None to look for it.

    Raises:
        MistakesError: the settings file has mistakes, or the one that is named holds no settings.
    """
    if named is not None:
        return _named(Path(named))
    here = Path(os.path.realpath(start))
    for folder in (here, *here.parents) if here.is_dir() else here.parents:
        for name in SETTINGS_FILES:
            path = folder / name
            if path.is_file():
                text = decode(read_bytes(path, shown(path)), shown(path))
                if has_settings(text, name):
                    return load_config(text, shown(path), str(folder))
    return Config(folder=str(Path.cwd()))


def _named(path: Path) -> Config:
    name = shown(path)
    text = decode(read_bytes(path, name), name)
    if not has_settings(text, path.name):
        what, hint = f"the file has no table [{TABLE}]", "write it, or name another file with --config"
        raise MistakesError([Problem(Place(name), what, hint)])
    return load_config(text, name, os.path.realpath(path.parent))
