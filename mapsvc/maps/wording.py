"""The few words that stand on a map itself, in the three languages of the interface.

Maps are drawn for sheets and bundles too, where no web request and so no page translation is at hand;
therefore these words live here and not in the pages' catalogues.
"""

from __future__ import annotations

from collections.abc import Mapping

from mapsvc import LANGUAGES

__all__ = ["in_language", "word"]

_WORDS: dict[str, tuple[str, str, str]] = {
    "rail": ("demiryolu", "by rail", "по железной дороге"),
    "ship": ("gemi", "by ship", "на корабле"),
    "road": ("karayolu", "by road", "по шоссе"),
    "foot": ("yürüyerek", "on foot", "пешком"),
    "unknown": ("yol da araç da söylenmiyor", "way and means not told", "путь и способ не названы"),
    "straight": ("yolu bilinmiyor", "way not known", "путь неизвестен"),
    "stop": ("Durak", "Stop", "Остановка"),
    "stop_of": ("durak", "stop", "остановка"),
    "side_stop": ("ayrılan grup", "group apart", "отдельная группа"),
    "venue": ("ziyaret edilen yer", "place visited", "посещённое место"),
    "programme": ("program", "programme", "программа"),
    "programme_stop": ("programdaki durak", "stop in the programme", "остановка по программе"),
    "unsure_stop": ("kesin olmayan durak", "stop not certain", "неясная остановка"),
    "border": ("1932–33 sınırı", "border of 1932–33", "граница 1932–33"),
    "map_of": ("{title}: harita", "{title}: map", "{title}: карта"),
    "route_is": ("Yol: {stops}.", "The route: {stops}.", "Маршрут: {stops}."),
    "side_is": ("Ayrılan grup: {stops}.", "A group apart: {stops}.", "Отдельная группа: {stops}."),
    "places": ("Metinlerin andığı yerler", "Places that the texts name", "Места, названные в текстах"),
    "most_named": ("En çok anılanlar: {places}.", "Named most: {places}.", "Чаще всего названы: {places}."),
    "planned_for": ("planlanan: {dates}", "planned: {dates}", "по плану: {dates}"),
    "dropped_are": ("Uğranmayanlar: {stops}.", "Dropped: {stops}.", "Не посещены: {stops}."),
    "venues_are": ("Yerler: {stops}.", "Places: {stops}.", "Места: {stops}."),
    "zoom_in": ("Yakınlaştır", "Zoom in", "Приблизить"),
    "zoom_out": ("Uzaklaştır", "Zoom out", "Отдалить"),
    "whole_route": ("Bütün yolu göster", "Show the whole route", "Показать весь маршрут"),
    "wheel_hint": (
        "Ctrl ile kaydırın ya da haritaya tıklayın",
        "Scroll with Ctrl, or click the map first",
        "Прокрутка с Ctrl или щелчок по карте",
    ),
    "layers": ("Katmanlar ve adlar", "Layers and names", "Слои и названия"),
    "unsure": ("kesin değil", "not certain", "неясно"),
    "inferred_date": ("tarih çıkarım", "date inferred", "дата предположительна"),
    "inferred_way": ("ulaşım çıkarım", "means of travel inferred", "способ пути предположителен"),
    "map_region": ("Etkileşimli harita", "Interactive map", "Интерактивная карта"),
    "chosen": ("{name} seçildi", "{name} chosen", "Выбрано: {name}"),
    "whole_map": ("Bütün haritayı göster", "Show the whole map", "Показать всю карту"),
    "map_shown": ("Bütün harita gösteriliyor", "The whole map is shown", "Карта показана целиком"),
    "all_shown": ("Bütün yol gösteriliyor", "The whole route is shown", "Показан весь маршрут"),
    "projection_lambert": (
        "Lambert konform konik izdüşümü, ölçü paralelleri {south} ve\u00a0{north}",
        "Lambert conformal conic projection, standard parallels {south} and\u00a0{north}",
        "равноугольная коническая проекция Ламберта, главные параллели {south} и\u00a0{north}",
    ),
    "projection_mercator": (
        "Mercator izdüşümü, ölçü paraleli {south}",
        "Mercator projection, true to scale at {south}",
        "проекция Меркатора, главная параллель {south}",
    ),
    "scale": ("Ölçek", "Scale", "Масштаб"),
    "legend": ("İşaretler", "Key", "Условные знаки"),
    "north_letter": ("K", "N", "С"),
    "north": ("Kuzey", "North", "Север"),
    "km": ("km", "km", "км"),
    "m": ("m", "m", "м"),
    "ground_source": ("Zemin: Natural Earth", "Ground: Natural Earth", "Основа: Natural Earth"),
}


def word(key: str, lang: str, **values: str) -> str:
    """Return a word of the map in a language, with its places filled; English where the language is not known."""
    at = LANGUAGES.index(lang) if lang in LANGUAGES else 1
    text = _WORDS[key][at]
    return text.format(**values) if values else text


def in_language(text: Mapping[str, str], lang: str) -> str:
    """Return a text of our own in a language, else in English, else in Turkish."""
    for wanted in (lang, "en", "tr"):
        if wanted in text:
            return text[wanted]
    return ""
