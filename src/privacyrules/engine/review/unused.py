"""The vocabulary that a policy adds in; its terms, facts and words that no rule uses out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacyrules.engine.kleene import comparisons
from privacyrules.engine.regions.space import with_exceptions
from privacyrules.engine.review.ground import Ground
from privacyrules.model.flow import AXES
from privacyrules.model.places import Place
from privacyrules.model.review import Remark


def unused(ground: Ground) -> Iterator[Remark]:
    """The policy's own terms and facts that neither a rule nor a case names, and words that no rule uses."""
    yield from _terms(ground)
    yield from _facts(ground)
    path, text = ground.around.heading
    for word in ground.policy.words if ground.around.sections else ():
        if not any(_uses(word, section) for section in ground.around.sections):
            line = _line_of(word, text)
            message, remedy = f"no rule uses the word '{word}'", "Use it in a scope, or take it out."
            yield Remark("unused-word", "note", Place(path, line), message, remedy)


def _terms(ground: Ground) -> Iterator[Remark]:
    used = {
        term
        for rule in ground.policy.rules
        for clause in with_exceptions(rule.clause)
        for terms in clause.scope.values()
        for term in terms
    }
    scopes = [said.scope for said in ground.policy.not_checkable if said.scope]
    for stated in (*scopes, *(flow.terms for _, flow in ground.around.tried)):
        used.update(*stated.values())
    vocabulary = ground.policy.vocabulary
    for axis in AXES:
        for name, term in vocabulary.terms[axis].items():
            if (
                _own(term.place, ground)
                and term.replaced_by is None
                and used.isdisjoint(vocabulary.below[axis][name])
            ):
                message = f"neither a rule nor a case names the {axis} term '{name}', nor a term within it"
                remedy = "Name it where the policy speaks of it, or take it out."
                yield Remark("unused-term", "note", term.place, message, remedy)


def _facts(ground: Ground) -> Iterator[Remark]:
    clauses = [clause for rule in ground.policy.rules for clause in with_exceptions(rule.clause)]
    used = {c.fact for clause in clauses if clause.when for c in comparisons(clause.when)}
    used.update(*(flow.facts for _, flow in ground.around.tried))
    for name, fact in ground.policy.vocabulary.facts.items():
        if _own(fact.place, ground) and fact.replaced_by is None and name not in used:
            message, remedy = (
                f"no condition asks for the fact '{name}'",
                "Ask for it in a `when`, or take it out.",
            )
            yield Remark("unused-fact", "note", fact.place, message, remedy)


def _own(place: Place, ground: Ground) -> bool:
    """Whether something is defined in the policy's own folder."""
    return bool(ground.around.heading[0]) and place.path == ground.around.heading[0]


def _uses(word: str, text: str) -> bool:
    """Whether a text has a word where a scope has terms: behind `:`, `-`, `[` or a comma, and alone there."""
    quoted = rf"""["']?{re.escape(word)}["']?"""
    return re.search(rf"(?<!quote)[:\[,-]\s*{quoted}\s*(?:[\],}}#\n]|$)", text) is not None


def _line_of(word: str, text: str) -> int:
    found = re.search(rf"""^\s+["']?{re.escape(word)}["']?\s*:""", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 0
