"""The paths of data, one module per command: what comes in, what decides, what goes out."""
