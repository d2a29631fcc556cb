"""A job in; what `Policy.decide` of privacyrules says, or costs, out."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.peers.job import AXES, Decision, Engine, Flow, Job, Written, serve
from privacyrules import Ruling
from privacyrules.engine.masks import masks_of
from privacyrules.model.flow import AXES as MODEL_AXES
from privacyrules.model.flow import Axis
from privacyrules.model.masks import Masks
from privacyrules.model.policy import Clause, Effect, Policy, Rule
from privacyrules.model.vocabulary import Term
from privacyrules.policy.stored import from_bytes, to_bytes
from privacyrules.policy.vocabulary import build_vocabulary
from privacyrules.workflows.policy import Policy as Ready

NO_INPUTS: list[bytes] = []
EFFECTS: dict[str, Effect] = {"permit": "permit", "prohibit": "prohibit"}
OF_AXIS: dict[str, Axis] = {axis: axis for axis in MODEL_AXES}


def policy_of(job: Written) -> Policy:
    """Make a policy of rules as a job writes them."""
    terms = [
        Term(name, OF_AXIS[axis], tuple(within))
        for axis in AXES
        for name, within in job["within"][axis].items()
    ]
    rules = [
        Rule(
            Clause(rule["id"], {OF_AXIS[axis]: tuple(terms) for axis, terms in rule["scope"].items()}),
            EFFECTS[rule["effect"]],
        )
        for rule in job["rules"]
    ]
    day = "2026-01-31"
    return Policy("benchmark", "Benchmark", day, "", day, build_vocabulary(terms, ()), tuple(rules))


def write(job: Job) -> tuple[Policy, bytes]:
    """Compile the rules to what the cache keeps."""
    policy = policy_of(job)
    return policy, to_bytes(masks_of(policy), NO_INPUTS)


def masks_in(data: bytes) -> Masks:
    """Read what the cache keeps.

    Raises:
        TypeError: it is no masks.
    """
    masks = from_bytes(data, NO_INPUTS)
    if not isinstance(masks, Masks):
        raise TypeError("what was stored are no masks")
    return masks


def load(source: tuple[Policy, bytes]) -> Callable[[Flow], Ruling]:
    """Read the compiled rules back, ready to decide."""
    policy, data = source
    return Ready(policy, masks_in(data)).decide


def ask(flow: Flow) -> Flow:
    """A flow is asked as it stands."""
    return flow


def read(ruling: Ruling) -> Decision:
    """A ruling has a verdict and ids."""
    return ruling.verdict, list(ruling.rules)


if __name__ == "__main__":
    serve(Engine("privacyrules", "privacyrules", write, load, ask, read))
