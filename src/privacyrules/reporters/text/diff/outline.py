"""What two versions of a policy differ in in, the page that tells it, piece by piece, out."""

from __future__ import annotations

from collections.abc import Iterator

from privacyrules.model.diff import Diff, Duty, RuleChange, SentenceChange, Touched, WordChange
from privacyrules.model.flow import AXES
from privacyrules.model.policy import Rule
from privacyrules.reporters.text.diff.effect import effect_sections
from privacyrules.reporters.text.diff.sections import Entry, Outline, Section, quoted
from privacyrules.reporters.text.diff.words import edit_in_words
from privacyrules.reporters.text.layout import counted, effect_name, listed


def outline_of(diff: Diff) -> Outline:
    """Say in order what differs, what that changes, what of it concerns this repository, and what is owed."""
    old, new = (f"{version.policy} of {version.date} ({version.name})" for version in (diff.old, diff.new))
    parts = (
        _sentences(diff),
        Section("Rules", "", tuple(map(_rule, diff.rules))),
        Section("Words", "", tuple(map(_word, diff.words))),
        *effect_sections(diff),
        _repository(diff),
        _duties(diff),
        Section("Not read", "", tuple(Entry(f"error: {problem}") for problem in diff.problems)),
    )
    sections = tuple(part for part in parts if part.entries or part.lead)
    return Outline(f"{old} -> {new}", sections, _sum(diff))


def _sentences(diff: Diff) -> Section:
    lead = ""
    if diff.by_quotes:
        bare = [version.name for version in (diff.old, diff.new) if not version.pinned]
        are = "is" if len(bare) == 1 else "are"
        lead = f"{listed(bare)} {are} not pinned, so quotes are compared and no other sentences."
    return Section("Sentences", lead, tuple(map(_sentence, diff.sentences)))


def _sentence(change: SentenceChange) -> Entry:
    where = change.section.rstrip(":")
    number = change.after if change.after is not None else change.before
    name = ", ".join(filter(None, (where, f"sentence {number}" if number is not None else "")))
    lines = [f'was: "{text}"' for text in change.said]
    lines += [f'now: "{text}"' for text in change.says]
    if not lines:
        lines = ["no rule quotes it, so its words are not known here"]
    if change.carriers:
        lines.append(f"carries {listed(change.carriers)}")
    return Entry(f"{change.kind}: {name}", tuple(lines))


def _rule(change: RuleChange) -> Entry:
    rule = change.after or change.before
    effect = effect_name(rule.effect) if rule else ""
    kind = {"reached": "reads as before, but words that it names have moved"}.get(change.kind, change.kind)
    if change.kind == "renamed" and change.before:
        kind = f"was called {change.before.id}"
    bears = "" if change.bears else "; no verdict hangs on it"
    lines = [edit_in_words(edit, change.id) for edit in change.edits]
    if change.kind in ("added", "gone") and rule is not None:
        lines = list(_whole(rule))
    return Entry(f"{change.id} ({effect}): {kind}{bears}", tuple(lines))


def _whole(rule: Rule) -> Iterator[str]:
    """All of a rule that only one version has: its promises, and what it speaks of."""
    clause = rule.clause
    yield from (quoted(quote) for quote in rule.quotes)
    said = [f"{axis}: {', '.join(clause.scope[axis])}" for axis in AXES if axis in clause.scope]
    said += [f"when: {clause.when_text}"] if clause.when is not None else []
    said += [f"except {exception.id.rpartition('/')[2]}" for exception in clause.exceptions]
    yield "; ".join(said) or "speaks of everything"


def _word(change: WordChange) -> Entry:
    kind = "the fact" if change.axis == "fact" else f"the {change.axis} term"
    before, after = listed(change.before), listed(change.after)
    if change.kind == "retired":
        return Entry(f"{kind} {change.name} is retired; it is read as {after}")
    if change.kind == "moved":
        return Entry(
            f"{kind} {change.name} lies within {after or 'nothing'}, and lay within {before or 'nothing'}"
        )
    where = f" within {after or before}" if change.axis != "fact" and (after or before) else ""
    close = "; what shared nothing overlaps in it" if len(change.after) > 1 and change.kind == "added" else ""
    return Entry(f"{kind} {change.name}{where} is {'new' if change.kind == 'added' else 'gone'}{close}")


def _repository(diff: Diff) -> Section:
    looked = diff.looked
    counts = [
        counted(number, name)
        for number, name in ((looked.columns, "column"), (looked.flows, "flow"), (looked.cases, "case"))
        if number
    ]
    lead = f"Held against both versions: {listed(counts)}." if counts else ""
    if counts and not diff.touched:
        lead += " None is judged otherwise."
    return Section("In this repository", lead, tuple(map(_touched, diff.touched)))


def _touched(touched: Touched) -> Entry:
    before, after = ("; ".join(said) or "passes" for said in (touched.before, touched.after))
    fails = "fails now: " if touched.fails else ""
    return Entry(f"{fails}{touched.name}: {before} -> {after}", (f"at {touched.place}",))


def _duties(diff: Diff) -> Section:
    title = "What the policy owes when it changes"
    if not (diff.sentences or diff.rules):
        return Section(title, "", ())
    if not diff.duties:
        lead = "No rule of either version speaks of a change of the policy, or of telling people of one."
    elif diff.sentences:
        lead = "The text changes, so this holds now:"
    else:
        lead = "The text stays as it is; if it changed, this would hold:"
    return Section(title, lead, tuple(map(_duty, diff.duties)))


def _duty(duty: Duty) -> Entry:
    state = {
        "stands": "not touched",
        "added": "new in this version",
        "gone": "gone in this version",
        "changed": "changed by this version",
    }[duty.state]
    return Entry(f"{duty.rule} ({effect_name(duty.effect)}): {state}", (quoted(duty.quote),))


def _sum(diff: Diff) -> str:
    kinds = sum(len(change.classes) + change.untold for change in diff.effect.changes)
    if not (diff.sentences or diff.rules or diff.words or kinds):
        return "The two versions say the same."
    what = [
        counted(len(diff.sentences), "sentence"),
        counted(len(diff.rules), "rule"),
        counted(kinds, "kind of flows", "kinds of flows"),
    ]
    failing = sum(touched.fails for touched in diff.touched)
    fails = "nothing fails that did not"
    if failing:
        fails = f"{failing} that did not fail {'does' if failing == 1 else 'do'} now"
    return f"{listed(what)} differ; in this repository {fails}."
