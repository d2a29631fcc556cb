"""A text and what was cut off its front so far in; the next tokens, also such as are never closed, out."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from privacyrules.syntax.sql.tokens import Tokens, numbers

if TYPE_CHECKING:
    from privacyrules.syntax.sql.recovery import Recovery


class Cutting:
    """The tokens of a part of a text, up to `position`, where the next one begins.

    `text` has a line break more than the caller's, so that all that ends with its line does end. Of
    the tokens, the first `merged` are no more to be merged.
    """

    __slots__ = ("_begin", "_go_lines", "_recovery", "merged", "position", "text", "tokens")

    def __init__(self, text: str, *, go_lines: bool) -> None:
        """Begin at the start of a text; `go_lines` says that a line of GO ends a statement."""
        self.text = text + "\n"
        self.tokens = Tokens()
        self.position = self.merged = self._begin = 0
        self._go_lines = go_lines
        self._recovery: Recovery | None = None

    def add(self, parts: list[str], end: int) -> None:
        """Take tokens that stand at the position and go up to `end`."""
        tokens = self.tokens
        base = len(tokens.texts)
        tokens.texts += parts
        self.position = end
        at = -1
        for _ in range(parts.count(";")):
            at = parts.index(";", at + 1)
            tokens.ends.append(base + at)
        if self._go_lines or "/" in parts:
            self._add_lines(max(base - 1, 0))

    def _add_lines(self, first: int) -> None:
        """Let lines of GO, and of Oracle's `/`, end a statement."""
        texts = self.tokens.texts
        found = [
            index
            for index in range(first, len(texts) - 1)
            if (texts[index] == "/" or (self._go_lines and _is_go(texts[index])))
            and (index == 0 or texts[index - 1][-1] == "\n")
            and texts[index + 1][0] in "\r\n"
        ]
        if found:
            self.tokens.ends = sorted({*self.tokens.ends, *found})

    def take(self, end: int) -> None:
        """Take all up to `end` as one token."""
        self.tokens.texts.append(self.text[self.position : end])
        self.position = end

    def take_end(self, end: int) -> None:
        """Take all up to `end` as one token, which ends a statement."""
        self.tokens.ends.append(len(self.tokens.texts))
        self.take(end)

    def take_open(self, end: int, what: str) -> None:
        """Take all up to `end` as one token, which is a `what` that is never closed."""
        self.tokens.open[len(self.tokens.texts)] = what
        self.take(end)

    def never_closed(self, before: int | None = None) -> None:
        """Take what opens at the position and is not closed, before there, as far as its statement goes."""
        from privacyrules.syntax.sql.recovery import Recovery, opener

        self._recovery = recovery = self._recovery or Recovery(self.text)
        if before is None:
            culprit = recovery.culprit(self.tokens, opener(self.text, self.position))
            if culprit is not None:
                self._step_back(culprit)
        self.take_open(*recovery.end(self.position, len(self.text) - 1 if before is None else before))

    def _step_back(self, index: int) -> None:
        tokens = self.tokens
        self.position -= sum(map(len, tokens.texts[index:]))
        del tokens.texts[index:]
        tokens.ends = [end for end in tokens.ends if end < index]
        tokens.open = {at: what for at, what in tokens.open.items() if at < index}

    def merge(self, first: int, together: str) -> None:
        """Make one token of those from `first` on, which are `together`."""
        self.tokens.texts[first:] = [together]
        self.merged = first + 1

    def handed_out(self, stop: int) -> Tokens:
        """Give the tokens before `stop`, and keep those behind it for the next part."""
        now, later = self.tokens, Tokens()
        now.starts = numbers(accumulate(map(len, now.texts[:stop]), initial=self._begin), stop)
        self._begin, self.tokens, self.merged = now.starts[-1], later, 0
        if stop == len(now.texts):
            return now
        later.texts = now.texts[stop:]
        del now.texts[stop:]
        later.ends = [end - stop for end in now.ends if end >= stop]
        later.open = {at - stop: what for at, what in now.open.items() if at >= stop}
        now.ends = [end for end in now.ends if end < stop]
        now.open = {at: what for at, what in now.open.items() if at < stop}
        if self._recovery:
            self._recovery.forget(stop)
        return now

    def last(self) -> Tokens:
        """Give all tokens that are left, without the line break that was added to the text."""
        texts = self.tokens.texts
        rest = texts.pop()[:-1]
        if rest:
            texts.append(rest)
        return self.handed_out(len(texts))


def _is_go(token: str) -> bool:
    return token[0] in "gG" and token.rstrip(" \t0123456789").upper() == "GO"
