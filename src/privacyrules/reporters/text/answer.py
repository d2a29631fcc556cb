"""An answer in, the page that a person reads out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from privacyrules.model.answer import Answer, Citation
from privacyrules.reporters.text.layout import (
    effect_name,
    fact_value,
    flow_in_words,
    listed,
    quoted,
    short_verdict,
    source_of,
    verdict_in_words,
    wrapped,
)

if TYPE_CHECKING:
    from privacyrules.model.explanation import Difference, Nearest, OpenQuestion, Settling


def answer_text(answer: Answer) -> str:
    """Write an answer: what was understood, the verdict, the sentences, and what is still open."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    yield from wrapped(flow_in_words(answer.understood), "            ", "Understood: ")
    for assumption in answer.assumed:
        yield f"Assumed: {assumption.name} is {', '.join(assumption.value)} ({assumption.stated_by})"
    yield from decision_lines(answer)


def decision_lines(answer: Answer, verdict: str = "", *, stamp: bool = True) -> Iterator[str]:
    """The decision: verdict (in these words, if any), sentences, what is open; and which policy decided."""
    yield ""
    yield f"Verdict: {verdict or verdict_in_words(answer.verdict, answer.kind)}"
    for settling in answer.settled_by:
        yield from wrapped(_settled(settling), "    ", "  ")
    for citation in answer.because:
        yield from _cited(citation)
    yield from _overruled(answer)
    yield from _open(answer)
    if answer.nearest:
        yield "\nThe policy does not speak of this. The nearest rules:"
        for nearest in answer.nearest:
            yield from _near(nearest)
    yield from _parts(answer)
    for note in answer.notes:
        yield "\n" + "\n".join(wrapped(note.text, "      ", "Note: "))
        if note.quote is not None:
            yield from quoted(note.quote, "      ")
    if stamp:
        policy = answer.policy
        yield f"\nPolicy: {policy.id} of {policy.date}, digest {policy.digest[:8]}, as of {policy.today}"


def _settled(settling: Settling) -> str:
    """One way to a plain verdict: `allowed, for instance, where the purpose is registration`."""
    said = [f"the {axis} is {term}" for axis, term in settling.terms.items()]
    said += [f"{name} is {fact_value(value)}" for name, value in settling.facts.items()]
    return f"{settling.verdict}, for instance, where {listed(said, 'and')}"


def _cited(citation: Citation) -> Iterator[str]:
    yield f"\n  {citation.rule} ({effect_name(citation.effect)})"
    yield from quoted(citation.quote)
    for quote in citation.also:
        yield f"    also: {source_of(quote)}"


def _overruled(answer: Answer) -> Iterator[str]:
    in_conflict = {conflict.other.rule for conflict in answer.conflicts}
    for conflict in answer.conflicts:
        yield (
            f"\nConflict: {conflict.prohibition.rule} and {conflict.other.rule} cannot both be kept; "
            "the prohibition wins."
        )
        yield from quoted(conflict.prohibition.quote)
        yield from quoted(conflict.other.quote)
    for citation in answer.overrules:
        if citation.rule not in in_conflict:
            yield f"\nOverrules {citation.rule} ({effect_name(citation.effect)}):"
            yield from quoted(citation.quote)


def _open(answer: Answer) -> Iterator[str]:
    for question in answer.open:
        yield f"\nOpen: {_question(question)}"
        width = max(len(outcome.answer) for outcome in question.would)
        for outcome in question.would:
            result = "the same" if outcome.same else short_verdict(outcome.verdict, outcome.kind)
            yield f"    {outcome.answer:<{width}}  {result}"


def _question(question: OpenQuestion) -> str:
    if question.stated is None:
        return f"{question.name} (not stated)"
    return f"{question.name} (which {question.stated}?)"


def _near(nearest: Nearest) -> Iterator[str]:
    citation = nearest.citation
    yield f"\n  {citation.rule} ({effect_name(citation.effect)})"
    yield from quoted(citation.quote)
    lead = "would deny this" if citation.effect == "prohibit" else "would allow this"
    if not nearest.differs:
        yield f"    {lead} if what is open turns out so"
    for difference in nearest.differs:
        yield from wrapped(f"{lead} {_difference(difference)}", "      ", "    ")
        lead = "and"


def _difference(difference: Difference) -> str:
    if difference.name == "when":
        return f"if its condition held: {difference.wanted[0]}"
    if difference.name == "except":
        return f"if its exception {difference.wanted[0]} did not apply"
    return f"if {difference.name} were {listed(difference.wanted, 'or')}, not {difference.stated}"


def _parts(answer: Answer) -> Iterator[str]:
    if len(answer.parts) < 2:
        return
    yield f"\nOf {len(answer.parts)} parts, each decided on its own, the strictest decides:"
    varying = [axis for axis, terms in answer.understood.terms.items() if len(terms) > 1]
    for part in answer.parts:
        said = ", ".join(part.part[axis] for axis in varying)
        rules = f" ({', '.join(part.because)})" if part.because else ""
        yield from wrapped(f"{said}: {short_verdict(part.verdict, part.kind)}{rules}", "      ", "    ")
