"""The data services: journeys as files, lists, annotations, OGC API - Features, reconciliation, and the guide to them.

Strict where pages are lenient: an unknown parameter is refused. Every answer says its licence and version.
"""

from __future__ import annotations

from mapsvc.web.data import annotation_pages, api_page, guide, health, journey_files, lists, ogc, reconcile

__all__ = ["BLUEPRINTS"]

BLUEPRINTS = tuple(
    module.bp for module in (annotation_pages, api_page, guide, health, journey_files, lists, ogc, reconcile)
)
"""What an app registers to serve all of them."""
