"""The words of a condition and the declared facts in, a mistake for each word that is none of them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from privacyrules.model.flow import Axis
from privacyrules.model.vocabulary import Fact
from privacyrules.policy.conditions.tokens import Mistake, Token
from privacyrules.syntax.nearest import did_you_mean

_MEANT = {"AND": "and", "OR": "or", "NOT": "not", "IN": "in", "is": "=="}
_MEANT |= dict.fromkeys(("True", "TRUE", "yes", "Yes", "YES"), "true")
_MEANT |= dict.fromkeys(("False", "FALSE", "no", "No", "NO"), "false")


def undeclared(
    found: Sequence[Token], facts: Mapping[str, Fact], terms: Mapping[str, Axis]
) -> Iterator[Mistake]:
    """Find the words that no declared fact bears.

    Args:
        found: the tokens of the condition; a word before a parenthesis is a call, which is told elsewhere.
        facts: the declared facts by name.
        terms: the axis of every term.

    Yields:
        One mistake per word, with the nearest fact, or what the word means elsewhere.
    """
    for token, after in zip_longest(found, found[1:]):
        called = after is not None and after.kind == "LPAREN"
        if token.kind == "SYMBOL" and token.text not in facts and not called:
            yield Mistake(token.offset, *_unknown_fact(token.text, facts, terms))


def _unknown_fact(word: str, facts: Mapping[str, Fact], terms: Mapping[str, Axis]) -> tuple[str, str]:
    if word in _MEANT:
        return f"'{word}' means nothing in a condition", f"write {_MEANT[word]}"
    if word in terms:
        axis = terms[word]
        return f"'{word}' is a term ({axis}), not a fact", f"it stands in the scope, as `{axis}: {word}`"
    hint = did_you_mean(word, facts) or "declare it among the facts, or put a text in quotes"
    return f"'{word}' is no declared fact", hint
