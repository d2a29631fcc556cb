"""The map of the data's ways: what leads where, by which verdict, written where."""

from __future__ import annotations

from builders import flow, permit, policy, prohibit, vocabulary
from privacyrules.engine.decide import decide
from privacyrules.engine.flowmap import COMES, Done, flow_map
from privacyrules.model.flow import Flow
from privacyrules.model.flowmap import FlowMap, Hop, Stop
from privacyrules.model.places import Place

WORDS = vocabulary(
    action="collect store share sell",
    data="email phone",
    subject="user",
    purpose="registration",
    recipient="internal data_broker",
    source="data_subject",
)
PROMISES = policy(
    WORDS,
    permit("forms", {"action": ["collect", "store"], "data": "email", "subject": "user"}),
    prohibit("no-sale", {"action": "sell", "data": "email", "subject": "user"}),
)
EMAIL, PHONE, USERS = Stop("data", "email"), Stop("data", "phone"), Stop("table", "users")


def done(asked: Flow, line: int, table: str = "") -> Done:
    return Done(decide(PROMISES, asked), Place("a.sql", line), table)


def seen(of: FlowMap) -> list[tuple[str, str, str, str | None, tuple[str, ...]]]:
    return [(hop.start.name, hop.end.name, hop.does, hop.verdict, hop.because) for hop in of.hops]


def test_what_is_kept_leads_from_where_it_comes_through_the_data_to_the_table() -> None:
    kept = flow(action="store", data="email", subject="user", source="data_subject", purpose="registration")
    of = flow_map([done(kept, 1, "users")])
    assert of.stops == (Stop("source", "data_subject"), EMAIL, USERS)
    assert seen(of) == [
        ("email", "users", "store for registration", "allowed", ("forms",)),
        ("data_subject", "email", COMES, None, ()),
    ]


def test_taking_in_is_asked_where_it_is_what_is_done() -> None:
    of = flow_map([done(flow(action="collect", data="email", subject="user", source="data_subject"), 1)])
    assert seen(of) == [("data_subject", "email", "collect", "allowed", ("forms",))]


def test_what_is_given_away_leads_to_whom_the_strictest_first() -> None:
    sold = flow(action="sell", data=["email", "phone"], subject="user", recipient="data_broker")
    assert seen(flow_map([done(sold, 1)])) == [
        ("email", "data_broker", "sell", "denied", ("no-sale",)),
        ("phone", "data_broker", "sell", "not_covered", ()),
    ]


def test_what_is_opened_leads_from_its_table() -> None:
    opened = flow(action="share", data="email", subject="user", recipient="data_broker")
    assert seen(flow_map([done(opened, 1, "users")])) == [
        ("users", "data_broker", "share: email", "not_covered", ())
    ]


def test_the_same_way_is_drawn_once_with_every_place_where_it_is_written() -> None:
    kept = flow(action="store", data="email", subject="user")
    of = flow_map([done(kept, 1, "users"), done(kept, 2, "users"), done(kept, 2, "users")])
    assert of.hops == (
        Hop(EMAIL, USERS, "store", "allowed", None, ("forms",), (Place("a.sql", 1), Place("a.sql", 2))),
    )


def test_what_nobody_states_is_a_stop_without_a_name() -> None:
    of = flow_map([done(flow(data="phone", subject="user"), 1)])
    assert of.hops[0][:3] == (PHONE, Stop("recipient", ""), "something")


def test_nothing_done_is_an_empty_map() -> None:
    assert flow_map([]) == FlowMap((), ())
