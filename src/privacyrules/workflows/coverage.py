"""A pack and perhaps its document in; the lock, or what carries each sentence, out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from privacyrules.files import packs
from privacyrules.files.disk import read_bytes, write_text
from privacyrules.files.walk import on_disk
from privacyrules.model.config import Config
from privacyrules.model.lock import CoverageReport, Lock
from privacyrules.model.pack import Pack
from privacyrules.model.places import MistakesError, Place, Problem
from privacyrules.model.schema import Ignore
from privacyrules.policy.prose.coverage import coverage
from privacyrules.policy.prose.drift import Decisions
from privacyrules.policy.prose.lock import pin
from privacyrules.policy.prose.lock_file import lock_text, parse_lock
from privacyrules.policy.prose.sentences import Document, sentences
from privacyrules.syntax.text import decode
from privacyrules.workflows.read import read_files
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.wanted import Exclusions, named_or_set


def pin_pack(pack: Pack, document: Path) -> tuple[Lock, Document, str]:
    """Hold every quote against the document and write `policy.lock` into the pack's folder.

    Returns:
        The lock, the document in sentences, and the path of the lock.

    Raises:
        MistakesError: a quote or a heading that the document does not have; nothing is written then.
    """
    text = read_document(document, pack)
    lock = pin(text, pack.quotes)
    path = Path(pack.folder) / packs.LOCK_FILE
    write_text(path, lock_text(lock))
    return lock, text, path.as_posix()


def cover_pack(pack: Pack, document: Path | None, config: Config | None = None) -> CoverageReport:
    """Say for each sentence of the pinned text what carries it.

    Args:
        pack: the pack.
        document: the policy's text of today, to tell what changed since the pin.
        config: the settings; their waivers, and those in the files that their `paths` lead to, may rest upon
            sentences that changed.

    Raises:
        MistakesError: the pack is not pinned, or its lock or document cannot be read.
    """
    file = packs.lock_file(Path(pack.folder))
    if file is None:
        what = "the pack is not pinned, so nobody knows its sentences"
        place = Place(f"{pack.folder}/{packs.LOCK_FILE}")
        raise MistakesError([Problem(place, what, "run `privacyrules pin --document FILE`")])
    path, data = file
    text = read_document(document, pack) if document is not None else None
    lock = parse_lock(decode(data, path), path)
    found = coverage(lock, pack.quotes, text)
    if not found.drift or config is None:
        return found
    decisions = Decisions(tuple(_waivers(config)), pack.policy.resolutions)
    return coverage(lock, pack.quotes, text, decisions)


def _waivers(config: Config) -> Iterator[Ignore]:
    """The waivers of the settings, and those in comments of the files that belong to the project."""
    yield from config.ignores
    if config.paths:
        taking, left_out = Taking(config.dialect), Exclusions(config, ())
        read = read_files((on_disk(path, left_out) for path in named_or_set((), config)), taking)
        yield from (ignore for reading in read.migrations for ignore in reading.ignores)


def read_document(document: Path, pack: Pack) -> Document:
    """The policy's text in sentences, under the headings of the pack's sections."""
    name = document.as_posix()
    return sentences(decode(read_bytes(document, name), name), pack.headings)
