"""What a check found in, a baseline that lists it out; and the settings in, the baseline beside them out."""

from pathlib import Path
from typing import NamedTuple

from privacyrules.files.disk import read_bytes, write_text
from privacyrules.files.packs import shown
from privacyrules.gate.baseline import Baseline, baseline_text, parse_baseline
from privacyrules.model.config import BASELINE, Config
from privacyrules.model.report import Report
from privacyrules.syntax.text import decode


class Written(NamedTuple):
    """A baseline that was written: where, what was found, and how many lines came and went."""

    path: str
    report: Report
    added: int
    gone: int


def read_baseline(config: Config, path: Path | None) -> Baseline:
    """Read a baseline: the one that is named, else the one beside the settings, which need not be there.

    Raises:
        MistakesError: it cannot be read, or has lines that are no findings.
    """
    file = path or Path(config.folder, BASELINE)
    if path is None and not file.is_file():
        return {}
    return parse_baseline(decode(read_bytes(file, shown(file)), shown(file)), shown(file))


def write_baseline(report: Report, config: Config, path: Path | None) -> Written:
    """Write a baseline that lists all that a check found; what it listed before is gone.

    Args:
        report: what was found, with what a baseline lists already.
        config: the settings.
        path: where to write it; beside the settings if None.

    Raises:
        MistakesError: it cannot be written, or what stands there is no baseline.
    """
    file = path or Path(config.folder, BASELINE)
    before = read_baseline(config, file if file.exists() else None) if file.exists() else {}
    text = baseline_text(report.findings)
    now = parse_baseline(text, shown(file))
    write_text(file, text)
    return Written(shown(file), report, len(now.keys() - before.keys()), len(before.keys() - now.keys()))
