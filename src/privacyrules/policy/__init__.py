"""Rule files and vocabulary in, a compiled policy out; every mistake with its place."""
