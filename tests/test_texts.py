"""The texts of files that were read: those on the disk are read once more where they are quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacyrules.files.inputs import Input
from privacyrules.files.walk import on_disk
from privacyrules.workflows.read import read_files
from privacyrules.workflows.taking import Taking
from privacyrules.workflows.texts import SHORT, Texts

LONG = "CREATE TABLE t (email text);\n".ljust(SHORT + 1, "-")


def kept(text: str, version: str = "") -> tuple[Texts, list[str]]:
    """A text that is kept, and how often it was read after that."""
    reads: list[str] = []

    def read() -> bytes:
        reads.append(text)
        return text.encode()

    texts = Texts()
    texts.keep(Input("a.sql", "a.sql", read, version), text)
    return texts, reads


def test_a_long_text_is_read_once_more_however_often_it_is_quoted() -> None:
    texts, reads = kept(LONG)
    assert [texts["a.sql"], texts.get("a.sql", ""), len(reads)] == [LONG, LONG, 1]


@pytest.mark.parametrize(("text", "version"), [("x" * SHORT, ""), (LONG, "e69de29")])
def test_a_short_text_and_one_that_git_gave_are_kept(text: str, version: str) -> None:
    texts, reads = kept(text, version)
    assert (texts["a.sql"], reads) == (text, [])


def test_a_file_that_is_gone_or_no_text_any_more_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.sql", "b.sql"):
        Path(name).write_text(LONG, encoding="utf-8")
    texts = read_files([on_disk(Path(), lambda _: False)], Taking(None)).texts
    Path("a.sql").unlink()
    Path("b.sql").write_bytes(b"\xff\xfe")
    assert {name: texts[name] for name in texts} == {"a.sql": "", "b.sql": ""}


def test_a_text_that_was_read_elsewhere_is_one_of_them() -> None:
    texts, _ = kept(LONG)
    texts.add("privacyrules.toml", "strict = true")
    assert (texts["privacyrules.toml"], len(texts)) == ("strict = true", 2)
    assert texts.get("none.sql", "") == ""
