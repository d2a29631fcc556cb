"""What goes wrong around us, for real: killed in the middle, no room, no rights, a crowded cache."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from privacyrules.cli import run
from processes import Ended, ended, started
from shipped import RULES, TODAY, keep_cache_apart, write

CHECK = ("check", "--today", TODAY, "a.sql", "--format", "concise")
TOLD = (
    "a.sql:1:32: error[no-cards] storing card_partial in payments.card_last4 breaks a promise "
    "(“We keep nothing of your card.”)\n1 finding.\n"
)
FOUND = Ended(1, TOLD.encode(), b"")
MIGRATION = "CREATE TABLE payments (id int, card_last4 varchar(4));\n"
PACK = {
    "acme/policy.yaml": "title: Acme\ndate: 2026-01-15\n",
    "acme/cards.yaml": (
        "section: Cards\nrules:\n"
        "  - id: no-cards\n    prohibit: {action: store, data: card_details, subject: any}\n"
        "    quote: We keep nothing of your card.\n"
    ),
}
"""A policy that is compiled in no time, beside as much of the lexicon as it needs."""

BASELINE = "privacyrules-baseline.txt"
NOBODY = 65534

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="not run: Windows has no such signals, users and limits"
)
needs_root = pytest.mark.skipif(
    hasattr(os, "getuid") and os.getuid() != 0, reason="not run: only root can give files to others"
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The settings of a project that keeps to the policy of Acme."""
    rules = tmp_path_factory.mktemp("rules")
    write(rules, PACK)
    (rules / "columns").mkdir()
    for name in ("structure", "tables", "payment"):
        shutil.copy(RULES / "columns" / f"{name}.yaml", rules / "columns")
    return f"policy = '{rules / 'acme'}'\n"


@pytest.fixture(autouse=True)
def here(
    tmp_path: Path,
    settings: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The working directory, with one migration; what is compiled is kept between the tests."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    write(tmp_path, {"a.sql": MIGRATION, "privacyrules.toml": settings})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def warm(settings: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of caches in which all is kept that a check needs."""
    home = tmp_path_factory.mktemp("warm")
    write(home, {"project/a.sql": MIGRATION, "project/privacyrules.toml": settings})
    assert ended(*CHECK, cwd=home / "project", env=cache(home / "cache")) == FOUND
    return home / "cache"


@pytest.fixture
def filled(warm: Path, here: Path) -> Path:
    """A folder of caches of our own, filled but for the settings, of which each project has its own."""
    shutil.copytree(warm, here / "cache", ignore=shutil.ignore_patterns("config-*"))
    return here / "cache"


def cache(folder: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(folder)}


# Killed in the middle.

WRITING = """
import itertools, os, sys
from pathlib import Path
os.environ["XDG_CACHE_HOME"] = str(Path("cache").resolve())
from privacyrules.files.cache import keep
from privacyrules.files.disk import write_bytes
print("ready", flush=True)
for number in itertools.count():
    data = b"%d " % (number % 10) * 200_000
    write_bytes(Path("baseline"), data)
    keep("policy", "rules/acme", data)
"""
WHOLE = {b"%d " % number * 200_000 for number in range(10)}


@pytest.mark.parametrize("moment", range(8))
def test_killed_while_it_writes_it_leaves_a_whole_file(here: Path, moment: int) -> None:
    """Runs that write without a pause are killed at different moments, each where it happens to be."""
    with started(program=(sys.executable, "-c", WRITING)) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(0.013 * moment)
        running.kill()
    assert running.returncode == -signal.SIGKILL
    kept = [here / "baseline", *(here / "cache" / "privacyrules").glob("policy-*.bin")]
    assert {path.read_bytes() for path in kept if path.exists()} <= WHOLE


STOPPED_AT = """
import os, signal, sys
name, arguments = sys.argv[1], sys.argv[2:]
real = getattr(os, name)
def stopped(*given, **more):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(os, name, stopped)
from privacyrules.cli import main
main(arguments)
"""


@pytest.mark.parametrize("step", ["fdopen", "fsync", "replace"])
def test_killed_at_each_step_of_writing_a_baseline_the_old_one_is_whole(here: Path, step: str) -> None:
    """The process kills itself when it opens, when it has written, and when it would rename the new file."""
    assert run(["baseline", "--today", TODAY]) == 0
    before = (here / BASELINE).read_bytes()
    write(here, {"b.sql": "CREATE TABLE cards (cvv text);\n"})
    arguments = ("baseline", "--today", TODAY)
    killed = ended(step, *arguments, program=(sys.executable, "-c", STOPPED_AT))
    assert killed.code == -signal.SIGKILL
    assert (here / BASELINE).read_bytes() == before
    assert run(["baseline", "--today", TODAY]) == 0
    assert len((here / BASELINE).read_bytes().splitlines()) == len(before.splitlines()) + 1


def test_killed_while_it_fills_the_cache_the_next_run_answers_the_same(here: Path) -> None:
    env = cache(here / "cache")
    killed = ended("replace", *CHECK, program=(sys.executable, "-c", STOPPED_AT), env=env)
    assert killed.code == -signal.SIGKILL
    assert ended(*CHECK, env=env) == FOUND


# No room.

IN_LITTLE_ROOM = """
import resource, signal, sys
room, arguments = int(sys.argv[1]), sys.argv[2:]
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
from privacyrules.cli import main
main(arguments)
"""


def in_little_room(room: int, *arguments: str, folder: Path) -> Ended:
    """Run where no file can hold more than some bytes, as on a disk that is nearly full."""
    return ended(str(room), *arguments, program=(sys.executable, "-c", IN_LITTLE_ROOM), env=cache(folder))


def test_with_no_room_for_the_cache_the_answer_is_the_same(here: Path) -> None:
    folder = here / "cache"
    assert in_little_room(5_000, *CHECK, folder=folder) == FOUND
    assert all(path.stat().st_size <= 5_000 for path in folder.rglob("*.bin"))
    assert [path for path in folder.rglob("*") if path.name.startswith(".")] == []


def test_with_no_room_for_a_report_the_old_one_stays_and_the_others_are_written(
    here: Path, warm: Path
) -> None:
    write(here, {"out.sarif": "old"})
    told = in_little_room(1_000, *CHECK, "--format", "sarif=out.sarif,text=out.txt", folder=warm)
    full = b"error: out.sarif: the file cannot be written (file too large)\n"
    assert told == Ended(2, TOLD.encode(), full)
    assert (here / "out.sarif").read_text(encoding="utf-8") == "old"
    assert (here / "out.txt").read_text(encoding="utf-8").endswith("Found 1 error.\n")
    assert sorted(path.name for path in here.iterdir() if path.name.startswith(".")) == []


def test_with_no_room_for_a_baseline_the_old_one_stays(here: Path, warm: Path) -> None:
    assert run(["baseline", "--today", TODAY]) == 0
    before = (here / BASELINE).read_bytes()
    write(here, {"b.sql": "".join(f"CREATE TABLE t{n} (cvv text);\n" for n in range(9))})
    told = in_little_room(len(before), "baseline", "--today", TODAY, folder=warm)
    full = f"error: {here / BASELINE}: the file cannot be written (file too large)\n"
    assert told == Ended(2, b"", full.encode())
    assert (here / BASELINE).read_bytes() == before


@pytest.fixture
def small_disk(here: Path) -> Iterator[Path]:
    """A disk of 64 kB that has room for no cache, where we may make one."""
    folder = here / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        pytest.skip("not run: no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], capture_output=True, check=False)


def fill(path: Path) -> None:
    """Take all the room that there is."""
    with path.open("wb", buffering=0) as rest:
        while True:
            try:
                rest.write(b"\0" * 4096)
            except OSError:
                return


@needs_root
def test_a_disk_that_is_really_full_keeps_its_old_files_and_changes_no_answer(small_disk: Path) -> None:
    old = small_disk / "out.json"
    old.write_text("old", encoding="utf-8")
    fill(small_disk / "rest")
    told = ended(*CHECK, "--format", f"json={old}", env=cache(small_disk))
    full = f"error: {old}: the file cannot be written (no space left on device)\n"
    assert told == Ended(2, TOLD.encode(), full.encode())
    assert old.read_text(encoding="utf-8") == "old"


# No rights.


WITHOUT_POWERS = """
import ctypes, sys
if sys.platform == "linux":  # root without its capabilities is held by modes as everybody is
    ctypes.CDLL(None).capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)())
from privacyrules.cli import main
main()
"""


def without_powers(*arguments: str, folder: Path) -> Ended:
    """Run as a user who may not write where modes forbid it, even if we are root."""
    return ended(*arguments, program=(sys.executable, "-c", WITHOUT_POWERS), env=cache(folder))


@pytest.fixture
def shut(here: Path) -> Iterator[Callable[[Path], None]]:
    """Make folders read-only, and open them again at the end."""
    changed: list[Path] = []

    def call(folder: Path) -> None:
        folder.chmod(0o500)
        changed.append(folder)

    yield call
    for folder in changed:
        folder.chmod(0o700)


def test_in_a_folder_that_is_read_only_a_check_runs_and_what_it_cannot_write_is_told(
    here: Path, shut: Callable[[Path], None], warm: Path
) -> None:
    assert run(["baseline", "--today", TODAY, "--output", "known.txt"]) == 0
    before = (here / "known.txt").read_bytes()
    shut(here)
    assert without_powers(*CHECK, folder=warm) == FOUND
    refused = "the file cannot be written (permission denied)"
    told = without_powers(*CHECK, "--format", "json=out.json", folder=warm)
    assert told == Ended(2, TOLD.encode(), f"error: out.json: {refused}\n".encode())
    told = without_powers("baseline", "--today", TODAY, "--output", "known.txt", folder=warm)
    assert told == Ended(2, b"", f"error: known.txt: {refused}\n".encode())
    assert (here / "known.txt").read_bytes() == before


def test_a_cache_that_is_read_only_changes_no_answer(here: Path, shut: Callable[[Path], None]) -> None:
    folder = here / "cache" / "privacyrules"
    folder.mkdir(parents=True)
    shut(folder)
    assert without_powers(*CHECK, folder=here / "cache") == FOUND
    assert list(folder.iterdir()) == []


def test_a_cache_that_everybody_may_write_to_is_not_used(here: Path) -> None:
    folder = here / "cache" / "privacyrules"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert ended(*CHECK, env=cache(here / "cache")) == FOUND
    assert list(folder.iterdir()) == []


@needs_root
@pytest.mark.parametrize("whose", ["folder", "file"])
def test_a_cache_of_somebody_else_is_not_believed(here: Path, filled: Path, whose: str) -> None:
    folder = filled / "privacyrules"
    for path in [folder] if whose == "folder" else folder.iterdir():
        os.chown(path, NOBODY, NOBODY)
    kept = list(folder.iterdir())
    for path in kept:
        path.write_bytes(b"theirs")
    assert ended(*CHECK, env=cache(filled)) == FOUND
    assert {path.read_bytes() == b"theirs" for path in kept} == {whose == "folder"}
    assert whose == "file" or sorted(folder.iterdir()) == sorted(kept)


# A broken or crowded cache.

HURTS: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "one bit": lambda data: data[:-100] + bytes([data[-100] ^ 1]) + data[-99:],
}


@pytest.mark.parametrize("hurt", HURTS)
def test_a_broken_cache_is_made_anew_and_changes_no_answer(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hurt: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(filled))
    kept = {path: path.read_bytes() for path in (filled / "privacyrules").iterdir()}
    for path, data in kept.items():
        path.write_bytes(HURTS[hurt](data))
    assert run(CHECK) == 1
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (TOLD, "")
    assert [path.name for path, data in kept.items() if path.read_bytes() == HURTS[hurt](data)] == []
    assert ended(*CHECK, env=cache(filled)) == FOUND


CROWD = """
import os, sys
from pathlib import Path
from privacyrules.files.cache import cached, keep
number, times = int(sys.argv[1]), int(sys.argv[2])
begun, begin = os.pipe()
children = []
for child in range(number):
    pid = os.fork()
    if pid == 0:
        os.close(begin)
        os.read(begun, 1)  # all wait here until the last one is there
        good = True
        for _ in range(times):
            keep("policy", "rules/acme", b"%d " % (child % 10) * 50_000)
            data = cached("policy", "rules/acme")
            good = good and data is not None and data[:] == data[:2] * 50_000
        os._exit(0 if good else 1)
    children.append(pid)
os.close(begin)
sys.exit(sum(os.waitpid(pid, 0)[1] != 0 for pid in children))
"""


def test_a_hundred_at_once_write_and_read_whole_files(here: Path) -> None:
    program = (sys.executable, "-c", CROWD)
    assert ended("100", "3", program=program, env=cache(here)) == Ended(0, b"", b"")
    (kept,) = (here / "privacyrules").iterdir()
    assert kept.read_bytes() in {b"%d " % number * 50_000 for number in range(10)}


def at_once(number: int, folder: Path) -> set[Ended]:
    """Start so many checks with an empty cache, and give the different ways in which they ended."""
    running = [started(*CHECK, env=cache(folder)) for _ in range(number)]
    answers = set()
    for process in running:
        out, err = process.communicate()
        answers.add(Ended(process.returncode, out, err))
    return answers


@pytest.mark.parametrize("number", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_runs_at_once_in_one_cache_answer_alike(here: Path, number: int) -> None:
    assert at_once(number, here / "cache") == {FOUND}
    kept = [path.name for path in (here / "cache" / "privacyrules").iterdir()]
    assert [name for name in kept if name.startswith(".")] == []
    assert ended(*CHECK, env=cache(here / "cache")) == FOUND
