"""`/print/<id>`: choose a sheet, see it, take it away."""
