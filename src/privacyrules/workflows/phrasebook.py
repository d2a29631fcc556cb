"""A policy in, the phrasebook by which questions to it are read out; compiled once, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from privacyrules import __version__
from privacyrules.files import packs
from privacyrules.files.cache import cached, keep
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.policy import Policy
from privacyrules.policy.phrasebook.stored import from_bytes, to_bytes

_VERBS = "verbs.yaml"
_KIND = f"phrasebook-{__version__}"


def load_phrasebook(policy: Policy, folder: Path | None = None) -> Phrasebook:
    """The phrasebook of a policy.

    Args:
        policy: its vocabulary and the digest of all its files.
        folder: its pack; the verbs, companies and sayings of the vocabulary beside it count, if there are
            any, else the shipped ones.

    Raises:
        MistakesError: mistakes in the files on verbs, companies and sayings.
    """
    beside = None if folder is None else folder.resolve().parent / packs.VOCABULARY
    source = (
        beside
        if beside is not None and (beside / _VERBS).is_file()
        else packs.shipped_rules() / packs.VOCABULARY
    )
    inputs = [policy.digest.encode()]
    about = f"{policy.id}\0{source.as_posix()}"
    book = _kept(about, inputs)
    if book is None:
        book = _compiled(source, policy, own=source == beside)
        keep(_KIND, about, to_bytes(book, inputs))
    return book


def _kept(about: str, inputs: Sequence[bytes]) -> Phrasebook | None:
    data = cached(_KIND, about)
    return None if data is None else from_bytes(data, inputs)


def _compiled(source: Path, policy: Policy, *, own: bool) -> Phrasebook:
    """Compile it; what we ship may speak of terms that a vocabulary of somebody else does not have."""
    from privacyrules.policy.phrasebook.building import SHAPES, build_phrasebook
    from privacyrules.syntax.text import decode

    files = [file for file in packs.vocabulary_files(source) if Path(file[0]).name in SHAPES]
    texts = [(path, decode(data, path)) for path, data in files]
    return build_phrasebook(texts, policy.vocabulary, f"{policy.id} {policy.title}", lenient=not own)
