"""The phrasebook of the shipped policy, compiled once in a run, and questions read by it."""

from __future__ import annotations

from functools import cache

from privacyrules.engine.understand import understand
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.reading import Reading
from privacyrules.policy.phrasebook.building import SHAPES, build_phrasebook
from shipped import RULES, shipped


@cache
def phrasebook() -> Phrasebook:
    """Compile the words of the shipped policy."""
    files = [(name, (RULES / "vocabulary" / name).read_text(encoding="utf-8")) for name in SHAPES]
    policy = shipped().policy
    return build_phrasebook(files, policy.vocabulary, f"{policy.id} {policy.title}")


def read(text: str) -> tuple[Reading, ...]:
    """Read a question."""
    return understand(text, phrasebook())


def reading(text: str) -> Reading:
    """Read a question that asks about one flow."""
    (only,) = read(text)
    return only
