"""The text of Python migrations, folded and followed without ever being run."""
