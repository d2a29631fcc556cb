"""How sentences are read: what people call things, compiled into one phrasebook."""
