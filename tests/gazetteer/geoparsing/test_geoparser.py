"""The whole: offsets, any text, places, and the floor on the annotated sample."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.geoparsing import geoparse
from helpers import ROOT

PIECES = st.sampled_from(
    ["Moskova", "’ya", "-\n", " ", "\n\n", "Sovyet", "Rusya", "İs tanbul", " 'a", "Lozan Konferansı", "1 ", "\f", "ve"]
)
SHARED = ROOT.parent / "shared"


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_offsets_slice_to_the_surface(text: str) -> None:
    """Whatever the text: no error, surfaces are raw slices, in order, none over another, none with outer blanks."""
    end = 0
    for mention in geoparse(text, "any.txt"):
        assert mention.start >= end
        end = mention.end
        assert text[mention.start : end] == mention.surface == mention.surface.strip()
        assert 0 < mention.confidence <= 1


def test_a_long_line_and_hostile_signs_are_read() -> None:
    """A million characters in one line, NUL, marks of direction and lone surrogates."""
    text = "Ankara \x00\u202e\ud800 " * 100_000
    assert len(geoparse(text)) == 100_000


def test_places_carry_ids_and_points() -> None:
    """The curated id, the period name, a point; none for a continent."""
    harkov, europe = geoparse("Harkof’tan Avrupa’ya gitti.")
    assert (harkov.name, harkov.place, round(harkov.lat or 0), round(harkov.lon or 0)) == ("Harkov", "harkov", 50, 36)
    assert (europe.type, europe.lat, europe.lon) == ("region", None, None)


def test_an_unknown_building_lies_in_the_town_spoken_of() -> None:
    """One referent per discourse: the last town."""
    town, museum = geoparse("Heyet Kiev’e geldi. Franko Müzesi gezildi.")
    assert (museum.type, museum.lat, museum.lon) == ("building", town.lat, town.lon)


@pytest.mark.skipif(not (SHARED / "gold-dev").is_dir(), reason="the annotated sample is not beside the repository")
def test_the_sample_is_read_as_annotated(tmp_path: Path) -> None:
    """A floor under the figures on the development sample."""
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as file:
        for path in sorted((SHARED / "texts").glob("*.txt")):
            text = path.read_bytes().decode()
            file.writelines(json.dumps(one._asdict()) + "\n" for one in geoparse(text, path.name))
    script = str(SHARED / "score_toponyms.py")
    command = [sys.executable, script, str(SHARED / "gold-dev"), str(predictions)]
    score = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert score["exact"]["f1"] >= 0.98
    assert score["resolution"]["accuracy"] >= 0.98
    assert score["metonym_accuracy"] >= 0.95
