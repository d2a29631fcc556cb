"""The line on which a key of TOML is set; many keys are found by one reading of the lines."""

from __future__ import annotations

import pytest

from privacyrules.syntax.toml_lines import TomlLines, line_of

TEXT = """\
policy = "a"
[tool.privacyrules]
strict = true
[[tool.privacyrules.columns]]
table = "users"
[tool.privacyrules.columns.facts]
encrypted = true
[[tool.privacyrules.columns]]
table = "cards"
by = "Ada"
""".splitlines()


@pytest.mark.parametrize(
    ("key", "table", "start", "line"),
    [
        ("policy", "", 0, 1),
        ("strict", "tool.privacyrules", 0, 3),
        ("table", "tool.privacyrules.columns", 3, 5),
        ("table", "tool.privacyrules.columns", 7, 9),
        ("encrypted", "tool.privacyrules.columns.facts", 3, 7),
        ("policy", "tool.privacyrules", 0, 1),
        ("by", "tool.privacyrules.columns", 3, 10),
        ("nobody", "tool.privacyrules", 0, 0),
    ],
)
def test_a_key_is_found(key: str, table: str, start: int, line: int) -> None:
    assert line_of(key, table, TEXT, start) == line


class Counted(str):
    """A line that counts, for all lines, how often one of them is searched."""

    searched = 0

    def __contains__(self, key: object) -> bool:
        Counted.searched += 1
        return str(key) in str(self)


def test_the_keys_of_many_entries_are_found_without_searching_all_lines_for_each() -> None:
    entry = ("[[columns]]", 'table = "t"', 'by = "Ada"')
    found = TomlLines([Counted(line) for _ in range(500) for line in entry])
    assert [found.line_of("by", "columns", 3 * at) for at in range(500)] == [3 * at + 3 for at in range(500)]
    assert Counted.searched <= 2 * 3 * 500
