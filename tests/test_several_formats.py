"""`check --format`: several at once, each where it belongs, and what GitHub and GitLab read of them."""

from __future__ import annotations

import json
import ntpath
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from house.programs import loaded_by
from privacyrules.cli import run
from privacyrules.cli.from_top import path_from
from shipped import TODAY, keep_cache_apart, write

MIGRATION = "CREATE TABLE payments (id int, card_last4 varchar(4));\n"
BASELINE = "privacyrules-baseline.txt"


class Ended(NamedTuple):
    """How a run ended, and what it wrote to both streams."""

    code: int
    out: str
    err: str


Check = Callable[..., Ended]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The working directory, with one migration."""
    keep_cache_apart(monkeypatch, tmp_path_factory)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    write(tmp_path, {"shop/a.sql": MIGRATION, "shop/privacyrules.toml": 'policy = "planetsoho"\n'})
    monkeypatch.chdir(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def check(here: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """`check` of the one migration."""

    def call(*arguments: str) -> Ended:
        code = run(["check", "a.sql", "--today", TODAY, *arguments])
        captured = capsys.readouterr()
        return Ended(code, captured.out, captured.err)

    return call


def names(here: Path) -> list[str]:
    return sorted(path.name for path in here.iterdir() if path.suffix not in (".sql", ".toml"))


def value(path: Path) -> Any:  # noqa: ANN401 - what JSON holds
    return json.loads(path.read_text(encoding="utf-8"))


WAYS = [
    ("--format", "text", "--format", "sarif=out.sarif", "--format", "junit=report.xml"),
    ("--format", "text,sarif=out.sarif,junit=report.xml"),
    ("--format", "sarif=out.sarif, junit=report.xml", "--format=text=-"),
]


@pytest.mark.parametrize("way", WAYS, ids=["repeated", "commas", "both"])
def test_several_formats_are_written_each_where_it_belongs(check: Check, here: Path, way: tuple[str]) -> None:
    text = check()
    assert check(*way) == text
    assert names(here) == ["out.sarif", "report.xml"]
    assert len(value(here / "out.sarif")["runs"][0]["results"]) == 1
    assert '<failure type="no-card-or-payment-details"' in (here / "report.xml").read_text(encoding="utf-8")


def test_formats_with_files_alone_leave_standard_output_to_nobody(check: Check, here: Path) -> None:
    assert check("--format", "json=a.json", "--format", "json=b.json") == Ended(1, "", "")
    assert value(here / "a.json") == value(here / "b.json")


def test_output_is_the_file_of_the_format_without_one(check: Check, here: Path) -> None:
    told = check("--format", "concise")
    assert check("--format", "concise,json=a.json", "--output", "a.txt") == Ended(1, "", "")
    assert (here / "a.txt").read_text(encoding="utf-8") == told.out
    assert names(here) == ["a.json", "a.txt"]


WRONG = [
    ("text,json", "", "text and json would both go to standard output; give all but one a file: json=FILE"),
    (
        "text,json,sarif",
        "",
        "text, json and sarif would all go to standard output; give all but one a file: ",
    ),
    ("text,json", "x", "text and json would both go to the same file; give all but one a file: json=FILE"),
    ("sarif=a,junit=./a", "", "two formats would be written into a; give each a file of its own"),
    ("sarif=a", "b", "--output is for a format without a file, and each has one; leave it out"),
    ("sarf=a", "", "there is no format 'sarf'; did you mean 'sarif'?"),
    ("xyz", "", "there is no format 'xyz'; choose from text, concise, json, jsonl, sarif, github, gitlab, "),
    ("sarif=", "", "'sarif=' names no file; write sarif=FILE, or sarif alone"),
]


@pytest.mark.parametrize(("formats", "output", "said"), WRONG)
def test_what_cannot_be_meant_is_told_before_the_work(
    check: Check, here: Path, formats: str, output: str, said: str
) -> None:
    ended = check("--format", formats, *(("--output", output) if output else ()))
    assert (ended.code, ended.out) == (2, "")
    assert f"Error: Invalid value for '--format': {said}" in ended.err
    assert names(here) == []


def test_folders_that_are_missing_are_all_named_before_the_work(check: Check, here: Path) -> None:
    ended = check("no-such-file.sql", "--format", "text,sarif=no/a.sarif,junit=never/b.xml")
    assert ended == Ended(
        2,
        "",
        "error: never/b.xml: there is no folder 'never'; make it first\n"
        "error: no/a.sarif: there is no folder 'no'; make it first\n"
        "2 mistakes\n",
    )
    assert names(here) == []


def test_what_can_be_written_is_written_and_what_cannot_is_told(check: Check, here: Path) -> None:
    (here / "folder").mkdir()
    text = check()
    ended = check("--format", "json=folder,text,concise=a.txt")
    assert (ended.code, ended.out) == (2, text.out)
    assert ended.err.startswith("error: folder: the file cannot be written (")
    assert names(here) == ["a.txt", "folder"]


def test_text_alone_loads_nothing_of_other_formats(here: Path) -> None:
    """A hook pays for every module; that of a clean check needs none of these."""
    write(here, {"jobs.sql": "CREATE TABLE jobs (id int);\n"})
    arguments = ["privacyrules", "check", str(here / "jobs.sql")]
    code = f"import sys; sys.argv = {arguments}; from privacyrules.cli import run; assert run() == 0"
    others = ["cli.formats", "cli.from_top", "cli.progress", "reporters.sarif", "reporters.github"]
    assert loaded_by(code, [f"privacyrules.{name}" for name in others]) == []


# What servers read.


def test_github_shows_findings_beside_their_lines_without_being_asked(
    check: Check, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = check()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, _, rest = check().out.partition("\n")
    assert rest == text.out
    assert first.startswith(
        "::error file=a.sql,line=1,col=32,title=privacyrules no-card-or-payment-details::"
    )
    assert first.count("%0A") == 3


@pytest.mark.parametrize(
    "form", ["json", "jsonl", "concise", "sarif", "gitlab", "junit", "markdown", "github"]
)
def test_github_or_not_other_formats_are_what_they_are(
    check: Check, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    elsewhere = check("--format", form)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check("--format", form) == elsewhere


def test_on_github_a_file_of_text_is_text_alone(
    check: Check, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = check()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    check("--output", "a.txt")
    assert (here / "a.txt").read_text(encoding="utf-8") == text.out


def test_what_is_accepted_is_suppressed_in_sarif_but_left_out_where_github_would_open_an_alert(
    check: Check, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["baseline", "--today", TODAY]) == 0
    check("--format", "sarif=a.sarif")
    (result,) = value(here / "a.sarif")["runs"][0]["results"]
    assert [one["justification"] for one in result["suppressions"]] == ["It is listed in the baseline."]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check("--format", "sarif=a.sarif").code == 0
    (run_,) = value(here / "a.sarif")["runs"]
    assert (run_["results"], run_["properties"]["known"]) == ([], 1)


def test_servers_are_told_paths_from_the_top_of_the_repository(check: Check, here: Path) -> None:
    (here.parent / ".git").mkdir()
    write(here.parent, {"other/b.sql": MIGRATION.replace("payments", "refunds")})
    files = "--format", "sarif=a.sarif,gitlab=a.json,github=a.txt,concise"
    told = check("../other/b.sql", *files)
    results = value(here / "a.sarif")["runs"][0]["results"]
    addresses = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results]
    paths = [one["location"]["path"] for one in value(here / "a.json")]
    lines = (here / "a.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(addresses) == sorted(paths) == ["other/b.sql", "shop/a.sql"]
    assert sorted(line.split(",")[0] for line in lines) == [
        "::error file=other/b.sql",
        "::error file=shop/a.sql",
    ]
    assert told.out.splitlines()[-2].startswith("a.sql:1:32: error[")


@pytest.mark.parametrize(
    ("top", "here", "path", "said"),
    [
        ("/r", "/r/shop", "db/1.sql", "shop/db/1.sql"),
        ("/r", "/r/shop", "/r/db/1.sql", "db/1.sql"),
        ("/r", "/r", "../q/1.sql", "../q/1.sql"),
        ("/r", "/r", "odd\\name.sql", "odd\\name.sql"),
        (r"C:\r", r"C:\r\shop", r"db\1.sql", "shop/db/1.sql"),
        (r"C:\r", r"C:\r\shop", "C:/r/db/1.sql", "db/1.sql"),
        (r"C:\r", r"C:\r", r"D:\q\1.sql", "D:/q/1.sql"),
    ],
)
def test_paths_of_windows_are_written_with_slashes(top: str, here: str, path: str, said: str) -> None:
    assert path_from(top, here, path, ntpath if ":" in top else posixpath) == said
