"""Check data flows and schema changes against the promises of a privacy policy."""

__version__ = "0.1.0"
