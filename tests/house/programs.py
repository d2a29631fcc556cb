"""A program and its arguments in, its exit code and what it wrote out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from house.reading import ROOT


def run(*command: str, root: Path = ROOT) -> tuple[int, str]:
    """Run a program at `root`, with the package of that root in reach; give exit code and all it wrote."""
    reach = os.pathsep.join(filter(None, (str(root / "src"), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": reach, "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def python(*arguments: str, root: Path = ROOT) -> tuple[int, str]:
    """Run this Python with `arguments`."""
    return run(sys.executable, *arguments, root=root)


def lint_imports(root: Path = ROOT) -> tuple[int, str]:
    """Hold the package under `root` against the contracts of our `pyproject.toml`."""
    command = "from importlinter.cli import lint_imports_command as lint; lint()"
    return python("-c", command, "--no-cache", "--config", str(ROOT / "pyproject.toml"), root=root)


def loaded_by(code: str, libraries: Iterable[str]) -> list[str]:
    """Run `code` in a new process and name those of the libraries that it brought into memory.

    Raises:
        RuntimeError: the code failed, so that what it loads is not known.
    """
    script = (
        f"import sys\ntry:\n    exec({code!r})\nexcept SystemExit as left:\n"
        "    assert not left.code, left.code\n"
        f"print('loaded:', *sorted(set({sorted(libraries)!r}) & set(sys.modules)))"
    )
    code_of_exit, output = python("-c", script)
    *_, last = output.splitlines() or [""]
    if code_of_exit or not last.startswith("loaded:"):
        raise RuntimeError(output)
    return last.removeprefix("loaded:").split()


def repository_files() -> list[str] | None:
    """Name the files that are in the repository or about to be; None where this is no git checkout."""
    if not (ROOT / ".git").exists():
        return None
    code, output = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return sorted(filter(None, output.split("\0"))) if code == 0 else None
