"""A file of questions in plain words with what they mean in; how well they are read and answered out.

    python tests/benchmarks/questions.py [FILE] [--verbose]

A line of the file is described in `tests/questions/test_sentence_set.py`. Per axis, a question counts as
understood if the terms over all its flows are those of the line, or of its `or`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])

from house.reading import ROOT
from privacyrules.model.reading import Spoken
from privacyrules.workflows.ask import Bench, bench_for
from privacyrules.workflows.phrasebook import load_phrasebook
from privacyrules.workflows.understand import ask_sentence, strictest
from shipped import shipped

Line = Mapping[str, Any]
SENTENCES = ROOT / "tests" / "questions" / "sentences.jsonl"
SECOND = ROOT / "tests" / "questions" / "sentences-2.jsonl"
THIRD = ROOT / "tests" / "questions" / "sentences-3.jsonl"
"""Questions by people who had not seen how sentences are read; each was scored before it was looked at."""

REFUSED = "refuse"


class Marks(NamedTuple):
    """What one question got.

    `axes` says per stated axis (and for facts and omission) whether it was understood; `wrong` holds a line
    for each that was not.
    """

    id: str
    expected: str
    verdict: str
    axes: Mapping[str, bool]
    evidence: bool | None
    wrong: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether the verdict is that of the line."""
        return self.verdict == self.expected

    @property
    def critical(self) -> str:
        """The two mistakes that matter: leave that the policy refuses, and a ban that it does not hold."""
        if self.expected == "denied" and self.verdict == "allowed":
            return "allowed for denied"
        if self.verdict == "denied" and self.expected != "denied":
            return "a prohibition that the policy does not hold"
        return ""


def read(path: Path) -> list[Line]:
    """Read a file of questions."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def mark(line: Line, bench: Bench) -> Marks:
    """Ask one question and hold the answer against its line."""
    spoken = ask_sentence(line["question"], bench, load_phrasebook(bench.policy))
    meant = line.get("engine", line)
    verdict = strictest(spoken).verdict if spoken.answers else REFUSED
    evidence = None
    if spoken.answers and meant["verdict"] == verdict:
        cited = {c.rule for a in spoken.answers if a.verdict == verdict for c in a.because}
        evidence = sorted(cited) == meant["deciding"]
    axes, wrong = _understood(line, spoken) if line["verdict"] != REFUSED else ({}, ())
    return Marks(line["id"], meant["verdict"], verdict, axes, evidence, tuple(wrong))


def _understood(line: Line, spoken: Spoken) -> tuple[dict[str, bool], Sequence[str]]:
    read_as = [dict(reading.flow.terms) for reading in spoken.readings]
    axes: dict[str, bool] = {}
    wrong: list[str] = []
    for axis in line["stated"]:
        found, meant = _union(read_as, axis), _union(line["flows"], axis)
        also = set(line.get("or", {}).get(axis, ()))
        each = len(found) == len(meant) and found <= meant | also
        axes[axis] = found == meant or each or (bool(also) and found == also)
        if not axes[axis]:
            wrong.append(f"{axis}: {', '.join(sorted(found)) or '-'} for {', '.join(sorted(meant)) or '-'}")
    facts, stated = _facts(line, spoken)
    axes["facts"] = facts == stated
    axes["omitted"] = any(r.flow.omitted for r in spoken.readings) == any(
        flow.get("omitted", False) for flow in line["flows"]
    )
    if not axes["facts"]:
        wrong.append(f"facts: {facts} for {stated}")
    if not axes["omitted"]:
        wrong.append("omitted: wrong way round")
    return axes, wrong


def _facts(line: Line, spoken: Spoken) -> tuple[dict[str, Any], dict[str, Any]]:
    found = {name: value for r in spoken.readings for name, value in r.flow.facts.items()}
    return found, {name: value for flow in line["flows"] for name, value in (flow.get("facts") or {}).items()}


def _union(flows: Iterable[Mapping[Any, Any]], axis: str) -> set[str]:
    return {term for flow in flows for term in flow.get(axis, ())}


def report(marks: Sequence[Marks]) -> list[str]:
    """The lines of the report: axis by axis, verdicts, evidence, refusals, critical mistakes."""
    asked = Counter(axis for m in marks for axis in m.axes)
    right = Counter(axis for m in marks for axis, good in m.axes.items() if good)
    stated = [axis for axis in asked if axis not in ("facts", "omitted")]
    answerable = [m for m in marks if m.expected != REFUSED]
    evidence = [m.evidence for m in marks if m.evidence is not None]
    critical = [f"    {m.id}: {m.critical}" for m in marks if m.critical]
    refused = sum(m.verdict == REFUSED for m in answerable)
    rightly = sum(m.right for m in marks if m.expected == REFUSED)
    return [
        *(f"{axis:<10} {_share(right[axis], asked[axis])}" for axis in asked),
        f"all axes   {_share(sum(right[a] for a in stated), sum(asked[a] for a in stated))}",
        f"verdict    {_share(sum(m.right for m in marks), len(marks))}",
        f"evidence   {_share(sum(evidence), len(evidence))} of the right verdicts",
        f"refused    {_share(refused, len(answerable))} that have an answer",
        f"refused    {_share(rightly, len(marks) - len(answerable))} that have none",
        f"critical   {len(critical)}",
        *critical,
    ]


def _share(part: int, whole: int) -> str:
    return f"{part:>4} of {whole:>4} = {part / whole:6.1%}" if whole else "   none"


def main(arguments: Sequence[str]) -> int:
    """Print the report for a file; with `--verbose`, first each question not wholly understood."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    lines = read(paths[0] if paths else SENTENCES)
    bench = bench_for(shipped().policy)
    marks = [mark(line, bench) for line in lines]
    if "--verbose" in arguments:
        for line, m in zip(lines, marks, strict=True):
            if m.wrong or not m.right:
                head = f"{m.id} {'ok' if m.right else 'WRONG'}: {m.verdict} for {m.expected}"
                said = [head, f"    {line['question']}", *(f"        {wrong}" for wrong in m.wrong)]
                sys.stdout.write("\n".join(said) + "\n")
    sys.stdout.write("\n".join(report(marks)) + "\n")
    return int(any(m.critical for m in marks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
