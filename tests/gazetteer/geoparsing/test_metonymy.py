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
        "Kocatepe muhribi demirledi.",
        "Brüksel Hattı çizildi.",
        "Trieste Lloyd kumpanyası battı.",
        "Karadeniz’in güvertesinde durdular.",
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
    [
        "Ankara’nın tutumu değişmedi.",
        "Moskova’dan habersiz davrandı.",
        "Ankara hükümeti sustu.",
        "Kremlin sustu.",
        "Moskova bu teklifi reddetti.",
        "Londra yeni bir görüşme istedi.",
        "Paris iki gün sonra kararı onayladı.",
        "Olanlar Bükreş’i ürkütüyordu.",
        "Çankaya’nın ne düşündüğü bilinmiyordu.",
        "İstanbul ise herkesi suçluyordu.",
        "Ankara ve Moskova arasında diplomatik ilişkiler kuruldu.",
    ],
)
def test_a_capital_stands_for_its_government(text: str) -> None:
    """Rule (a)."""
    assert first(text)


def test_a_list_of_capitals_goes_with_its_last() -> None:
    """Rule (a) for an enumeration: what is said of the last is said of all."""
    assert [one.metonym for one in geoparse("Londra, Paris ve Roma’nın tutumu değişti.")] == [True] * 3
    assert [one.metonym for one in geoparse("Londra, Paris ve Roma’da kaldılar.")] == [False] * 3


def test_a_ship_is_one_again_without_its_noun() -> None:
    """Rule (c): after "İzmir Vapuru" what is boarded as "İzmir" is the ship; a town is not."""
    assert [one.metonym for one in geoparse("İzmir Vapuru geldi. Heyet İzmir’e bindi.")] == [True, True]
    assert [one.metonym for one in geoparse("Vapur geldi. Heyet İzmir’e indi.")] == [False]
    assert [one.metonym for one in geoparse("İzmir Vapuru geldi. Tren İzmir’e hareket etti.")] == [True, False]


def test_of_two_towns_before_a_factory_the_first_is_where_it_lies() -> None:
    """Rule (c) is for the name that the factory bears."""
    assert [one.metonym for one in geoparse("Kırklareli Alpullu Şeker Fabrikası gezildi.")] == [False, True]


def test_both_of_a_pair_are_governments() -> None:
    """Rule (a) for "Ankara-Moskova yakınlaşması"."""
    assert [one.metonym for one in geoparse("Ankara-Moskova yakınlaşması sürdü.")] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Ankara Valisi karşıladı.",
        "Moskova Büyükelçiliğine atandı.",
        "Moskova elçiliğine A. Deneme atanmıştı.",
        "Türkiye Dışişleri Bakanı konuştu.",
        "Ankara’ya geldiler.",
        "Lozan’da görüşüldü.",
        "Türkiye Milletler Cemiyetine girdi.",
        "Tophane Rıhtımı’ndan ayrıldılar.",
        "İstanbul halkı bekledi.",
        "Bulgaristan Türkleri. Girit Meselesi.",
        "Kremlin’e davet edildi.",
        "Sovyet Rusya konferansa katıldı. Türkiye savaş sonrası değişti.",
        "Ankara halkı bunu istedi.",
        "Moskova Büyükelçisi reddetti.",
        "İstanbul o yıl çok kar gördü.",
        "Ankara’da bekledi, Paris’i gezdi.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Halep gazeteleri olayı büyüttü.",
        "Tekirdağ ve İstanbul hastanelerine taşındılar.",
        "Yazın Tuzla Gölü kurumuştu.",
        "Pirlepe Türkleri anlaşmanın dışında kaldı.",
    ],
)
def test_bodies_of_a_town_are_not_named_after_it(text: str) -> None:
    """Newspapers and hospitals in general, its people, and verbs that look like bodies."""
    assert not first(text)


def test_coldness_is_between_governments() -> None:
    """What holds between two capitals is said of both."""
    assert [one.metonym for one in geoparse("Londra ile Paris arasındaki soğukluk işe yaradı.")] == [True, True]
