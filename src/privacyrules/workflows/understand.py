"""A question in plain words in; how it was read, and the answers, out."""

from __future__ import annotations

from privacyrules.engine.decide import decide, rule_on
from privacyrules.engine.understand import understand
from privacyrules.model.answer import STRICTEST_FIRST, Answer
from privacyrules.model.flow import Flow
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.places import NOWHERE, MistakesError, Problem
from privacyrules.model.reading import NotUnderstoodError, Reading, Spoken
from privacyrules.workflows.ask import Assumed, Bench, with_assumptions

_DECIDED = frozenset({"allowed", "denied"})


def ask_sentence(text: str, bench: Bench, book: Phrasebook) -> Spoken:
    """Answer a question in plain words.

    A word with several senses is asked back only if they differ in the verdict. Nothing is answered unless
    all of the question was understood.

    Raises:
        MistakesError: the question is about too many combinations of terms.
    """
    readings = [_as_the_settings_assume(reading, bench.assume) for reading in understand(text, book)]
    settled = tuple(_certain(_settled(reading, bench), bench) for reading in readings)
    if any(reading.missing or reading.alternatives for reading in settled):
        from privacyrules.engine.understand.refusal import examples, nearby

        near = tuple(nearby(reading, book) for reading in settled)
        return Spoken(text, near, (), examples(near, book))
    return Spoken(text, settled, tuple(_answer(reading.flow, bench) for reading in settled))


def strictest(spoken: Spoken) -> Answer:
    """Of the answers to a question that asks about several acts, the strictest.

    Raises:
        NotUnderstoodError: the question was not understood.
    """
    if not spoken.answers:
        raise NotUnderstoodError(spoken)
    return min(
        spoken.answers, key=lambda answer: (STRICTEST_FIRST.index(answer.verdict), not answer.conflicts)
    )


def _as_the_settings_assume(reading: Reading, assume: Assumed) -> Reading:
    """The reading without what it takes for granted, where the settings assume something themselves."""
    axes = {basis.name for basis in reading.basis if basis.taken and basis.name in assume}
    if not axes:
        return reading

    def without(flow: Flow) -> Flow:
        return flow._replace(terms={axis: terms for axis, terms in flow.terms.items() if axis not in axes})

    return reading._replace(
        flow=without(reading.flow),
        basis=tuple(basis for basis in reading.basis if basis.name not in axes),
        rivals=tuple(rival._replace(flow=without(rival.flow)) for rival in reading.rivals),
        alternatives=tuple(
            choice._replace(senses=tuple((term, without(flow)) for term, flow in choice.senses))
            for choice in reading.alternatives
        ),
    )


def _settled(reading: Reading, bench: Bench) -> Reading:
    """The reading with its first sense, where all senses come to the same verdict by the same rules.

    To whom data goes is always asked back: that alone tells a reply from a leak.
    """
    for choice in reading.alternatives:
        rulings = {rule_on(bench.policy, flow, bench.judge) for _, flow in choice.senses}
        if len(rulings) > 1 or choice.axis == "recipient":
            return reading
    flow = reading.flow
    for choice in reading.alternatives:
        terms = choice.senses[0][1].terms[choice.axis]
        flow = flow._replace(terms={**flow.terms, choice.axis: terms})
    return reading._replace(flow=flow, alternatives=())


def _certain(reading: Reading, bench: Bench) -> Reading:
    """The reading, or a refusal where it would be allowed or denied and another sense would change that."""
    if reading.missing or reading.alternatives or not reading.rivals:
        return reading
    verdict = rule_on(bench.policy, with_assumptions(reading.flow, bench.assume)[0], bench.judge).verdict
    if verdict not in _DECIDED:
        return reading
    for rival in reading.rivals:
        if rival.grave and verdict != "allowed":
            continue
        flow, _ = with_assumptions(rival.flow, bench.assume)
        other = rule_on(bench.policy, flow, bench.judge).verdict
        if other != verdict and (other == "denied" or not rival.banned):
            return reading._replace(missing=("certainty",), why=rival.why, rivals=(rival,))
    return reading


def _answer(flow: Flow, bench: Bench) -> Answer:
    filled, assumed = with_assumptions(flow, bench.assume)
    try:
        return decide(bench.policy, filled, assumed, bench.judge)
    except ValueError as error:
        raise MistakesError([Problem(NOWHERE, str(error), "ask about fewer at once")]) from error
