"""An act and the phrases around it in, the data of which they speak without naming it out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand.datum import single_data
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention

TOLD_BY = {"policy_update_notice": "policy_text", "breach_notification": "breach_notice"}
"""The data by which people are told of what a purpose names."""


def implied_by(q: Question, act: Act, meant: Sequence[Mention]) -> str:
    """The data that nobody names and everybody means, "" if there is none."""
    counted = _counted_in(q, meant) or _planted(q, act)
    return counted or ("personal" if _is_all_erased(q, act) else _implied(act, meant))


def _planted(q: Question, act: Act) -> str:
    """`drop a cookie on visitors`: the verb says it all."""
    anchor = act.anchor
    sets = act.action == "store" and anchor is not None and "cookie" in q.tokens[anchor.last - 1].forms
    return "cookie_id_or_session" if sets else ""


def _is_all_erased(q: Question, act: Act) -> bool:
    """Whether somebody asked to be erased: `wants every trace of him deleted`."""
    asked = any(sense.term == "erasure_requested" for m in q.mentions for sense in m.of("fact"))
    return act.action == "erase" and asked


def _implied(act: Act, meant: Sequence[Mention]) -> str:
    """The data of which a purpose or a breach speaks without naming it: `post that we were breached`."""
    named = {term for m in meant for term in m.terms("purpose")}
    if any(sense.term == "breach_known" for m in meant for sense in m.of("fact")):
        named.add("breach_notification")
    if act.action == "publish" and "profile_display" in named and not named & TOLD_BY.keys():
        return "business_profile"
    if act.action not in ("publish", "share"):
        return ""
    return next((term for purpose, term in TOLD_BY.items() if purpose in named), "")


def _counted_in(q: Question, meant: Sequence[Mention]) -> str:
    """What is counted of the people whom figures describe: `the average age of our users`."""
    if any("visitor" in m.terms("subject") for m in meant) and any("count" in t.forms for t in q.tokens):
        return "visit_counts"
    for mention in meant:
        if mention.terms("purpose") == ("demographic_research",) and mention.last - mention.first > 1:
            inner = [single_data(q, place) for place in range(mention.first, mention.last)]
            return next(filter(None, inner), "")
    return ""
