"""A vocabulary and the files on verbs, companies and sayings in, the phrasebook that reads sentences out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacyrules.model.flow import AXES
from privacyrules.model.phrases import Goal, Meaning, Phrasebook, Plain, PlainGoal, PlainTopic, Topic
from privacyrules.model.places import MistakesError, Problem
from privacyrules.model.vocabulary import Vocabulary
from privacyrules.policy.documents import Document, read_document
from privacyrules.policy.phrasebook.inflections import forms_of
from privacyrules.policy.phrasebook.senses import Senses
from privacyrules.policy.phrasebook.shapes import (
    CompaniesFile,
    GoalsFile,
    SayingsFile,
    TopicsFile,
    VerbsFile,
)
from privacyrules.policy.shapes import Shape
from privacyrules.syntax.spoken import split_words

SHAPES: Mapping[str, type[Shape]] = {
    "verbs.yaml": VerbsFile,
    "companies.yaml": CompaniesFile,
    "sayings.yaml": SayingsFile,
    "goals.yaml": GoalsFile,
    "topics.yaml": TopicsFile,
}
"""The files of the vocabulary that say how sentences are read, and how each is shaped."""


def build_phrasebook(
    files: Sequence[tuple[str, str]], vocabulary: Vocabulary, called: str = "", *, lenient: bool = False
) -> Phrasebook:
    """Compile the phrasebook.

    Args:
        files: the texts of SHAPES with their paths; files of other names are passed over.
        vocabulary: the terms and facts, those of the pack and the project included.
        called: what the policy is called; its name in a question decides nothing.
        lenient: whether entries are passed over that speak of terms this vocabulary does not have.

    Raises:
        MistakesError: files that do not fit, and terms or facts that the vocabulary does not know; all of
            them.
    """
    problems: list[Problem] = []
    senses = Senses(vocabulary, problems)
    irregular: dict[str, list[str]] = {}
    for file in files:
        shape = SHAPES.get(file[0].replace("\\", "/").rsplit("/", 1)[-1])
        document = read_document(shape, file, problems) if shape else None
        if document is not None:
            irregular.update(_take(document, senses))
    senses.add_vocabulary()
    senses.neutral |= dict.fromkeys(word for word, _, _ in split_words(called))
    if problems and not lenient:
        raise MistakesError(problems)
    return _bound(senses, irregular)


def _take(document: Document[Shape], senses: Senses) -> dict[str, list[str]]:
    shape = document.shape
    if isinstance(shape, VerbsFile):
        for index, verb in enumerate(shape.verbs):
            senses.add_verb(verb, document.node, index)
        return shape.irregular
    if isinstance(shape, CompaniesFile):
        senses.add_companies(shape, document.node)
    if isinstance(shape, SayingsFile):
        senses.add_sayings(shape, document.node)
    if isinstance(shape, GoalsFile):
        senses.add_goals(shape, document.node)
    if isinstance(shape, TopicsFile):
        senses.add_topics(shape, document.node)
    return {}


def _bound(senses: Senses, irregular: Mapping[str, Sequence[str]]) -> Phrasebook:
    """Put the senses into tables keyed by first word, longest phrase first."""
    tables: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = {}
    base: dict[str, None] = {}
    for phrase, meanings in senses.by_phrase.items():
        tables.setdefault(phrase[0], []).append((phrase, tuple(meanings)))
        base.update(dict.fromkeys(phrase))
    for verb, goals in senses.goals.items():
        base[verb] = None
        base.update(dict.fromkeys(word for goal in goals for word in (*goal.to, *goal.who, *goal.beside)))
    for word, topics in senses.topics.items():
        base[word] = None
        base.update(dict.fromkeys(other for topic in topics for other in (*topic.beside, *topic.unless)))
    forms = forms_of(base, irregular)
    return Phrasebook(
        phrases={
            first: tuple(
                (phrase, tuple(_plain(meaning) for meaning in meanings))
                for phrase, meanings in sorted(entries, key=lambda entry: (-len(entry[0]), entry[0]))
            )
            for first, entries in tables.items()
        },
        forms=forms,
        known=frozenset(base) | senses.neutral.keys() | irregular.keys(),
        settled=senses.settled,
        unsettled=tuple(senses.unsettled),
        above=_above(senses.vocabulary),
        called=_called(senses.vocabulary),
        goals={verb: tuple(_plain_goal(goal) for goal in goals) for verb, goals in senses.goals.items()},
        topics={word: tuple(_plain_topic(one) for one in topics) for word, topics in senses.topics.items()},
    )


def _plain(meaning: Meaning) -> Plain:
    return (meaning.kind, meaning.axis, meaning.term, meaning.manner, meaning.sets)


def _plain_goal(goal: Goal) -> PlainGoal:
    return (goal.purpose, goal.to, goal.who, goal.beside, goal.where)


def _plain_topic(topic: Topic) -> PlainTopic:
    return (_plain(topic.sense), topic.beside, topic.unless, topic.near)


def _above(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Per `axis:term`, the terms that hold it."""
    above: dict[str, set[str]] = {}
    for axis, terms in vocabulary.below.items():
        for name, below in terms.items():
            for inner in below - {name}:
                above.setdefault(f"{axis}:{inner}", set()).add(name)
    return {key: frozenset(names) for key, names in above.items()}


def _called(vocabulary: Vocabulary) -> dict[str, str]:
    """Per `axis:term`, the phrase by which people call it first."""
    return {
        f"{axis}:{term.name}": term.phrases[0] if term.phrases else term.name.replace("_", " ")
        for axis in AXES
        for term in vocabulary.terms.get(axis, {}).values()
    }
