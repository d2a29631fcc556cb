"""Every quote that a pack uses, in the order of its files, and the sentence in which each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from privacyrules.model.lock import NOT_CHECKABLE, Lock, QuoteUse
from privacyrules.model.nodes import Node
from privacyrules.model.places import Place
from privacyrules.model.policy import Quote
from privacyrules.policy.documents import Document
from privacyrules.policy.prose.lock import quote_sentences
from privacyrules.policy.shapes import ExceptionShape, PolicyFile, SectionFile
from privacyrules.syntax.trees import child, place_of


def quotes_of(
    policy_file: Document[PolicyFile], sections: Sequence[Document[SectionFile]]
) -> tuple[QuoteUse, ...]:
    """The quotes of words, rules, exceptions and promises that no machine checks."""
    words = policy_file.shape.words.items()
    of_words = [
        QuoteUse(word.quote, "", f"word {name}", place_of(policy_file.node, "words", name, "quote"))
        for name, word in words
        if word.quote is not None
    ]
    return (*of_words, *(use for section in sections for use in _in_section(section)))


def _in_section(section: Document[SectionFile]) -> Iterator[QuoteUse]:
    heading = section.shape.section
    for index, rule in enumerate(section.shape.rules):
        node = child(child(section.node, "rules"), index)
        yield from _uses(rule.quote, heading, f"rule {rule.id}", node)
        yield from _in_exceptions(rule.exceptions, heading, rule.id, node)
    for index, promise in enumerate(section.shape.not_checkable):
        node = child(child(section.node, "not_checkable"), index)
        for use in _uses(promise.quote, heading, NOT_CHECKABLE, node):
            yield use._replace(why=promise.why)


def _in_exceptions(
    exceptions: Sequence[ExceptionShape], heading: str, owner: str, node: Node
) -> Iterator[QuoteUse]:
    for index, exception in enumerate(exceptions):
        inner = child(child(node, "except"), index)
        name = f"{owner}/{exception.id}"
        yield from _uses(exception.quote or [], heading, f"exception {name}", inner)
        yield from _in_exceptions(exception.exceptions, heading, name, inner)


def _uses(quotes: Sequence[str], heading: str, carrier: str, node: Node) -> Iterator[QuoteUse]:
    for index, quote in enumerate(quotes):
        yield QuoteUse(quote, heading, carrier, place_of(node, "quote", index))


def in_sentences(uses: Sequence[QuoteUse], lock: Lock | None) -> Mapping[Place, Quote]:
    """Each quote by its place, with the section and number of its sentence as far as they are pinned."""
    if lock is None:
        return {use.place: Quote(use.text, use.section) for use in uses}
    pinned = quote_sentences(lock, uses)
    return {
        use.place: Quote(use.text, use.section)
        if sentence is None
        else Quote(use.text, sentence.section, sentence.number, sentence.digest)
        for use, sentence in zip(uses, pinned, strict=True)
    }
