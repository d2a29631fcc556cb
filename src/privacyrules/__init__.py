"""Check data flows and schema changes against the promises of a privacy policy.

`load_policy` gives a policy, `ask` answers whether a use is allowed, `understand` reads a question in plain
words, `check` judges migrations and flow manifests. Each is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacyrules.model.version import __version__

if TYPE_CHECKING:
    from privacyrules.model.answer import Answer, NotAllowedError, Ruling
    from privacyrules.model.places import MistakesError
    from privacyrules.model.reading import NotUnderstoodError, Reading
    from privacyrules.model.report import Report
    from privacyrules.workflows.api import ask, check, load_policy, understand
    from privacyrules.workflows.policy import Policy

__all__ = [
    "Answer",
    "MistakesError",
    "NotAllowedError",
    "NotUnderstoodError",
    "Policy",
    "Reading",
    "Report",
    "Ruling",
    "__version__",
    "ask",
    "check",
    "load_policy",
    "understand",
]

_HOMES = {
    "Answer": "privacyrules.model.answer",
    "MistakesError": "privacyrules.model.places",
    "NotAllowedError": "privacyrules.model.answer",
    "NotUnderstoodError": "privacyrules.model.reading",
    "Policy": "privacyrules.workflows.policy",
    "Reading": "privacyrules.model.reading",
    "Report": "privacyrules.model.report",
    "Ruling": "privacyrules.model.answer",
    "ask": "privacyrules.workflows.api",
    "check": "privacyrules.workflows.api",
    "load_policy": "privacyrules.workflows.api",
    "understand": "privacyrules.workflows.api",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'privacyrules' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
