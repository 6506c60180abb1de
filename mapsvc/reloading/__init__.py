"""The service while someone writes a journey: `mapsvc serve --reload`."""

from mapsvc.reloading.layer import Reloading

__all__ = ["Reloading"]
