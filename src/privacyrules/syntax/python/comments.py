"""The text of a Python file in, its comments out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.source import CodeSource


def comments_of(source: CodeSource) -> Iterator[Comment]:
    """Find the comments by Python's own tokens, so that a `#` in a string is none."""
    import tokenize

    lines = (line + "\n" for line in re.split(r"\r\n?|\n", source.text))
    try:
        for token in tokenize.generate_tokens(lambda: next(lines, "")):
            if token.type == tokenize.COMMENT:
                start = source.starts[token.start[0] - 1] + token.start[1]
                yield Comment(start, start + 1, start + len(token.string))
    except (tokenize.TokenError, SyntaxError):
        return
