"""What carries each sentence in, the list that a privacy owner reads out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from privacyrules.model.lock import NOT_CHECKABLE, CoverageLine, CoverageReport
from privacyrules.reporters.text.coverage_picture import picture
from privacyrules.reporters.text.drift import drift_lines
from privacyrules.reporters.text.layout import counted, wrapped


def coverage_text(reports: Mapping[str, CoverageReport]) -> str:
    """Write, per policy, one entry per sentence under its section, then what is wrong, then the count."""
    pages = ["\n".join(_lines(report)) + "\n" for report in reports.values()]
    if len(pages) == 1:
        return pages[0]
    return "\n".join(f"== {name}\n\n{page}" for name, page in zip(reports, pages, strict=True))


def _lines(report: CoverageReport) -> Iterator[str]:
    section = None
    for line in report.lines:
        if line.section != section:
            section = line.section
            yield f"{section.rstrip(':')}\n" if section else "(before the first section)\n"
        yield from _sentence(line)
        yield ""
    yield from picture(report.lines)
    yield ""
    since = {change.problem: change for change in report.drift}
    for problem in report.problems:
        yield f"error: {problem}"
        if problem in since:
            yield from drift_lines(since[problem])
    found = Counter(line.status for line in report.lines)
    yield (
        f"{counted(len(report.lines), 'sentence')}: {found['enforced']} enforced, "
        f"{found['not checkable']} not checkable, {found['uncovered']} carried by nothing."
    )


def _sentence(line: CoverageLine) -> Iterator[str]:
    number = f"{line.number:>4}  "
    carriers = ", ".join(carrier for carrier in line.carriers if carrier != NOT_CHECKABLE)
    said = "; ".join(text for text in (carriers, *line.reasons) if text)
    status = f"{line.status}: {said}" if said else line.status
    yield from wrapped(status, "      ", number)
    if line.text is not None:
        yield from wrapped(line.text, "      ")
        return
    for quote in line.quotes:
        yield from wrapped(f'"{quote}"', "      ")
    if not line.quotes:
        yield f"      sentence {line.number}, not shown"
