"""What people install: the wheel carries the rules, the types and the licence, and nothing else of ours."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from house.programs import python
from house.reading import PACKAGE, ROOT, SOURCE

RULES = f"{PACKAGE}/_rules"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Build the wheel as a release does, and read all that it holds."""
    folder = tmp_path_factory.mktemp("dist")
    code, output = python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), ".")
    assert code == 0, output
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file of ours in a folder, by its path inside it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    }


def test_the_wheel_carries_what_a_user_needs(wheel: Mapping[str, bytes]) -> None:
    needed = {f"{RULES}/vocabulary/data.yaml", f"{RULES}/planetsoho/policy.yaml", f"{PACKAGE}/py.typed"}
    assert needed - wheel.keys() == set()


def test_the_packaged_rules_are_those_of_the_repository(wheel: Mapping[str, bytes]) -> None:
    packaged = {
        name.removeprefix(f"{RULES}/"): data for name, data in wheel.items() if name.startswith(f"{RULES}/")
    }
    assert packaged == contents(ROOT / "rules")


def test_the_packaged_code_is_that_of_the_repository(wheel: Mapping[str, bytes]) -> None:
    code = {
        name: data for name, data in wheel.items() if name.startswith(f"{PACKAGE}/") and RULES not in name
    }
    assert code == contents(SOURCE)


def test_the_wheel_carries_the_licence_and_no_tests(wheel: Mapping[str, bytes]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in wheel}
    (information,) = tops - {PACKAGE}
    assert re.fullmatch(rf"{PACKAGE}-[\d.]+\.dist-info", information)
    assert wheel[f"{information}/licenses/LICENSE"] == (ROOT / "LICENSE").read_bytes()
    assert [name for name in wheel if "tests" in PurePosixPath(name).parts] == []


def test_the_wheel_says_its_licence_and_its_command(wheel: Mapping[str, bytes]) -> None:
    text = {
        PurePosixPath(name).name: data.decode("utf-8") for name, data in wheel.items() if "dist-info/" in name
    }
    assert "License-Expression: Apache-2.0" in text["METADATA"].splitlines()
    assert "privacyrules = privacyrules.cli:main" in text["entry_points.txt"].splitlines()
