"""The nouns that pass between the rooms: frozen values, no logic beyond their own invariants.

Their modules do without `from __future__ import annotations`: a named tuple compiles each annotation that
is a text when it is defined, which would be a tenth of what starting costs.
"""
