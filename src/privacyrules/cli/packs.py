"""The pack that `--policy` and the settings of the working directory name."""

from __future__ import annotations

from pathlib import Path

from privacyrules.model.config import Config
from privacyrules.model.pack import Pack
from privacyrules.workflows.load import load_pack
from privacyrules.workflows.project import find_config


def one_pack(policy: str | None, today: str | None = None, config: Config | None = None) -> Pack:
    """Load the pack that an option names, else that of the settings, else the project's only one."""
    settings = config or find_config(Path.cwd())
    return load_pack(
        policy or settings.policy, project=Path(settings.folder), today=today, own_terms=settings.terms
    )
