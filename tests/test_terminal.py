"""A terminal, a pipe and Ctrl-C, each a real one: who watches sees progress, and nobody sees a traceback."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from processes import MODULE, Ended, ended, environment, started
from shipped import TODAY, keep_cache_apart, write

CHECK = ("check", "-p", "planetsoho", "--today", TODAY)
MIGRATION = "CREATE TABLE payments (id int, card_last4 varchar(4));\n"
JOBS = {f"db/{number}.sql": f"CREATE TABLE jobs{number} (id int);\n" for number in range(1, 4)}

posix = pytest.mark.skipif(os.name == "nt", reason="not run: Windows has no such terminals and signals")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working directory, with a few migrations; policies are kept between the tests."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    write(tmp_path, {"a.sql": MIGRATION, **JOBS})
    monkeypatch.chdir(tmp_path)
    return tmp_path


# Progress on standard error.


def on_a_terminal(after: float, *arguments: str, **env: str) -> tuple[Ended, str]:
    """Run with a pseudo terminal as standard error, and give what it shows; progress waits for `after`."""
    import pty

    code = (
        "import privacyrules.cli.progress as p\n"
        f"p.SHOWN_AFTER, p._BETWEEN = {after!r}, 0\n"
        "from privacyrules.cli import main\nmain()"
    )
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "wb") as terminal:
        pipes = subprocess.PIPE, subprocess.PIPE, terminal
        program = sys.executable, "-c", code
        running = started(*arguments, program=program, env={"TERM": "xterm", **env}, streams=pipes)
    out, _ = running.communicate()
    return Ended(running.returncode, out, b""), "".join(_shown(ours))


def _shown(terminal: int) -> Iterator[str]:
    """What was written to a terminal that nobody holds open any more."""
    with os.fdopen(terminal, "rb", buffering=0) as shown:
        while True:
            try:
                data = shown.read(4096)
            except OSError:  # So Linux says that the other end is closed.
                return
            if not data:
                return
            yield data.decode()


def seen(written: str) -> list[str]:
    """What a terminal shows one after the other: a carriage return goes back, letters write over letters."""
    shown, line = [], ""
    for part in written.split("\r")[1:]:
        line = (part + line[len(part) :]).rstrip()
        shown.append(line)
    return shown


@posix
def test_who_waits_sees_how_many_files_were_read_and_nothing_of_it_stays() -> None:
    run, written = on_a_terminal(0, *CHECK, "db")
    assert run.code == 0
    assert run.out.decode().endswith("No findings.\n")
    assert seen(written) == ["Reading files: 1", "Reading files: 2", "Reading files: 3", "", ""]


@posix
@pytest.mark.parametrize(
    "env", [{"CI": "true"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["CI", "NO_COLOR", "TERM=dumb"]
)
def test_no_progress_where_a_line_cannot_or_must_not_be_taken_back(env: Mapping[str, str]) -> None:
    run, written = on_a_terminal(0, *CHECK, "db", **env)
    assert (run.code, written) == (0, "")


@posix
def test_a_run_that_is_soon_done_shows_no_progress() -> None:
    assert on_a_terminal(3600, *CHECK, "db")[1] == ""


@posix
def test_progress_is_gone_before_a_mistake_is_told() -> None:
    run, written = on_a_terminal(0, *CHECK, "db", "none.sql")
    assert run.code == 2
    assert "none.sql: there is no such file or folder" in run.out.decode()
    assert seen(written)[-1] == ""


def test_a_pipe_gets_no_progress() -> None:
    assert ended(*CHECK, "db").err == b""


# Ctrl-C.


def _until_it_reads(pid: int) -> None:
    """Wait until a process sleeps in a read of its standard input (or, where nobody can tell, a while)."""
    for _ in range(500):
        time.sleep(0.02)
        try:
            if Path(f"/proc/{pid}/syscall").read_text(encoding="ascii").startswith("0 0x0 "):
                return
        except OSError:
            continue


@posix
def test_ctrl_c_in_a_check_is_130_and_leaves_every_file_as_it_was(here: Path) -> None:
    write(here, {"out.json": "old"})
    with started(*CHECK, "--stdin-filename", "b.sql", "--format", "text,json=out.json") as running:
        _until_it_reads(running.pid)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, out, err) == (130, b"", b"\n")
    assert (here / "out.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in here.iterdir()) == ["a.sql", "db", "out.json"]


WRITING = """
import itertools, sys
from pathlib import Path
from privacyrules.files.disk import write_bytes
try:
    print("ready", flush=True)
    for number in itertools.count():
        write_bytes(Path("out"), b"%d " % (number % 10) * 50_000)
except KeyboardInterrupt:
    sys.exit(130)
"""


def _interrupt(running: subprocess.Popen[bytes]) -> None:
    """Press Ctrl-C, and once more if Python lost the first: one that comes within a finalizer is ignored."""
    for _ in range(5):
        running.send_signal(signal.SIGINT)
        try:
            running.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            continue
        return


@posix
@pytest.mark.parametrize("moment", range(6))
def test_ctrl_c_while_a_file_is_written_leaves_it_whole_and_nothing_beside_it(
    here: Path, moment: int
) -> None:
    with started(program=(sys.executable, "-c", WRITING)) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(0.011 * moment)
        _interrupt(running)
    assert running.returncode == 130
    kept = (here / "out").read_bytes() if (here / "out").exists() else b""
    assert kept in {b"", *(b"%d " % number * 50_000 for number in range(10))}
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []


# Pipes that somebody closes.


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="not run: there is no bash here")


def in_bash(line: str) -> tuple[str, str]:
    """Run a line in which `check` is ours, and give what it writes to both streams."""
    script = f'check() {{ {shlex.join([*MODULE, *CHECK])} "$@"; }}\n{line}'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, env=environment(), encoding="utf-8", check=False
    )
    return done.stdout, done.stderr


@posix
@needs_bash
@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_whoever_reads_one_line_gets_it_and_the_verdict_stays(here: Path, form: str) -> None:
    """The report is larger than a pipe, so that it cannot have been written before the reader leaves."""
    tables = (f"CREATE TABLE t{number} (card_last4 text);\n" for number in range(250))
    write(here, {"many.sql": "".join(tables)})
    out, err = in_bash(f"check --format {form} many.sql | head -n 1; echo ${{PIPESTATUS[0]}}")
    first, code = out.splitlines()
    assert (first[:1], code, err) == ("{" if form != "text" else "e", "1", "")


@posix
@needs_bash
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("check a.sql >&-", "1"),
        ("check a.sql 2>&-", "1"),
        (
            "check a.sql -o /dev/stdout | grep -q card_partial; (exit ${PIPESTATUS[0]}${PIPESTATUS[1]})",
            "10",
        ),
        ("check a.sql </dev/null >&- 2>&-", "1"),
        ("check none.sql 2>&-", "2"),
        ("check --policy none a.sql 2>&-", "2"),
        ("check --policy none a.sql 2>&1 >/dev/null | true; (exit ${PIPESTATUS[0]})", "2"),
    ],
)
def test_without_an_output_the_verdict_stays(line: str, code: str) -> None:
    out, err = in_bash(f"{line}\necho $?")
    assert (out.splitlines()[-1], err) == (code, "")


# Consoles that know few letters.

NAMES = 'CREATE TABLE "имя 😀" (card_last4 text); -- “quoted”\n'


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp437"])
def test_what_people_read_is_written_in_the_letters_of_their_console(here: Path, encoding: str) -> None:
    write(here, {"b.sql": NAMES})
    run = ended(*CHECK, "b.sql", env={"PYTHONIOENCODING": encoding})
    assert (run.code, run.err) == (1, b"")
    text = run.out.decode(encoding)
    assert "\\u0438\\u043c\\u044f \\U0001f600.card_last4" in text


def test_a_console_that_says_ascii_is_one_that_nobody_set_and_gets_utf_8(here: Path) -> None:
    """So a container without a locale calls itself; the letters arrive whole."""
    write(here, {"b.sql": NAMES})
    run = ended(*CHECK, "b.sql", env={"PYTHONIOENCODING": "ascii"})
    assert (run.code, run.err) == (1, b"")
    assert "имя 😀.card_last4" in run.out.decode("utf-8")


@pytest.mark.parametrize("form", ["json", "junit", "markdown"])
def test_what_programs_read_is_utf_8_whatever_the_console_is(here: Path, form: str) -> None:
    write(here, {"b.sql": NAMES})
    run = ended(*CHECK, "b.sql", "--format", form, env={"PYTHONIOENCODING": "cp1252"})
    assert (run.code, run.err) == (1, b"")
    assert "имя 😀" in run.out.decode("utf-8")
    if form == "junit":
        assert ET.fromstring(run.out).get("failures") == "1"  # noqa: S314
    if form == "json":
        assert json.loads(run.out)
