"""What the caller asks for and the settings say in, which files are meant out."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from privacyrules.files.packs import within
from privacyrules.files.walk import excluded
from privacyrules.model.config import Config


class Wanted(NamedTuple):
    """What the caller asks for; None leaves it to the settings.

    `baseline` is the file that lists what is known already, None for the one beside the settings;
    `known_too` tells what it lists as well. `on_read` is called for each file that is read.
    """

    policy: str | None = None
    today: str | None = None
    dialect: str | None = None
    exclude: tuple[str, ...] = ()
    fail_on: tuple[str, ...] | None = None
    strict: bool = False
    baseline: Path | None = None
    known_too: bool = False
    on_read: Callable[[], None] | None = None


class Exclusions:
    """Says of names whether they are left out; `used` are the patterns of the settings that did so."""

    def __init__(self, config: Config, exclude: Sequence[str]) -> None:
        """Take the settings' patterns, which count from where they lie, and the caller's, from here."""
        self._folder = Path(config.folder)
        self._stated = config.exclude
        self._exclude = exclude
        self.used: set[str] = set()

    def __call__(self, name: str) -> bool:
        """Whether a file or folder is left out, by its name in messages."""
        if self._stated:
            path = within(self._folder, name)
            stated = {pattern for pattern in self._stated if excluded(path, (pattern,))}
            if stated:
                self.used |= stated
                return True
        return excluded(name, self._exclude)


def named_or_set(paths: Sequence[Path], config: Config) -> list[Path]:
    """The paths that the caller names; else those of the setting `paths`, else the working directory."""
    return list(paths) or [Path(config.folder, path) for path in config.paths] or [Path.cwd()]


def reads_all(paths: Sequence[Path], config: Config, wanted: Wanted) -> bool:
    """Whether the paths hold all that the settings speak of: the setting `paths`, else their folder."""
    if wanted.exclude or not config.path:
        return False
    named = [os.path.realpath(path) for path in named_or_set(paths, config)]
    all_ = [os.path.realpath(Path(config.folder, path)) for path in config.paths or (".",)]
    return all(any(Path(path).is_relative_to(above) for above in named) for path in all_)
