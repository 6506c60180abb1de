from __future__ import annotations

from itertools import product

import pytest

from mapsvc.sheets.options import POSTERS, SheetOptions
from mapsvc.sheets.paper import page_of


@pytest.mark.parametrize(("poster", "is_wide"), list(product(POSTERS, (False, True))))
def test_the_parts_of_a_poster_hold_all_of_it_and_none_is_nearly_empty(poster: str, is_wide: bool) -> None:
    """A class that glues a poster wastes no paper, and the poster is a twentieth smaller than its name at most."""
    page = page_of(SheetOptions(poster=poster), is_wide=is_wide)
    tiles = page.tiles
    assert tiles is not None
    for size, count, paper in (
        (page.inner_width_mm, tiles.columns, tiles.width_mm),
        (page.inner_height_mm, tiles.rows, tiles.height_mm),
    ):
        free = paper - 2 * tiles.margin_mm - tiles.overlap_mm
        assert (count - 1) * free + 0.15 * free < size - tiles.overlap_mm <= count * free + 1e-6
    named = sorted(POSTERS[poster])
    assert all(
        0.95 * whole <= side <= whole
        for side, whole in zip(sorted((page.width_mm, page.height_mm)), named, strict=True)
    )
