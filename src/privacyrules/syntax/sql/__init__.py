"""The text of SQL to tokens, statements, and what they do to a schema."""
