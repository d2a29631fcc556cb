"""The nouns that pass between the rooms: frozen values, no logic beyond their own invariants."""
