"""Every id that a finding can have beside those of rules has a page, and the page's example is true."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from house.reading import ROOT
from privacyrules.cli import run
from privacyrules.gate.pages import PAGES
from privacyrules.gate.waivers import KINDS, NEVER
from privacyrules.model.finding_page import FindingPage
from privacyrules.model.schema import Unread
from privacyrules.reporters.text.finding_page import finding_page_text
from repositories import keep_git_apart, repository
from shipped import TODAY, keep_cache_apart, write

MISTAKE = "mistake"
GATE = ROOT / "src" / "privacyrules" / "gate"

COMPUTED = {
    "found": ("not-covered", "conditional"),  # what `id_of` gives where no rule denies
    "unread.kind": get_args(get_type_hints(Unread)["kind"]),
    "names[0]": (),  # the constants of gate/statements.py, which are collected by themselves
}
"""What an id is computed from, where the code does not write it out, and what comes of it."""


def constants(tree: ast.Module) -> dict[str, str]:
    """The texts that a module gives names to."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def ids_in_the_code() -> Iterator[str]:
    """Each id that the gate gives to a finding."""
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(GATE.glob("*.py"))}
    of_all = {name: text for tree in trees.values() for name, text in constants(tree).items()}
    for module, tree in trees.items():
        named = {**of_all, **constants(tree)}
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        for call in calls:
            if isinstance(call.func, ast.Name) and call.func.id == "Finding":
                (written,) = [k.value for k in call.keywords if k.arg == "id"]
                yield from ids_of(written, named)
        if module == "statements.py":
            yield from (named[name] for name in ("UNMATCHED", "CONFLICTING", "STALE"))


def ids_of(written: ast.expr, named: dict[str, str]) -> tuple[str, ...]:
    if isinstance(written, ast.Constant) and isinstance(written.value, str):
        return (written.value,)
    text = ast.unparse(written)
    if text in named:
        return (named[text],)
    assert text in COMPUTED, f"an id is computed in a new way, `{text}`: say here what comes of it"
    return COMPUTED[text]


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    keep_cache_apart(monkeypatch, tmp_path_factory)
    keep_git_apart(monkeypatch)
    monkeypatch.chdir(tmp_path)


def test_every_id_that_the_code_gives_has_a_page_and_no_page_is_of_another() -> None:
    assert {*ids_in_the_code(), MISTAKE} == set(PAGES)


def test_what_can_be_waived_and_what_cannot_is_said_of_every_id() -> None:
    assert {*KINDS, *NEVER, MISTAKE} == set(PAGES)
    assert not set(KINDS) & set(NEVER)
    for id_ in (*NEVER, MISTAKE):
        assert "waived" in PAGES[id_].level


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_example_of_a_page_is_told_so(page: FindingPage, capsys: pytest.CaptureFixture[str]) -> None:
    example = {name: text.replace('"acme"', '"planetsoho"') for name, text in page.example}
    write(Path(), {"privacyrules.toml": 'policy = "planetsoho"\n', **example})
    repository(Path()).git("add", ".")
    staged = ["--staged"] if page.id == "needs-history" else []
    run(["check", "--today", TODAY, "--format", "json", *staged])
    report = json.loads(capsys.readouterr().out)
    told = [finding["id"] for finding in report["findings"]] + [MISTAKE] * len(report["problems"])
    assert page.id in told


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_says_what_it_means_why_how_grave_it_is_and_the_way_out(page: FindingPage) -> None:
    headings = [line for line in finding_page_text(page).splitlines() if line and not line.startswith(" ")]
    assert headings == [
        f"{page.id}: {page.title}",
        "What it means",
        "Why it is told",
        "How grave it is",
        "An example",
        "The way out",
    ]
    for said in (page.title, page.means, page.why, page.level, *page.ways):
        assert said[:1].isupper() or said[:1] == "`"
        assert said.endswith(".")


def test_an_id_is_explained_without_a_policy(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "malformed"]) == 0
    assert (
        capsys.readouterr().out
        == """\
malformed: This statement is malformed.

What it means
  A parenthesis is not closed, or a string, a comment or a quotation does not end.

Why it is told
  The database would refuse the statement, and where it ends is a guess. The rest of the file and
  the other files are checked all the same.

How grave it is
  An error whatever is set, and the exit code is 2.

An example
  0001.sql
      CREATE TABLE notes (
        body text;

The way out
  - Mend the statement at the place that is named.
  - If the text is a template of another tool, exclude the file, or state the dialect that it is in.
"""
    )


def test_an_id_is_explained_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "needs-history", "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert list(value) == ["id", "title", "means", "why", "level", "example", "ways"]
    assert value["example"] == {"0002.sql": "ALTER TABLE users RENAME TO people;\n"}


def test_a_rule_that_is_called_like_an_id_is_explained_where_its_policy_is_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rule = "{id: review, prohibit: {action: sell, subject: any}, quote: We never sell your data.}"
    write(
        Path("rules/acme"),
        {
            "policy.yaml": "title: Acme\ndate: 2026-01-15\n",
            "sharing.yaml": f"section: Sharing\nrules:\n  - {rule}\n",
        },
    )
    run(["explain", "review"])
    assert capsys.readouterr().out.startswith("review (prohibition)\n")
    run(["explain", "review", "--policy", "planetsoho"])
    assert capsys.readouterr().out.startswith("review: A person must say what this column holds.\n")
