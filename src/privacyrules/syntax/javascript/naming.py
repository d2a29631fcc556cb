"""The name of a class in; what a mapper calls its table where the class does not say, out."""

from __future__ import annotations

import re

_WORD_START = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_IRREGULAR = {"child": "children", "man": "men", "person": "people", "woman": "women"}
_UNCOUNTED = ("data", "equipment", "information", "metadata", "money", "news", "series", "species")


def snake_case(name: str) -> str:
    """Return `user_profile` for `UserProfile`."""
    return _WORD_START.sub("_", name).lower()


def plural(name: str) -> str:
    """Return the plural of a name in English, as Sequelize calls the tables of its models."""
    lower = name.lower()
    for one, many in _IRREGULAR.items():
        if lower.endswith(one) and not lower.endswith(("human", "german")):
            return name[: -len(one)] + name[-len(one)] + many[1:]
    if lower.endswith(_UNCOUNTED) or lower.endswith(("ies", "ches", "shes", "sses", "xes")):
        return name
    if lower.endswith("y") and lower[-2:-1] not in tuple("aeiou"):
        return f"{name[:-1]}ies"
    if lower.endswith(("s", "x", "ch", "sh")):
        return name if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else f"{name}es"
    return f"{name}s"
