"""The text of migrations in PHP, folded and followed without ever being run."""
