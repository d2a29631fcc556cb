"""Where small policies are silent, in the broadest terms; and what is done or promised in vain."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given

from builders import flow, oblige, permit, policy, prohibit, vocabulary
from privacyrules.engine.decide import decide
from privacyrules.engine.flowmap import Done
from privacyrules.engine.gaps import gaps
from privacyrules.engine.gaps.silence import silences
from privacyrules.engine.matching import Situation, match
from privacyrules.engine.regions import TooManyBoxesError
from privacyrules.model.flow import AXES, FactValue, Flow
from privacyrules.model.logic import NO
from privacyrules.model.places import Place
from privacyrules.model.policy import Policy, Rule
from privacyrules.model.review import Gaps, Kinds, Silence
from random_policies import AROUND, examples, policies
from random_policies import FACTS as RANDOM_FACTS

WORDS = vocabulary(
    action="store erase; disclose; sell share < disclose",
    data="personal; contact usage sensitive < personal; email phone < contact; health < sensitive",
    subject="user employee",
    purpose="service marketing; newsletter < marketing",
    recipient="internal; external; provider broker < external",
)

STORE = permit("store", {"action": "store", "data": "personal", "subject": "user", "purpose": "service"})


def told(*rules: Rule) -> list[str]:
    """Where a policy of these rules is silent, each class in one line, without its number."""
    return [shown(silence) for silence in silences(policy(WORDS, *rules))]


def shown(silence: Silence) -> str:
    data = [k.term + (f" but {'/'.join(k.other_than)}" if k.other_than else "") for k in silence.data]
    said = ["/".join(silence.actions) or "any", ", ".join(data) or "all"]
    ways = (("about", silence.subjects), ("for", silence.purposes), ("to", silence.recipients))
    said += [f"{lead} {'/'.join(terms)}" for lead, terms in ways if terms]
    return " ".join(said) + (f" [{', '.join(silence.but)}]" if silence.but else "")


# --- silence --------------------------------------------------------------------------------------------


def test_a_policy_is_silent_on_acts_subjects_and_purposes_that_no_permission_touches() -> None:
    assert told(STORE) == [
        "any personal about employee",
        "disclose/erase personal",
        "store personal [store]",
    ]


def test_a_narrower_act_is_told_only_with_what_the_broader_one_does_not_tell() -> None:
    """Sharing usage data is allowed, so selling it is told, and sharing all else with the rest."""
    share = permit("share", {"action": "share", "data": "usage"})
    assert told(share) == ["disclose personal but usage", "store/erase/sell personal"]


def test_whom_data_goes_to_matters_where_it_is_disclosed() -> None:
    share = permit("share", {"action": "disclose", "data": "email", "recipient": "provider"})
    assert told(share) == [
        "store/erase personal",
        "disclose personal but email",
        "disclose personal to broker",
    ]


def test_permissions_for_certain_purposes_are_named_beside_the_silence() -> None:
    share = permit("share", {"action": "disclose", "data": "contact", "purpose": "service"})
    assert told(share) == ["store/erase personal", "disclose personal [share]"]


def test_where_many_permissions_speak_of_purposes_the_silent_purposes_are_told() -> None:
    words = vocabulary(
        action="use",
        data="personal; email < personal",
        purpose="service security law; marketing advertising",
    )
    uses = [
        permit(p, {"action": "use", "data": "email", "purpose": p}) for p in ("service", "security", "law")
    ]
    assert [shown(silence) for silence in silences(policy(words, *uses))] == [
        "use personal for marketing/advertising"
    ]


def test_data_that_is_left_out_of_one_branch_is_told_in_another() -> None:
    """Three permissions touch `t`, so it is left out of `r`; two of them `c`, which lies within `s` too."""
    words = vocabulary(
        action="use", data="r s; t < r; c < t s; d < t; q w < r; e < s", purpose="one two three four"
    )
    named = (("one", "c"), ("two", "c"), ("three", "d"))
    rules = [permit(p, {"action": "use", "data": data, "purpose": p}) for p, data in named]
    lines = [shown(s) for s in silences(policy(words, *rules, permit("all", {"action": "use", "data": "e"})))]
    assert "use r but t, c [one, two]" in lines


def test_what_is_forbidden_is_not_silent() -> None:
    never = prohibit("never", {"action": ["sell", "share", "disclose"], "data": "personal"})
    assert told(STORE, never) == ["any personal about employee", "erase personal", "store personal [store]"]


def test_a_policy_without_rules_on_data_is_silent_on_all_of_it() -> None:
    assert told(oblige("x", {"action": "store", "data": "personal"})) == ["disclose/erase personal"]


def test_the_number_of_a_class_is_that_of_its_kinds_of_flows() -> None:
    """Acts but storing are one kind, and so is all data; a user or not, for the service or not."""
    (erase,) = [s for s in silences(policy(WORDS, STORE)) if s.actions == ("disclose", "erase")]
    assert erase.number == 1 * 1 * 2 * 2


def test_too_many_kinds_of_flows_are_told_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_many(of: Policy) -> tuple[Silence, ...]:
        raise TooManyBoxesError

    monkeypatch.setattr("privacyrules.engine.gaps.silences", too_many)
    assert gaps(policy(WORDS, STORE)).silent is None


RANDOM_WORDS = vocabulary(
    facts=RANDOM_FACTS,
    action="store; disclose; sell < disclose",
    data="personal; a b < personal; c < a b",
    purpose="p; q < p",
    recipient="external; broker < external",
)


def _within(silence: Silence, one: Policy) -> Iterator[Situation]:
    """Every fully stated flow of a class, with a value on every side of every literal."""
    below = one.vocabulary.below
    data: set[str] = set()
    for kinds in silence.data:
        others = {inner for other in kinds.other_than for inner in below["data"][other]}
        data |= {t for t in below["data"][kinds.term] if below["data"][t].isdisjoint(others)}

    def under(axis: str, named: tuple[str, ...]) -> list[str]:
        on_axis = next(below[name] for name in AXES if name == axis)
        return sorted({t for term in named or on_axis for t in on_axis[term]})

    facts: list[dict[str, FactValue]] = [
        dict(zip(("flag", "days", "country", "since"), values, strict=True))
        for values in itertools.product(*(AROUND[fact][:2] for fact in ("flag", "days", "country", "since")))
    ]
    for action, datum, purpose, recipient in itertools.product(
        under("action", silence.actions),
        sorted(data) or under("data", ()),
        under("purpose", silence.purposes),
        under("recipient", silence.recipients),
    ):
        for stated in facts[::5]:
            yield Situation(
                {"action": action, "data": datum, "purpose": purpose, "recipient": recipient}, stated
            )


@examples(60)
@given(policies(RANDOM_WORDS, most_rules=3))
def test_no_permission_touches_a_silent_class_but_those_that_it_names(one: Policy) -> None:
    favour = [rule for rule in one.rules if rule.effect != "prohibit"]
    for silence in silences(one):
        assert silence.number > 0
        for situation in itertools.islice(_within(silence, one), 300):
            touching = {r.id for r in favour if match(r.clause, situation, one.vocabulary) != NO}
            assert touching <= set(silence.but)


# --- both ways ------------------------------------------------------------------------------------------


def done(one: Policy, *flows: Flow) -> Gaps:
    """Hold flows against a policy, the first at line 1 of a file, and so on."""
    acts = [Done(decide(one, f), Place("app.sql", line), f"t{line}") for line, f in enumerate(flows, 1)]
    return gaps(one, acts)


def keeping(data: str | list[str], days: int | None = None, purpose: str = "service") -> Flow:
    facts = {} if days is None else {"retention_days": days}
    return flow(action="store", data=data, subject="user", purpose=purpose, facts=facts)


def test_what_is_done_and_not_promised_is_told_together_where_only_the_data_differs() -> None:
    marketing = [keeping("email", purpose="marketing"), keeping(["phone", "usage"], purpose="marketing")]
    found = done(policy(WORDS, STORE), *marketing, keeping("email"), keeping("email", purpose="newsletter"))
    assert [(doing.flow, doing.tables) for doing in found.done] == [
        (keeping(["email", "phone", "usage"], purpose="marketing"), ("t1", "t2")),
        (keeping("email", purpose="newsletter"), ("t4",)),
    ]
    assert found.done[0].places == (Place("app.sql", 1), Place("app.sql", 2))
    assert [near.citation.rule for near in found.done[0].nearest] == ["store"]
    assert (found.flows, found.unused, found.unseen) == (4, (), ())


def test_promises_that_nothing_uses_and_those_of_which_nobody_can_tell() -> None:
    health = permit("health", {"action": "store", "data": "health"})
    erase = oblige("erase", {"action": "erase", "data": "personal"})
    found = done(policy(WORDS, STORE, health, erase), keeping("email"))
    assert found.unused == (health,)
    assert found.unseen == (erase,)
    broader = done(policy(WORDS, STORE, health), keeping("sensitive"))
    assert broader.unused == (), "what is stored may be health data"


def test_an_act_left_undone_uses_no_permission() -> None:
    found = done(policy(WORDS, STORE), keeping("email")._replace(omitted=True))
    assert found.unseen == (STORE,)


def test_numbers_that_are_stated_stand_beside_those_of_the_rules() -> None:
    short = permit("short", {"action": "store", "data": "usage"}, when="retention_days <= 30")
    long = prohibit("long", {"action": "store", "data": "usage"}, when="retention_days > 365")
    found = done(policy(WORDS, short, long), *(keeping("usage", days) for days in (90, 14, 30, 400)))
    assert [(s.rule.id, s.value, s.literals, s.beyond) for s in found.stated] == [
        ("long", 400, (365,), True),
        ("short", 400, (30,), True),
        ("short", 90, (30,), True),
        ("long", 14, (365,), False),
        ("long", 30, (365,), False),
        ("long", 90, (365,), False),
        ("short", 14, (30,), False),
    ]
    assert found.stated[2].places == (Place("app.sql", 1),)
    beyond = done(policy(WORDS, short), keeping("usage", 90))
    assert [doing.flow for doing in beyond.done] == [keeping("usage", 90)]
    assert beyond.unused == (), "the permission is used, and overdone"


def test_numbers_of_rules_that_do_not_reach_the_act_are_left_out() -> None:
    short = permit("short", {"action": "store", "data": "usage"}, when="retention_days <= 30")
    flag = permit("flag", {"action": "store", "data": "email"}, when="account_closed")
    assert done(policy(WORDS, short, flag), keeping("email", 90)).stated == ()
    assert done(policy(WORDS, short), keeping("usage")).stated == ()


def test_without_anything_done_the_policy_alone_is_looked_at() -> None:
    found = gaps(policy(WORDS, STORE))
    assert (found.done, found.unused, found.stated, found.flows) == ((), (), (), 0)
    assert found.silent is not None
    assert Kinds("personal") in found.silent[0].data
