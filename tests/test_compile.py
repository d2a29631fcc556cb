"""`privacyrules compile`: the policy in the cache, and how large it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacyrules.cli import run
from privacyrules.engine.classes import fact_classes, size_of, term_classes
from privacyrules.engine.masks import masks_of
from privacyrules.model.flow import AXES
from shipped import RULES, TODAY, shipped, write

PACK = {
    "rules/acme/policy.yaml": "title: Acme\ndate: 2026-01-01\n",
    "rules/acme/all.yaml": (
        "section: All\n"
        "rules:\n"
        "  - id: short\n"
        "    permit: {action: store, data: personal, subject: any}\n"
        "    when: retention_days <= 30 or retention_days > 90 and encrypted\n"
        "    quote: We keep it for a month.\n"
        "  - id: no-cards\n"
        "    prohibit: {action: store, data: card_details, subject: any}\n"
        "    quote: We keep no cards.\n"
        "    except:\n"
        "      - id: token\n"
        "        scope: {data: card_partial}\n"
        "        quote: but the last four digits\n"
    ),
}


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write(tmp_path, PACK)
    monkeypatch.chdir(tmp_path)


def test_it_says_what_it_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compile"]) == 0
    kept = sum(path.stat().st_size for path in (tmp_path / "cache").rglob("*.bin"))
    assert capsys.readouterr().out == f"Compiled acme of 2026-01-01: 2 rules, {kept:,} bytes in the cache.\n"


def test_without_a_cache_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    assert run(["compile"]) == 0
    assert capsys.readouterr().out == (
        "Compiled acme of 2026-01-01: 2 rules. The cache cannot be used, so each run will compile it anew.\n"
    )


def test_it_explains_what_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compile", "--format", "json"]) == 0
    size = json.loads(capsys.readouterr().out)
    assert (size["rules"], size["exceptions"], size["conditions"]) == (2, 1, 1)
    assert size["axes"]["data"]["named"] == 3
    assert size["axes"]["subject"]["classes"] == 1
    assert size["facts"]["classes"] == 3 * 2  # up to 30, up to 90, more; encrypted or not
    classes = [axis["classes"] for axis in size["axes"].values()]
    assert size["cells"] == 6 * classes[0] * classes[1]
    assert list(size["bytes"]) == ["policy", "masks", "lexicon"]


def test_the_page_lines_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compile", "--explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "2 rules, 1 exception, 1 condition on facts."
    head = lines.index("             words  named by rules  classes")
    table = lines[head : head + 2 + len(AXES)]
    assert {len(line) for line in table} == {len(table[0])}
    assert [line.split()[0] for line in table[1:]] == [*AXES, "facts"]


def test_terms_of_one_class_decide_alike() -> None:
    masks = masks_of(shipped().policy)
    for axis in AXES:
        classes = term_classes(masks, axis)
        assert sorted(term for terms in classes for term in terms) == sorted(
            shipped().policy.vocabulary.below[axis]
        )
        assert all(
            len({masks.tables[axis][term] for term in terms}) == 1
            for terms in classes
            if axis in masks.tables
        )


def test_the_shipped_policy_is_measured() -> None:
    policy = shipped().policy
    masks = masks_of(policy)
    size = size_of(policy, masks)
    assert size.rules == len(policy.rules)
    assert size.conditions == len(masks.conditions)
    assert all(set(values) == {True, False} for values in fact_classes(masks).values())
    assert (TODAY, RULES.name) == (policy.today, "rules")
