"""The tests of what decides, and a plain second implementation of the decision that they share."""
