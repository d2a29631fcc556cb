"""What the caller asks about a repository in, the settings, files and readers that are meant out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from privacyrules.config import has_settings, parse_config
from privacyrules.files.git import Git
from privacyrules.files.kept import Chosen, chosen
from privacyrules.files.packs import within
from privacyrules.model.config import Config
from privacyrules.model.places import MistakesError
from privacyrules.syntax.text import decode
from privacyrules.workflows.ground import Ground, empty_ground
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Exclusions, Wanted, named_or_set


def start_of(paths: Sequence[Path]) -> Path:
    """The folder in whose repository paths lie: that of the first, else the working directory."""
    full = Path(os.path.normpath(Path.cwd() / paths[0])) if paths else Path.cwd()
    return next(folder for folder in (full, *full.parents) if folder.is_dir())


class Asked(NamedTuple):
    """A repository, the paths that the caller names, and what else is asked for."""

    git: Git
    paths: Sequence[Path]
    wanted: Wanted

    def ground(self, tree: str, config: Config) -> Ground:
        """The policy, under the settings as a commit (or the index) holds them.

        Args:
            tree: the commit, or INDEX.
            config: the settings on the disk, which count where git holds none.

        Raises:
            MistakesError: mistakes in settings or rules, or there is no policy.
        """
        return empty_ground(self._config(tree, config), self.wanted)

    def named(self, ground: Ground) -> list[Path]:
        """The paths that are meant under the settings of a ground."""
        return named_or_set(self.paths, ground.config)

    def chosen(self, ground: Ground) -> Chosen:
        """The part of the repository that is meant under the settings of a ground."""
        left_out = Exclusions(ground.config, self.wanted.exclude)
        return chosen(self.git, self.named(ground), left_out)

    def taking(self, ground: Ground) -> Taking:
        """The readers under the settings of a ground."""
        return Taking(self.wanted.dialect or ground.config.dialect, self.wanted.on_read)

    def _config(self, tree: str, config: Config) -> Config:
        path = within(self.git.top, f"{config.folder}/{Path(config.path).name}")
        if not config.path or path.startswith("../") or "\n" in path:
            return config
        stage = tree or ":0"  # So a name with a colon in it cannot be taken for the number of a stage.
        try:
            text = decode(self.git.blob(f"{stage}:{path}", config.path), config.path)
        except MistakesError:
            return config
        known = tuple(text.splitlines()) == config.lines or not has_settings(text, config.path)
        return config if known else parse_config(text, config.path, config.folder)
