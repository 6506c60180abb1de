"""Names that no list has: found by what the text does with them, and not where persons, bodies or words stand."""

from __future__ import annotations

import pytest

from gazetteer.geoparsing import geoparse
from gazetteer.geoparsing.confidence import Ground
from gazetteer.geoparsing.geoparser import explained
from gazetteer.place import PlaceType

# Zirnova, Belvirat and the like are invented, so that no list can have them.
IN_CASES = [
    ("Konya’daki karargâh sonunda Velvitek’te kuruldu.", ["Konya", "Velvitek"]),
    ("Birlik sabaha karşı Karabodun’a girdi.", ["Karabodun"]),
    ("Fransızlar Zirnova’dan çekildiler.", ["Zirnova"]),
    ("Ruslar Zirnova’yı işgal etti.", ["Zirnova"]),
    ("Zirnova’nın tahliyesi iki gün sürdü.", ["Zirnova"]),
    ("Zirnova’nın on kilometre kuzeyinde bir köprü vardı.", ["Zirnova"]),
    ("Hat ertesi yıl Zirnova’ya kadar uzatıldı.", ["Zirnova"]),
    ("Zirnova’ya bağlı köyler boşaldı.", ["Zirnova"]),
    ("Heyet Konya’dan Tepelsöke’ye geçti.", ["Konya", "Tepelsöke"]),
    ("Yol Zirnova’dan Konya’ya iner.", ["Zirnova", "Konya"]),
    ("Halep’ten sonra Tel Zirnov’da konaklandı.", ["Halep", "Tel Zirnov"]),
    ("Süvariler o gece Zirnova’yı basmıştı.", ["Zirnova"]),
]
IN_ROWS = [
    ("Muhacirler Kozana, Zirnova ve Kavala’dan geldiler.", ["Kozana", "Zirnova", "Kavala"]),
    ("Alay Zirnova ile Kavala arasında mevzilendi.", ["Zirnova", "Kavala"]),
    ("O kış Zirnova ve Belvirat köyleri yakıldı.", ["Zirnova", "Belvirat"]),
    ("Kulüp 1911’de Zirnova ve Temeşvar’a gitti.", ["Zirnova", "Temeşvar"]),
    ("Ertesi yıl Zirnova, Belvirek ve Karlat kaleleri alındı.", ["Zirnova", "Belvirek", "Karlat"]),
    ("Orada Zirnova–Belvirat demiryolu geçerdi.", ["Zirnova", "Belvirat"]),
]
BY_NOUNS = [
    ("Çatışma Zirnova önlerinde oldu.", ["Zirnova"]),
    ("Kefer Zirnov yakınında düştü.", ["Zirnov"]),
    ("Uçak Kefer Zirnov yakınında düştü.", ["Kefer Zirnov"]),
    ("O gün Zirnova istasyonunda beklendi.", ["Zirnova istasyonu"]),
    ("Zirnova kazasında yirmi köy vardı.", ["Zirnova"]),
    ("O yıl Zirnova Kaymakamı istifa etti.", ["Zirnova"]),
    ("Kumandan Zirnova tepesini tuttu.", ["Zirnova tepesi"]),
    ("Ertesi gün Zirnova Kalesi kuşatıldı.", ["Zirnova Kalesi"]),
    ("Cephane Zirnova istasyonundaydı.", ["Zirnova istasyonu"]),
    ("Ordu Zirnova suyu boyunca çekildi.", ["Zirnova suyu"]),
    ("Alay Zirnova eteğine vardı.", ["Zirnova"]),
    ("Sonunda Zirnova Antlaşması imzalandı.", ["Zirnova"]),
    ("Asker Ertuğrul Koyu’na çıktı.", ["Ertuğrul Koyu"]),
]
BY_FORM = [
    ("O gün Velvetepe ve Surgundere düşmanın elindeydi.", ["Velvetepe", "Surgundere"]),
    ("Esat Paşa Kemalyeri’nde yatıyordu.", ["Kemalyeri"]),
]
NO_PLACES = [
    "Stalin’e göre iş bitmişti, Lenin’de de aynı inanç vardı.",
    "Cemiyet’te ve Meclis’te tartışıldı.",
    "Mehmet Surgun’da bir kitap vardı.",
    "Surgun Bey’e yazıldı; ertesi gün Surgun’da bir tereddüt görüldü.",
    "Dün Tanyeri’nde çıkan yazı ile Kıvılcım’da yayımlanan makale aynıdır.",
    "Hakimiyet-i Milliye’de okunmuştu.",
    "Albay Surgun’dan ayrılan birlik yürüdü.",
    "Çiçerin’den Karahan’a yazılan mektup okundu.",
    "Konuklar limanı gezdi, Dönüş yolunda durdular.",
    "Abhaz, Ubıh ve Şapsığ köyleri kuruldu.",
    "Haziran’da alınan karar Nutuk’ta geçer.",
    "Genel Kurmay’da bekledi.",
    "Goethe’de rastlanan bu fikir oradan Bergson’a geçti.",
    "Cavit Bey Maliye’ye geçti, gençler Teşebbüs’te toplandı.",
    "Etkisi Holzmeister’e kadar sürdü, Saygun’da da görülür.",
    "Bir Dostluk Antlaşması ile Ticaret ve Seyrisefain Antlaşması imzalandı.",
    "Heyette İbrahim Tali (Öngören), Ali Surgundere ve M. Velvetepe vardı.",
    "Trans-Sibirya treninde Ford’a binmeyi konuştular.",
]


@pytest.mark.parametrize(("text", "names"), [*IN_CASES, *IN_ROWS, *BY_NOUNS, *BY_FORM])
def test_settings_prove_places(text: str, names: list[str]) -> None:
    """Cases, verbs that only places undergo, rows of towns, nouns of place, and the form of villages' names."""
    assert [one.surface for one in geoparse(text)] == names


@pytest.mark.parametrize("text", NO_PLACES)
def test_persons_bodies_and_words_are_none(text: str) -> None:
    """Whatever case they have."""
    assert [one.surface for one in geoparse(text) if one.surface != "Sibirya"] == []


def test_a_word_that_the_text_also_writes_small_is_none() -> None:
    """Emphasis gives words capitals and apostrophes."""
    text = "Gemide bir ambar vardı. Herkes Ambarlık’ta bekledi; öteki ambarlık boştu."
    assert [one.surface for one in geoparse(text)] == []


def test_what_is_proved_holds_in_the_rest_of_the_text() -> None:
    """Once in the locative, then without any sign."""
    text = "Karargâh Konya’dan kalktı, Velvitek’te kuruldu. O kış Velvitek soğuktu, herkes Velvitek halkına sığındı."
    grounds = [reason.ground for _, reason in explained(text)]
    assert grounds == [Ground.LISTED, Ground.SETTING, Ground.REST, Ground.REST]


def test_a_setting_claims_no_point() -> None:
    """The town may lie anywhere on the way; as what it is is said, not where."""
    *_, town = geoparse("Heyet Konya’dan ayrıldı. Tren ertesi sabah Velvitek’e vardı.")
    assert (town.place, town.lat, town.type) == (None, None, PlaceType.SETTLEMENT)
    assert town.confidence < 0.9


def test_a_foreign_town_is_proved_by_its_setting_too() -> None:
    """Names that may be anything abroad need it; then they have their point."""
    (town,) = geoparse("Tabur sonunda Domokos’a girdi.")
    assert town.lat == pytest.approx(39.1, abs=0.2)


def test_citations_prove_nothing() -> None:
    """Authors stand where towns would: "Surgun, Konya, 1930"."""
    found = geoparse(
        "Kaynak iyidir.1 \n1  Ali Surgun, Yol Hatıraları, Konya, 1930, s. 4; Belvirat ve Konya’da, s. 5. \n"
    )
    assert "Surgun" not in [one.surface for one in found]
