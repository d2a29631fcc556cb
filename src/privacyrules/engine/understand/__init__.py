"""A question in plain words in, what it asks about out: flows, each with the words that say so."""

# The way of a question, and where to look:
#   its words           words, slips, misspelt, spotting, matching, topics, question (its clauses), grammar
#   its verbs           verbs, inquiring, wordclass, senses; who acts: agents, ours, outsiders, voice,
#                       antecedents
#   what they come to   goals, letters, filing, holding, causing, typing_in, helping, tables, mailing,
#                       selling, quoting, wished, prefaces
#   the acts            acts, ranking, picking, likewise; where no verb says it: guessing
#   left undone         omission, assurance, leaving, negation, after_all, unposted, unshown, called_for
#   what is handled     data, datum, naming, implied, incidental, reached; whose: people, owners,
#                       whose, askers, clients, givers
#   what for, to whom   around, serving, purposes, scenery, swallowed, receivers, completing
#   facts and sums      saying, choosing, requesting, uncertain, amounts
#   the flow            assemble
#   what is uncertain   refusal, opening, doubts, strangers, unsent, misheard; a hasty yes: addressed,
#                       enclosed, partaking, unguarded

from __future__ import annotations

from collections.abc import Sequence

from privacyrules.engine.understand.acts import acts_of
from privacyrules.engine.understand.assemble import drafts
from privacyrules.engine.understand.doubts import rivals
from privacyrules.engine.understand.question import question_of
from privacyrules.engine.understand.refusal import alternatives, what_is_missing
from privacyrules.engine.understand.saying import counted
from privacyrules.engine.understand.verbs import verbs_of
from privacyrules.model.phrases import Phrasebook
from privacyrules.model.reading import Nearby, Reading


def understand(text: str, book: Phrasebook) -> tuple[Reading, ...]:
    """Read a question.

    Args:
        text: one question, in English; it may have several sentences, and ask about several acts.
        book: the words of the vocabulary.

    Returns:
        A reading per flow that is asked about, at least one. A reading that names something in `missing`
        was not understood and has no verdict.
    """
    q = question_of(text, book)
    verbs = verbs_of(q)
    meant = counted(q, verbs)
    unknown = tuple(Nearby(span, text[span.start : span.end], ()) for span in q.unknown)
    readings = []
    acts = acts_of(q, verbs, meant)
    spare = tuple(verb for verb in verbs if all(verb.mention != act.anchor for act in acts))
    for act in acts:
        for draft in drafts(q, act, meant, verbs):
            missing, why = what_is_missing(q, draft)
            choices = () if missing else tuple(alternatives(q, draft))
            others = () if missing else tuple(rivals(q, draft, meant, (verbs, spare)))
            readings.append(Reading(text, draft.flow, draft.basis, unknown, missing, why, choices, others))
    return tuple(reading for n, reading in enumerate(readings) if not _stands_before(reading, readings[:n]))


def _stands_before(reading: Reading, earlier: Sequence[Reading]) -> bool:
    """Whether a question asks about the same flow twice."""
    return any((reading.flow, reading.missing) == (other.flow, other.missing) for other in earlier)
