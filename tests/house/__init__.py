"""The mechanics of the house tests: source text in, sentences about what breaks a rule out."""
