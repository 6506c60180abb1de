"""Build steps of the shipped data: run by the editors, never by the service.

`python -m mapsvc.build.basemap` draws the base map, `python -m mapsvc.build.lines` the lines of the legs.
The packages that the steps need are in the extra `[build]`; their outputs are committed, so that
neither the service nor an installation needs the sources.
"""
