"""Decisions on flows become findings, each with a fingerprint of its own."""
