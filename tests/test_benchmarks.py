"""The suite of benchmarks: who disagrees stops it, who is missing is named. No time is asserted."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.agreement import DisagreementError, same_decisions, same_kinds
from benchmarks.chart import chart, decades
from benchmarks.command import QUICK, TESTS, as_json, joined, main, measure, read_back
from benchmarks.measures import OURS, Bench, Figure, Measured
from benchmarks.peers.job import Decision, Job, decision, leaves, named
from benchmarks.report import duration, text
from benchmarks.rows import decide
from benchmarks.targets import judged
from benchmarks.turns import told

LIAR = """
from benchmarks.peers.job import ALLOWED, Engine, serve

if __name__ == "__main__":
    same = lambda flow: flow
    allow = lambda flow: (ALLOWED, ["rule-7"])
    serve(Engine("json", "pytest", lambda job: None, lambda source: same, same, allow))
"""
"""A peer that allows everything, because of a rule that there is not."""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A bench on which the peers are those that are installed, and those of the test's own folder."""
    sizes = QUICK._replace(flows=20)
    return Bench(
        tmp_path, sys.executable, sys.executable, [str(TESTS), str(tmp_path)], sizes, rounds=1, seconds=0.001
    )


def only(peers: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "PEERS", peers)


def test_a_run_measures_who_is_there_and_names_who_is_missing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    only({"cedarpy": "benchmarks.peers.cedar", "elsewhere": "nowhere"}, monkeypatch)
    measured = measure(bench, ["decide"])
    assert [(one.row, one.who) for one in measured.figures] == [
        ("decide", "an empty call"),
        ("decide", "privacyrules"),
        ("decide", "privacyrules, first time"),
        ("load", "privacyrules"),
        ("decide", "privacyrules, verdict"),
        ("decide", "privacyrules, open"),
        ("decide", "privacyrules, open, first time"),
        ("decide", "cedarpy"),
        ("load", "cedarpy"),
    ]
    assert all(len(one.times) == 1 and one.size == 12 for one in measured.figures)
    (who, reason), *others = measured.absent.items()
    assert (who, others) == ("elsewhere, one decision by 12 rules", [])
    assert reason.endswith("No module named nowhere")
    assert f"missing: {who}: {reason}" in text(measured, "here").splitlines()


def test_a_peer_that_decides_otherwise_stops_the_run(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    (bench.folder / "liar.py").write_text(LIAR, encoding="utf-8")
    only({"liar": "liar"}, monkeypatch)
    with pytest.raises(DisagreementError) as stopped:
        measure(bench, ["decide"])
    title, *first, last = str(stopped.value).splitlines()
    assert title == "one decision by 12 rules:"
    assert all(line.endswith(", liar says allowed [rule-7]") for line in first)
    assert (len(first), last) == (3, "liar disagrees on 17 more of 20 flows")


def test_the_command_says_which_rows_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--rows", "decide,speed"])
    *_, last = capsys.readouterr().err.splitlines()
    assert last.endswith(
        "there is no row 'speed'; there are decide, ask, check, files, alembic, tables, review"
    )


def test_a_long_run_may_be_made_in_pieces(tmp_path: Path) -> None:
    def run(row: str, *times: float, size: int = 12) -> Measured:
        return Measured((Figure(row, size, OURS, "1", times),), {OURS: "1"}, {})

    path = tmp_path / "before.json"
    path.write_text(as_json(run("decide", 3, 1, 2), "then"), encoding="utf-8")
    before = read_back(path)
    assert before == run("decide", 3, 1, 2)
    both = joined([before, run("decide", 9, size=100), run("load", 5), run("decide", 4)])
    assert [(one.row, one.size, one.seconds) for one in both.figures] == [
        ("decide", 100, 9),
        ("load", 12, 5),
        ("decide", 12, 4),
    ]


# Agreement

FLOWS = [{"action": "sell"}, {"action": "store"}]


def compared(ours: list[Decision], theirs: list[Decision]) -> list[str]:
    results = {OURS: {"decisions": list(ours)}, "vakt": {"decisions": list(theirs)}}
    return same_decisions(FLOWS, ["vakt"])(results)


def test_decisions_agree_by_verdict_and_rules() -> None:
    assert compared([("denied", ["a"]), ("allowed", ["b"])], [("denied", ["a"]), ("allowed", ["b"])]) == []
    assert compared(
        [("denied", ["a"]), ("allowed", ["b"])], [("denied", ["a", "c"]), ("allowed", ["b"])]
    ) == ["{action: sell}: privacyrules says denied [a], vakt says denied [a, c]"]


def test_what_went_wrong_is_told_by_the_line_that_says_so() -> None:
    assert told("Traceback …\nRuntimeError: no such rule\n  3: _start\n") == "RuntimeError: no such rule"
    assert told("stopped\n\n") == "stopped"
    assert told("") == ""


def test_of_a_peer_that_says_yes_or_no_only_that_is_compared() -> None:
    assert compared([("denied", ["a"]), ("allowed", ["b"])], [("refused", None), ("allowed", None)]) == []
    assert compared([("not_covered", []), ("allowed", ["b"])], [("allowed", None), ("allowed", None)]) == [
        "{action: sell}: privacyrules says not_covered [], vakt says allowed"
    ]


def test_a_peer_that_leaves_flows_out_disagrees() -> None:
    assert compared([("denied", ["a"]), ("allowed", ["b"])], []) == ["vakt decides 0 flows, privacyrules 2"]


def test_tables_agree_by_their_kinds_of_rows() -> None:
    results = {
        OURS: {"kinds": "2 kinds, ab"},
        "polars": {"kinds": "2 kinds, ab"},
        "duckdb": {"kinds": "none"},
    }
    assert same_kinds(results) == ["duckdb finds none, privacyrules 2 kinds, ab"]


# What peers are told

JOB: Job = {
    "rules": [{"id": "a", "effect": "permit", "scope": {"data": ["personal"]}}],
    "within": {"data": {"personal": [], "contact": ["personal"], "email": ["contact"], "name": ["personal"]}},
    "flows": [],
    "seconds": 0,
    "checked": 0,
    "answers": False,
}


def test_a_peer_without_broader_terms_is_told_leaves() -> None:
    below = leaves(JOB)
    assert below == {
        "data": {"personal": ["email", "name"], "contact": ["email"], "email": ["email"], "name": ["name"]}
    }
    assert named(JOB["rules"][0], below) == {"data": ["email", "name"]}


def test_prohibitions_outweigh_permissions() -> None:
    assert decision(["p"], ["z", "a"]) == ("denied", ["a", "z"])
    assert decision(["p"], []) == ("allowed", ["p"])
    assert decision([], []) == ("not_covered", [])


# What is told

FIGURES = (
    Figure("decide", 12, "an empty call", "1", (0.05e-6,)),
    Figure("decide", 12, OURS, "0.1", (0.5e-6, 0.4e-6, 9e-6)),
    Figure("decide", 12, "vakt", "1.6", (10e-6,)),
    Figure("alembic", 1_000, OURS, "0.1", (0.3, 0.2), memory=29_000_000),
    Figure("alembic", 1_000, "ruff", "0.17", (0.2,), note="without its cache"),
)


REPORT = """\
on a machine
measured: privacyrules 0.1, vakt 1.6
missing: regopy: No module named 'regopy'

one decision, 12 rules, with the ids of the rules that decide it
  an empty call                   50.0 ns            0.1 x privacyrules
  privacyrules                     500 ns (400 ns)   10 x an empty call     at most 11.7 x an empty call: met
  vakt                            10.0 µs            20 x privacyrules      at least 25 x privacyrules: MISSED

check of 1,000 Alembic files by 100 rules, a new process
  privacyrules                     250 ms (200 ms)   1.2 x ruff             at most 1.5 x ruff: met; 29 MB
  ruff                             200 ms            0.8 x privacyrules     without its cache

2 of 3 targets met
  missed: one decision, 12 rules, with the ids of the rules that decide it: vakt: at least 25 x privacyrules
"""


def test_targets_are_ratios_within_a_run() -> None:
    assert [(one.row, one.who, one.said, one.met) for one in judged(FIGURES)] == [
        ("decide", OURS, "at most 11.7 x an empty call", True),
        ("decide", "vakt", "at least 25 x privacyrules", False),
        ("alembic", OURS, "at most 1.5 x ruff", True),
    ]


def test_the_report_tells_every_figure_with_its_ratio_and_target() -> None:
    measured = Measured(FIGURES, {OURS: "0.1", "vakt": "1.6"}, {"regopy": "No module named 'regopy'"})
    assert text(measured, "on a machine").splitlines()[3:] == REPORT.splitlines()


def test_memory_has_a_target_too() -> None:
    figure = Figure("files", 1_000, OURS, "0.1", (0.3,), memory=30_000_001)
    assert [(one.said, one.met) for one in judged([figure])] == [("at most 30 MB", False)]


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(4.05e-8, "40.5 ns"), (9.996e-7, "1.00 µs"), (0.0123, "12.3 ms"), (0.5, "500 ms"), (76.04, "76.0 s")],
)
def test_a_time_is_written_with_three_digits(seconds: float, written: str) -> None:
    assert duration(seconds) == written


SVG = "{http://www.w3.org/2000/svg}"


def test_bars_are_as_long_as_the_logarithm_of_their_times() -> None:
    """From 10 ns to 10 µs are three lines: ours lies 1.7 of them from the first, vakt on the last."""
    drawn = ET.fromstring(chart(FIGURES[:3]))  # noqa: S314 - we wrote it
    bars = [(bar.get("class"), float(bar.get("width", ""))) for bar in drawn.iter(f"{SVG}rect")]
    whole = dict(bars)["peer"]
    assert [kind for kind, _ in bars] == ["ours", "peer"]
    assert dict(bars)["ours"] == pytest.approx(whole * 1.699 / 3, abs=0.1)
    assert [one.text for one in drawn.iter(f"{SVG}text")][-2:] == ["vakt", "10.0 µs"]


def test_a_scale_begins_and_ends_with_a_power_of_ten() -> None:
    assert decades([2e-3, 5e-3]) == (-3, -1)
    assert decades([0.05e-6, 10e-6]) == (-8, -5)
