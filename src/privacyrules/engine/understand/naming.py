"""The phrases that count in, the data that they name out; the policy that decides is none."""

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import datum_of
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention


def data_named(meant: Sequence[Mention]) -> set[str]:
    """The data terms that phrases and sayings name."""
    said = (str(v) for m in meant for s in m.of("saying") for name, v in s.sets if name == "data")
    return {term for m in meant for term in m.terms("data")} | set(said)


def data_within(q: Question, meant: Sequence[Mention]) -> set[str]:
    """The data within phrases for a form: `single IP addresses`."""
    found = (datum_of(q, mention) for mention in meant if mention.of("term", "form"))
    return {datum.terms[0] for datum in found if datum is not None and len(datum.terms) == 1}


def names_what_decides(q: Question, mention: Mention) -> bool:
    """Whether the policy is named as what decides, not as what is handled: `does the policy allow …`."""
    if mention.terms("data")[:1] != ("policy_text",):
        return False
    before = q.word(q.back(mention.first, g.DETERMINERS))
    return before in g.BEFORE_WHAT_DECIDES or q.word(mention.last) in g.AFTER_WHAT_DECIDES
