"""The name that somebody gives a term, fact or word in, what is wrong with it out."""

from __future__ import annotations

import re
from typing import Literal

from privacyrules.model.places import Place, Problem
from privacyrules.policy.conditions.tokens import KEYWORDS

RESERVED = ("any", "unknown")
"""Words with a meaning of their own in rules; nothing may bear them."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", re.ASCII)
_PARTS = re.compile(r"[a-z0-9]+")


def name_problem(name: str, place: Place, of: Literal["term", "fact", "word"]) -> Problem | None:
    """What is wrong with a name: its letters, or a meaning that it has already; None if nothing."""
    if name in RESERVED:
        return Problem(place, f"'{name}' has a meaning of its own in rules", f"give the {of} another name")
    if of == "fact" and name.lower() in KEYWORDS:
        what = f"'{name}' has a meaning of its own in conditions"
        return Problem(place, what, "give the fact another name")
    if not _NAME.fullmatch(name):
        what = f"a {of} cannot be called '{name}'"
        return Problem(place, what, _proposal(name))
    return None


def _proposal(name: str) -> str:
    proposed = "_".join(_PARTS.findall(name.lower()))
    if name.isascii() and _NAME.fullmatch(proposed):
        return f"write {proposed}"
    return "use lower-case letters, digits and '_', a letter first"
