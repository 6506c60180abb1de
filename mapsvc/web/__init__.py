"""Everything that speaks HTTP: pages, data, errors, headers and the page cache."""
