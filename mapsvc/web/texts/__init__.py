"""The reading pages: the atlas of places, one place, the search, ingested texts."""
