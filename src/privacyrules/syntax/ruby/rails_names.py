"""The names of two tables in; the name of the table that joins them, and of its columns, out."""

from __future__ import annotations

import re

_SINGULARS = {
    "addresses": "address",
    "children": "child",
    "data": "datum",
    "halves": "half",
    "lives": "life",
    "media": "medium",
    "men": "man",
    "mice": "mouse",
    "movies": "movie",
    "people": "person",
    "shelves": "shelf",
    "women": "woman",
}
_SAME = ("news", "series", "species", "money", "equipment", "information", "rice", "fish", "sheep", "police")
_ENDINGS = (
    (r"([^aeiou])ies$", r"\1y"),
    (r"(x|ch|ss|sh|status|alias|bus|virus|z)es$", r"\1"),
    (r"([aeo]l|r)ves$", r"\1f"),
    (r"(her|potat|tomat|ech)oes$", r"\1o"),
    (r"(analy|ba|diagno|cri|the|parenthe)ses$", r"\1sis"),
    (r"(ss|us|is)$", r"\1"),
    (r"s$", ""),
)


def singular(name: str) -> str:
    """Return the last word of a name in the singular, by the usual rules of English and of Rails."""
    head, line, last = name.rpartition("_")
    if last in _SINGULARS or last in _SAME:
        return head + line + _SINGULARS.get(last, last)
    for ending, instead in _ENDINGS:
        found, count = re.subn(ending, instead, last)
        if count:
            return head + line + found
    return name


def join_table(one: str, other: str) -> str:
    """Return what Rails calls the table that joins two: `artists_records`, `music_artists_records`."""
    first, second = sorted((one, other))
    head = first.rpartition("_")[0]
    while head and not second.startswith(f"{head}_"):
        head = head.rpartition("_")[0]
    return f"{first}_{second[len(head) + 1 :] if head else second}"


def plural(name: str) -> str:
    """Return the last word of a name in the plural, by the usual rules of English and of Rails."""
    head, line, last = name.rpartition("_")
    if last in _SAME:
        return name
    irregular = next((many for many, one in _SINGULARS.items() if one == last), None)
    if irregular:
        return head + line + irregular
    for ending, instead in ((r"([^aeiou])y$", r"\1ies"), (r"(s|x|z|ch|sh)$", r"\1es"), (r"$", "s")):
        found, count = re.subn(ending, instead, last, count=1)
        if count:
            return head + line + found
    return name
