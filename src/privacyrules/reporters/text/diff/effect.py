"""The flows that change verdict in, the sections that tell them out: what becomes looser, what stricter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from privacyrules.model.diff import Diff, FlowClass, Outcome, VerdictChange
from privacyrules.model.policy import Quote
from privacyrules.reporters.text.diff.sections import Entry, Section, quoted
from privacyrules.reporters.text.diff.words import class_in_words, outcome_in_words
from privacyrules.reporters.text.layout import counted, flow_in_words, listed

MOST_CLASSES = 12
"""So many kinds of flows are shown each way; the rest are counted."""

_Change = tuple[VerdictChange, FlowClass]


def effect_sections(diff: Diff) -> tuple[Section, Section]:
    """Tell what becomes looser, then what becomes stricter; a promise is quoted where it is first named."""
    told: set[str] = set()
    return _section(diff, told, looser=True), _section(diff, told, looser=False)


def _section(diff: Diff, told: set[str], *, looser: bool) -> Section:
    changes = [change for change in diff.effect.changes if change.looser == looser]
    every = [(change, flows) for change in changes for flows in change.classes]
    exact, broad = ([pair for pair in every if pair[1].broad is wanted] for wanted in (False, True))
    shown, rest = (exact or broad)[:MOST_CLASSES], (exact or broad)[MOST_CLASSES:]
    lead = ""
    if looser and diff.effect.given_up:
        lead = f"Too much differs to say what changes by {listed(diff.effect.given_up)}."
    title = "What becomes looser" if looser else "What becomes stricter"
    untold = sum(change.untold for change in changes)
    close = _left_out(rest, broad if exact else [], untold)
    return Section(title, lead, tuple(_class(diff, *pair, told) for pair in shown), close)


def _left_out(rest: Sequence[_Change], broad: Sequence[_Change], untold: int) -> str:
    """How many classes are not shown: those for which there is no room, and those in broad words."""
    told = []
    if rest:
        told.append(
            f"{counted(len(rest), 'more kind of flows', 'more kinds of flows')} ({_by_verdicts(rest)})"
        )
    if broad:
        told.append(
            f"{counted(len(broad), 'kind of flows', 'kinds of flows')} in words too broad to say which of "
            f"the above is meant ({_by_verdicts(broad)})"
        )
    narrow = f" {untold:,} narrower ones are only counted." if untold else ""
    return f"And {listed(told)}; `--format json` lists them.{narrow}" if told else ""


def _by_verdicts(pairs: Sequence[_Change]) -> str:
    counts = Counter(_verdicts(change) for change, _ in pairs)
    return ", ".join(f"{number} {verdicts}" for verdicts, number in counts.items())


def _verdicts(change: VerdictChange) -> str:
    return f"{outcome_in_words(change.before)} -> {outcome_in_words(change.after)}"


def _class(diff: Diff, change: VerdictChange, flows: FlowClass, told: set[str]) -> Entry:
    was = _reason(change.before, flows.before, diff.old.promises, told)
    now = _reason(change.after, flows.after, diff.new.promises, told)
    return Entry(
        f"{_verdicts(change)}: {class_in_words(flows)}",
        (f"for example: {flow_in_words(flows.example)}", f"was {was}", f"now {now}"),
    )


def _reason(outcome: Outcome, rules: Sequence[str], promises: Mapping[str, Quote], told: set[str]) -> str:
    """A verdict and the rules behind it; a single one with its promise, the first time that it is named."""
    verdict = outcome_in_words(outcome)
    if not rules:
        return f"{verdict}: no rule speaks of it"
    if outcome[0] == "not_covered":
        return f"{verdict}, and {listed(list(rules))} may forbid it"
    if outcome[0] == "conditional":
        return f"{verdict}, which hangs on {listed(list(rules))}"
    fresh = [rule for rule in rules if f"{rule}: {promises[rule].text}" not in told]
    told.update(f"{rule}: {promises[rule].text}" for rule in fresh)
    quotes = "; ".join(quoted(promises[rule]) for rule in fresh)
    return f"{verdict} by {listed(list(rules))}" + (f": {quotes}" if quotes else "")
