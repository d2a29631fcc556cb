"""A question in plain words, as it was read and answered, in; the page that a person reads out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.answer import STRICTEST_FIRST, Answer
from privacyrules.model.flow import AXES
from privacyrules.model.reading import Basis, Nearby, Reading, Span, Spoken
from privacyrules.reporters.text.answer import decision_lines
from privacyrules.reporters.text.layout import fact_value, listed, verdict_in_words, wrapped

_LEAD = {
    "action": "",
    "data": "",
    "subject": "of ",
    "recipient": "to ",
    "purpose": "for ",
    "form": "in the form: ",
    "source": "that comes from: ",
}
_ORDER = ("action", "data", "subject", "recipient", "purpose", "form", "source")
_MOST_WORDS = 8
_OF_ACTS = {
    "allowed": "allowed. The policy says that this may be done.",
    "denied": "denied. The policy says that this will not be done.",
    "not_covered": "not covered. The policy does not allow this, and does not surely forbid it.",
}
_OF_OMISSIONS = {
    "allowed": "allowed. Nothing in the policy promises that it will be done.",
    "denied": "denied. The policy promises that it will be done.",
}


def spoken_text(spoken: Spoken) -> str:
    """Write how a question was understood and what the policy says to it, or why it was not understood."""
    lines = list(_refused(spoken) if not spoken.answers else _answered(spoken))
    return "\n".join(lines) + "\n"


def _answered(spoken: Spoken) -> Iterator[str]:
    several = len(spoken.answers) > 1
    if several:
        verdicts = {answer.verdict for answer in spoken.answers}
        strictest = next(verdict for verdict in STRICTEST_FIRST if verdict in verdicts)
        yield f"Asked about {len(spoken.answers)} acts; the strictest decides: {_plain(strictest)}\n"
    for number, (reading, answer) in enumerate(zip(spoken.readings, spoken.answers, strict=True), 1):
        if several:
            yield f"{'' if number == 1 else chr(10)}Part {number} of {len(spoken.answers)}"
        yield from _understood(reading, answer)
        yield from decision_lines(answer, _verdict(answer), stamp=number == len(spoken.answers))
        if number == 1:
            yield from _not_used(spoken)


def _verdict(answer: Answer) -> str:
    """The verdict in a sentence; of an omission, what the policy promises counts."""
    if answer.verdict == "conditional":
        return verdict_in_words(answer.verdict, answer.kind) + "."
    return (_OF_OMISSIONS if answer.understood.omitted else _OF_ACTS)[answer.verdict]


def _understood(reading: Reading, answer: Answer) -> Iterator[str]:
    yield from wrapped(_in_words(reading), "            ", "Understood: ")
    for remark in _remarks(reading):
        yield from wrapped(remark, "            ", "            ")
    for assumption in answer.assumed:
        yield f"Assumed: {assumption.name} is {', '.join(assumption.value)} ({assumption.stated_by})"


def _in_words(reading: Reading) -> str:
    """The flow in plain words: `share the e-mail of the user to an insurer or lender`."""
    flow = reading.flow
    terms = {axis: flow.terms[axis] for axis in AXES if flow.terms.get(axis)}
    said = [_LEAD[axis] + listed([_plain(term) for term in terms[axis]]) for axis in _ORDER if axis in terms]
    facts = [f"{_plain(name)}: {_yes_or_no(value)}" for name, value in flow.facts.items()]
    words = "; ".join(filter(None, (" ".join(said), *facts))) or "nothing"
    return f"left undone: {words}" if flow.omitted else words


def _yes_or_no(value: bool | float | str) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else fact_value(value)


def _plain(term: str) -> str:
    return term.replace("_", " ")


def _remarks(reading: Reading) -> Iterator[str]:
    """What was concluded rather than said, each with the words for it."""
    for basis in reading.basis:
        if basis.remark:
            yield f"({basis.remark}{_because(reading.text, basis)})"


def _because(text: str, basis: Basis) -> str:
    words = [f"'{text[span.start : span.end]}'" for span in basis.spans]
    return f": {listed(words)}" if words else ""


def _not_used(spoken: Spoken) -> Iterator[str]:
    """The words that the vocabulary does not hold, underlined in the question."""
    unknown = spoken.readings[0].unknown
    if unknown:
        yield ""
        yield "Words that I do not know, and did not use:"
        yield from underlined(spoken.text, [word.span for word in unknown])


def _refused(spoken: Spoken) -> Iterator[str]:
    yield "Not understood, so not answered."
    yield ""
    unknown = spoken.readings[0].unknown
    asked = [choice for reading in spoken.readings for choice in reading.alternatives]
    marked = [choice.span for choice in asked] or [word.span for word in unknown]
    yield from underlined(spoken.text, marked)
    for why in dict.fromkeys(reading.why for reading in spoken.readings if reading.why):
        yield from wrapped(why)
    for asks in dict.fromkeys(choice.asks for choice in asked):
        yield from wrapped(asks)
    yield from (line for word in unknown[:_MOST_WORDS] for line in _near(word))
    known = next((r for r in spoken.readings if r.flow.terms), None)
    if known is not None:
        yield from wrapped(_in_words(known), "                ", "Understood only: ")
    yield ""
    yield "Ask for example:"
    yield from (f"    {example}" for example in spoken.examples)


def _near(word: Nearby) -> Iterator[str]:
    if word.terms:
        yield f"Did you mean {listed([_plain(term) for term in word.terms], 'or')} by '{word.word}'?"


def underlined(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """A text with carets under pieces of it, line by line; tabs and other spaces stand as single spaces."""
    start = 0
    for line in text.splitlines(keepends=True) or [""]:
        end = start + len(line.rstrip("\r\n"))
        marks = [" "] * (end - start)
        for span in spans:
            for place in range(max(span.start, start), min(span.end, end)):
                marks[place - start] = "^"
        yield "  " + "".join(" " if letter.isspace() else letter for letter in text[start:end])
        if "^" in marks:
            yield ("  " + "".join(marks)).rstrip()
        start += len(line)
