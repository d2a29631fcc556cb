"""SQL text in; its tokens, which of them end a statement, and which are never closed out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.syntax.sql.cutting import Cutting
from privacyrules.syntax.sql.grammar import head_of_line, settled_pattern, token_pattern
from privacyrules.syntax.sql.keywords import INSERTING
from privacyrules.syntax.sql.statements import speaks_of_rules
from privacyrules.syntax.sql.tokens import BLANK, Tokens, is_trivia
from privacyrules.syntax.sql.words import may_speak

MOST_TOKENS = 100_000
"""A part of a text has about so many tokens, if its statements are not longer."""

NARROW, WIDE = 1 << 10, 1 << 18
"""The text is looked at through a window of so many characters: no token takes the whole rest of it."""

MARGIN = 256
"""Near the end of the window, a token may be cut off, or taken for another."""

_SOON = 1_000
"""Among so many tokens, an INSERT says whether it holds values or a query."""


def lex(text: str, dialect: str) -> Tokens:
    """Cut `text` into tokens by the rules of `dialect`.

    A quote, comment or dollar quote that is never closed becomes one token up to the next `;` at
    the end of a line, so that the rest of the text is still read.

    Raises:
        KeyError: the dialect is not one of `DIALECTS`.
    """
    (tokens,) = Lexing(text, dialect).run(None)
    return tokens


def parts(text: str, dialect: str, *, most: int = MOST_TOKENS, window: int = WIDE) -> Iterator[Tokens]:
    """Cut `text` as `lex` does, and give its tokens in parts of whole statements.

    So much less than all tokens of a long text is in memory at a time. The values of a long INSERT
    are one token, or a few.

    Args:
        text: the text.
        dialect: one of `DIALECTS`.
        most: about so many tokens a part has.
        window: so much of the text is looked at at a time.

    Raises:
        KeyError: the dialect is not one of `DIALECTS`.
    """
    return Lexing(text, dialect, window).run(most)


class Lexing:
    """One run over one text."""

    def __init__(self, text: str, dialect: str, window: int = WIDE) -> None:
        """Begin at the start of a text."""
        self.cutting = Cutting(text, go_lines=dialect == "sqlserver")
        self.pattern = token_pattern(dialect)
        self._dialect = dialect
        self.widest = self.window = window

    def run(self, most: int | None) -> Iterator[Tokens]:
        """Give the tokens, in parts of about `most`."""
        cutting = self.cutting
        while cutting.position < len(cutting.text):
            self._step()
            if most is not None and len(cutting.tokens.texts) > most:
                stop = self._end_of_part()
                if stop:
                    yield cutting.handed_out(stop)
                else:
                    self._merge_values()
                    most = max(most, len(cutting.tokens.texts) * 2)
        rest = cutting.last()
        if rest.texts or not rest.starts[0]:
            yield rest

    def _step(self) -> None:
        """Take the tokens in the window; one that fills it, or that no expression can close, by hand."""
        cutting = self.cutting
        end = min(cutting.position + self.window, len(cutting.text))
        whole = end == len(cutting.text)
        found = self.pattern.findall(cutting.text, cutting.position, end)
        if whole and found[-1][0] in BLANK:
            cutting.add(found, len(cutting.text))
            return
        last = len(found.pop())
        at = end - last
        while not whole and found and at > end - MARGIN:
            at -= len(found.pop())
        cutting.add(found, at)
        if whole or not found or last >= MARGIN:
            self._settle(whole=whole, alone=not found)
        else:
            self.window = min(self.window * 2, self.widest)

    def _settle(self, *, whole: bool, alone: bool) -> None:
        """Take the token at the position, which takes the rest of the window.

        Args:
            whole: the window reaches to the end of the text.
            alone: the token has the window for itself, which is then too small for it.
        """
        from privacyrules.syntax.sql.settling import SETTLERS

        found = settled_pattern(self._dialect).match(self.cutting.text, self.cutting.position)
        if found and found.lastgroup:
            SETTLERS[found.lastgroup](self.cutting, self.pattern)
        elif whole:
            self.cutting.never_closed()
        else:
            self.window = self.window * 4 if alone else min(self.window * 2, self.widest)
            return
        self.window = min(NARROW, self.widest)

    def _end_of_part(self) -> int:
        """Return behind which token a statement ends, at best with its line; 0 where none does."""
        texts, ends = self.cutting.tokens.texts, self.cutting.tokens.ends
        if speaks_of_rules(texts):
            return 0
        inside = [end for end in ends if end + 1 < len(texts)]
        at_line_end = (end for end in reversed(inside) if "\n" in texts[end + 1])
        return next(at_line_end, inside[-1] if inside else -1) + 1

    def _merge_values(self) -> None:
        """Make one token of the values of an INSERT, of which there may be millions."""
        texts = self.cutting.tokens.texts
        soon = [text.upper() for text in texts[:_SOON] if not is_trivia(text)]
        if not soon or soon[0] not in INSERTING or "VALUES" not in soon or "SELECT" in soon:
            return
        first = next(at for at, text in enumerate(texts) if text.upper() == "VALUES") + 1
        first = max(first, self.cutting.merged)
        values = "".join(texts[first:])
        if not (may_speak(values) or head_of_line().search(values)):
            self.cutting.merge(first, values)
