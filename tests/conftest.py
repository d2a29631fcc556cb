"""How the suite runs: how many random examples, and which tests need a tool that may not be here.

`HYPOTHESIS_PROFILE=slow pytest`, or `pytest -m slow`, tries many more random examples than the normal run.
A test whose marker names a missing tool is skipped, and the last lines of the run say so by name.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

NOT_RUN = "not run: "

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "chrome-headless-shell", "msedge")
BROWSER_OF_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# A gate must not turn red by chance: in CI the examples are always the same, elsewhere always new ones.
settings.register_profile(
    "default", deadline=None, max_examples=100, print_blob=True, derandomize=bool(os.environ.get("CI"))
)
settings.register_profile(
    "slow",
    settings.get_profile("default"),
    max_examples=5_000,
    suppress_health_check=[HealthCheck.too_slow],
)


def find_browser() -> str | None:
    """Find a Chromium: `PRIVACYRULES_BROWSER`, one on the path, or where macOS keeps it."""
    named = os.environ.get("PRIVACYRULES_BROWSER")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (str(BROWSER_OF_MACOS) if BROWSER_OF_MACOS.exists() else None)


def many_examples(config: pytest.Config) -> bool:
    """Say whether this run was asked for many random examples."""
    asked = re.search(r"(?<!not )\bslow\b", str(config.getoption("markexpr")))
    return os.environ.get("HYPOTHESIS_PROFILE") == "slow" or asked is not None


def missing_tool(marker: str, config: pytest.Config) -> str | None:
    """Say what a test with this marker lacks in this run; None if nothing."""
    if marker == "browser" and find_browser() is None:
        return "no headless Chromium found (name one in PRIVACYRULES_BROWSER)"
    if marker == "slow" and not many_examples(config):
        return "many random examples were not asked for (HYPOTHESIS_PROFILE=slow or -m slow)"
    return None


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile before any test is read."""
    if not config.getoption("hypothesis_profile", default=None):
        settings.load_profile("slow" if many_examples(config) else "default")


def pytest_collection_modifyitems(config: pytest.Config, items: Iterable[pytest.Item]) -> None:
    """Skip the tests whose tool is missing, with the reason."""
    for item in items:
        for marker in ("browser", "slow"):
            reason = missing_tool(marker, config) if item.get_closest_marker(marker) else None
            if reason:
                item.add_marker(pytest.mark.skip(reason=f"{NOT_RUN}{reason}"))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name what was not run: a green line must not hide it."""
    skipped: dict[str, list[str]] = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if NOT_RUN in reason:
            skipped[reason.partition(NOT_RUN)[2]].append(report.nodeid)
    for reason, names in sorted(skipped.items()):
        terminalreporter.write_line(f"{NOT_RUN}{', '.join(sorted(names))}: {reason}", yellow=True)


@pytest.fixture(scope="session")
def browser() -> str:
    """Give the path of a headless Chromium; tests that ask for it bear the marker `browser`."""
    path = find_browser()
    assert path is not None, "a test that uses the fixture `browser` must bear the marker `browser`"
    return path


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is compiled during the tests away from the user's own cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
