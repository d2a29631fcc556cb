"""What a finding is about in, the digest that names it from run to run out."""

from __future__ import annotations


def fingerprint(*parts: str | None) -> str:
    """The SHA-256 of the parts that name a gap: project, rule or id, schema, table, column.

    No line, no time and no text of a message goes in, so that a finding keeps its name when the
    file around it changes.
    """
    # The cipher library behind it is large; where nothing is found, nothing needs it.
    from hashlib import sha256

    return sha256("\0".join(part or "" for part in parts).encode()).hexdigest()
