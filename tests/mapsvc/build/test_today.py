"""Requirements of `today.json` and `relief.webp`: made from the base map, small, and whole."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import yaml

import mapsvc.build.today
from mapsvc.build.today import borders_of, names_of

DATA = Path(mapsvc.build.today.__file__).parent.parent / "maps" / "data"
LABELS = Path(mapsvc.build.today.__file__).parent / "labels-today.yaml"


def test_the_shipped_file_is_what_the_build_makes() -> None:
    """Borders and names come from the base map and the editors' list, nothing else."""
    base = json.loads((DATA / "basemap.json").read_text(encoding="utf-8"))
    today = yaml.safe_load(LABELS.read_text(encoding="utf-8"))
    shipped = json.loads((DATA / "today.json").read_text(encoding="utf-8"))
    assert shipped == {**borders_of(base), "names": names_of(base["labels"], today)}


def test_names_of_today_are_in_three_languages() -> None:
    """States in capitals by the rules of each language; towns with the names that they bear now."""
    names = {one["en"]: one for one in json.loads((DATA / "today.json").read_text(encoding="utf-8"))["names"]}
    assert names["LITHUANIA"]["tr"] == "LİTVANYA"
    assert names["Volgograd"]["ru"] == "Волгоград"
    assert "Stalingrad" not in names
    assert "SOVIET UNION" not in names
    assert all({"tr", "en", "ru"} <= set(one) for one in names.values())


def test_a_town_that_the_base_map_lacks_is_named() -> None:
    """A misspelt id stops the build."""
    with pytest.raises(ValueError, match=r"got towns that labels\.yaml has not: nowhere"):
        names_of([], {"states": [], "cities": {"nowhere": {"tr": "a", "en": "a", "ru": "a"}}})


def test_what_is_fetched_on_demand_is_small() -> None:
    """A visitor on a slow phone waits for no more than that."""
    assert len(gzip.compress((DATA / "today.json").read_bytes())) < 60_000
    assert (DATA / "relief.webp").stat().st_size < 300_000
