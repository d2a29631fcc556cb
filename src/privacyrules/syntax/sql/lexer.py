"""SQL text in; its tokens, which of them end a statement, and which are never closed out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from privacyrules.syntax.sql.grammar import delimited_pattern, token_pattern

Kind = Literal["space", "comment", "data", "string", "quoted", "number", "word", "placeholder", "operator"]

MOST_RECOVERIES = 50
"""After so many quotes and comments that are never closed, the rest of a text is taken as one of them."""

_BLANK = frozenset(" \t\r\n\f\v\ufeff")
_COMMENT = ("--", "/*", "*/", "{#", "\\", "#")
_MAY_COMMENT = frozenset(mark[0] for mark in _COMMENT)
_PLACEHOLDER = ("${", "{{", "{%")
_PREFIXED_STRING = re.compile(r"(?:[eEnNbBxX]|[uU]&)'")
_TAG = re.compile(r"\$\w*\$")
_COMMENT_EDGE = re.compile(r"/\*|\*/")
_LINE_END = re.compile(r";(?=[ \t]*(?:--[^\r\n]*)?(?:[\r\n]|\Z))")
_SWALLOWED = re.compile(r";[ \t]*\r?\n\s*(?:create|alter|drop|comment|rename)\b", re.IGNORECASE)
_COPY_HEAD = re.compile(r"(?:'[^']*'|[^';])*;[ \t]*(?=\r?\n)")
_END_OF_DATA = re.compile(r"\n\\\.(?=[\r\n])")
_DELIMITER = re.compile(r"delimiter[ \t]+(\S+)[ \t]*", re.IGNORECASE)
_DELIMITER_LINE = re.compile(r"^[ \t]*delimiter[ \t]+\S+[ \t]*$", re.IGNORECASE | re.MULTILINE)

_NAMES = {"'": "string", '"': "quoted name", "`": "quoted name", "$": "dollar quote", "/": "comment"}


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: joined they give it back.

    `starts[i]` is the offset of `texts[i]` (one more than there are tokens). `ends` holds the
    indexes of the tokens that end a statement: `;`, the delimiter in force, a GO or DELIMITER line.
    `open` says of tokens that are never closed what they are.
    """

    texts: list[str] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    open: dict[int, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)


def is_trivia(token: str) -> bool:
    """Say whether a token is white space, a comment, a line for psql, or data of COPY."""
    first = token[0]
    return first in _BLANK or (first in _MAY_COMMENT and token.startswith(_COMMENT))


def meaningful(texts: list[str], start: int, stop: int) -> list[int]:
    """Return the indexes, from `start` to before `stop`, of the tokens that are not trivia."""
    return [
        at
        for at in range(start, stop)
        if (first := texts[at][0]) not in _BLANK
        and not (first in _MAY_COMMENT and texts[at].startswith(_COMMENT))
    ]


def is_placeholder(token: str) -> bool:
    """Say whether a token is put in when the text is used: `${...}`, `{{ ... }}`, psql's `:name`."""
    return token.startswith(_PLACEHOLDER) or (token[:1] == ":" and len(token) > 1)


def kind_of(token: str) -> Kind:
    """Return what a token is, judged by how it begins."""
    first = token[0]
    if first in _BLANK:
        return "data" if token.strip() else "space"
    if token.startswith(_COMMENT):
        return "comment"
    if is_placeholder(token):
        return "placeholder"
    if first == "'" or token.startswith("$$") or _PREFIXED_STRING.match(token) or _TAG.match(token):
        return "string"
    if first in '"`' or token[:3].upper() == 'U&"' or (first == "[" and len(token) > 1):
        return "quoted"
    if first.isdecimal() and not token[-1].isalpha() and "_" not in token:
        return "number"
    return "word" if first.isalnum() or first in "_$" or first > "\x7f" else "operator"


def lex(text: str, dialect: str) -> Tokens:
    """Cut `text` into tokens by the rules of `dialect`.

    A quote, comment or dollar quote that is never closed becomes one token up to the next `;` at
    the end of a line, so that the rest of the text is still read.

    Raises:
        KeyError: the dialect is not one of `DIALECTS`.
    """
    return _Lexing(text, dialect).run()


class _Lexing:
    """The state of one run over one text; `text` has a line break more than the caller's."""

    def __init__(self, text: str, dialect: str) -> None:
        self.text = text + "\n"
        self.pattern = token_pattern(dialect)
        self.go_lines = dialect == "sqlserver"
        self.tokens = Tokens()
        self.recoveries = 0

    def run(self) -> Tokens:
        """Cut the text; where a token takes the whole rest, settle it by hand and go on behind it."""
        texts = self.tokens.texts
        position = 0
        while position < len(self.text):
            self._add(self.pattern.findall(self.text, position))
            if texts[-1][0] in _BLANK:
                break
            position = len(self.text) - len(texts.pop())
            position = self._settle(position)
        self._drop_last_break()
        self.tokens.starts = list(accumulate(map(len, texts), initial=0))
        return self.tokens

    def _drop_last_break(self) -> None:
        texts = self.tokens.texts
        last = texts.pop()[:-1]
        if last:
            texts.append(last)

    def _add(self, parts: list[str]) -> None:
        base = len(self.tokens.texts)
        self.tokens.texts += parts
        self.tokens.ends += [base + index for index, part in enumerate(parts) if part == ";"]
        if self.go_lines:
            self._add_go_lines(base)

    def _add_go_lines(self, base: int) -> None:
        texts = self.tokens.texts
        for index in range(base, len(texts)):
            if texts[index].rstrip(" \t0123456789").upper() != "GO" or index + 1 == len(texts):
                continue
            if (index == 0 or texts[index - 1][-1] == "\n") and texts[index + 1][0] in "\r\n":
                self.tokens.ends.append(index)
        self.tokens.ends.sort()

    def _settle(self, start: int) -> int:
        """Add the token at `start`, which no single expression can bound; return where it ends."""
        first = self.text[start]
        if first == "$":
            return self._dollar_quote(start)
        if first == "/":
            return self._nested_comment(start)
        if self.text[start : start + 4].lower() == "from":
            return self._copy_data(start)
        if self.text[start : start + 9].lower() == "delimiter":
            return self._delimited(start)
        return self._never_closed(start)

    def _take(self, start: int, end: int) -> int:
        self.tokens.texts.append(self.text[start:end])
        return end

    def _dollar_quote(self, start: int) -> int:
        tag = _TAG.match(self.text, start)
        mark = tag[0] if tag else "$$"
        close = self.text.find(mark, start + len(mark))
        return self._take(start, close + len(mark)) if close >= 0 else self._never_closed(start)

    def _nested_comment(self, start: int) -> int:
        depth = 0
        for edge in _COMMENT_EDGE.finditer(self.text, start):
            depth += 1 if edge[0] == "/*" else -1
            if not depth:
                return self._take(start, edge.end())
        return self._never_closed(start)

    def _never_closed(self, start: int) -> int:
        self.recoveries += 1
        quote = self._opener(start)
        start = self._first_swallowing(quote, start)
        return self._take_open(start, len(self.text) - 1, _NAMES[quote])

    def _opener(self, start: int) -> str:
        return self.text[start : start + 3].lstrip("eEnNbBxXuU&")[:1]

    def _take_open(self, start: int, end: int, what: str) -> int:
        resume = _LINE_END.search(self.text, start, end) if self.recoveries < MOST_RECOVERIES else None
        self.tokens.open[len(self.tokens.texts)] = what
        return self._take(start, resume.start() if resume else end)

    def _first_swallowing(self, quote: str, start: int) -> int:
        """Step back to an earlier string that holds whole statements: a missing quote shifted all others."""
        tokens = self.tokens
        if quote not in "'\"`":
            return start
        for index, token in enumerate(tokens.texts):
            if token[0] == quote and index not in tokens.open and _SWALLOWED.search(token):
                start = sum(map(len, tokens.texts[:index]))
                del tokens.texts[index:]
                tokens.ends = [end for end in tokens.ends if end < index]
                tokens.open = {at: what for at, what in tokens.open.items() if at < index}
                break
        return start

    def _copy_data(self, start: int) -> int:
        """Add `FROM stdin ...;` and the data behind it, up to the line of a backslash and a dot."""
        end = self.text.lower().index("stdin", start) + len("stdin")
        self._take(start, end)
        head = _COPY_HEAD.match(self.text, end)
        if not head:
            return end
        self._add(self.pattern.findall(self.text, end, head.end()))
        data = _END_OF_DATA.search(self.text, head.end())
        if data:
            return self._take(head.end(), data.end())
        if not self.text[head.end() :].strip():
            return head.end()
        start = self._take(head.end(), self.text.index("\n", head.end()) + 1)
        self.tokens.open[len(self.tokens.texts)] = "COPY data"
        return self._take(start, len(self.text) - 1)

    def _delimited(self, start: int) -> int:
        """Add a DELIMITER line, which ends a statement, and all up to the next one."""
        line = _DELIMITER.match(self.text, start)
        if not line:
            return self._take(start, start + len("delimiter"))
        self.tokens.ends.append(len(self.tokens.texts))
        self._take(start, line.end())
        if line[1] == ";":
            return line.end()
        following = _DELIMITER_LINE.search(self.text, line.end())
        return self._until(line.end(), following.start() if following else len(self.text), line[1])

    def _until(self, position: int, end: int, delimiter: str) -> int:
        """Add the tokens up to `end`, where `delimiter` ends statements in place of `;`."""
        while position < end:
            for match in delimited_pattern().finditer(self.text, position, end):
                start = match.start()
                if self.text.startswith(delimiter, start):
                    self.tokens.ends.append(len(self.tokens.texts))
                    position = self._take(start, start + len(delimiter))
                    break
                if match.end() == end and self._opener(start) in _NAMES:
                    self.recoveries += 1
                    position = self._take_open(start, end - 1, _NAMES[self._opener(start)])
                    break
                position = self._take(start, match.end())
        return position
