"""The shipped names are usable: points on the Earth, ids that exist, guards where words are common."""

from __future__ import annotations

from gazetteer import Gazetteer
from gazetteer.geoparsing.lexicon import Guard, Lexicon


def test_every_name_is_sound() -> None:
    """Points are on the Earth and come in pairs; ids are those of curated records."""
    places = Gazetteer.shipped()
    for name in Lexicon.shipped().names.values():
        assert (name.lat is None) == (name.lon is None)
        assert abs(name.lat or 0) <= 90
        assert abs(name.lon or 0) <= 180
        assert name.place is None or name.place in places


def test_words_are_guarded() -> None:
    """Army, hero, port and premier need evidence; capitals do not."""
    names = Lexicon.shipped().names
    assert [names[word].guard for word in ("ordu", "batman", "havza")] == [Guard.WORD] * 3
    assert names["inönü"].guard is Guard.SURNAME
    assert names["moskova"].guard is Guard.NONE


def test_period_names_win_over_modern_ones() -> None:
    """The standard name is that of the text's time."""
    names = Lexicon.shipped().names
    assert names["kiyef"].standard == "Kiev"
    assert names["sssr"].standard == "Sovyetler Birliği"
    assert names["petrograd"].standard == "Petrograd"
