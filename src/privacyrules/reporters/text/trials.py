"""Cases run in, what failed out: expected, got, and the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacyrules.model.trial import Trial
from privacyrules.reporters.text.layout import counted, flow_in_words, wrapped


def trials_text(trials: Sequence[Trial], untried: Sequence[str]) -> str:
    """Write the failures, the rules that no case tries, and the count."""
    return "\n".join(_lines(trials, untried)) + "\n"


def _lines(trials: Sequence[Trial], untried: Sequence[str]) -> Iterator[str]:
    failed = [trial for trial in trials if trial.differs]
    for trial in failed:
        yield f"FAILED {trial.case.rule} at {trial.case.place}"
        yield from wrapped(flow_in_words(trial.case.flow), "        ", "  flow: ")
        for difference in trial.differs:
            yield f"  {difference}"
        for citation in trial.answer.because:
            yield from wrapped(f'{citation.rule} says "{citation.quote.text}"', "    ", "  ")
        yield ""
    if untried:
        yield f"No case tries: {', '.join(untried)}"
    passed = len(trials) - len(failed)
    yield f"{counted(passed, 'case')} passed" + (f", {len(failed)} failed." if failed else ".")
