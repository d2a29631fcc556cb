"""What becomes of standard output when nobody reads it any more."""

from __future__ import annotations

import os
import sys


def discard_output() -> None:
    """Lead standard output nowhere, so that Python does not complain when it closes a broken pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
