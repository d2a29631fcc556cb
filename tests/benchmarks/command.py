"""Arguments in; a run of the suite, as text, JSON and a chart, out."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.agreement import DisagreementError
from benchmarks.chart import chart
from benchmarks.measures import Bench, Figure, Measured, Sizes
from benchmarks.report import text
from benchmarks.rows import ROWS
from benchmarks.turns import PeerError, held

TESTS = Path(__file__).parents[1]

FULL = Sizes(
    rules=(12, 100, 1_000, 10_000),
    flows=1_000,
    files=(1, 100, 1_000, 10_000),
    rows=(10_000, 100_000, 1_000_000, 10_000_000),
    repository=5_000,
)
PEERS = (
    "vakt cedarpy celine-regorus regopy zen-engine rule-engine squawk-cli sqlfluff semgrep detect-secrets "
    "ruff numpy polars duckdb"
)

QUICK = Sizes(rules=(12,), flows=100, files=(1, 20), rows=(10_000,), repository=50)


def measure(bench: Bench, rows: Sequence[str]) -> Measured:
    """Hold all contests of some rows.

    Raises:
        DisagreementError: contestants do not do the same.
        PeerError: privacyrules itself failed.
    """
    figures: list[Figure] = []
    versions: dict[str, str] = {}
    absent: dict[str, str] = {}
    for row in rows:
        for contest in ROWS[row](bench):
            sys.stderr.write(f"{contest.title} …\n")
            one = held(contest, bench)
            figures += one.figures
            versions |= one.versions
            absent |= one.absent
    return Measured(tuple(figures), versions, absent)


def about(bench: Bench) -> str:
    """Tell on what this is measured."""
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} processors, load {load:.1f} when done, {bench.rounds} rounds"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite; give 0, or 1 where nothing was measured because contestants disagree."""
    given = _parser().parse_args(arguments)
    with TemporaryDirectory(prefix="privacyrules-benchmarks-") as folder:
        bench = Bench(Path(folder), sys.executable, given.peers, [str(TESTS)], QUICK if given.quick else FULL)
        bench = bench._replace(rounds=2, seconds=0.02) if given.quick else bench
        try:
            measured = measure(bench, given.rows)
        except (DisagreementError, PeerError) as error:
            sys.stderr.write(f"{error}\n")
            return 1
    measured = joined([*map(read_back, given.add), measured])
    told = text(measured, about(bench))
    sys.stdout.write(told)
    if given.json:
        given.json.write_text(as_json(measured, about(bench)), encoding="utf-8")
    if given.chart:
        given.chart.write_text(chart(measured.figures), encoding="utf-8")
    return 0


def joined(runs: Sequence[Measured]) -> Measured:
    """Put several runs together; of what two of them measured, the later counts."""
    found: dict[tuple[str, int, str], Figure] = {}
    versions: dict[str, str] = {}
    absent: dict[str, str] = {}
    for run in runs:
        contests = {(one.row, one.size) for one in run.figures}
        found = {key: one for key, one in found.items() if key[:2] not in contests}
        found |= {(one.row, one.size, one.who): one for one in run.figures}
        versions |= run.versions
        absent |= run.absent
    return Measured(tuple(found.values()), versions, absent)


def read_back(path: Path) -> Measured:
    """Read what an earlier run wrote down with `--json`."""
    run = json.loads(path.read_text(encoding="utf-8"))
    figures = [
        Figure(**{**{name: one[name] for name in Figure._fields}, "times": tuple(one["times"])})
        for one in run["figures"]
    ]
    return Measured(tuple(figures), run["versions"], run["absent"])


def as_json(measured: Measured, about: str) -> str:
    """Write every figure with all its rounds."""
    figures = [{**one._asdict(), "seconds": one.seconds} for one in measured.figures]
    whole = {"about": about, "versions": measured.versions, "absent": measured.absent, "figures": figures}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _rows(written: str) -> list[str]:
    named = written.split(",")
    for name in named:
        if name not in ROWS:
            raise argparse.ArgumentTypeError(f"there is no row '{name}'; there are {', '.join(ROWS)}")
    return named


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure privacyrules beside its peers, each in a process of its own, taking turns.",
        epilog=f"The peers: pip install {PEERS}. Who is not there is named and left out.",
    )
    option = parser.add_argument
    option(
        "--rows",
        type=_rows,
        default=list(ROWS),
        help=f"some of {','.join(ROWS)}; all if left out; decide also loads",
    )
    option("--quick", action="store_true", help="small sizes, two rounds")
    option("--peers", default=sys.executable, metavar="PYTHON", help="an interpreter that has the peers")
    option(
        "--add",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="tell too what an earlier run wrote with --json of other rows; repeatable",
    )
    option("--json", type=Path, metavar="FILE", help="also write every figure down")
    option("--chart", type=Path, metavar="FILE.svg", help="also draw a chart")
    return parser
