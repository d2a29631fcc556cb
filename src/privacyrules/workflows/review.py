"""A pack and the settings beside it in, the review of its rules out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from privacyrules.engine.review import review
from privacyrules.files import packs
from privacyrules.model.config import Config
from privacyrules.model.pack import Pack
from privacyrules.model.review import Review, Surroundings
from privacyrules.syntax.text import decode
from privacyrules.workflows.coverage import cover_pack


def review_pack(pack: Pack, config: Config) -> Review:
    """Review the rules of a pack, with its cases and words and the waivers of the settings.

    Raises:
        MistakesError: a file of the pack cannot be read.
    """
    folder = Path(pack.folder)
    path, data = packs.policy_file(folder)
    around = Surroundings(
        heading=(path, decode(data, path)),
        sections=tuple(decode(data, path) for path, data in packs.section_files(folder)),
        tried=tuple((case.rule, case.flow) for case in pack.cases),
        waivers=config.ignores,
        uncovered=tuple(_uncovered(pack)),
    )
    return review(pack.policy, around)


def _uncovered(pack: Pack) -> Iterator[tuple[int, str]]:
    """The sentences that nothing carries, if the pack is pinned."""
    if pack.policy.pinned:
        lines = cover_pack(pack, None).lines
        yield from ((line.number, line.section) for line in lines if line.status == "uncovered")
