"""What becomes of standard output and standard error when nobody reads them any more."""

from __future__ import annotations

import os
from typing import TextIO


def discard_output(stream: TextIO) -> None:
    """Lead a stream nowhere, so that Python does not complain when it closes a broken pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
