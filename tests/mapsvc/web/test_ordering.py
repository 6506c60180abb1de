"""Names in the order that the reader's language gives them."""

from __future__ import annotations

import pytest

from mapsvc.web.ordering import name_order


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("tr", ["Batum", "Çanakkale", "Dikili", "Iğdır", "İzmir", "Odesa", "Şile", "Tiflis", "Üsküdar"]),
        ("en", ["Çanakkale", "Constantinople", "Iğdır", "İzmir", "Odessa", "Şile", "Tiflis", "Üsküdar", "Vienna"]),
        ("ru", ["Анкара", "Ёлка", "Жмеринка", "Измир", "Йошкар-Ола", "Катта", "Ankara"]),
    ],
)
def test_each_language_has_its_own_order(lang: str, ordered: list[str]) -> None:
    """Ç is a letter in Turkish and a C in English; a Russian index begins with Cyrillic."""
    assert sorted(set(ordered), key=lambda name: name_order(name, lang)) == ordered
