"""Where a run starts in, the settings that hold there out."""

from __future__ import annotations

import os
from pathlib import Path

from privacyrules.config import has_settings, parse_config
from privacyrules.files.disk import read_bytes
from privacyrules.files.packs import shown
from privacyrules.model.config import Config
from privacyrules.syntax.text import decode

SETTINGS_FILES = ("privacyrules.toml", "pyproject.toml")


def find_config(start: Path) -> Config:
    """The settings nearest upwards from a path; empty ones in the working directory if there are none.

    Raises:
        MistakesError: the settings file has mistakes.
    """
    here = Path(os.path.realpath(start))
    for folder in (here, *here.parents) if here.is_dir() else here.parents:
        for name in SETTINGS_FILES:
            path = folder / name
            if path.is_file():
                text = decode(read_bytes(path, shown(path)), shown(path))
                if has_settings(text, name):
                    return parse_config(text, shown(path), str(folder))
    return Config(folder=str(Path.cwd()))
