"""Every shipped pack keeps what the guide asks of a pack, and the vocabulary what the engine asks of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from house.reading import source_modules
from privacyrules.model.flow import AXES, Axis
from privacyrules.model.pack import Case, Pack
from privacyrules.model.policy import Clause, Effect, Rule
from privacyrules.model.trial import Trial
from privacyrules.model.vocabulary import Vocabulary
from privacyrules.workflows.coverage import cover_pack
from privacyrules.workflows.trials import rules_without_cases, run_cases
from shipped import PACKS, shipped

LABELS = [
    "email",
    "phone",
    "postal_address",
    "city",
    "person_name",
    "username",
    "gender",
    "birth_date",
    "occupation",
    "government_id",
    "ip_address",
    "device_id",
    "user_agent",
    "location",
    "cookie_id_or_session",
    "browsing_or_usage",
    "password_or_secret",
    "card_number",
    "card_security_code",
    "card_expiry",
    "card_partial",
    "bank_account",
    "payment_token_or_processor_ref",
    "financial_other",
    "health",
    "biometric",
    "photo_or_logo",
    "free_text_content",
    "social_contact_of_others",
    "unstructured_blob",
]
"""The labels of columns by which the classifier is measured; each must be a data term of that very name."""

LEAF_FOR_THE_REST: Mapping[Axis, Mapping[str, str]] = {
    "action": {"disclose": "share"},
    "recipient": {
        "external": "other_company",
        "authority": "other_authority",
        "service_provider": "other_service_provider",
        "payment_processor": "other_payment_processor",
    },
}
"""Per term that has others below it, the leaf below it for whatever its siblings do not name.

What counts as such a leaf: it has nothing below it, it lies directly within the term, and for recipients its
name begins with `other_`. Without one, every court order would be a possible sale.
"""


def id_of(case: Case) -> str:
    path = case.place.path.rpartition("/")[2]
    return f"{path}:{case.place.line} {case.rule}"


TRIALS = [(name, trial) for name in PACKS for trial in run_cases(shipped(name))]


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> Pack:
    return shipped(str(request.param))


def test_there_is_a_pack() -> None:
    assert "planetsoho" in PACKS


@pytest.mark.parametrize("trial", [pytest.param(t, id=f"{name}/{id_of(t.case)}") for name, t in TRIALS])
def test_the_case_passes(trial: Trial) -> None:
    assert trial.differs == (), f"{trial.case.place}: {'; '.join(trial.differs)}"


def test_every_rule_has_cases(pack: Pack) -> None:
    assert rules_without_cases(pack) == ()


def decides(trial: Trial, rule: Rule) -> bool:
    return rule.id in {citation.rule for citation in trial.answer.because}


def test_every_rule_has_a_case_that_it_decides(pack: Pack) -> None:
    trials = run_cases(pack)
    deciding = {citation.rule for trial in trials for citation in trial.answer.because}
    assert [rule.id for rule in pack.policy.rules if rule.id not in deciding] == []


def has_an_edge(rule: Rule) -> bool:
    """Whether there is a flow that the rule does not reach: some axis or fact limits it."""
    return bool(rule.clause.scope) or rule.clause.when is not None


def test_every_rule_has_cases_on_both_sides_of_its_edge(pack: Pack) -> None:
    """Under the rule itself, one case that it decides and one that it does not."""
    trials = run_cases(pack)
    one_sided = []
    for rule in filter(has_an_edge, pack.policy.rules):
        sides = {decides(trial, rule) for trial in trials if trial.case.rule == rule.id}
        if sides != {True, False}:
            one_sided.append(
                f"{rule.id}: " + ("only cases it decides" if sides == {True} else "never decides")
            )
    assert one_sided == []


def test_every_sentence_is_carried_or_on_purpose_not_checkable(pack: Pack) -> None:
    report = cover_pack(pack, None)
    assert [str(problem) for problem in report.problems] == []
    assert {line.status for line in report.lines} <= {"enforced", "not checkable"}


def clauses(rule: Rule) -> list[Clause]:
    """The rule's own clause and all its exceptions, whatever their depth."""
    found = [rule.clause]
    for clause in found:
        found += clause.exceptions
    return found


def test_the_pack_is_pinned_and_every_quote_has_its_sentence(pack: Pack) -> None:
    assert pack.policy.pinned
    quotes = [quote for rule in pack.policy.rules for clause in clauses(rule) for quote in clause.quotes]
    quotes += [promise.quote for promise in pack.policy.not_checkable]
    assert [quote.text for quote in quotes if quote.sentence is None or not quote.digest] == []


def test_every_rule_quotes_and_every_prohibition_names_a_way_out(pack: Pack) -> None:
    assert [rule.id for rule in pack.policy.rules if not rule.quotes] == []
    assert [rule.id for rule in pack.policy.rules if rule.effect == "prohibit" and not rule.fix] == []


def children(vocabulary: Vocabulary, axis: Axis) -> dict[str, set[str]]:
    """The terms directly below each term that has any; retired terms left out."""
    found: dict[str, set[str]] = {}
    for term in vocabulary.terms[axis].values():
        for parent in () if term.replaced_by else term.within:
            found.setdefault(parent, set()).add(term.name)
    return found


@pytest.mark.parametrize("axis", ["action", "recipient"])
def test_a_term_with_others_below_it_has_a_leaf_for_the_rest(pack: Pack, axis: Axis) -> None:
    below = children(pack.policy.vocabulary, axis)
    leaves = {term: LEAF_FOR_THE_REST[axis].get(term, f"other_{term}") for term in below}
    assert {term: leaf for term, leaf in leaves.items() if leaf not in below[term] or leaf in below} == {}


def test_leaves_for_the_rest_are_leaves_of_terms_that_there_are() -> None:
    """A line of the table that no vocabulary bears out any more would hide the next gap."""
    for axis, leaves in LEAF_FOR_THE_REST.items():
        found = {term for name in PACKS for term in children(shipped(name).policy.vocabulary, axis)}
        assert leaves.keys() - found == set()
        assert axis == "action" or all(leaf.startswith("other_") for leaf in leaves.values())


@pytest.mark.parametrize("label", LABELS)
def test_every_label_of_columns_is_a_data_term(label: str) -> None:
    term = shipped().policy.vocabulary.terms["data"].get(label)
    assert term is not None, f"rules/vocabulary/data.yaml has no term {label}"
    assert (term.name, term.replaced_by) == (label, None)
    assert term.definition


def test_every_term_and_fact_says_what_it_means(pack: Pack) -> None:
    vocabulary = pack.policy.vocabulary
    terms = [term for axis in AXES for term in vocabulary.terms[axis].values() if not term.replaced_by]
    assert [term.name for term in terms if not term.definition.strip()] == []
    assert [fact.name for fact in vocabulary.facts.values() if not fact.definition.strip()] == []


def test_effects_of_all_three_kinds_are_tried() -> None:
    """The cases exercise the whole table of the decision: each effect, verdict and kind occurs."""
    rules = {rule.id: rule for rule in shipped().policy.rules}
    trials = run_cases(shipped())
    effects: set[Effect] = {rules[c.rule].effect for trial in trials for c in trial.answer.because}
    assert effects == {"permit", "oblige", "prohibit"}
    verdicts = {trial.answer.verdict for trial in trials}
    assert verdicts == {"allowed", "denied", "conditional", "not_covered"}
    assert {trial.answer.kind for trial in trials} == {None, "if", "unless", "both"}


def test_the_engine_knows_nothing_of_any_company() -> None:
    """Names of packs may stand in examples of the command line's help; what decides knows none of them."""
    names = re.compile("|".join([*PACKS, "planet ?soho"]), re.IGNORECASE)
    rooms = (
        "model",
        "engine",
        "policy",
        "gate",
        "readers",
        "reporters",
        "syntax",
        "files",
        "workflows",
        "config",
    )
    told = [
        module.path
        for module in source_modules()
        if module.name.split(".")[1:2] and module.name.split(".")[1] in rooms and names.search(module.text)
    ]
    assert told == []
