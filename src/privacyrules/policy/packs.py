"""A pack's files in, a policy ready to decide out; all mistakes of all files at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from privacyrules.model.lock import Lock
from privacyrules.model.nodes import Mapping_
from privacyrules.model.pack import Pack, PackFiles
from privacyrules.model.places import NOWHERE, MistakesError, Place, Problem
from privacyrules.model.policy import NotCheckable, Policy, Rule
from privacyrules.model.vocabulary import OwnTerm, Vocabulary
from privacyrules.policy.cases import compile_cases
from privacyrules.policy.compilation import Compilation, resolve_scope
from privacyrules.policy.documents import Document, fact, read_document, read_vocabulary
from privacyrules.policy.names_written import names_in, rule_ids
from privacyrules.policy.own_terms import place_terms
from privacyrules.policy.quotes import in_sentences, quotes_of
from privacyrules.policy.resolutions import compile_resolutions
from privacyrules.policy.rules import compile_rule
from privacyrules.policy.shapes import FactShape, PolicyFile, SectionFile, TermShape
from privacyrules.policy.vocabulary import build_vocabulary
from privacyrules.policy.words import compile_words
from privacyrules.syntax.trees import child, place_of

Sections = Sequence[Document[SectionFile]]

_EMPTY = Document(PolicyFile(title="-", date="2000-01-01"), Mapping_((), NOWHERE), whole=False)
"""Stands for a policy.yaml that does not fit, so that the mistakes in its sections are told as well."""


def compile_pack(files: PackFiles, lock: Lock | None, today: str, own: Sequence[OwnTerm] = ()) -> Pack:
    """Compile a pack.

    Args:
        files: the texts of the pack and of its vocabulary.
        lock: the pinned text, None while the pack is not pinned.
        today: the day of evaluation, ISO 8601; the policy carries it.
        own: terms that the project adds to the vocabulary.

    Raises:
        MistakesError: every mistake of every file.
    """
    problems: list[Problem] = []
    policy_file = read_document(PolicyFile, files.policy, problems)
    found = [read_document(SectionFile, file, problems) for file in files.sections]
    sections = [document for document in found if document is not None]
    policy_file = policy_file or _EMPTY
    lost = set() if policy_file.whole else names_in(files.policy)
    vocabulary = _vocabulary(files, policy_file, own, (problems, lost))
    quotes = quotes_of(policy_file, sections)
    words = compile_words(policy_file, Compilation(vocabulary, problems=problems, lost=lost))
    compilation = Compilation(vocabulary, words, in_sentences(quotes, lock), problems, lost)
    rules = tuple(_rules(sections, compilation))
    ids = rule_ids(zip(found, files.sections, strict=True))
    policy = Policy(
        id=files.id,
        title=policy_file.shape.title,
        date=policy_file.shape.date,
        digest=_digest(files, own),
        today=today,
        vocabulary=vocabulary,
        rules=rules,
        not_checkable=tuple(_not_checkable(sections, compilation)),
        resolutions=compile_resolutions(policy_file, rules, ids, compilation),
        words=words,
        pinned=lock is not None,
        published=policy_file.shape.published or "",
    )
    cases = compile_cases(sections, ids, compilation)
    if not rules and not problems:
        hint = "write rules under `rules:`" if sections else "write a YAML file per section"
        problems.append(Problem(Place(files.folder), "the pack holds no rule", hint))
    if problems:
        raise MistakesError(problems)
    headings = tuple(section.shape.section for section in sections)
    return Pack(policy, files.folder, cases, quotes, headings)


def _vocabulary(
    files: PackFiles,
    policy_file: Document[PolicyFile],
    own: Sequence[OwnTerm],
    so_far: tuple[list[Problem], set[str]],
) -> Vocabulary:
    """The core vocabulary with the terms and facts that the pack and the project add.

    Args:
        files: the texts of the vocabulary.
        policy_file: the pack's own terms and facts.
        own: the project's own terms.
        so_far: the mistakes, and the names whose definition is mistaken; both grow.

    Raises:
        MistakesError: the vocabulary itself is mistaken, so that nothing can be held against it.
    """
    problems, lost = so_far
    mistaken: list[Problem] = []
    terms, facts = read_vocabulary(files.vocabulary, mistaken)
    if mistaken:
        raise MistakesError([*problems, *mistaken])
    added = list(own)
    for name, shape in policy_file.shape.terms.items():
        place = place_of(policy_file.node, "terms", name, key=True)
        if isinstance(shape, FactShape):
            facts.append(fact(name, shape, place))
        else:
            added.append(own_term(name, shape, place))
    placed = place_terms(added, terms, problems)
    lost |= {entry.name for entry in added} - {entry.name for entry in placed}
    try:
        return build_vocabulary([*terms, *placed], facts)
    except MistakesError as error:
        raise MistakesError([*problems, *error.problems]) from None


def own_term(name: str, shape: TermShape, place: Place) -> OwnTerm:
    """A term of `policy.yaml` as the vocabulary takes it in."""
    return OwnTerm(
        name=name,
        within=tuple(shape.within),
        axis=shape.axis,
        definition=shape.definition,
        phrases=tuple(shape.phrases),
        replaced_by=shape.replaced_by,
        place=place,
    )


def _rules(sections: Sections, compilation: Compilation) -> Iterator[Rule]:
    seen: dict[str, Place] = {}
    for section in sections:
        for index, shape in enumerate(section.shape.rules):
            node = child(child(section.node, "rules"), index)
            place = place_of(node, "id")
            if shape.id in seen:
                what = f"there are two rules '{shape.id}'"
                compilation.mistake(place, what, f"rename one of them; the other stands at {seen[shape.id]}")
                continue
            seen[shape.id] = place
            rule = compile_rule(shape, node, compilation)
            if rule is not None:
                yield rule


def _not_checkable(sections: Sections, compilation: Compilation) -> Iterator[NotCheckable]:
    for section in sections:
        for index, shape in enumerate(section.shape.not_checkable):
            node = child(child(section.node, "not_checkable"), index)
            scope = None
            if shape.scope is not None:
                scope = resolve_scope(shape.scope, child(node, "scope"), compilation)
            for number, _ in enumerate(shape.quote):
                yield NotCheckable(compilation.quotes[place_of(node, "quote", number)], shape.why, scope)


def _digest(files: PackFiles, own: Sequence[OwnTerm]) -> str:
    """SHA-256 over all that the decision rests on, file by file, by name and not by place on disk."""
    digest = sha256()
    for path, text in (files.policy, *files.sections, *files.vocabulary):
        digest.update(f"{path.replace(chr(92), '/').rsplit('/', 1)[-1]}\0{text}\0".encode())
    for entry in own:
        digest.update(f"{entry.name}\0{entry.axis}\0{','.join(entry.within)}\0".encode())
    return digest.hexdigest()
