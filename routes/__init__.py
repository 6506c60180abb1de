"""Journeys as values and geometry: read from files, checked, measured, written as GeoJSON; no web, no drawing.

Direction: mapsvc -> routes -> gazetteer, never back.
"""
