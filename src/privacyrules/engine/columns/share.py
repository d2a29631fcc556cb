"""A column that is opened and who stands behind the role in, the flow that opening it is out."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from privacyrules.model.columns import Proposal
from privacyrules.model.config import RoleStatement
from privacyrules.model.flow import AXES, Assumption, Axis, Flow

_DECIDING = ("stated", "certain", "likely")


def role_of(name: str, roles: Sequence[RoleStatement]) -> RoleStatement | None:
    """Who stands behind a role: the statement of exactly that name, else the last whose pattern fits."""
    wanted = name.lower()
    exact = [role for role in roles if role.pattern.lower() == wanted]
    matching = [role for role in roles if fnmatchcase(wanted, role.pattern.lower())]
    return next(reversed(exact or matching), None)


def is_personal(proposal: Proposal) -> bool:
    """Whether it is known well enough that a column holds personal data to judge who may read it."""
    return proposal.flow is not None and proposal.classification.band in _DECIDING


def share(proposal: Proposal, flow: Flow, role: RoleStatement) -> tuple[Flow, tuple[Assumption, ...]]:
    """The flow that letting a role read a column is, and who stated what of it.

    Args:
        proposal: the column.
        flow: that of keeping the column.
        role: who reads it, and what for; its purpose outweighs that of the column.
    """
    said: dict[Axis, tuple[str, ...]] = {"recipient": (role.recipient,)}
    if role.purpose:
        said["purpose"] = role.purpose
    terms: dict[Axis, tuple[str, ...]] = {"action": ("share",), "data": flow.terms["data"]}
    terms |= {
        axis: said.get(axis) or flow.terms[axis] for axis in AXES[2:] if axis in said or axis in flow.terms
    }
    assumed = [Assumption(axis, values, role.stated_by) for axis, values in said.items()]
    assumed += [assumption for assumption in proposal.assumed if assumption.name not in said]
    return Flow(terms, flow.facts), tuple(sorted(assumed, key=lambda a: a.name))
