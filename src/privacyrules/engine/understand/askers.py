"""A question in, the part that whoever asks says they play out: `I only received an invoice from a user`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.people import person
from privacyrules.engine.understand.question import Question

_MINE = frozenset({"my", "me", "mine", "myself"})
_ONLY = g.DETERMINERS | g.ADVERBS | {"mere", "merely", "former", "simple", "potential", "new", "one", "of"}
_HELPING = g.ADVERBS | g.HAVE | g.MODALS | g.BE | {"merely", "myself"}
_BILLS = frozenset({"invoice", "bill", "quote", "receipt"})
_SENDS = frozenset({"send", "bill", "invoice", "issue", "charge", "write", "address", "mail", "email"})
_GETS = frozenset({"receive", "get", "pay", "open"})
_OTHERS = frozenset({"user", "customer", "client", "member", "subscriber"})
_ENTERS = frozenset(
    {"enter", "type", "add", "invite", "give", "put", "upload", "submit", "name", "key", "supply"}
)
_LINKS = frozenset({"friend", "contact", "link", "connect", "invite", "add", "connection", "acquaintance"})
_MADE = frozenset({"that", "which", "made", "written", "issued", "from", "by", "of", "sent", "drawn"})
_REACH = 5
_PAPERS = frozenset({"cv", "cvs", "resume", "vitae"})
_APPLIES = frozenset({"apply", "applying", "applied", "interview", "application", "candidate", "applicant"})
_POSTS = frozenset({"job", "position", "vacancy", "internship", "traineeship"})
_AT_WORK = frozenset({"work", "employ", "employed", "employee", "staff"})
_WITH_YOU = frozenset({"here", "you", "your", "us"})


def part_of_asker(q: Question) -> str:
    """The subject term of whoever asks about data of their own, "" if they do not tell it."""
    if not any(token.word in _MINE for token in q.tokens):
        return "employee" if any(_works_here(q, at) for at in range(len(q.tokens))) else ""
    forms = {form for token in q.tokens for form in token.forms}
    invoiced = bool(_BILLS & forms) and any(_is_invoiced(q, at) for at in range(len(q.tokens)))
    if invoiced:
        return "invoice_recipient"
    if _applies(q, forms):
        return "job_applicant"
    if _AT_WORK & forms and any(_works_here(q, at) for at in range(len(q.tokens))):
        return "employee"
    said = [term for at in range(len(q.tokens)) if (term := _said_at(q, at))]
    entered = not _BILLS & forms and bool(_ENTERS & forms) and bool(_LINKS & forms)
    if entered and any(_is_entered(q, at) for at in range(len(q.tokens))):
        return "friend"
    return next((term for term in said if term != "visitor"), said[0] if said else "")


def _said_at(q: Question, at: int) -> str:
    """`I am a former employee`, `as the recipient of an invoice I …`."""
    holder = q.at(at)
    if holder is None or holder.first != at:
        return ""
    said = (str(value) for s in holder.of("saying") for name, value in s.sets if name == "subject")
    term = next(said, "")
    if term:
        return term if q.word(at) == "without" or q.word(q.back(at, _HELPING)) == "i" else ""
    term = person(q, holder)
    if not term:
        return ""
    before = q.back(at, _ONLY)
    if q.word(before) == "but":
        return term if {"am", "i'm"} & {q.word(place) for place in range(max(0, before - 5), before)} else ""
    am = q.word(before) == "i'm" or (q.word(before) == "am" and q.word(before - 1) == "i")
    opens = q.word(before) == "as" and before == q.sentence_of(at)[0]
    return term if am or opens else ""


def _applies(q: Question, forms: set[str]) -> bool:
    """`my CV for the job`, `I had a job interview with you`: whoever asks wants to work here."""
    if _PAPERS & forms:
        papers = (at for at, token in enumerate(q.tokens) if token.word in _PAPERS)
        return any("my" in (q.word(at - 1), q.word(at - 2)) for at in papers)
    asks = _APPLIES & forms and _POSTS & forms and any(token.word == "i" for token in q.tokens)
    return bool(asks) and _speaks_of(q, _APPLIES)


def _speaks_of(q: Question, words: frozenset[str]) -> bool:
    """Whether `I` or `my` stands shortly before one of some words: `I have applied`, `my application`."""
    places = (at for at, token in enumerate(q.tokens) if words & set(token.forms))
    return any({"i", "my", "i'm"} & {q.word(n) for n in range(max(0, at - _REACH), at)} for at in places)


def _works_here(q: Question, at: int) -> bool:
    """`I work here since two years`, `I am employed with you`: and asks about what is their own."""
    if not _AT_WORK & set(q.tokens[at].forms) or q.word(q.back(at, _HELPING)) != "i":
        return False
    here = {q.word(place) for place in range(at + 1, min(at + _REACH - 1, len(q.tokens)))}
    return bool(_WITH_YOU & here) and _asks_of_their_own(q)


def _asks_of_their_own(q: Question) -> bool:
    """Whether data of whoever asks is asked about: `my health data`, `which pages I open`."""
    asked = (m for m in q.mentions if q.asked[m.first] and m.terms("data"))
    return any(
        q.word(q.back(m.first, g.ADVERBS)) == "my"
        or {"my", "i"} & {q.word(at) for at in range(m.first, m.last + 1)}
        for m in asked
    )


def _is_invoiced(q: Question, at: int) -> bool:
    """`a user sent me an invoice`, `the shop billed me`, `I got a bill from one of your customers`."""
    forms = set(q.tokens[at].forms)
    if _SENDS & forms and q.word(at + 1) in ("me", "us"):
        by_you = "you" in (q.word(at - 1), q.word(at - 2))
        sent = range(at + 1, min(at + 1 + _REACH, len(q.tokens)))
        by_you = by_you or q.word(at).endswith("ing")
        return not by_you and bool(_BILLS & forms or any(_is_bill(q, place) for place in sent))
    if not _BILLS & forms or q.word(at - 1) in ("my", "your", "our"):
        return False
    if _is_named_on(q, at):
        return True
    got = range(max(0, at - _REACH), at)
    mine = any(_GETS & set(q.tokens[place].forms) for place in got) and "i" in {q.word(n) for n in got}
    return mine and _is_from_another(q, at + 1)


def _is_bill(q: Question, at: int) -> bool:
    return bool(_BILLS & set(q.tokens[at].forms)) and q.word(at - 1) != "your"


def _is_named_on(q: Question, at: int) -> bool:
    """`my number stands on an invoice that a plumber made`."""
    on = q.word(at - 1 - int(q.word(at - 1) in g.DETERMINERS)) in ("on", "in")
    on = on and "my" in {q.word(place) for place in range(at)}
    behind = [q.word(place) for place in range(at + 1, min(at + 1 + _REACH, len(q.tokens)))]
    made = behind[:1] and behind[0] in _MADE
    return bool(on and made) and not {"i", "my", "you", "your", "we"} & set(behind[1:])


def _is_from_another(q: Question, at: int) -> bool:
    """`… from one of your users`, `… from one`, `… via your platform`; not `from you`."""
    if q.word(at) in ("from", "by", "of"):
        named = range(at + 1, min(at + _REACH, len(q.tokens)))
        return q.word(at + 1) not in ("you", "your") or any(_OTHERS & set(q.tokens[n].forms) for n in named)
    behind = [q.word(place) for place in range(at, min(at + _REACH, len(q.tokens)))]
    return any(word in ("through", "via", "with", "using") for word in behind) and "your" in behind


def _is_entered(q: Question, at: int) -> bool:
    """`a friend entered my number`, `a man whom I know added me`, `I was added by …`."""
    if not _ENTERS & set(q.tokens[at].forms):
        return False
    if q.word(at + 1) == "by" and q.word(q.back(at, _HELPING)) == "i":
        return True
    behind = {q.word(place) for place in range(at + 1, min(at + 3, len(q.tokens)))}
    before = {q.word(place) for place in range(max(q.sentence_of(at)[0], at - 3), at)}
    return bool({"my", "me"} & behind) and not before & {"you", "i", "to"}
