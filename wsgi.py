"""For any WSGI server: `application` with the settings of the environment."""

from __future__ import annotations

import os

from mapsvc.app import create_app
from mapsvc.settings import Settings

application = app = create_app(Settings.from_environ(os.environ))
