"""Questions to git in, what it tells of a repository out; nothing is changed in it, and no hook is run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from privacyrules.files.disk import LARGEST, too_large
from privacyrules.model.places import MistakesError, Place, Problem

_ALWAYS = ("-c", "core.fsmonitor=false", "-c", "diff.relative=false", "-c", f"diff.orderFile={os.devnull}")
"""No program that a repository's own settings name is run, and names and order of files are git's own."""

_NEVER = ("GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
_TOLD = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_CHUNK = 1024 * 1024
_LEAVE_GIT = "or name the files that are to be checked"


class Told(NamedTuple):
    """What git wrote to its two streams, and whether it did what it was asked."""

    out: bytes
    err: str
    done: bool


class Git:
    """Git in the repository that a folder lies in; while it is open, one process gives the bytes of files."""

    def __init__(self, start: Path, asked: str) -> None:
        """Find the repository.

        Args:
            start: a folder in it; git's own variables, with which hooks are run, outweigh it.
            asked: what the user typed to have git asked; messages begin with it.

        Raises:
            MistakesError: there is no git, no repository, or git refuses to read it.
        """
        self._asked = asked
        self._cat: subprocess.Popen[bytes] | None = None
        self._environment = _environment(os.environ)
        self._folder = Path.cwd() if "GIT_DIR" in os.environ else start
        told = self.run("rev-parse", "--show-toplevel", "--is-shallow-repository")
        top, _, shallow = os.fsdecode(told).rstrip("\n").rpartition("\n")
        self._folder = self.top = Path(os.path.realpath(top))
        self.shallow = shallow == "true"

    def __enter__(self) -> Git:
        """Use it in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process that gives bytes."""
        if self._cat is not None:
            self._cat.communicate()

    def run(self, *arguments: str) -> bytes:
        """Ask git, and give what it writes.

        Raises:
            MistakesError: it cannot be run, or fails.
        """
        told = self.ask(*arguments)
        if not told.done:
            raise self._refused(told.err)
        return told.out

    def ask(self, *arguments: str) -> Told:
        """Ask git something that it may have no answer to.

        Raises:
            MistakesError: it cannot be run.
        """
        with self._started(arguments, subprocess.PIPE) as process:
            out, err = process.communicate()
        return Told(out, os.fsdecode(err), process.returncode == 0)

    def blob(self, id_: str, name: str) -> bytes:
        """Give the bytes of a file.

        Args:
            id_: the name of the bytes, or `COMMIT:PATH`, or of the index `:0:PATH`; on one line.
            name: how messages call the file.

        Raises:
            MistakesError: they are more than LARGEST, or git does not hold them.
        """
        if self._cat is None:
            self._cat = self._started(("cat-file", "--batch"), subprocess.DEVNULL)
        asking, answers = self._cat.stdin, self._cat.stdout
        if asking is None or answers is None:
            raise AssertionError("both are pipes")
        asking.write(f"{id_}\n".encode())
        asking.flush()
        told = answers.readline().split()
        if not told or not told[-1].isdigit():
            what = "git does not hold the text of this file"
            raise MistakesError([Problem(Place(name), what, "`git fetch` what this clone lacks")])
        size = int(told[-1])
        if size > LARGEST:
            while size > 0:
                size -= len(answers.read(min(_CHUNK, size))) or size
            answers.read(1)
            raise too_large(name)
        return answers.read(size + 1)[:size]

    def _started(self, arguments: tuple[str, ...], errors: int) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 - no shell; what users type stands where git takes no option
                ["git", *_ALWAYS, *arguments],  # noqa: S607 - the user's git is the one that they have on the path
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        except OSError as error:
            raise self.mistake("git cannot be run", f"install it, {_LEAVE_GIT}") from error

    def _refused(self, told: str) -> MistakesError:
        first = next(filter(str.strip, told.split("\n")), "nothing").removeprefix("fatal: ")
        if "not a git repository" in first:
            what = f"{self._folder.as_posix()} lies in no git repository"
            return self.mistake(what, f"run it in one, {_LEAVE_GIT}")
        if "dubious ownership" in first:
            named = first.partition("'")[2].rstrip("'")
            hint = f"if you trust it: `git config --global --add safe.directory {named}`"
            return self.mistake("git does not read a repository that belongs to somebody else", hint)
        return self.mistake(f"git says: {first}")

    def mistake(self, what: str, hint: str = "") -> MistakesError:
        """What is to be raised in the name of what the user asked."""
        return MistakesError([Problem(Place(self._asked), what, hint)])


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """What git is run with; its own variables stay, for a hook may be asked about another index."""
    kept = {name: value for name, value in given.items() if name not in _NEVER}
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        if name in kept:
            kept[name] = str(Path(kept[name]).absolute())
    return {**kept, **_TOLD}
