"""A question in, the axes that each of its unknown words may change out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.wordclass import is_verb
from privacyrules.engine.understand.words import STOPS
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.reading import Span

_LINKS = frozenset({"and", "or", "&", ","})
_TOWARDS = frozenset({"to", "with", "into", "at", "onto", "via", "through", "by", "among"})
_TAKES_BACK = g.NEGATORS | {"except", "unless", "excluding", "only", "instead", "minus"}
_BETWEEN = g.DETERMINERS | {"own", "new", "old", "other", "local", "big", "small", "external"}
_RUNS = frozenset({"run", "own", "manage", "opened", "started", "am", "i'm", "have"})
_GOES_ON = STOPS | {",", "and", "in", "with", "near", "who", "here", "so", "but"}
_OF_ACTS: tuple[Axis, ...] = ("action", "recipient")


def doubted_by(q: Question) -> Iterator[tuple[Span, tuple[Axis, ...]]]:
    """The unknown words that stand where they may change the answer, each with the axes."""
    for span in q.unknown:
        axes = _axes(q, span)
        if axes:
            yield span, axes


def _axes(q: Question, span: Span) -> tuple[Axis, ...]:
    after = _behind(q, span)
    before = q.back(after, _BETWEEN)
    word, holder = q.word(before), q.at(before)
    if holder is None and word in _TAKES_BACK:
        return AXES
    if holder is None and word == "to":
        return _OF_ACTS
    if holder is None and word == "with" and _in_a_merger(q, before):
        return ()
    if holder is None and word in _TOWARDS:
        return ("recipient",)
    if holder is None and word == "for":
        return ("purpose", "recipient")
    ours = word in g.WE or (word in g.MODALS and q.word(before - 1) in g.WE)
    if holder is None and ours and _may_be_a_verb(q, after):
        return _OF_ACTS
    beside = q.at(after - 1)
    if beside is not None and beside.terms("data") and not is_verb(q, beside) and _ends_a_name(q, after):
        return ("data",)
    if word in _LINKS and holder is None:
        return _listed(q, before)
    return ()


def _in_a_merger(q: Question, at: int) -> bool:
    """`the merger with …`: whoever it is, they are named as the successor or the buyer."""
    holder = q.at(at - 1)
    change = {"corporate_change", "corporate_reorganization", "sale_of_business"}
    return holder is not None and bool(change & set(holder.terms("purpose")))


def names_somebody(q: Question, span: Span) -> bool:
    """Whether an unknown word is a name: with a capital letter within a sentence, or a word (`BigCo`)."""
    written = q.text[span.start : span.end]
    if written[:1].isupper() and not written.isupper() and not written[1:].islower() and written.isalnum():
        return True
    before = [place for place, token in enumerate(q.tokens) if token.end <= span.start]
    opens = not before or q.word(before[-1]) in STOPS
    return q.text[span.start].isupper() and not opens


def tells_who_asks(q: Question, span: Span) -> bool:
    """Whether an unknown word says what the person who asks does for a living: `I run a small bakery, …`."""
    after = _behind(q, span)
    before = q.back(after, _BETWEEN)
    asks = q.word(before) == "i'm" or q.word(before - 1) == "i"
    return asks and q.word(before) in _RUNS and before + 1 < after and q.word(after) in _GOES_ON


def turning(q: Question) -> Iterator[Span]:
    """The unknown words that may turn what is asked round: `do we … to show`, `could we … send`."""
    for span in q.unknown:
        after = _behind(q, span)
        word, holder = q.word(after), q.at(after)
        before = q.back(after, g.ADVERBS)
        leads = q.word(before) in g.HAVE or (q.at(before) is None and q.word(before) in g.WE | g.MODALS)
        verb = word == "to" or (holder is not None and bool(holder.of("verb")))
        if (leads and verb) or (holder is None and word in g.NEGATORS | g.WE | g.OTHERS):
            yield span


def _behind(q: Question, span: Span) -> int:
    return next((n for n, token in enumerate(q.tokens) if token.start >= span.end), len(q.tokens))


def _may_be_a_verb(q: Question, after: int) -> bool:
    """Whether what stands behind could be an object: `may we zorblax the e-mails`."""
    word, holder = q.word(after), q.at(after)
    if holder is not None:
        return bool(holder.terms("data") or holder.terms("subject"))
    return word in g.DETERMINERS | g.PRONOUNS


def _ends_a_name(q: Question, after: int) -> bool:
    """Whether an unknown word behind data is what it is: `the e-mail zorblax`."""
    word = q.word(after)
    return q.at(after) is None and (word in g.PREPOSITIONS or not word.isalpha())


def _listed(q: Question, link: int) -> tuple[Axis, ...]:
    """The axis of the phrase before `and` or a comma."""
    holder = q.at(link - 1)
    if holder is None:
        return ()
    if holder.terms("recipient") and not holder.terms("subject"):
        return ("recipient",)
    if holder.of("verb") and not holder.of("term"):
        return _OF_ACTS
    return ()
