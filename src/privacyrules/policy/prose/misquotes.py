"""A quote that stands in no sentence of a document in, what is wrong with it and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from privacyrules.model.lock import QuoteUse, Sentence
from privacyrules.model.places import Problem
from privacyrules.policy.prose.plain import normalised
from privacyrules.policy.prose.quote_places import find_quote
from privacyrules.policy.prose.sentences import Document

_CANDIDATES = 5
_WORD_OR_MARK = re.compile(r"\w+(?:[-'.@/]\w+)*|[^\w\s]")


def misquote(quote: QuoteUse, document: Document) -> Problem:
    """Say why a quote belongs to no sentence: its words are missing, cross a border or are used up."""
    text = normalised(quote.text)
    if not text:
        return Problem(quote.place, "this quote is empty", "copy the clause from the document, word for word")
    texts = [sentence.text for sentence in document.sentences]
    if any(find_quote(text, sentence) >= 0 for sentence in texts):
        what = f"{quote.carrier} has this quote more often than the document"
        return Problem(quote.place, what, "take the repetition out")
    crossed = _crossed(text, texts)
    if crossed is not None:
        number = document.sentences[crossed].number
        what = f"this quote runs over the end of sentence {number}"
        return Problem(quote.place, what, "quote one sentence at a time")
    if find_quote(text, " ".join(document.left_out)) >= 0:
        hint = "it stands before the first heading that the pack names, in the part that is left out"
    else:
        hint = _nearest(text, document.sentences) or "copy the clause word for word"
    return Problem(quote.place, "this quote is not in the document", hint)


def _crossed(quote: str, texts: Sequence[str]) -> int | None:
    """The index of the sentence in which a quote starts that goes on in the next ones."""
    start = find_quote(quote, " ".join(texts))
    ends = accumulate(len(text) + 1 for text in texts)
    return None if start < 0 else next(index for index, end in enumerate(ends) if start < end)


def _nearest(quote: str, sentences: Sequence[Sentence]) -> str:
    """Name the sentence that shares most words in a row, and the first word that differs."""
    from difflib import SequenceMatcher

    words = _words(quote)
    near = sorted(sentences, key=lambda sentence: -len(set(words) & set(_words(sentence.text))))
    found: tuple[int, Sentence, Sequence[tuple[str, int, int, int, int]]] | None = None
    for sentence in near[:_CANDIDATES]:
        matcher = SequenceMatcher(None, words, _words(sentence.text), autojunk=False)
        shared = sum(block.size for block in matcher.get_matching_blocks())
        if shared > (found[0] if found else 0):
            found = shared, sentence, matcher.get_opcodes()
    if found is None or found[0] * 3 < len(words):
        return ""
    _, sentence, steps = found
    difference = next(_differences(words, _words(sentence.text), steps), "the words stand in another order")
    return f'sentence {sentence.number} ("{sentence.section}") comes nearest: {difference}'


def _words(text: str) -> list[str]:
    return _WORD_OR_MARK.findall(text)


def _differences(
    words: Sequence[str], said: Sequence[str], steps: Sequence[tuple[str, int, int, int, int]]
) -> Iterator[str]:
    for kind, start, end, said_start, said_end in steps:
        if kind == "replace":
            # before the quote's first word the sentence may have any number of others
            at = max(said_start, said_end - (end - start)) if start == 0 else said_start
            yield f'it says "{said[at]}" where the quote says "{words[start]}"'
        elif kind == "delete":
            yield f'it does not have "{words[start]}" there'
        elif kind == "insert" and 0 < start < len(words):
            yield f'it has "{said[said_start]}" before "{words[start]}"'
