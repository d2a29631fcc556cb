"""`python -m privacyrules`: the command line."""

from __future__ import annotations

from privacyrules.cli import main

if __name__ == "__main__":
    main()
