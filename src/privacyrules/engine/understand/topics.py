"""Words and the phrases among them in; the same with the words out that say something by the topic alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import MARKS, Token
from privacyrules.model.phrases import Meaning, Phrasebook, PlainTopic

Bounds = tuple[int, int]
"""Where a sentence begins, and where its last mark stands."""

_BEFORE_A_NOUN = g.DETERMINERS | (g.PREPOSITIONS - {"to"}) | {"what", "which", "such", "no"}
_BEFORE_A_VERB = g.MODALS | g.WE | g.OTHERS | {"to", "not", "who", "that"}


def with_topics(
    tokens: Sequence[Token], mentions: tuple[Mention, ...], book: Phrasebook, bounds: Sequence[Bounds]
) -> tuple[Mention, ...]:
    """Find what only the topic tells: in a question about a survey, `the answers` are the survey's.

    Args:
        tokens: the words of the question.
        mentions: the phrases found in it, from left to right.
        book: the words of the vocabulary.
        bounds: per word, where its sentence begins and ends.

    Returns:
        The phrases with those words among them, in order; a phrase that such a word begins gives way to it,
        unless it says as much itself.
    """
    told = [(at, sense) for at in range(len(tokens)) if (sense := _told(tokens, at, book, bounds[at]))]
    if not told:
        return mentions
    holders = {place: m for m in mentions for place in range(m.first, m.last)}
    added: dict[int, Mention] = {}
    given_way: set[Mention] = set()
    for at, sense in told:
        holder = holders.get(at)
        if _fits(tokens, at, sense, holders) and (holder is None or _gives_way(tokens, at, holder, sense)):
            added[at] = Mention(at, at + 1, (sense,))
            given_way |= {holder} if holder else set()
    return tuple(sorted([*added.values(), *(m for m in mentions if m not in given_way)]))


def _told(tokens: Sequence[Token], at: int, book: Phrasebook, sentence: Bounds) -> Meaning | None:
    """What a word says beside the others, None if nothing."""
    for form in tokens[at].forms:
        for topic in book.topics.get(form, ()):
            if _is_the_topic(tokens, at, topic, sentence):
                return Meaning(*topic[0])
    return None


def _is_the_topic(tokens: Sequence[Token], at: int, topic: PlainTopic, sentence: Bounds) -> bool:
    """Whether the question, or the sentence where only that counts, tells the topic."""
    _, beside, unless, near = topic
    first, last = sentence if near else (0, len(tokens))
    words = {form for place in range(first, last) if place != at for form in tokens[place].forms}
    return not words.isdisjoint(beside) and words.isdisjoint(unless)


def _fits(tokens: Sequence[Token], at: int, sense: Meaning, holders: Mapping[int, Mention]) -> bool:
    """Whether a word that names something is no verb here: `keep the answers`, not `they answer us`."""
    if sense.kind != "term":
        return True
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if before in _BEFORE_A_NOUN - _BEFORE_A_VERB:
        return True
    if before in _BEFORE_A_VERB or after in g.DETERMINERS:
        return False
    holder = holders.get(at - 1)
    return before in MARKS or holder is None or not holder.terms("subject")


def _gives_way(tokens: Sequence[Token], at: int, holder: Mention, sense: Meaning) -> bool:
    """Whether the phrase in which the word stands says less than it: a verb, or one that it only begins."""
    if any(
        (s.kind == sense.kind and s.axis == sense.axis) or s.axis in ("data", "subject")
        for s in holder.senses
    ):
        return False
    opens = all(token.word in g.DETERMINERS for token in tokens[holder.first : at])
    return opens and not any(s.kind in ("fact", "saying") for s in holder.senses)
