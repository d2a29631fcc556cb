"""`python -m tests.benchmarks` or `python tests/benchmarks` in; the suite's exit code out."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # whichever way this was started, `benchmarks` is the package

from benchmarks.command import main  # noqa: E402 - found only from here on

sys.exit(main())
