"""A piece of Markdown in, the words that it shows out: no marks, one kind of space and quotation mark."""

from __future__ import annotations

import re

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞＂", '"'),  # noqa: RUF001 - the marks are meant
        **dict.fromkeys("‘’‚‛‹›′ʼ´＇", "'"),  # noqa: RUF001 - the marks are meant
        # what no reader sees: soft hyphen, zero-width space, word joiner, byte order mark
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", None),
        **dict.fromkeys("*`\\", None),
    }
)
_TARGET = r"(?:[^()\s]|\([^()\s]*\))*"
# prose such as "[Acme](we)" is no link, so a target must look like an address
_LINK = re.compile(
    rf"""!?\[([^\[\]]*)\]\((?=[^()\s]*[:/.#@])<?{_TARGET}(?:\s+(?:"[^"]*"|'[^']*'))?\)""",
)
_ADDRESS = re.compile(r"<((?:(?:https?|ftp|mailto|tel):|www\.)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>", re.IGNORECASE)
_UNDERSCORE = re.compile(r"""(?<![^\s"'(\[])_+|_+(?![^\s"'.,;:!?)\]])""")
_LINE_START = re.compile(r"^[^\S\n]*(?:[>|][^\S\n]*)*(?:#{1,6}(?=\s|$))?", re.MULTILINE)
_LINE_END = re.compile(r"\|[^\S\n]*$", re.MULTILINE)


def normalised(text: str) -> str:
    """Give the words of a piece of Markdown as they are compared and digested.

    Drops the marks of emphasis, headings, block quotes, table edges, code, links (`[text](address)`
    becomes `text`, `<address>` becomes `address`) and escapes; folds white space, and the many
    quotation marks and apostrophes to the two straight ones. Dashes stay as they are. To normalise
    twice is to normalise once.
    """
    before, after = text, _without_outer_marks(text)
    while after != before:
        before, after = after, _without_outer_marks(after)
    return after


def heading_key(heading: str) -> str:
    """Give what two spellings of one heading share: no marks, no colon at the end, no letter case."""
    return normalised(heading).rstrip(": ").casefold()


def _without_outer_marks(text: str) -> str:
    """Drop the marks that hold no others; what they held may be a mark itself."""
    text = text.translate(_FOLDED)
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    text = _UNDERSCORE.sub("", text)
    text = _LINE_END.sub("", _LINE_START.sub("", text))
    return " ".join(text.split())
