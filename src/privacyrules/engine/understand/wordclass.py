"""A phrase in its question in, whether it is a verb there out: `we log the e-mail`, `the access log`."""

from __future__ import annotations

from privacyrules.engine.understand import grammar as g
from privacyrules.engine.understand.mailing import is_mail_of_somebody
from privacyrules.engine.understand.question import Question
from privacyrules.engine.understand.spotting import Mention
from privacyrules.engine.understand.words import MARKS
from privacyrules.syntax.spoken import POSSESSIVE

_STAND_FOR_OBJECTS = (
    g.DETERMINERS | g.PRONOUNS | g.RELATIVE | {"us", "me", "him", "you", "people", "everybody", "everyone"}
)
_AT_A_PLACE = frozenset({"from", "of", "in", "at"})


def is_verb(q: Question, mention: Mention) -> bool:
    """Whether a phrase with a sense as a verb is one here; no part of `billing_iban` is."""
    if any(token.joined for token in q.tokens[mention.first : mention.last]):
        return False
    if is_mail_of_somebody(q, mention) or (mention.terms("form") and q.word(mention.first - 1) == "that"):
        return False
    if _is_condition(q, mention) or _is_half_a_word(q, mention) or _is_asked_after(q, mention):
        return False
    return _is_past(q, mention) or _is_doing(q, mention) or _is_verb_here(q, mention)


def _is_half_a_word(q: Question, mention: Mention) -> bool:
    """`post-mortem`: nobody knows the other half."""
    parted = q.text[q.span(mention).end :][:1] == "-"
    return parted and (mention.last >= len(q.tokens) or q.tokens[mention.last].gap > 0)


def _is_asked_after(q: Question, mention: Mention) -> bool:
    """`see which searches the visitors make`: things, and somebody who does them."""
    if q.word(mention.first - 1) not in ("which", "what", "whose") or not mention.terms("data"):
        return False
    who = q.at(mention.last + int(q.word(mention.last) in g.DETERMINERS))
    does = q.at(who.last) if who is not None and who.terms("subject") else None
    return does is not None and bool(does.of("verb"))


def _is_condition(q: Question, mention: Mention) -> bool:
    """`…, provided it considers this necessary`."""
    condition = q.word(mention.first) in ("provided", "given", "assuming", "granted")
    return condition and q.word(mention.last) in g.WE | g.OTHERS | {"that", "the", "this"}


def _is_verb_here(q: Question, mention: Mention) -> bool:
    at = past_a_place(q, q.back(mention.first, g.ADVERBS | g.NEGATORS))
    word, named = q.word(at), not _tells_somebody(mention) and _is_named(mention)
    passive = q.word(mention.first) in g.BE
    surface = q.word(mention.first + int(passive))
    bent = surface.endswith(("ing", "ed")) or surface in g.PARTICIPLES
    objects = has_object(q, mention.last)
    if passive and not named and not bent:
        return True
    if q.word(mention.last) == "of" and not surface.endswith("ing") and not _tells_somebody(mention):
        return _has_its_object(q, mention) and word in g.MODALS | g.WE | {"to"}
    if at < 0 or (word in MARKS and word != POSSESSIVE):
        return objects if named else not bent or objects or surface.endswith("ing") or at < 0 or not named
    holder = q.at(at)
    ours = holder is None and not named and bool(g.OUR_THINGS & set(q.tokens[at].forms))
    if ours and (surface.endswith("s") or _asked_of(q, at)):
        return True
    acts = objects and not named and any(sense.manner == "data" for sense in mention.of("verb"))
    if holder is not None and acts and _agrees(q, holder, surface):
        return True
    if holder is not None:
        return _after_phrase(q, holder, (bent, named, objects))
    if word in g.PREPOSITIONS - {"to"}:
        return surface.endswith("ing") and (not named or (objects and surface not in q.book.phrases))
    skips = not named and any(sense.manner == "skip" for sense in mention.of("verb"))
    if skips and surface.endswith("s") and word in g.OUR_THINGS | {"team", "company", "website", "site"}:
        return True
    longer = mention.last - mention.first > 1 or at < mention.first - 1
    if longer and not named and word not in g.DETERMINERS and q.tokens[at].word.isalpha():
        objects = objects or _asked_of(q, at)
    return _after_word(word, (bent, named, objects))


def _has_its_object(q: Question, mention: Mention) -> bool:
    """`to rent our list of …`: a verb, and its object in one phrase; `a record of …` is none."""
    return any(q.word(place) in g.ARTICLES for place in range(mention.first + 1, mention.last))


def _is_named(mention: Mention) -> bool:
    return any(sense.kind in ("term", "unsettled", "relation") for sense in mention.senses)


def _tells_somebody(mention: Mention) -> bool:
    """`warn the users`: a purpose, and the verb with its object."""
    contact = any(sense.manner == "contact" for sense in mention.of("verb"))
    return contact and mention.last - mention.first > 1 and bool(mention.terms("purpose"))


def past_a_place(q: Question, at: int) -> int:
    """Back over a name that nobody has to know: `a firm from Ohio offers …`."""
    if at > 1 and q.at(at) is None and q.tokens[at].named and q.word(at - 1) in _AT_A_PLACE:
        return at - 2
    placed = q.word(at) in _AT_A_PLACE and q.at(at) is None and at + 1 < len(q.tokens)
    return at - 1 if placed and q.tokens[at + 1].gap else at


def _is_doing(q: Question, mention: Mention) -> bool:
    """`is the selling of addresses allowed`, `any sharing of it`."""
    doing = q.word(mention.first).endswith("ing") and q.word(mention.last) == "of"
    return doing and q.word(mention.first - 1) in ("the", "any", "no") and not _is_named(mention)


def _is_past(q: Question, mention: Mention) -> bool:
    """`somebody phoned` is never the noun, unless the vocabulary has the word as it stands there."""
    surface = q.word(mention.first)
    alone = mention.last - mention.first == 1 and mention.terms("data") != ()
    return alone and surface.endswith("ed") and surface not in q.book.phrases


def _after_word(word: str, sort: tuple[bool, bool, bool]) -> bool:
    bent, named, objects = sort
    if word in ("and", "or", "but", "&", "then", "to", "which", "what", "whose"):
        return objects if named else True
    if word in g.MODALS | g.WE | g.OTHERS | g.RELATIVE | {"please"}:
        return True
    if word in g.BE | g.HAVE:
        return bent
    if word in g.DETERMINERS or word in (POSSESSIVE, "one"):
        return False
    return objects or (bent and not named)


def _after_phrase(q: Question, holder: Mention, sort: tuple[bool, bool, bool]) -> bool:
    bent, named, objects = sort
    if holder.of("verb") and is_verb(q, holder):
        little = all(sense.manner in ("light", "owe", "skip") for sense in holder.of("verb"))
        return (bent or objects or little) if not named else objects and little
    named_so = q.word(holder.first - 1) in g.DETERMINERS and not is_verb(q, holder)
    asked = q.word(q.sentence_of(holder.first)[0]) in g.BE
    if named_so and bent and not objects and holder.of("verb") and not asked:
        return False
    if holder.terms("data") and not holder.terms("subject"):
        return (bent or _goes(q, holder.last) or _asked_of(q, holder.first)) and not named
    return objects if named else bent or objects or bool(kind_of_person(holder))


def _agrees(q: Question, holder: Mention, surface: str) -> bool:
    """`the rollback plan keeps a dump`: one thing, named as data too, and a verb in -s."""
    several = q.word(holder.last - 1).endswith("s")
    return bool(holder.terms("data")) and surface.endswith("s") and not several


def _goes(q: Question, at: int) -> bool:
    """`reset tokens go in a table`: what data does of itself."""
    behind = q.at(past_adverbs(q, at))
    longer = behind is not None and behind.last - behind.first > 1
    return longer and behind is not None and bool(g.MOVES & set(q.tokens[behind.first].forms))


def _asked_of(q: Question, at: int) -> bool:
    """Whether a modal verb stands before a subject: `can our subscribers' tokens go …`."""
    first, _ = q.sentence_of(at)
    for place in range(at - 1, first - 1, -1):
        holder = q.at(place)
        if holder is None and q.word(place) in g.MODALS:
            return True
        if holder is not None and holder.of("verb") and not holder.of("term") and is_verb(q, holder):
            return False
    return False


def has_object(q: Question, at: int) -> bool:
    """Whether what follows is an object: a determiner, pronoun or number, or a phrase for data or people.

    An adverb may stand between: `our servers log automatically the IP address`.
    """
    at = past_adverbs(q, at)
    word, holder = q.word(at), q.at(at)
    if holder is not None and holder.of("term", "form"):
        single = q.word(holder.last - 1) == "one" and word in ("each", "every")
        return single or word in _STAND_FOR_OBJECTS or q.word(holder.last - 1).endswith("s")
    if holder is not None:
        axes = {sense.axis for sense in holder.senses}
        return bool(axes & {"data", "subject", "recipient"}) and not (
            holder.of("verb") and not holder.of("term")
        )
    return word in _STAND_FOR_OBJECTS or word[:1].isdigit()


def past_adverbs(q: Question, at: int) -> int:
    """Over the adverbs between a verb and its object."""
    while q.word(at) in g.ADVERBS - g.DETERMINERS:
        at += 1
    return at


def kind_of_person(holder: Mention) -> str:
    """The part of somebody who acts: `we` (our staff too), `company` (one outside), `they`, or ""."""
    if "internal" in holder.terms("recipient") or "employee" in holder.terms("subject"):
        return "we"
    if holder.terms("recipient") and not holder.terms("subject"):
        return "company"
    return "they" if holder.terms("subject") or holder.of("relation") else ""
