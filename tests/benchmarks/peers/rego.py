"""A job in, its rules in Rego, the language of the Open Policy Agent, out: what two engines of it share."""

from __future__ import annotations

import json

from benchmarks.peers.job import Job, RuleText, Terms, leaves, named

SETS = ("permit", "prohibit")
"""The sets of rule ids that the module works out."""


def write(job: Job) -> str:
    """Write a module with a set of the permissions and one of the prohibitions that match."""
    below = leaves(job)
    return "\n".join(["package privacy", "import rego.v1", *(_written(rule, below) for rule in job["rules"])])


def _written(rule: RuleText, below: Terms) -> str:
    between = ",\n"  # regorus refuses lines of more than 1,024 characters
    conditions = [
        f"input.{axis} in {{{between.join(map(json.dumps, terms))}}}"
        for axis, terms in named(rule, below).items()
    ]
    return f'{rule["effect"]} contains "{rule["id"]}" if {{ {"; ".join(conditions) or "true"} }}'
