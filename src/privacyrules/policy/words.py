"""What a policy's own words mean, as terms per axis."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.model.flow import AXES
from privacyrules.model.places import Place
from privacyrules.model.policy import Scope
from privacyrules.policy.compilation import Compilation, resolve_scope
from privacyrules.policy.documents import Document
from privacyrules.policy.names import name_problem
from privacyrules.policy.shapes import PolicyFile, WordShape
from privacyrules.syntax.trees import child, place_of


def compile_words(policy_file: Document[PolicyFile], compilation: Compilation) -> Mapping[str, Scope]:
    """The terms that each word stands for; mistakes go to the compilation (which knows no words)."""
    words: dict[str, Scope] = {}
    for name, word in policy_file.shape.words.items():
        _check(name, word, place_of(policy_file.node, "words", name, key=True), compilation)
        means = child(child(child(policy_file.node, "words"), name), "means")
        known = len(compilation.problems)
        scope = resolve_scope(word.means, means, compilation)
        if len(compilation.problems) == known:
            words[name] = scope
        else:
            compilation.lost.add(name)
    return words


def _check(name: str, word: WordShape, place: Place, compilation: Compilation) -> None:
    if problem := name_problem(name, place, "word"):
        compilation.problems.append(problem)
    axes = [axis for axis in AXES if name in compilation.vocabulary.terms[axis]]
    if axes:
        compilation.mistake(
            place, f"the word '{name}' bears the name of a {axes[0]} term", "give it another name"
        )
    if word.quote is None and word.reading is None:
        what = f"the word '{name}' has neither a quote nor a reading"
        compilation.mistake(place, what, "quote where the policy says what it means, or record your reading")
