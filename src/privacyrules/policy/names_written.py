"""The texts of files that do not fit in, the names that they define out: no use of those is a mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable

from privacyrules.policy.documents import Document
from privacyrules.policy.shapes import SectionFile

_KEY = re.compile(r"""([\w-]+)["']?\s*:""")
_ID = re.compile(r"""\bid["']?\s*:\s*["']?([\w-]+)""")


def names_in(file: tuple[str, str]) -> set[str]:
    """Every key of a text that may be no YAML: words, terms and facts among others."""
    return set(_KEY.findall(file[1]))


def rule_ids(sections: Iterable[tuple[Document[SectionFile] | None, tuple[str, str]]]) -> list[str]:
    """The ids of all rules that are written, also of those that could not be read."""
    ids: list[str] = []
    for document, file in sections:
        if document is not None:
            ids += [rule.id for rule in document.shape.rules]
        if document is None or not document.whole:
            ids += _ID.findall(file[1])
    return ids
