"""Work in; what searching migrations for card data with semgrep costs, out."""

from __future__ import annotations

from pathlib import Path

from benchmarks.peers.tool import Tool, Work, serve

RULE = """\
rules:
  - id: card-data
    message: card data
    severity: ERROR
    languages: [generic]
    pattern-regex: (?i)card_number|iban|email
"""
OFFLINE = {"SEMGREP_SEND_METRICS": "off", "SEMGREP_ENABLE_VERSION_CHECK": "0"}


def command(work: Work) -> list[str]:
    """Search with one rule, which is written down first; nothing is asked of the network."""
    folder = Path(work["folder"])
    (folder / "semgrep.yml").write_text(RULE, encoding="utf-8")
    options = ["--config", "semgrep.yml", "--metrics", "off", "--disable-version-check", "--no-git-ignore"]
    return ["scan", *options, *work["arguments"]]


if __name__ == "__main__":
    serve(Tool("semgrep", "semgrep", command, "on {files} files?", settings=OFFLINE))
