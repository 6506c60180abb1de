"""Names in the visitor's language for places that only the texts name."""

from __future__ import annotations

from importlib.resources import files

import pytest

from mapsvc.web.texts.exonyms import exonym


@pytest.mark.parametrize(
    ("name", "english", "russian"),
    [
        ("Lahey", "The Hague", "Гаага"),  # our list
        ("Norveç", "Norway", "Норвегия"),  # Unicode CLDR
        ("Tahran", "Tehran", "Тегеран"),  # the base map
        ("Sivrihisar", "Sivrihisar", "Sivrihisar"),  # nobody's
    ],
)
def test_a_place_is_called_as_its_reader_calls_it(name: str, english: str, russian: str) -> None:
    """From our list, the base map, or the names of countries; else the Turkish name stays."""
    assert (exonym(name, "tr"), exonym(name, "en"), exonym(name, "ru")) == (name, english, russian)


def test_the_list_is_in_three_languages() -> None:
    """Each line has three names, each Turkish one once; Russian ones are in Cyrillic letters."""
    text = (files("gazetteer") / "data" / "lexicon" / "exonyms.txt").read_text("utf-8")
    rows = [line.split("|") for line in text.splitlines() if not line.startswith("#")]
    assert all(len(row) == 3 and all(row) and all("а" <= sign <= "ё" for sign in row[2].lower() if sign.isalpha())
               for row in rows)  # fmt: skip
    assert len({row[0] for row in rows}) == len(rows)
