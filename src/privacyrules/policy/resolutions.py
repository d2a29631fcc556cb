"""The decisions of persons between rules that conflict, held against the rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from privacyrules.model.nodes import Node
from privacyrules.model.policy import Resolution, Rule
from privacyrules.policy.compilation import Compilation
from privacyrules.policy.documents import Document
from privacyrules.policy.shapes import PolicyFile, ResolutionShape
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import child, place_of


def compile_resolutions(
    policy_file: Document[PolicyFile], rules: Sequence[Rule], ids: Collection[str], compilation: Compilation
) -> tuple[Resolution, ...]:
    """All resolutions in order; mistakes go to the compilation.

    Args:
        policy_file: where the resolutions are written.
        rules: the rules that could be compiled.
        ids: the ids of all rules that are written.
        compilation: the mistakes so far.
    """
    by_id = {rule.id: rule for rule in rules}
    found = []
    for index, shape in enumerate(policy_file.shape.resolutions):
        node = child(child(policy_file.node, "resolutions"), index)
        earlier = [other.id for other in policy_file.shape.resolutions[:index]]
        if shape.id in earlier:
            what = f"there are two resolutions '{shape.id}'"
            compilation.mistake(place_of(node, "id"), what, "rename one of them")
        if _names_known(shape, node, ids, compilation) and by_id.keys() >= set(shape.between):
            _check_pair(shape, node, by_id, compilation)
        first, second = shape.between
        found.append(
            Resolution(
                id=shape.id,
                between=(first, second),
                winner=shape.winner,
                reason=shape.reason,
                by=shape.by,
                until=shape.until,
                place=place_of(node, "id"),
            )
        )
    return tuple(found)


def _names_known(shape: ResolutionShape, node: Node, ids: Collection[str], compilation: Compilation) -> bool:
    unknown = [(index, name) for index, name in enumerate(shape.between) if name not in ids]
    for index, name in unknown:
        hint = did_you_mean(name, ids) or "`privacyrules rules` lists them"
        compilation.mistake(place_of(node, "between", index), f"there is no rule '{name}'", hint)
    if shape.winner not in shape.between:
        place = place_of(node, "winner")
        hint = f"it is '{shape.between[0]}' or '{shape.between[1]}'"
        compilation.mistake(place, f"'{shape.winner}' is none of the two rules", hint)
        return False
    return not unknown


def _check_pair(
    shape: ResolutionShape, node: Node, rules: Mapping[str, Rule], compilation: Compilation
) -> None:
    prohibitions = [name for name in shape.between if rules[name].effect == "prohibit"]
    if len(prohibitions) != 1:
        what = f"'{shape.between[0]}' and '{shape.between[1]}' " + (
            "are both prohibitions" if prohibitions else "prohibit nothing"
        )
        hint = "a resolution stands between one prohibition and one permission or obligation"
        compilation.mistake(place_of(node, "between"), what, hint)
    elif rules[prohibitions[0]].absolute and shape.winner != prohibitions[0]:
        what = f"'{prohibitions[0]}' is absolute, so it cannot lose"
        compilation.mistake(place_of(node, "winner"), what, "only a new policy text can change that")
