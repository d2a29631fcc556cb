"""Text to trees: YAML with positions, SQL, annotations in comments."""
