"""A column of yes and no in a table of patients in, the diagnosis that its name states out."""

from __future__ import annotations

from privacyrules.engine.columns.answers import answer, said
from privacyrules.engine.columns.matches import ranked_matches
from privacyrules.engine.columns.tables import Table, kinds_about
from privacyrules.model.classification import CERTAIN, LIKELY, Classification, Lexicon

YES_OR_NO = "boolean"
_OF_PATIENTS = ("health", "clinical")


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
