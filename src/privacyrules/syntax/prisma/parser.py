"""The text of a Prisma schema in; its blocks, and each line that is none of them, out."""

from __future__ import annotations

from privacyrules.syntax.prisma.blocks import Attribute, Block, Field, Mistake, Parsed
from privacyrules.syntax.prisma.lexer import Token, pairs_of, tokens_of, without_comments

_WITH_FIELDS = frozenset({"model", "view", "type"})
_BLOCKS = _WITH_FIELDS | {"enum", "datasource", "generator"}
_NO_BLOCK = "this is no block of a Prisma schema"
_NO_FIELD = "this is no field and no attribute of a Prisma schema"


def parse_schema(text: str) -> Parsed:
    """Parse a schema; what cannot be parsed is a mistake, and all else is still there.

    Source: the Prisma schema language (https://www.prisma.io/docs/orm/reference/prisma-schema-reference).
    """
    return _Parsing(text).run()


class _BrokenError(Exception):
    """The token that comes next cannot be parsed."""


class _Parsing:
    """The state of one run over one schema; `at` is the token that comes next."""

    def __init__(self, text: str) -> None:
        every = tokens_of(text)
        self.parsed = Parsed(comments=[token for token in every if token.kind == "comment"])
        self.tokens = list(without_comments(every))
        self.last = len(self.tokens)
        self.tokens += [Token("end", "", len(text))] * 3
        self.pairs = pairs_of(self.tokens)
        self.at = self.paragraph = 0

    @property
    def here(self) -> Token:
        """The token that comes next; behind the text, the end of a line."""
        return self.tokens[self.at]

    def run(self) -> Parsed:
        """Parse block after block."""
        while self.at < self.last:
            if self.here.kind == "end":
                self.at += 1
            elif self._opens_block():
                self._block()
            else:
                self._outside()
        return self.parsed

    def _opens_block(self) -> bool:
        kind, name, brace = self.tokens[self.at : self.at + 3]
        return kind.kind == name.kind == "word" and brace.text == "{"

    def _outside(self) -> None:
        """Pass over everything up to the next block; it is one mistake."""
        first = last = self.here
        while self.at < self.last and not self._opens_block():
            while self.here.kind != "end":
                last = self.here
                self.at += 1
            self.at = min(self.at + 1, self.last)
        self._mistake(first, _wrong(first, _NO_BLOCK), first.start, last.end)

    def _mistake(self, token: Token, what: str, start: int, end: int) -> None:
        self.parsed.mistakes.append(Mistake(token.start, what, start, end))

    def _block(self) -> None:
        kind, name, brace = self.tokens[self.at : self.at + 3]
        stop = self.pairs.get(self.at + 2, self.last)
        block = Block(kind.text, name, kind.start, brace.end)
        self.at += 3
        if kind.text not in _BLOCKS:
            self._unknown(block, stop)
            return
        self.parsed.blocks.append(block)
        while self.at < stop and not self._opens_another():
            if kind.text in _WITH_FIELDS:
                self._entry(block, stop)
            else:
                self._passed_over()
        if self.at < stop or stop == self.last:
            self._mistake(brace, "this `{` is never closed", block.start, block.head)
        else:
            self.at = stop + 1

    def _opens_another(self) -> bool:
        """Say whether a line begins a block, so that the one before it was never closed."""
        return self.tokens[self.at - 1].kind == "end" and self.here.text in _BLOCKS and self._opens_block()

    def _unknown(self, block: Block, stop: int) -> None:
        """Pass over a block of a kind that is not known."""
        self.at = min(stop + 1, self.last)
        what = f"a block that begins with `{block.kind}` is not known, nor what it brings"
        end = self.tokens[self.at - 1].end
        self.parsed.mistakes.append(Mistake(block.start, what, block.start, end, opaque=True))

    def _passed_over(self) -> None:
        token = self.here
        self.at += 1
        if token.kind == "open":
            self._mistake(token, _wrong(token, ""), token.start, token.end)

    def _entry(self, block: Block, stop: int) -> None:
        """Parse one line of a block; if that cannot be done, the line is a mistake."""
        first = self.here
        if first.kind == "end":
            self.paragraph += self.tokens[self.at - 1].kind == "end"
            self.at += 1
            return
        try:
            if first.text == "@@":
                block.attributes.append(self._attribute())
            else:
                block.fields.append(self._field())
        except _BrokenError:
            self._broken(first, stop)
            return
        if self.here.kind != "end" and self.at < stop:
            self._broken(first, stop)

    def _broken(self, first: Token, stop: int) -> None:
        token, last = self.here, self.tokens[self.at - 1]
        what = "this `(` is never closed" if token.text == "(" else _NO_FIELD
        while self.at < stop and self.here.kind != "end":
            last = self.here
            token = last if last.kind == "open" else token
            self.at += 1
        what = _wrong(token, what)
        self._mistake(token, what, first.start, max(last.end, first.end))

    def _field(self) -> Field:
        name, type_ = self._word(), self._word()
        unsupported = self._group() if type_.text == "Unsupported" else ()
        many = optional = False
        while self.here.text in ("[", "?"):
            optional |= self.here.text == "?"
            many |= self.here.text == "["
            self.at += 1
            listed = self.tokens[self.at - 1].text == "["
            if listed and self.here.text != "]":
                raise _BrokenError
            self.at += listed
        attributes = []
        while self._at_attribute():
            attributes.append(self._attribute())
        end = self.tokens[self.at - 1].end
        inner = next((token for token in unsupported if token.kind == "string"), None)
        return Field(name, type_, end, self.paragraph, many, optional, inner, tuple(attributes))

    def _at_attribute(self) -> bool:
        """Step to the `@` that comes next, if only line ends stand before it."""
        at = self.at
        while at < self.last and self.tokens[at].kind == "end":
            at += 1
        found = self.tokens[at].text == "@"
        self.at = at if found else self.at
        return found

    def _attribute(self) -> Attribute:
        self.at += 1
        path = [self._word().text]
        while self.here.text == ".":
            self.at += 1
            path.append(self._word().text)
        arguments = self._group() if self.here.text == "(" else ()
        return Attribute(".".join(path), arguments, self.tokens[self.at - 1].end)

    def _word(self) -> Token:
        token = self.here
        if token.kind != "word":
            raise _BrokenError
        self.at += 1
        return token

    def _group(self) -> tuple[Token, ...]:
        """Step over parentheses; return what they hold, whatever lines it stands on."""
        closing = self.pairs.get(self.at)
        if self.here.text != "(" or closing is None:
            raise _BrokenError
        inner: list[Token] = []
        for at in range(self.at + 1, closing):
            token = self.tokens[at]
            if inner and inner[-1].kind == token.kind == "word":
                # the line of a field: these parentheses close further down than they should
                raise _BrokenError
            inner += [token] if token.kind != "end" else []
        self.at = closing + 1
        return tuple(inner)


def _wrong(token: Token, otherwise: str) -> str:
    if token.kind != "open":
        return otherwise
    return f"this {'comment' if token.text.startswith('/*') else 'string'} is never closed"
