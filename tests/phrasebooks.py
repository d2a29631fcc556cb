"""The phrasebook of the shipped policy, compiled once in a run, and questions read by it."""

from __future__ import annotations

from functools import cache

from privacyrules.engine.understand import understand
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.reading import Reading, Spoken
from privacyrules.policy.phrasebook.building import SHAPES, build_phrasebook
from privacyrules.workflows.ask import Bench, bench_for
from privacyrules.workflows.understand import ask_sentence, strictest
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


@cache
def bench() -> Bench:
    """The shipped policy, ready to be asked."""
    return bench_for(shipped().policy)


def asked(text: str) -> Spoken:
    """Ask the shipped policy."""
    return ask_sentence(text, bench(), phrasebook())


def verdict(text: str) -> str:
    """The strictest verdict; `refused` where there is none."""
    spoken = asked(text)
    return strictest(spoken).verdict if spoken.answers else "refused"


def reading(text: str) -> Reading:
    """Read a question that asks about one flow."""
    (only,) = read(text)
    return only
