"""A policy's text and the headings of its sections in, its numbered sentences out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from privacyrules.model.lock import Sentence
from privacyrules.policy.prose.paragraphs import blocks
from privacyrules.policy.prose.plain import heading_key, normalised
from privacyrules.policy.prose.sentence_ends import split_sentences

__all__ = ["Document", "normalised", "sentences"]


@dataclass(frozen=True, slots=True)
class Document:
    """A policy's text, sentence by sentence.

    `left_out` holds the sentences and headings that stand before the first known heading;
    `missing_headings` those asked for that the document does not have, as they were asked for.
    """

    left_out: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    missing_headings: tuple[str, ...]


def sentences(document: str, headings: Sequence[str]) -> Document:
    """Take a policy's text apart.

    Args:
        document: the text as Markdown or as plain text.
        headings: the headings of the pack's sections; letter case and a colon at the end do not
            matter. Other Markdown headings start sections of their own name. Without any, nothing
            is left out.
    """
    known: dict[str, str] = {}
    for heading in headings:
        known.setdefault(heading_key(heading), heading)
    found = set()
    left_out: list[str] = []
    kept: list[tuple[str, str]] = []
    section = ""
    for block in blocks(document, known):
        if block.kind == "heading":
            section = block.text
            found |= {heading_key(section)} if block.known else set()
        if known and not found:
            left_out += [section] if block.kind == "heading" else split_sentences(block.text)
        elif block.kind != "heading":
            kept += [(section, text) for text in split_sentences(block.text)]
    missing = tuple(heading for key, heading in known.items() if key not in found)
    return Document(tuple(left_out), tuple(_numbered(kept)), missing)


def _numbered(kept: Sequence[tuple[str, str]]) -> Iterator[Sentence]:
    return (Sentence(number, section, text) for number, (section, text) in enumerate(kept, start=1))
