"""Data among other data in, whether it only tells when or by what out: `when I open an e-mail`."""

from collections.abc import Sequence

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.datum import Datum
from privacyrules.engine.understand.owners import possessor
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import COOKIES

LISTS = frozenset({"and", "or", ",", "&", "with", "plus", "including", "includes", "(", "-", ":"})

_BEFORE_A_TIME = LISTS | g.PREPOSITIONS | g.ADVERBS
_OPENED = frozenset({"app", "site", "website", "page", "program", "software", "account"})
_LETTERS = frozenset({"mail", "mails", "email", "emails", "message", "messages", "newsletter", "newsletters"})


def is_scenery(q: Question, datum: Datum, found: Sequence[Datum]) -> bool:
    """Whether data only tells when something is done, or by what: a time, an opened letter, a browser."""
    return _holds_the_cookie(q, datum, found) or _is_opened(q, datum, found) or _is_a_time(q, datum)


def _holds_the_cookie(q: Question, datum: Datum, found: Sequence[Datum]) -> bool:
    """`a cookie that survives the browser`, `put cookies in my browser`: the browser is no data there."""
    bare = datum.mention is not None and q.word(datum.mention.last - 1) in ("browser", "browsers")
    named = any(set(other.terms) & COOKIES for other in found)
    return bare and (named or any("cookie" in token.forms for token in q.tokens))


def _is_opened(q: Question, datum: Datum, found: Sequence[Datum]) -> bool:
    """`when I open an e-mail from you`: where openings are told, a bare mail is what is opened."""
    opened = any(set(other.terms) & {"mail_opens", "web_beacon"} for other in found)
    bare = datum.mention is not None and q.word(datum.mention.last - 1) in _LETTERS
    return opened and bare and datum.terms in (("email",), ("messages",)) and not _has_owner(q, datum)


def _has_owner(q: Question, datum: Datum) -> bool:
    return datum.mention is not None and possessor(q, datum.mention) is not None


def _is_a_time(q: Question, datum: Datum) -> bool:
    """`When I log in, do you …`: a sentence that begins with `when` begins with a time.

    So does `… when someone opens the app`.
    """
    if datum.mention is None or q.word(datum.mention.first) != "when":
        return False
    before = q.back(datum.mention.first, g.ADVERBS)
    ours = q.word(datum.mention.first + 1) in g.WE
    holder = q.at(before)
    named = holder is not None and bool(holder.of("term")) and holder.first > 0
    if ours and (named or (before >= 0 and holder is None and q.word(before) not in _BEFORE_A_TIME | {"it"})):
        return True
    first, last = q.sentence_of(datum.mention.first)
    behind = q.word(datum.mention.last + int(q.word(datum.mention.last) in g.DETERMINERS))
    return behind in _OPENED or (datum.mention.first == first and datum.mention.last < last)
