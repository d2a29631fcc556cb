"""An act and the phrases around it in, the data of which they speak without naming it out."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import single_data
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.ranking import Act
from privacyrules.engine.understand.spotting import Mention

_ALL = frozenset(
    {"list", "csv", "spreadsheet", "export", "roster", "dump", "extract"}
    | {"data", "information", "info", "details", "particulars", "records", "everything"}
)
"""What holds all of those whom it names, where nothing says what of them: `children's data`."""

_NEAR = 5
_WHEN = frozenset({"when", "who", "whenever"})
_ENTERS = frozenset({"sign", "signs", "signed", "log", "logs", "logged"})
_VISITS = frozenset({"visitor", "visit", "pageview"})
_COUNTS = frozenset({"count", "tally", "total", "sum", "headcount"})
_GIVES = frozenset({"sell", "share", "transfer"})

TOLD_BY = {"policy_update_notice": "policy_text", "breach_notification": "breach_notice"}
"""The data by which people are told of what a purpose names."""


def implied_by(q: Question, act: Act, meant: Sequence[Mention]) -> str:
    """The data that nobody names and everybody means, "" if there is none."""
    counted = _counted_in(q, meant) or _planted(q, act) or _signed_in(q, act)
    return counted or _implied(act, meant) or _all_of_somebody(q, act)


def _planted(q: Question, act: Act) -> str:
    """`drop a cookie on visitors`: the verb says it all."""
    anchor = act.anchor
    sets = act.action == "store" and anchor is not None and "cookie" in q.tokens[anchor.last - 1].forms
    return "cookie_id_or_session" if sets else ""


def _signed_in(q: Question, act: Act) -> str:
    """`log when employees sign in`, `keep a record of who logs in`: the times of it."""
    if act.action not in ("store", "collect", "use"):
        return ""
    enters = (m for m in q.mentions if "access_control" in m.terms("purpose") and q.word(m.first) in _ENTERS)
    asked = (q.word(place) in _WHEN for m in enters for place in range(max(0, m.first - _NEAR), m.first))
    return "last_login" if any(asked) else ""


def _all_of_somebody(q: Question, act: Act) -> str:
    """All that is known of somebody: `look up his account`, `the list of our users`, `delete him`."""
    first = act.anchor.last if act.anchor else 0
    last = q.sentence_of(act.anchor.first)[1] if act.anchor else len(q.tokens)
    if act.action == "erase":
        return _erased(q, first, last)
    if act.action not in ("", "collect") and any("account" in token.forms for token in q.tokens[first:last]):
        return "account_data"
    given = act.action in _GIVES and (q.word(first) == "data" or _hands_over_people(q, first))
    listed = given or any(_ALL.intersection(token.forms) for token in q.tokens)
    return "personal" if given or (listed and _speaks_of_people(q, 0, len(q.tokens))) else ""


def _hands_over_people(q: Question, at: int) -> bool:
    """`sell our customer base to a rival`, but not `sell users a mug`."""
    if q.word(at - 1) == "to":
        return False
    while q.word(at) in g.DETERMINERS and q.at(at) is None:
        at += 1
    holder = q.at(at)
    people = holder is not None and holder.terms("subject") != () and not holder.of("verb")
    return people and holder is not None and q.word(holder.last) in ("to", "?", ".", "")


def _erased(q: Question, first: int, last: int) -> str:
    """What goes with somebody: all that he wants deleted, or else his account."""
    if any(sense.term == "erasure_requested" for m in q.mentions for sense in m.of("fact")):
        return "personal"
    if any("account" in token.forms for token in q.tokens[first:last]):
        return "account_data"
    table = any(token.word == "table" for token in q.tokens[:last])
    return "personal" if _speaks_of_people(q, first, last) and not table else ""


def _speaks_of_people(q: Question, first: int, last: int) -> bool:
    return any(m.terms("subject") and first <= m.first < last for m in q.mentions)


def _implied(act: Act, meant: Sequence[Mention]) -> str:
    """The data of which a purpose or a breach speaks without naming it: `post that we were breached`."""
    named = {term for m in meant for term in m.terms("purpose")}
    if any(sense.term == "breach_known" for m in meant for sense in m.of("fact")):
        named.add("breach_notification")
    if act.action == "publish" and "profile_display" in named and not named & TOLD_BY.keys():
        return "business_profile"
    if act.action in ("publish", "share", "sell") and named == {"visitor_statistics"}:
        return "visit_counts"
    if act.action not in ("publish", "share"):
        return ""
    return next((term for purpose, term in TOLD_BY.items() if purpose in named), "")


def _counted_in(q: Question, meant: Sequence[Mention]) -> str:
    """What is counted of the people whom figures describe: `the average age of our users`."""
    forms = {form for token in q.tokens for form in token.forms}
    if forms & _VISITS and forms & _COUNTS:
        return "visit_counts"
    for mention in meant:
        if mention.terms("purpose") == ("demographic_research",) and mention.last - mention.first > 1:
            inner = [single_data(q, place) for place in range(mention.first, mention.last)]
            return next(filter(None, inner), "")
    return ""
