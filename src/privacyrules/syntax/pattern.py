"""A regular expression in, one that is compiled when it is first used out: most runs need few of them."""

from __future__ import annotations

import re
from typing import cast


def pattern(text: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """Give a regular expression that costs nothing until it is asked for the first time.

    Args:
        text: the expression; a mistake in it shows when it is first used.
        flags: as for `re.compile`.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Stands for a compiled pattern, whose methods it takes over one by one."""

    def __init__(self, text: str, flags: re.RegexFlag | int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        # From now on the attribute is found without this method, and calls are as fast as ever.
        setattr(self, name, found)
        return found
