"""The questions of the sets, as people type them."""

from __future__ import annotations

import json

from house.reading import ROOT

QUESTIONS: list[str] = [
    json.loads(line)["question"]
    for name in ("planetsoho.jsonl", "sentences.jsonl")
    for line in (ROOT / "tests" / "questions" / name).read_text(encoding="utf-8").splitlines()
]
