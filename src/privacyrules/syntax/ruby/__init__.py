"""The text of Ruby programs, folded and followed without ever being run; Rails' migrations."""
