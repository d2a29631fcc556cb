"""The words of a table's columns in; the same, with the codes that some begin with written out, out."""

from __future__ import annotations

from collections.abc import Mapping

from privacyrules.engine.columns.turns import is_neutral
from privacyrules.model.classification import Lexicon

Words = tuple[str, ...]

# How the registers of Brazil begin names: number, code, description, kind, letters of a state, situation.
_CODES = frozenset(("nu", "co", "ds", "tp", "sg", "st"))
_ENOUGH = 2
_NAME, _WRITTEN_OUT = "no", "nome"
_DESCRIBES = "ds"


def with_starts_written_out(words: Mapping[str, Words], lexicon: Lexicon) -> Mapping[str, Words]:
    """Read `no_mae` as the name of a mother where the columns beside it begin with `nu`, `co` or `ds`.

    Elsewhere "no" is a number: only two codes or more say that a table is named in that manner. Source:
    the naming of fields in the public registers of health in Brazil (DATASUS).
    """
    starts = {found[0] for found in words.values() if len(found) > 1}
    if len(starts & _CODES) < _ENOUGH:
        return words
    return {name: _written_out(found, lexicon) for name, found in words.items()}


def _written_out(words: Words, lexicon: Lexicon) -> Words:
    first, rest = words[:1], words[1:]
    if first == (_DESCRIBES,) and rest:
        return rest
    if first != (_NAME,) or not rest:
        return words
    # The name of a town is the town; that of a person or of nothing that is known says "name".
    says = is_neutral(rest[0], lexicon) or not any(
        len(known[0]) == 1 for known in lexicon.phrases.get(rest[0], ())
    )
    return (_WRITTEN_OUT, *rest) if says else rest
