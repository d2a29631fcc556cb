"""Entries of the vocabulary and of its files on sentences in, the senses of every phrase out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from privacyrules.model.flow import AXES, Axis, FactValue
from privacyrules.model.nodes import Node
from privacyrules.model.phrases import PROPER, Goal, Meaning, Sets, Topic
from privacyrules.model.places import NOWHERE, Place, Problem
from privacyrules.model.vocabulary import Term, Vocabulary
from privacyrules.policy.phrasebook.shapes import (
    CompaniesFile,
    GoalsFile,
    SayingsFile,
    Stated,
    TopicsFile,
    VerbShape,
)
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.spoken import split_words
from privacyrules.syntax.trees import child, place_of

DETERMINERS = frozenset(
    {"a", "an", "the", "our", "your", "their", "his", "her", "its", "my", "these", "those", "this"}
)


class Senses:
    """What has been taken in so far: senses by phrase, and the tables beside them."""

    def __init__(self, vocabulary: Vocabulary, problems: list[Problem]) -> None:
        """Begin with nothing; mistakes go to `problems`."""
        self.vocabulary = vocabulary
        self.problems = problems
        self.by_phrase: dict[tuple[str, ...], list[Meaning]] = {}
        self.neutral: dict[str, None] = {}
        self.settled: dict[str, tuple[str, ...]] = {}
        self.unsettled: list[tuple[str, tuple[str, ...]]] = []
        self.goals: dict[str, list[Goal]] = {}
        self.topics: dict[str, list[Topic]] = {}

    def add_vocabulary(self) -> None:
        """The phrases of terms and facts; an action's are verbs, unless `verbs.yaml` has them."""
        for axis in AXES:
            for term in self.vocabulary.terms.get(axis, {}).values():
                name = self._in_use(axis, term)
                for phrase in (*term.phrases, term.name.replace("_", " ")):
                    known = self.by_phrase.get(_words(phrase), [])
                    if axis != "action":
                        self._add((phrase,), Meaning("term", axis, name))
                    elif not any(sense.kind == "verb" for sense in known):
                        self._add((phrase,), Meaning("verb", "action", name, "data"))
        for fact in self.vocabulary.facts.values():
            if fact.type != "boolean":
                continue
            for phrase in (*fact.phrases, fact.name.replace("_", " ")):
                self._add((phrase,), Meaning("fact", "", fact.replaced_by or fact.name, fact.type))

    def add_verb(self, verb: VerbShape, node: Node, index: int) -> None:
        """One group of verbs."""
        entry = child(child(node, "verbs"), index)
        if verb.action is not None and not self._known("action", verb.action, place_of(entry, "action")):
            return
        sets = self._sets(verb.sets, child(entry, "sets"))
        self._add(verb.says, Meaning("verb", "action", verb.action or "", verb.manner, sets))

    def add_companies(self, file: CompaniesFile, node: Node) -> None:
        """Companies by role; where there is a leaf for the rest of a role, they are of that."""
        for role, names in file.companies.items():
            if not self._known("recipient", role, place_of(child(node, "companies"), role, key=True)):
                continue
            rest = f"other_{role}"
            term = rest if rest in self.vocabulary.below["recipient"].get(role, ()) else role
            own = self.vocabulary.terms["recipient"]
            for name in names:
                if name.lower().replace(" ", "_") not in own:
                    manner = PROPER if name[:1].isupper() else "company"
                    self._add((name,), Meaning("term", "recipient", term, manner))

    def add_sayings(self, file: SayingsFile, node: Node) -> None:
        """Sayings, relations, unsettled and neutral words."""
        for index, saying in enumerate(file.sayings):
            entry = child(child(node, "sayings"), index)
            sets = self._sets(saying.sets, child(entry, "sets"))
            suggests = self._sets(saying.suggests, child(entry, "suggests"))
            if sets or not suggests:
                self._add(saying.says, Meaning("saying", manner=saying.needs or "", sets=sets))
            if suggests:
                self._add(saying.says, Meaning("hint", manner=saying.needs or "", sets=suggests))
        for term, says in file.relations.items():
            self._add(says, Meaning("relation", "subject", term))
        for index, choice in enumerate(file.unsettled):
            place = place_of(child(child(node, "unsettled"), index), "means")
            known = [self._known(choice.axis, term, place) for term in choice.means]
            if all(known):
                self._add(choice.says, Meaning("unsettled", choice.axis, str(len(self.unsettled))))
                self.unsettled.append((choice.axis, tuple(choice.means)))
        for settled in file.settled:
            self.settled[settled.term] = (*self.settled.get(settled.term, ()), *settled.by)
        self.neutral |= dict.fromkeys(file.neutral)

    def add_goals(self, file: GoalsFile, node: Node) -> None:
        """Purposes that a verb and its object tell, by verb."""
        for index, shape in enumerate(file.goals):
            place = place_of(child(child(node, "goals"), index), "purpose")
            if self._known("purpose", shape.purpose, place):
                term = self.vocabulary.terms["purpose"][shape.purpose]
                words = (tuple(shape.to), tuple(shape.who), tuple(shape.beside))
                goal = Goal(self._in_use("purpose", term), *words, shape.where)
                for verb in shape.do:
                    self.goals.setdefault(verb, []).append(goal)

    def add_topics(self, file: TopicsFile, node: Node) -> None:
        """What a word says beside another one, by word."""
        for index, shape in enumerate(file.topics):
            entry = child(child(node, "topics"), index)
            if len(shape.names) != 1:
                what = "a topic says one thing"
                hint = "write just one of data, action, purpose, recipient, source and fact"
                self.problems.append(Problem(place_of(entry, "says", key=True), what, hint))
                continue
            sense = self._topic_sense(*shape.names[0], entry)
            if sense is not None:
                topic = Topic(sense, tuple(shape.beside), tuple(shape.unless), shape.where == "sentence")
                for word in shape.says:
                    self.topics.setdefault(word, []).append(topic)

    def _topic_sense(self, key: str, name: str, entry: Node) -> Meaning | None:
        """What a topic's words come to; None, with the mistake told, where no term or fact is so called."""
        place = place_of(entry, key)
        if key == "fact":
            if name in self.vocabulary.facts:
                return Meaning("fact", "", name, self.vocabulary.facts[name].type)
            hint = did_you_mean(name, self.vocabulary.facts)
            self.problems.append(Problem(place, f"'{name}' is no fact", hint))
            return None
        if not self._known(key, name, place):
            return None
        if key == "action":
            return Meaning("hint", sets=(("action", name),))
        return Meaning("term", key, name)

    def _add(self, phrases: Iterable[str], meaning: Meaning) -> None:
        for phrase in phrases:
            words = _words(phrase)
            if words:
                meanings = self.by_phrase.setdefault(words, [])
                if meaning not in meanings:
                    meanings.append(meaning)

    def _in_use(self, axis: Axis, term: Term) -> str:
        while term.replaced_by is not None:
            term = self.vocabulary.terms[axis][term.replaced_by]
        return term.name

    def _sets(self, stated: Stated, node: Node) -> Sets:
        return tuple(self._checked(stated, node))

    def _checked(self, stated: Stated, node: Node) -> Iterator[tuple[str, FactValue]]:
        for name, value in stated.items():
            place = place_of(node, name, key=True)
            if name in self.vocabulary.facts and not isinstance(value, list):
                yield name, value
            elif name in AXES:
                for term in value if isinstance(value, list) else [value]:
                    if self._known(name, str(term), place):
                        yield name, str(term)
            else:
                hint = did_you_mean(name, [*AXES, *self.vocabulary.facts])
                self.problems.append(Problem(place, f"'{name}' is neither an axis nor a fact", hint))

    def _known(self, axis: str, name: str, place: Place = NOWHERE) -> bool:
        terms = next((self.vocabulary.terms[known] for known in AXES if known == axis), {})
        if name in terms:
            return True
        self.problems.append(Problem(place, f"'{name}' is no {axis} term", did_you_mean(name, terms)))
        return False


def _words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as a question has them, without determiners (the first word aside)."""
    words = [word for word, _, _ in split_words(phrase)]
    return tuple(word for number, word in enumerate(words) if not number or word not in DETERMINERS)
