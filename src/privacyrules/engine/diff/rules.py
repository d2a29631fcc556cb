"""Two versions of a policy in; the rules that are new, gone or different, and in what they differ, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from privacyrules.engine.compiled import numbers
from privacyrules.engine.diff.sides import Side, Signature, sides
from privacyrules.engine.diff.vocabularies import in_use
from privacyrules.engine.matching import Situation, axis_match
from privacyrules.model.diff import Edit, RuleChange
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.logic import MAYBE, NO, YES, Truth
from privacyrules.model.policy import Clause, Policy, Quote, Rule
from privacyrules.model.vocabulary import Vocabulary

_SAID: Mapping[Truth, str] = {NO: "no", MAYBE: "maybe", YES: "yes"}


def rule_changes(old: Policy, new: Policy) -> tuple[RuleChange, ...]:
    """Compare two versions rule by rule, in the order of the new one; what is gone comes last."""
    pair = sides(old, new)
    before, after = ({rule.id: rule for rule in policy.rules} for policy in (old, new))
    bearing = {side.compiled.masks.ids[at] for side in pair for at in numbers(side.changed)}
    renamed = _renamed(pair, before.keys() - after.keys(), after.keys() - before.keys())
    changes = (
        _change(before.get(renamed.get(id_, id_)), rule, bearing, (old.vocabulary, new.vocabulary))
        for id_, rule in after.items()
    )
    gone = [rule for id_, rule in before.items() if id_ not in after and id_ not in renamed.values()]
    return (
        *(change for change in changes if change is not None),
        *(RuleChange("gone", rule, None, bears=rule.id in bearing) for rule in gone),
    )


def _renamed(pair: tuple[Side, Side], gone: set[str], added: set[str]) -> Mapping[str, str]:
    """For a rule that only the new version has by its id, that of a gone one that does the same."""
    there: dict[Signature, str] = {}
    for id_, signature in zip(pair[0].compiled.masks.ids, pair[0].signatures, strict=True):
        if id_ in gone:
            there.setdefault(signature, id_)
    found: dict[str, str] = {}
    for id_, signature in zip(pair[1].compiled.masks.ids, pair[1].signatures, strict=True):
        if id_ in added and signature in there:
            found[id_] = there.pop(signature)
    return found


def _change(
    before: Rule | None, after: Rule, bearing: set[str], words: tuple[Vocabulary, Vocabulary]
) -> RuleChange | None:
    if before is None:
        return RuleChange("added", None, after, bears=after.id in bearing)
    if before.id != after.id:
        return RuleChange("renamed", before, after, tuple(_edits(before, after)), bears=False)
    bears = after.id in bearing
    edits = tuple(_edits(before, after))
    if edits:
        return RuleChange("changed", before, after, edits, bears)
    if bears:
        return RuleChange("reached", before, after, tuple(_reached(after.clause, *words)))
    return None


def _edits(before: Rule, after: Rule) -> Iterator[Edit]:
    id_ = after.id
    if before.effect != after.effect:
        yield Edit("effect", id_, "", before.effect, after.effect)
    if before.absolute != after.absolute:
        yield Edit("absolute", id_, "", *("absolute" if rule.absolute else "" for rule in (before, after)))
    yield from _clause_edits(before.clause, after.clause)
    if before.reading != after.reading:
        yield Edit("reading", id_, "", before.reading, after.reading)
    if before.fix != after.fix:
        yield Edit("way out", id_, "", before.fix, after.fix)


def _clause_edits(before: Clause, after: Clause) -> Iterator[Edit]:
    for axis in AXES:
        terms = [tuple(sorted(set(clause.scope.get(axis, ())))) for clause in (before, after)]
        if terms[0] != terms[1]:
            yield Edit("scope", after.id, axis, *map(", ".join, terms))
    if before.when != after.when:
        yield Edit("when", after.id, "", before.when_text, after.when_text)
    yield from _exception_edits(before, after)
    yield from _quote_edits(before.quotes, after.quotes, after.id)


def _exception_edits(before: Clause, after: Clause) -> Iterator[Edit]:
    """Exceptions by their names; those of a rule that is called otherwise keep theirs."""
    own, others = ({_last(inner.id): inner for inner in clause.exceptions} for clause in (before, after))
    for name in dict.fromkeys((*others, *own)):
        if name not in own:
            yield Edit("exception", others[name].id, name, "", _described(others[name]))
        elif name not in others:
            yield Edit("exception", own[name].id, name, _described(own[name]), "")
        else:
            yield from _clause_edits(own[name], others[name])


def _last(id_: str) -> str:
    return id_.rpartition("/")[2]


def _described(clause: Clause) -> str:
    parts = [f"{axis}: {', '.join(clause.scope[axis])}" for axis in AXES if axis in clause.scope]
    return "; ".join((*parts, f"when: {clause.when_text}") if clause.when is not None else parts)


def _quote_edits(before: Sequence[Quote], after: Sequence[Quote], at: str) -> Iterator[Edit]:
    said, says = ([quote.text for quote in quotes] for quotes in (before, after))
    gone, added = [text for text in said if text not in says], [text for text in says if text not in said]
    for one, other in zip_longest(gone, added, fillvalue=""):
        yield Edit("quote", at, "", one, other)


def _reached(clause: Clause, old: Vocabulary, new: Vocabulary) -> Iterator[Edit]:
    """The terms that a clause reaches otherwise than before though it reads the same."""
    for axis, wanted in clause.scope.items():
        known = in_use(new, axis)
        for term in (name for name in in_use(old, axis) if name in known):
            was, is_ = (axis_match(axis, wanted, Situation({axis: term}), words) for words in (old, new))
            if was != is_:
                through = ", ".join(_new_between(axis, term, wanted, (old, new)))
                after = f"{_SAID[is_]}, by {through}" if through else _SAID[is_]
                yield Edit("reach", clause.id, f"{axis} {term}", _SAID[was], after)
    for exception in clause.exceptions:
        yield from _reached(exception, old, new)


def _new_between(
    axis: Axis, term: str, wanted: Sequence[str], words: tuple[Vocabulary, Vocabulary]
) -> list[str]:
    """The new terms that lie below a term and below one that a clause names."""
    below = words[1].below[axis]
    meant = {inner for name in wanted for inner in below[name]}
    return sorted(below[term] & meant - words[0].terms[axis].keys())
