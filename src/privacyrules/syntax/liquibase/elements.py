"""The text of a changelog in XML in; its elements, each with its place, out."""

from __future__ import annotations

import re
from xml.parsers import expat

from privacyrules.model.schema import Unread
from privacyrules.syntax.code.owners import Comment
from privacyrules.syntax.code.source import CodeSource
from privacyrules.syntax.code.texts import Text
from privacyrules.syntax.liquibase.parts import ROOT, Document, Part, text_of

_NAME = re.compile(r"<[^\s/>]*")
_ATTRIBUTE = re.compile(r"""\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TAG_END = re.compile(r"\s*(/?)>")
_WRITTEN = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));|\r\n|[\r\n\t]")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_LINE = re.compile(r"[^\r\n]*")
_WRONG = {
    "mismatched tag": "this closes another element than the one that was opened last",
    "no element found": "the text ends before all elements are closed",
    "unclosed token": "this is never closed",
    "undefined entity": "this entity stands for no character: write the character itself",
    "duplicate attribute": "this element states an attribute twice",
}
_TYPE = "<!DOCTYPE"
_REFUSED = "a document type (DTD) is not read, since it may hold other files and endless text: take it out"


class _RefusedError(Exception):
    """The text holds a document type."""


def parse_xml(source: CodeSource) -> Document:
    """Parse a changelog in XML in one pass; entities other than XML's own and other files are refused.

    Returns:
        The elements up to the end or to the first place that is no XML, which is malformed.

    Source: Extensible Markup Language (XML) 1.0, fifth edition (https://www.w3.org/TR/xml/).
    """
    return _Building(source).run()


class _Building:
    """The elements of a text so far; `open` are those that are not closed yet."""

    def __init__(self, source: CodeSource) -> None:
        self.source = source
        self.data = source.text.encode(errors="surrogatepass")
        self.seen = (0, 0)
        self.document = Document(Part(ROOT, 0, 0, 0))
        self.open: list[tuple[Part, list[tuple[str, int]], bool]] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.stop
        self.parser.CharacterDataHandler = self.written
        self.parser.CommentHandler = self.comment
        self.parser.StartDoctypeDeclHandler = self.refuse

    def run(self) -> Document:
        """Parse the text."""
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            told = expat.ErrorString(error.code)
            self.malformed(
                self.offset(self.parser.ErrorByteIndex), _WRONG.get(told, "this is not well-formed XML")
            )
        except _RefusedError:
            seen = self.offset(self.parser.CurrentByteIndex) + len(_TYPE)
            self.malformed(self.source.text.rindex(_TYPE, 0, seen), _REFUSED)
        return self.document

    def offset(self, byte: int) -> int:
        """Return an offset in the text, in characters; `byte` never goes back."""
        if len(self.data) == len(self.source.text):
            return byte
        before, characters = self.seen
        characters += len(self.data[before:byte].decode(errors="ignore"))
        self.seen = (byte, characters)
        return characters

    def malformed(self, at: int, what: str) -> None:
        """Keep why parsing ends."""
        for part, _, _ in self.open:
            part.end = at
        rest = _LINE.match(self.source.text, at)
        before = (
            self.source.text[:at].rstrip() if rest is None or not rest[0] else self.source.text[: rest.end()]
        )
        written = re.split(r"[\r\n]", before)[-1].strip()
        self.document.unread.append(Unread("malformed", self.source.place(at), what, written))

    def start(self, name: str, _: dict[str, str]) -> None:
        """Open an element."""
        start = self.offset(self.parser.CurrentByteIndex)
        opening = _NAME.match(self.source.text, start)
        values: dict[str, Text] = {}
        at = opening.end() if opening else start
        while found := _ATTRIBUTE.match(self.source.text, at):
            values[found[1]] = _value(found)
            at = found.end()
        tag = _TAG_END.match(self.source.text, at)
        head = tag.end() if tag else at
        part = Part(name.rpartition(":")[2], start, head, head, values)
        if self.open:
            self.open[-1][0].parts.append(part)
        elif part.name == ROOT:
            self.document.root = part
        self.open.append((part, [], bool(tag and tag[1])))

    def stop(self, _: str) -> None:
        """Close an element."""
        part, pieces, empty = self.open.pop()
        if not empty:
            part.end = self.source.text.find(">", self.offset(self.parser.CurrentByteIndex)) + 1
            part.body = text_of(pieces)

    def written(self, text: str) -> None:
        """Keep a piece of the text of an element."""
        self.open[-1][1].append((text, self.offset(self.parser.CurrentByteIndex)))

    def comment(self, _: str) -> None:
        """Keep a comment."""
        start = self.offset(self.parser.CurrentByteIndex)
        end = self.source.text.find("-->", start) + len("-->")
        self.document.comments.append(Comment(start, start + len("<!--"), end))

    def refuse(self, *_: object) -> None:
        """Refuse a document type."""
        raise _RefusedError


def _value(attribute: re.Match[str]) -> Text:
    """Return what an attribute says, without the white space around it."""
    group = 2 if attribute[2] is not None else 3
    raw, start = attribute[group], attribute.start(group)
    written = raw.strip()
    start += len(raw) - len(raw.lstrip())
    if "&" not in written and _WRITTEN.search(written) is None:
        return Text(written, ((0, start),))
    pieces: list[tuple[str, int]] = []
    at = 0
    for found in _WRITTEN.finditer(written):
        pieces += [(written[at : found.start()], start + at), (_character(found), start + found.start())]
        at = found.end()
    pieces.append((written[at:], start + at))
    return text_of(pieces) or Text("", ((0, start),))


def _character(found: re.Match[str]) -> str:
    if found[1] or found[2]:
        return chr(int(found[1], 16) if found[1] else int(found[2]))
    return _ENTITIES.get(found[3], found[0]) if found[3] else " "
