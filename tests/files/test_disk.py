"""Files are read whole, and written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from privacyrules.files.disk import LARGEST, read_bytes, write_text
from privacyrules.model.places import MistakesError

ROOT_READS_ALL = "not run: this user may read and write everything"


def said(error: pytest.ExceptionInfo[MistakesError]) -> str:
    return str(error.value)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\x00\r\n")
    assert read_bytes(tmp_path / "a") == b"\xff\x00\r\n"


def test_what_cannot_be_read_is_a_mistake_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(MistakesError) as missing:
        read_bytes(tmp_path / "none", "db/none")
    assert said(missing) == "db/none: there is no such file or folder"
    with pytest.raises(MistakesError) as folder:
        read_bytes(tmp_path, "db")
    assert said(folder) == "db: this is a folder, not a file"


def test_links_in_a_circle_are_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(MistakesError) as circle:
        read_bytes(tmp_path / "a", "a")
    assert said(circle).startswith("a: the file cannot be read (")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason=ROOT_READS_ALL)
def test_a_file_that_may_not_be_read_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "a").touch(mode=0)
    with pytest.raises(MistakesError) as error:
        read_bytes(tmp_path / "a", "a")
    assert said(error) == "a: the file may not be read by this user"


def test_a_file_that_is_too_large_is_refused_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(MistakesError) as error:
        read_bytes(tmp_path / "a", "a")
    assert said(error) == "a: the file is larger than 64 MB and was not read; split it, or exclude it"


def test_a_text_is_written_as_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "é\n\u05d0\r\n")
    assert (tmp_path / "a").read_bytes() == "é\n\u05d0\r\n".encode()
    assert left_in(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="not run: Windows has no such modes")
def test_a_file_keeps_its_mode_and_a_new_one_gets_that_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "old").touch()
    (tmp_path / "old").chmod(0o640)
    (tmp_path / "other").touch()
    write_text(tmp_path / "old", "new")
    write_text(tmp_path / "new", "new")
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new", "other")}
    assert modes["old"] == 0o640
    assert modes["new"] == modes["other"]


@pytest.mark.parametrize("function", ["fsync", "replace", "fdopen"])
def test_a_full_disk_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    """Whether the bytes do not fit, do not reach the disk, or the new file cannot take its place."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, function, full)
    with pytest.raises(MistakesError) as error:
        write_text(tmp_path / "a", "new")
    monkeypatch.undo()
    assert said(error) == f"{tmp_path / 'a'}: the file cannot be written (no space left on device)"
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert left_in(tmp_path) == ["a"]


def test_a_run_that_is_broken_off_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", broken_off)
    with pytest.raises(KeyboardInterrupt):
        write_text(tmp_path / "a", "new")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert left_in(tmp_path) == ["a"]


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason=ROOT_READS_ALL)
def test_a_folder_that_may_not_be_written_to_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(MistakesError) as error:
            write_text(tmp_path / "a", "new")
    finally:
        tmp_path.chmod(0o700)
    assert said(error) == f"{tmp_path / 'a'}: the file cannot be written (permission denied)"
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"


def test_a_place_that_holds_no_file_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(MistakesError) as error:
        write_text(tmp_path / "folder", "new")
    assert said(error).startswith(f"{(tmp_path / 'folder').as_posix()}: the file cannot be written (")
    assert left_in(tmp_path) == ["folder"]


def test_a_folder_that_is_missing_is_not_made_but_named(tmp_path: Path) -> None:
    with pytest.raises(MistakesError) as error:
        write_text(tmp_path / "none" / "a", "new")
    folder = (tmp_path / "none").as_posix()
    assert said(error) == f"{folder}/a: there is no folder '{folder}'; make it first"
    assert left_in(tmp_path) == []


def test_a_link_goes_on_leading_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    write_text(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"
    assert left_in(tmp_path) == ["link", "real"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="not run: there are no named pipes here")
def test_a_pipe_or_device_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """`--output /dev/stdout` must not put a file in the place of the device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_text(pipe, "new")
    reader.join()
    assert received == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
