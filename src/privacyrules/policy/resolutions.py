"""The decisions of persons between rules that conflict, held against the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacyrules.model.nodes import Node
from privacyrules.model.policy import Resolution, Rule
from privacyrules.policy.compilation import Compilation
from privacyrules.policy.documents import Document
from privacyrules.policy.flows import is_day
from privacyrules.policy.shapes import PolicyFile, ResolutionShape
from privacyrules.syntax.nearest import did_you_mean
from privacyrules.syntax.trees import child, place_of


def compile_resolutions(
    policy_file: Document[PolicyFile], rules: Sequence[Rule], compilation: Compilation
) -> tuple[Resolution, ...]:
    """All resolutions in order; mistakes go to the compilation."""
    by_id = {rule.id: rule for rule in rules}
    found = []
    for index, shape in enumerate(policy_file.shape.resolutions):
        node = child(child(policy_file.node, "resolutions"), index)
        if _names_known(shape, node, by_id, compilation):
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


def _names_known(
    shape: ResolutionShape, node: Node, rules: Mapping[str, Rule], compilation: Compilation
) -> bool:
    unknown = [(index, name) for index, name in enumerate(shape.between) if name not in rules]
    for index, name in unknown:
        place = place_of(node, "between", index)
        compilation.mistake(place, f"there is no rule '{name}'", did_you_mean(name, rules))
    if shape.winner not in shape.between:
        place = place_of(node, "winner")
        hint = f"it is '{shape.between[0]}' or '{shape.between[1]}'"
        compilation.mistake(place, f"'{shape.winner}' is none of the two rules", hint)
        return False
    if not is_day(shape.until):
        compilation.mistake(place_of(node, "until"), f"'{shape.until}' is no day of the calendar")
    return not unknown


def _check_pair(
    shape: ResolutionShape, node: Node, rules: Mapping[str, Rule], compilation: Compilation
) -> None:
    prohibitions = [name for name in shape.between if rules[name].effect == "prohibit"]
    if len(prohibitions) != 1:
        what = "a resolution stands between one prohibition and one permission or obligation"
        compilation.mistake(place_of(node, "between"), what)
    elif rules[prohibitions[0]].absolute and shape.winner != prohibitions[0]:
        what = f"'{prohibitions[0]}' is absolute, so it cannot lose"
        compilation.mistake(place_of(node, "winner"), what, "only a new policy text can change that")
