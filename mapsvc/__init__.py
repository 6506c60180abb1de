"""The service: everything with a screen, a URL or a terminal.

Stands on top of `routes` and `gazetteer`. Start with `mapsvc.app.create_app` or the `mapsvc` command.
Importing this package loads nothing else, so that the command answers at once.
"""

from __future__ import annotations

__all__ = ["LANGUAGES", "__version__"]

__version__ = "0.2.0"
LANGUAGES = ("tr", "en", "ru")
"""Languages of pages, sheets and data; the first is the default."""
