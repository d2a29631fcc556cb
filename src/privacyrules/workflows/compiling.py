"""The name of a pack in; the pack compiled into the user's cache, and what it came to, out."""

from __future__ import annotations

from pathlib import Path

from privacyrules.engine.classes import size_of
from privacyrules.files.packs import find_pack
from privacyrules.model.compiled import CompiledSize
from privacyrules.model.config import Config
from privacyrules.workflows.load import kept_sizes, load_lexicon, load_ready


def compile_policy(name: str | None, config: Config, today: str | None = None) -> CompiledSize:
    """Compile a pack and the lexicon that goes with it, unless the cache holds them already.

    Args:
        name: a pack's name or folder; None stands for that of the settings, else the project's only one.
        config: the settings.
        today: the day of evaluation (ISO 8601), the present day if None.

    Raises:
        MistakesError: there is no such pack, or its files have mistakes; all of them.
    """
    folder = Path(config.folder)
    wanted = name or config.policy
    policy, masks = load_ready(wanted, project=folder, today=today, own_terms=config.terms)
    pack = find_pack(wanted, folder)
    load_lexicon(pack, policy)
    return size_of(policy, masks)._replace(files=kept_sizes(pack))
