"""A job in; what the compiled engine of privacyrules says, or costs, without naming rules, out."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.peers.job import ALLOWED, REFUSED, Decision, Engine, Flow, Job, serve
from benchmarks.peers.privacyrules import OF_AXIS, masks_in, write
from privacyrules.engine.compiled import Bits, Compiled
from privacyrules.engine.matching import Situation


def write_masks(job: Job) -> bytes:
    """Compile the rules to what the cache keeps."""
    return write(job)[1]


def load(data: bytes) -> Callable[[Situation], Bits]:
    """Read the compiled rules back, ready to decide."""
    return Compiled(masks_in(data)).judge


def ask(flow: Flow) -> Situation:
    """A flow with one term per axis is a single situation."""
    return Situation({OF_AXIS[axis]: term for axis, term in flow.items()}, {})


def read(bits: Bits) -> Decision:
    """The verdict alone."""
    return (ALLOWED if bits.verdict == "allowed" else REFUSED), None


if __name__ == "__main__":
    serve(Engine("privacyrules", "privacyrules", write_masks, load, ask, read))
