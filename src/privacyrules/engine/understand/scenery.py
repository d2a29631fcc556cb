"""The purposes that a question names in, those out that it is about: without teams, places and times."""

from __future__ import annotations

from collections.abc import Iterable

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.around import Named
from privacyrules.engine.understand.question import PURPOSE, SIDE, Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import MARKS

_SURROUNDINGS = frozenset(
    {"access_control", "registration", "profile_display", "payment_collection", "invoicing"}
)
"""What goes on around most acts: a page, a payment; it gives way unless a clause says that it is meant."""

_NOTICES = frozenset({"membership_notice", "service_notice", "breach_notification", "policy_update_notice"})
_TELLS = g.word_set(
    "tell notify inform remind warn alert send write mail email announce notice reminder text ping message "
    "call phone ring letter note notification know word disclose report say hear learn publish post page "
    "contact"
)
_OFFICERS = frozenset({"law_enforcement", "authority", "other_authority", "tax_authority", "court"})
_SEVERAL = 2
_PLACES = frozenset(
    {"in", "on", "at", "of", "from", "into", "onto", "during", "when", "while", "after", "whose"}
)
_LEADS = frozenset({"to", "for", "so", "order"})
_TEAMS = frozenset(
    {"marketing", "support", "accounting", "sales", "bookkeeping", "security", "recruiting", "billing"}
)
_OF_TEAMS = frozenset(
    {"team", "department", "people", "colleagues", "folks", "staff", "startup", "agency", "firm"}
)
_WISHES = g.word_set(
    "wants want asks asked ask needs need would has have had is was may can could should will wishes "
    "requests requested demands thinks says said likes here plans intends"
)


def foreground(q: Question, found: Named) -> Named:
    """Without what only surrounds the act, where anything else is said of what it is for.

    Args:
        q: the question.
        found: purposes with the phrases that name them.

    Returns:
        Those that are left; all of them, if none would be.
    """
    if len(found) < _SEVERAL:
        return found
    told = {term: named for term, named in found.items() if not all(_is_a_team(q, m) for m in named)} or found
    sure = any_says_why(q, told)
    kept = {term: named for term, named in told.items() if not _surrounds(q, term, named, sure=sure)}
    return kept or {term: named for term, named in told.items() if term != "profile_display"} or told


def nearest(q: Question, by_part: Iterable[Named]) -> Named:
    """The purposes of the first part of a question that names any; what only surrounds comes last.

    Args:
        q: the question.
        by_part: the purposes that parts of the question name, the nearest part first.
    """
    found = [named for named in by_part if named]
    return next((named for named in found if not only_surrounds(q, named)), found[0] if found else {})


def any_says_why(q: Question, found: Named) -> bool:
    """Whether a clause that says what for names one of some purposes."""
    return any(_says_why(q, mention) for named in found.values() for mention in named)


def only_surrounds(q: Question, found: Named) -> bool:
    """Whether purposes only surround the act: a team's name, a page, a login."""
    return all(
        _is_a_side_issue(q, term, named)
        or all(_is_a_team(q, m) for m in named)
        or (term in _SURROUNDINGS and not any(_says_why(q, m) for m in named))
        for term, named in found.items()
    )


def _surrounds(q: Question, term: str, named: list[Mention], *, sure: bool) -> bool:
    """Whether a purpose gives way to others; beside one that is surely meant, so does a mere reason."""
    if _is_a_side_issue(q, term, named):
        return True
    if any(_says_why(q, mention) for mention in named):
        return False
    return term in _SURROUNDINGS or (sure and all(q.zones[mention.first] == SIDE for mention in named))


def _is_a_side_issue(q: Question, term: str, named: list[Mention]) -> bool:
    """Help of which other words tell what for; a notice where nobody is told anything; telling as such."""
    if term in _NOTICES:
        return not any(_TELLS & set(token.forms) for token in q.tokens)
    if term == "government_assistance":
        return all(_helps(q, m) for m in named) and not any(
            _OFFICERS & set(m.terms("recipient")) for m in q.mentions
        )
    return term == "communication" or (term == "customer_support" and all(_helps(q, m) for m in named))


def _helps(q: Question, mention: Mention) -> bool:
    """`they ask us to help`: whom, and with what, the other words tell."""
    words = (q.tokens[place] for place in range(mention.first, mention.last))
    return any({"help", "hand", "favour", "favor"} & set(token.forms) for token in words)


def _is_a_team(q: Question, mention: Mention) -> bool:
    """`marketing has asked for …`, `may accounting see …`, `for support to look at`: people."""
    if q.word(mention.last - 1) == "team" or _is_a_pull_request(q, mention):
        return True
    if mention.last - mention.first > _SEVERAL or q.word(mention.first) not in _TEAMS:
        return False
    after, before = q.word(mention.last), q.word(q.back(mention.first, g.DETERMINERS))
    if after in _WISHES | _OF_TEAMS or (before == "for" and after == "to"):
        return True
    return before in g.MODALS | g.BE


def _is_a_pull_request(q: Question, mention: Mention) -> bool:
    """`…, shown on their page. Merge?`: whether a change may go in."""
    alone = q.word(mention.first) == "merge" and q.word(mention.last) == "?"
    return alone and q.word(mention.first - 1) in MARKS | {"to", "ok", "fine"}


def _says_why(q: Question, mention: Mention) -> bool:
    """Whether a phrase stands in a clause that says what for, and names no place or time there."""
    at = q.back(mention.first, g.DETERMINERS | g.ADVERBS)
    before = q.word(at)
    if before in _PLACES or q.word(mention.first) in _PLACES:
        return False
    if before == "to" and q.word(q.back(at, g.ADVERBS)) in g.BEFORE_OUR_INFINITIVE:
        return False
    return q.zones[mention.first] == PURPOSE or bool({before, q.word(mention.first)} & _LEADS)
