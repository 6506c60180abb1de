"""`python -m mapsvc`: the same as the `mapsvc` command."""

from __future__ import annotations

from mapsvc.cli import main

if __name__ == "__main__":
    main()
