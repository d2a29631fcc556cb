"""The files below a path: all of them, in one order, each by one name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from privacyrules.files.packs import shown, within
from privacyrules.files.walk import excluded, files_below
from privacyrules.model.places import MistakesError
from shipped import write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(path: str, *exclude: str) -> list[str]:
    return [found.name for found in files_below(Path(path), lambda name: excluded(name, exclude))]


def test_files_come_sorted_within_each_folder_and_version_control_is_left_out(here: Path) -> None:
    write(here, {"b.sql": "", "a.sql": "", "d/2": "", "d/1": "", "c/x": "", ".git/y": "", "e/.hg/z": ""})
    assert names(".") == ["a.sql", "b.sql", "c/x", "d/1", "d/2"]


def test_hidden_folders_are_files_like_others(here: Path) -> None:
    write(here, {".db/a.sql": ""})
    assert names(".") == [".db/a.sql"]


def test_a_file_is_below_itself_even_if_excluded(here: Path) -> None:
    write(here, {"db/a.sql": ""})
    assert names("db/a.sql", "*.sql", "db") == ["db/a.sql"]


def test_what_is_excluded_is_left_out_and_its_folder_not_entered(here: Path) -> None:
    write(here, {"db/a.sql": "", "db/b.txt": "", "db/old/c.sql": "", "dba/d.sql": ""})
    assert names(".", "*.txt", "db/old/") == ["db/a.sql", "dba/d.sql"]
    assert names("db", "db/old") == ["db/a.sql", "db/b.txt"]


@pytest.mark.parametrize(
    ("name", "pattern", "wanted"),
    [
        ("db/a.sql", "db", True),
        ("db/a.sql", "db/", True),
        ("db/a.sql", "d?", True),
        ("db/a.sql", "*.sql", True),
        ("db/a.sql", "a.sql", False),
        ("dba/a.sql", "db", False),
        ("db/A.SQL", "*.sql", False),
    ],
)
def test_a_pattern_matches_a_path_or_a_folder_that_it_lies_in(name: str, pattern: str, wanted: bool) -> None:
    assert excluded(name, [pattern]) is wanted


def test_a_path_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(MistakesError) as error:
        names("none")
    assert str(error.value) == "none: there is no such file or folder"


def test_links_lead_to_files_by_their_own_name_and_into_no_folder(here: Path) -> None:
    write(here, {"real/a.sql": ""})
    (here / "real/up").symlink_to("..", target_is_directory=True)
    (here / "b.sql").symlink_to("real/a.sql")
    (here / "linked").symlink_to("real", target_is_directory=True)
    assert names(".") == ["real/a.sql", "real/a.sql"]


def test_links_in_a_circle_are_files_that_their_reader_will_not_find(here: Path) -> None:
    (here / "x.sql").symlink_to("y.sql")
    (here / "y.sql").symlink_to("x.sql")
    assert len(names(".")) == 2
    with pytest.raises(MistakesError) as error:
        names("x.sql")
    assert str(error.value) == "x.sql: there is no such file or folder"


def test_a_folder_that_cannot_be_listed_is_a_mistake_after_all_other_files(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its migrations might be the ones that matter: passing it over would be approval."""
    write(here, {"a/1.sql": "", "b/2.sql": "", "c/3.sql": ""})
    really = os.scandir

    def closed(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", closed)
    found: list[str] = []
    with pytest.raises(MistakesError) as error:
        found.extend(file.name for file in files_below(Path(), lambda _: False))
    assert found == ["a/1.sql", "c/3.sql"]
    assert str(error.value) == "b: the folder cannot be read (permission denied)"


def test_a_name_in_messages_counts_from_the_working_directory(here: Path, tmp_path: Path) -> None:
    assert shown(here / "db" / ".." / "a.sql") == "a.sql"
    assert shown(Path("/elsewhere/a.sql")) == "/elsewhere/a.sql"
    assert shown(tmp_path) == "."


def test_a_name_that_is_no_text_is_shown_with_the_codes_of_its_bytes(here: Path) -> None:
    assert shown(here / os.fsdecode(b"\xff.sql")) == r"\xff.sql"
    assert shown(here / os.fsdecode(b"\xfe.sql")) == r"\xfe.sql"


def test_a_path_within_a_project_is_the_same_from_everywhere(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(here, {"shop/db/a.sql": ""})
    assert within(here / "shop", "shop/db/a.sql") == "db/a.sql"
    monkeypatch.chdir(here / "shop/db")
    assert within(here / "shop", "a.sql") == "db/a.sql"
    assert within(here / "shop", str(here / "shop/db/a.sql")) == "db/a.sql"
