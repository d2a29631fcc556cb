"""What the table says of the names of files is true: no reader claims a name that ends otherwise."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacyrules.readers import READERS, Reader

CASES = Path(__file__).parent / "cases"
ENDINGS = sorted({ending for endings in READERS.values() for ending in endings})
FOLDERS = ("", "db/migrate/", "app/migrations/versions/", "src/models/", "updates/", "Migrations\\")
STEMS = (
    "",
    "schema",
    "models",
    "1",
    "20260131120000_add_email",
    "Version20260131120000",
    "2026_01_31_120000_a",
)


def reader(name: str) -> Reader:
    return cast("Reader", import_module(f"privacyrules.readers.{name}"))


def claimed_otherwise(path: str) -> list[str]:
    """The readers that claim a path which, as the table has it, is none of theirs."""
    return [
        name
        for name, endings in READERS.items()
        if not path.lower().endswith(endings) and reader(name).claims(path)
    ]


@pytest.mark.parametrize("name", READERS)
def test_a_reader_takes_files_whose_names_end_as_the_table_says(name: str) -> None:
    claimed = {
        ending
        for ending in READERS[name]
        for folder in FOLDERS
        for stem in STEMS
        if reader(name).claims(f"{folder}{stem}{ending}")
    }
    assert claimed == set(READERS[name])


def test_no_reader_claims_what_ends_otherwise() -> None:
    cases = [path.relative_to(CASES).as_posix() for path in CASES.rglob("*") if path.is_file()]
    made = [f"{folder}{stem}{end}" for folder in FOLDERS for stem in STEMS for end in (*ENDINGS, ".txt", "")]
    wrong = {path: names for path in (*cases, *made) if (names := claimed_otherwise(path))}
    assert wrong == {}


@given(
    st.sampled_from(FOLDERS),
    st.text(max_size=12),
    st.sampled_from([*ENDINGS, *(end.upper() for end in ENDINGS), ".bak", "~", "\n"]),
)
def test_whatever_a_file_is_called_no_reader_claims_what_ends_otherwise(
    folder: str, stem: str, ending: str
) -> None:
    assert claimed_otherwise(f"{folder}{stem}{ending}") == []
