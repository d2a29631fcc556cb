"""The policy as its readers see it: its sentences, the quotes in them, the lock, and what covers each."""
