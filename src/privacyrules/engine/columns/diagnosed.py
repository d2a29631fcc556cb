"""A column of yes and no in, what its name says that a yes states out: an illness, or one of two sexes."""

from __future__ import annotations

from privacyrules.engine.columns.answers import answer, said
from privacyrules.engine.columns.matches import ranked_matches
from privacyrules.engine.columns.tables import Table, kinds_about
from privacyrules.engine.columns.types import says_yes_or_no
from privacyrules.model.classification import CERTAIN, LIKELY, Classification, Lexicon

YES_OR_NO = "boolean"
_OF_PATIENTS = ("health", "clinical")
_ONE_OF_TWO = "gender"


def by_yes_or_no(
    words: tuple[str, ...], declared: str | None, table: Table, lexicon: Lexicon
) -> Classification | None:
    """Tell what a column of yes and no holds all the same; None for nearly all, which hold nothing."""
    told = by_diagnosis(words, table, lexicon)
    return told if told or says_yes_or_no(declared) else by_sex(words, table, lexicon)


def by_diagnosis(words: tuple[str, ...], table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that a yes or no is itself what a clinic knows of a patient: `is_diabetic`, `hiv_positive`.

    None wherever the table is not one of patients, and where the name is not that of an illness or a
    condition itself (`allergies_checked`, `notify_on_vaccination`): there a yes or no holds nothing.
    """
    kinds = kinds_about(table, lexicon)[:1]
    if not kinds or kinds[0].name not in _OF_PATIENTS:
        return None
    whole = words[1:] if " ".join(words[:1]) in lexicon.first_words else words
    for match in ranked_matches(whole, lexicon):
        phrase, category, strength, language = match.phrase
        states = strength == CERTAIN and len(phrase) == len(whole)
        if states and YES_OR_NO in lexicon.holds.get(category, ()):
            reason = f"{said(phrase, language)} {category}; {kinds[0].why}, where a yes states it"
            return answer(category, LIKELY, [reason])
    return None


def by_sex(words: tuple[str, ...], table: Table, lexicon: Lexicon) -> Classification | None:
    """Tell that `sexe tinyint(1)` keeps which of two sexes somebody is; None of any longer name.

    A declared boolean never does: MySQL keeps small numbers in `tinyint(1)`, so a 1 may be a code.
    What is sold or listed by sex (`products.gender`) is nobody's.
    """
    match = next(iter(ranked_matches(words, lexicon)), None)
    if match is None or any(kind.name in lexicon.alone for kind in table.kinds[:1]):
        return None
    phrase, category, strength, language = match.phrase
    if category != _ONE_OF_TWO or strength < CERTAIN or phrase != words:
        return None
    return answer(_ONE_OF_TWO, LIKELY, [f"{said(phrase, language)} {_ONE_OF_TWO}, and a yes is one of two"])
