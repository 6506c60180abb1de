"""What stands for a government, a treaty or a body, and what for itself."""

from __future__ import annotations

import pytest

from gazetteer.geoparsing import geoparse


def first(text: str) -> bool:
    return geoparse(text)[0].metonym


@pytest.mark.parametrize(
    "text",
    [
        "Moskova Antlaşması imzalandı.",
        "Brest-Litovsk Barış Antlaşması bozuldu.",
        "Türkiye Büyük Millet Meclisi açıldı.",
        "Uşak Şeker Fabrikası gezildi.",
        "İzmir Vapuru limana girdi.",
        "Musul Meselesi uzadı.",
        "Leningrad Sovyeti yemek verdi.",
        "Ankara Palas Oteli’nde kaldılar.",
        "Gümrü (Alexandropol) Antlaşması imzalandı.",
        "Erzurum ve Sivas Kongreleri toplandı.",
        "Bağdat Demiryolu uzadı.",
    ],
)
def test_names_inside_names_are_metonyms(text: str) -> None:
    """Rule (c): organisation, treaty, factory, ship, dispute, hotel."""
    assert first(text)


@pytest.mark.parametrize("text", ["Sevr’i yok sayarak ilerledi.", "Lozan sonrası dönem başladı."])
def test_a_town_stands_for_its_treaty(text: str) -> None:
    """Rule (b)."""
    assert first(text)


@pytest.mark.parametrize(
    "text",
    ["Ankara’nın tutumu değişmedi.", "Moskova’dan habersiz davrandı.", "Ankara hükümeti sustu.", "Kremlin sustu."],
)
def test_a_capital_stands_for_its_government(text: str) -> None:
    """Rule (a)."""
    assert first(text)


def test_both_of_a_pair_are_governments() -> None:
    """Rule (a) for "Ankara-Moskova yakınlaşması"."""
    assert [one.metonym for one in geoparse("Ankara-Moskova yakınlaşması sürdü.")] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Ankara Valisi karşıladı.",
        "Moskova Büyükelçiliğine atandı.",
        "Türkiye Dışişleri Bakanı konuştu.",
        "Ankara’ya geldiler.",
        "Lozan’da görüşüldü.",
        "Türkiye Milletler Cemiyetine girdi.",
        "Tophane Rıhtımı’ndan ayrıldılar.",
        "İstanbul halkı bekledi.",
        "Bulgaristan Türkleri. Girit Meselesi.",
        "Kremlin’e davet edildi.",
    ],
)
def test_places_and_offices_are_none(text: str) -> None:
    """Guideline 4: offices, acting states, literal places."""
    assert not first(text)


def test_title_and_imprint_differ_in_a_citation() -> None:
    """A name in a title is a metonym, the place of publication is not."""
    text = (
        "Gövde metni biter.1\n" + " " * 30 + "\n1  A. Yazar, Ankara Günleri, Deneme Yayınları, İstanbul, 1990, s. 7.\n"
    )
    assert [(one.surface, one.metonym, one.context) for one in geoparse(text)] == [
        ("Ankara", True, "bibliographic"),
        ("İstanbul", False, "bibliographic"),
    ]
