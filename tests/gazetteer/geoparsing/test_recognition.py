"""Which stretches of a text are names of places: endings, heads, qualifiers, torn words, people and common words."""

from __future__ import annotations

import pytest

from gazetteer.geoparsing import geoparse


def surfaces(text: str) -> list[str]:
    return [mention.surface for mention in geoparse(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tren Moskova’ya vardı.", ["Moskova"]),
        ("Tren Moskova'ya vardı.", ["Moskova"]),
        ("Vapur Sivastopol 'dan ayrıldı.", ["Sivastopol"]),
        ("Gemi Boğazlara girdi.", ["Boğazlar"]),
        ("Kafkaslarda kar vardı.", ["Kafkaslar"]),
        ("Heyet Sovyetler Birliğini gezdi.", ["Sovyetler Birliği"]),
        ("ANKARA'DA BAYRAM", ["ANKARA"]),
        ("Odesa’dakiler bekledi.", ["Odesa"]),
    ],
)
def test_endings_are_outside(text: str, expected: list[str]) -> None:
    """Guideline 3.1: stem only, whatever the apostrophe."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "İstanbullular sevindi, Avrupalı gezginler de.",
        "Türkistanlı tüccarlar geldi.",
        "Rus ve İngiliz gazeteciler, Osmanlı arşivleri, Sovyet uzmanlar.",
        "Almanca ve İngilizce konuştu.",
        "İtalyan heyeti otele geçti.",
        "Ukrayn dilindeki kitaplar ve Karamanlılar anlatıldı.",
        "Batı ile Doğu arasında kaldı.",
    ],
)
def test_demonyms_and_compass_points_are_none(text: str) -> None:
    """Guidelines 2.1 and 2.2: peoples, languages, derivations with -lI, vague directions."""
    assert surfaces(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "İsmet İnönü konuştu; İnönü'nün sözleri alkışlandı.",
        "Ordu komutanı Saray yolunu sordu.",
        "Stalin, Molotov ve Kalinin oradaydı.",
        "Mehmet Aydın kitabını yazdı. S. Karaman da.",
        "Havza Bey geldi.",
        "Baskın Oran yazdı.",
        "Stanford J. Shaw ve Ali Cebeci yazdı. Eyüp Sabri anlattı.",
        "Katma Değer Vergisi arttı. Bebek ağladı. Moda değişti.",
        "Yazarlar orada Maksim Gorki ile buluştu, Saray ile görüştü.",
        "Aralık'ta kar yağdı, Cumhuriyet’te haber çıktı.",
        "Nice yıllara!",
        "Milletvekili Salih (Bozok) söz aldı.",
        "Ordu'dan ayrılan subay Saray'da ağırlandı.",
        "Kamuran Gürün’e göre öyledir. Gürün, a.g.e., s. 4. Gürün’de başka sayılar var.",
    ],
)
def test_people_and_common_words_are_none(text: str) -> None:
    """Guidelines 2.3 and 2.4: surnames, titles, months and newspapers that look like places."""
    assert surfaces(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Birlikler Ordu'dan Giresun'a geçti.", ["Ordu", "Giresun"]),
        ("Trabzon, Ordu ve Giresun ziyaret edildi.", ["Trabzon", "Ordu", "Giresun"]),
        ("Ordu Valisi karşıladı.", ["Ordu"]),
        ("Birinci İnönü Zaferi kutlandı.", ["İnönü"]),
        ("Uçak Havza'ya indi.", ["Havza"]),
        ("Dicle'nin batısındaki tarlalar sulandı.", ["Dicle"]),
        ("Üç gün sonra Mina yolundaki kuyular kurudu.", ["Mina"]),
        ("Bitola (Manastır) büyük bir şehirdi.", ["Bitola", "Manastır"]),
        ("Gezi Ege ve Marmara bölgelerini kapsıyordu.", ["Ege", "Marmara"]),
    ],
)
def test_evidence_makes_a_place_of_a_word(text: str, expected: list[str]) -> None:
    """An ending of direction, an office, a battle, or a place beside it."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Galata Rıhtımı’na yanaştı.", ["Galata Rıhtımı"]),
        ("Büyükdere koyunda demirledi.", ["Büyükdere koyu"]),
        ("Çanakkale Boğazı'ndan geçti.", ["Çanakkale Boğazı"]),
        ("Ankara istasyonunda indi.", ["Ankara istasyonu"]),
        ("Katerina Sarayı’nı gezdiler.", ["Katerina Sarayı"]),
        ("Bu Büyük Müzesi değildi.", []),
        ("Aleksandrinski Tiyatrosu’nda oyun izledi.", ["Aleksandrinski Tiyatrosu"]),
        ("Denizli Kulesi’ne çıktı.", ["Denizli Kulesi"]),
        ("Ege Üniversitesi ile Selçuk Üniversitesi açıldı.", ["Ege"]),
        ("Odesa limanına girdi, Uşak kentinde kaldı, Büyükdere Mevkii’nde.", ["Odesa", "Uşak", "Büyükdere"]),
    ],
)
def test_features_and_facilities_are_taken_whole(text: str, expected: list[str]) -> None:
    """Guidelines 3.5 and 3.7: the head of a feature is inside, a generic noun outside."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sovyet Rusya ile Çarlık Rusyası.", ["Sovyet Rusya", "Çarlık Rusyası"]),
        ("Gürcistan Sovyet Cumhuriyeti kuruldu.", ["Gürcistan Sovyet Cumhuriyeti"]),
        ("Kafkas Cumhuriyetleri toplandı.", ["Kafkas"]),
        ("Bolşevik Rusya ve Yeni Türkiye.", ["Rusya", "Türkiye"]),
        ("Güney Kafkasya’da, Şimali Kafkasya’da.", ["Güney Kafkasya", "Şimali Kafkasya"]),
        ("Orta ve Doğu Avrupa ülkeleri.", ["Orta ve Doğu Avrupa"]),
        ("Güney ve Güneydoğu Anadolu’da.", ["Güney ve Güneydoğu Anadolu"]),
        ("Doğu Karadeniz’de.", ["Doğu Karadeniz"]),
        ("Güney-Batı Anadolu’da.", ["Güney-Batı Anadolu"]),
        ("Ankara-Kayseri treni.", ["Ankara", "Kayseri"]),
    ],
)
def test_qualifiers_belong_to_states_and_regions(text: str, expected: list[str]) -> None:
    """Guidelines 3.2, 3.4 and 3.8."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heyet Mosko-\nva’dan döndü.", ["Mosko-\nva"]),
        ("Heyet Sovyet \n\nRusya’dan döndü.", ["Sovyet \n\nRusya"]),
        ("Heyet İs tanbul 'a geldi.", ["İs tanbul"]),
        ("Heyet L o z a n’da kaldı.", ["L o z a n"]),
        ("Heyet S ivas topo l’a geldi.", ["S ivas topo l"]),
        ("Rus ya da Türk olsun.", []),
    ],
)
def test_damaged_names_are_found_as_printed(text: str, expected: list[str]) -> None:
    """Guideline 3.3: the raw span, with its line break and inner blanks."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sonra Çamova köyünden geçtiler, Taşbelen Köyü’nde kaldılar.", ["Çamova", "Taşbelen"]),
        ("Oradan Yeni Çamova kasabasına vardılar.", ["Yeni Çamova"]),
        ("Vapur Sivrice adasında bekledi, Gökbel dağını gördü.", ["Sivrice adası", "Gökbel dağı"]),
        ("Sınır köyü boştu. Oradaki Rum köyü de.", []),
    ],
)
def test_unlisted_names_are_read_by_the_noun_behind(text: str, expected: list[str]) -> None:
    """Guidelines 3.5 and 3.7: a feature's noun is inside, a settlement's outside; peoples and words are no names."""
    assert surfaces(text) == expected


def test_the_rest_of_a_text_proves_a_doubtful_name() -> None:
    """One sense per discourse: what is a place once is one again; what never is, is none."""
    assert surfaces("Van’a vardılar. O yıl Van çok kar gördü.") == ["Van", "Van"]
    assert surfaces("O yıl Van çok kar gördü.") == []


def test_foreign_spellings_are_resolved() -> None:
    """Guideline 1.3: names in citations, with the Turkish standard name."""
    found = geoparse("Turtsiya i Rossiya, Moskva 1968; The Soviet Union and Turkey, London 1952.")
    assert [one.name for one in found] == ["Türkiye", "Rusya", "Moskova", "Sovyetler Birliği", "Türkiye", "Londra"]


def test_a_hotel_lies_where_the_passage_is() -> None:
    """Hotels are named after other towns."""
    *_, hotel = geoparse("Heyet İzmir’e vardı ve orada Londra Oteli’nde kaldı.")
    assert hotel.surface == "Londra Oteli"
    assert hotel.lat == pytest.approx(38.42, abs=0.1)
