"""A verb in, whether it only helps another one or the answer out: `keep showing`, `ok to ship?`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.prefaces import leads_to_act
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.quoting import opens_a_quote
from privacyrules.engine.understand.senses import FROM_OUTSIDE
from privacyrules.engine.understand.verbs import ANSWERS, Verb
from privacyrules.engine.understand.wordclass import has_object
from privacyrules.engine.understand.words import STOPS

_TELLS = frozenset({"tell", "promise", "assure", "say", "explain"})
_BEGINS = frozenset({"keep", "start", "begin", "continue"})
_WHAT = frozenset({"what", "whether", "if", "why", "how", "which"})
_HOLDS = frozenset({"hold", "stand", "apply"})
_ABOUT = frozenset(
    {"on", "against", "about", "allow", "allows", "permit", "permits", "forbid", "forbids", "for", "with"}
)
_SAID_OF_DATA = frozenset({"written", "sent", "told", "addressed", "mailed", "called"})


def only_helps(q: Question, verb: Verb) -> bool:
    """`keep showing` is to show; `written by the server`, said of data, addresses nobody."""
    word, after = q.word(verb.mention.first), q.at(verb.mention.last)
    leads = after is not None and bool(after.of("verb"))
    going_on = leads and q.word(verb.mention.last).endswith("ing")
    if going_on and (word in _BEGINS or any(sense.manner == "skip" for sense in verb.senses)):
        return True
    if _is_manner(q, verb) or (
        _may_say_little(_forms(q, verb), verb) and q.word(verb.mention.last) in STOPS | {""}
    ):
        return True
    if (word == "going" and leads) or _is_by_means_of(q, verb) or leads_to_act(q, verb):
        return True
    if _leads_to_means(q, verb) or _is_what_to_say(q, verb) or _asks_us(q, verb) or _asks_to_be_told(q, verb):
        return True
    if (
        _changes_hands(q, verb)
        or _sees_no_reason(q, verb)
        or _reports(q, verb)
        or (verb.agent != "we" and opens_a_quote(q, verb.mention))
    ):
        return True
    if word in g.HAVE and q.word(verb.mention.last) == "no":
        return True
    contact = all(sense.manner == "contact" for sense in verb.senses)
    return contact and word in _SAID_OF_DATA and q.word(verb.mention.first - 1) not in g.BE


def _is_by_means_of(q: Question, verb: Verb) -> bool:
    """`write to them using their names`; to use is what is asked about in `a rule against using cookies`."""
    using = q.word(verb.mention.first) == "using" and verb.agent == "" and verb.mention.first > 2
    return using and q.word(verb.mention.first - 1) not in _ABOUT


def wants_to_do(q: Question, verb: Verb) -> bool:
    """`finance wants to publish`, `my boss wants me to publish` is to publish."""
    wish = any(sense.manner in FROM_OUTSIDE for sense in verb.senses)
    at = verb.mention.last + int(verb.agent != "company" and q.word(verb.mention.last) in ("me", "you"))
    after = q.at(at + 1)
    leads = q.word(at) == "to" and q.at(at) is None
    return wish and leads and after is not None and bool(after.of("verb"))


def _changes_hands(q: Question, verb: Verb) -> bool:
    """`should the firm be bought`, `we buy your business`: what is sold is the firm, not its data."""
    before = q.back(verb.mention.first, g.ADVERBS | g.BE)
    passive = q.word(verb.mention.first) in ("be", "is", "are") or q.word(verb.mention.first - 1) in g.BE
    trades = bool({"buy", "sell", "purchase", "acquire"} & set(_forms(q, verb)))
    bought = q.at(verb.mention.last + int(q.word(verb.mention.last) in g.DETERMINERS))
    whole = bought is not None and "sale_of_business" in bought.terms("purpose")
    if whole and trades and not passive and "sell" not in _forms(q, verb):
        return True
    return passive and trades and q.word(before) in ("company", "firm", "business", "we")


def _sees_no_reason(q: Question, verb: Verb) -> bool:
    """`I don't see why we couldn't …`, `… see any reason not to …`: an opinion, nothing is looked at."""
    after, behind = q.at(verb.mention.last), q.word(verb.mention.last)
    sees = verb.negated and verb.agent == "we" and "see" in _forms(q, verb)
    return sees and after is None and behind in ("why", "any", "a", "how", "anything", "the")


def _reports(q: Question, verb: Verb) -> bool:
    """`I told her we don't keep them. But can we?`: what was said, and no data handed over."""
    at = verb.mention.last + int(q.word(verb.mention.last) == "that")
    tells = bool(_TELLS & set(_forms(q, verb))) and not q.asked[verb.mention.first]
    return tells and q.word(at) in g.WE and q.at(at) is None


def _forms(q: Question, verb: Verb) -> tuple[str, ...]:
    return tuple(form for token in q.tokens[verb.mention.first : verb.mention.last] for form in token.forms)


def _may_say_little(forms: tuple[str, ...], verb: Verb) -> bool:
    """Whether a verb has a light sense too: `ok to ship?` ships no data, `does it still hold?` holds none."""
    return verb.agent == "" and (any(s.manner == "light" for s in verb.senses) or bool(_HOLDS & set(forms)))


def _is_what_to_say(q: Question, verb: Verb) -> bool:
    """`what do I tell her?` asks for the answer to the question."""
    first, _ = q.sentence_of(verb.mention.first)
    if verb.agent != "we":
        return False
    return q.word(first) == "what" and q.word(first + 1) in g.MODALS and q.word(first + 2) in g.WE


def _leads_to_means(q: Question, verb: Verb) -> bool:
    """`answer by sending the list` is to send it."""
    leads = q.word(verb.mention.last) == "by" and q.word(verb.mention.last + 1).endswith("ing")
    return leads and bool(ANSWERS & set(q.tokens[verb.mention.first].forms))


def _asks_us(q: Question, verb: Verb) -> bool:
    """`we hereby ask whether the disclosure … is covered`: who asks so asks about no person."""
    behind = verb.mention.last
    asks = q.word(verb.mention.first).startswith("ask") and q.word(behind - 1) in ("if", "whether")
    if asks and q.word(behind) == "you":
        return True
    if asks and q.word(behind) in g.OTHERS | g.WE and q.word(behind + 1) in g.MODALS:
        return True
    first, _ = q.sentence_of(verb.mention.first)
    before = {q.word(place) for place in range(first, verb.mention.first)}
    person = q.word(behind) in g.OTHERS | g.PERSONS or q.at(behind) is not None
    return asks and verb.agent in ("we", "") and not before & g.MODALS and not person


def _asks_to_be_told(q: Question, verb: Verb) -> bool:
    """`can you remind me what …`: who asks so wants the answer, and no letter."""
    behind = verb.mention.last - int(q.word(verb.mention.last - 1) in ("me", "us"))
    told = q.word(behind) in ("me", "us") and q.word(behind + 1) in _WHAT
    who = q.word(q.back(verb.mention.first, g.ADVERBS | {"please", "kindly"}))
    return (
        told
        and who in ("you", "someone", "somebody")
        and any(sense.manner == "contact" or sense.term == "share" for sense in verb.senses)
    )


def _is_manner(q: Question, verb: Verb) -> bool:
    """`keep the card number hashed`, `hashed is no problem`: how it is kept, and no act of its own."""
    told = bool(verb.mention.of("fact")) and q.word(verb.mention.first).endswith(("ed", "ing"))
    before = q.word(q.back(verb.mention.first, g.ADVERBS))
    return told and before not in g.BE | g.WE | {"to"} and not has_object(q, verb.mention.last)
