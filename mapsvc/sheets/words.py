"""The words of sheets in the languages of the service.

Sheets are made by the command too, where no web request and so no page translation is at hand; therefore these words
live here, as those of the maps do in `maps/wording.py`.
"""

from __future__ import annotations

from mapsvc import LANGUAGES

__all__ = ["plural", "say"]

_WORDS: dict[str, tuple[str, str, str]] = {
    # kinds
    "map": ("Harita", "Map", "Карта"),
    "handout": ("Okuma yaprağı", "Handout", "Раздаточный лист"),
    "worksheet": ("Çalışma yaprağı", "Worksheet", "Рабочий лист"),
    "answers": ("Yanıt anahtarı", "Answer sheet", "Ответы"),
    "timeline": ("Zaman şeridi", "Timeline", "Лента времени"),
    "cards": ("Durak kartları", "Stop cards", "Карточки остановок"),
    # frame
    "page": ("{n} / {all}", "{n} / {all}", "{n} / {all}"),
    "sources": ("Kaynak", "Source", "Источник"),
    "accounts": (
        "Anlatımlar bizim sözlerimizdir; dipnotlardaki sayılar kaynak metnin harf aralıklarıdır.",
        "The accounts are in our own words; numbers in notes count the characters of the source text.",
        "Пересказ наш; числа в примечаниях — номера знаков исходного текста.",
    ),
    "ground": (
        "Zemin: Natural Earth. Yer adları ve konumlar: mapsvc; bir bölümü GeoNames (CC BY 4.0).",
        "Ground: Natural Earth. Names and sites: mapsvc, some from GeoNames (CC BY 4.0).",
        "Основа: Natural Earth. Названия и места: mapsvc, часть — GeoNames (CC BY 4.0).",
    ),
    "code_journey": ("Yolculuk internette", "The journey online", "Поездка в сети"),
    "code_sheet": ("Bu yaprak internette", "This sheet online", "Этот лист в сети"),
    "code_alt": ("Karekod: {address}", "QR code: {address}", "QR-код: {address}"),
    "stretch": ("{start} – {end} arası", "from {start} to {end}", "от: {start}, до: {end}"),
    "name_line": ("Adı soyadı", "Name", "Имя, фамилия"),
    "class_line": ("Sınıfı", "Class", "Класс"),
    "date_line": ("Tarih", "Date", "Дата"),
    "level": ("{n}. düzey", "Level {n}", "Уровень {n}"),
    "series": ("Dizi {n}", "Series {n}", "Вариант {n}"),
    # handout
    "stops": ("Duraklar", "The stops", "Остановки"),
    "side_stops": ("Ayrılan grup", "A group apart", "Отдельная группа"),
    "today": ("bugün {name}", "today {name}", "ныне {name}"),
    "inferred": ("tarih çıkarımla", "date inferred", "дата по выводу"),
    "by_rail": ("trenle", "by train", "поездом"),
    "by_ship": ("gemiyle", "by ship", "на корабле"),
    "by_road": ("karayoluyla", "by road", "по шоссе"),
    "by_foot": ("yürüyerek", "on foot", "пешком"),
    "by_unknown": ("nasıl gidildiği söylenmiyor", "means of travel not told", "способ пути не назван"),
    "aboard": ("{vessel} gemisiyle", "aboard the {vessel}", "на корабле {vessel}"),
    "from_place": ("{name} çıkışlı", "from {name}", "откуда: {name}"),
    "source_key": ("kaynak {key}", "source {key}", "источник {key}"),
    "note_number": ("dn.", "n.", "прим."),
    "english_accounts": (
        "",
        "",
        "Русского перевода пересказа пока нет; он дан по-английски.",
    ),
    # worksheet
    "bank_names": ("Adlar", "Names", "Названия"),
    "bank_dates": ("Tarihler", "Dates", "Даты"),
    "blank_alt": (
        "Adları yazılmamış harita. Durakların numaraları: {numbers}.",
        "A map without names. Numbers of the stops: {numbers}.",
        "Карта без названий. Номера остановок: {numbers}.",
    ),
    "dates_alt": (
        "Tarihleri yazılmamış harita. Duraklar: {stops}.",
        "A map without dates. The stops: {stops}.",
        "Карта без дат. Остановки: {stops}.",
    ),
    "task_names": (
        "Haritadaki boşluklara doğru adları yazın.",
        "Write the right name on each line of the map.",
        "Впишите на каждой строке карты нужное название.",
    ),
    "task_dates": (
        "Haritadaki boşluklara doğru tarihleri yazın.",
        "Write the right date on each line of the map.",
        "Впишите на каждой строке карты нужную дату.",
    ),
    "task_route": (
        "Durakları yolculuk sırasıyla birleştirip yolu çizin.",
        "Join the stops in the order of travel and so draw the route.",
        "Соедините остановки по порядку и проведите маршрут.",
    ),
    "task_all": (
        "Adları ve tarihleri boşluklara yazın, sonra yolu çizin.",
        "Write names and dates on the lines, then draw the route.",
        "Впишите названия и даты на строках, затем проведите маршрут.",
    ),
    "task_map": ("Haritayı inceleyin.", "Look at the map.", "Рассмотрите карту."),
    "questions": ("Sorular", "Questions", "Вопросы"),
    "answer": ("Yanıt", "Answer", "Ответ"),
    "map_answers": ("Haritanın durakları", "The stops on the map", "Остановки на карте"),
    "card_answers": (
        "Kartların sırası (aynı dizi)",
        "The cards in order (same series)",
        "Порядок карточек (тот же вариант)",
    ),
    "yours": ("kendi sözlerinizle", "in your own words", "своими словами"),
    # timeline
    "night": ("gece", "night", "ночь"),
    "more": ("+{n}", "+{n}", "+{n}"),
    "travelled_row": ("Yapılan", "Travelled", "Состоялось"),
    "planned_row": ("Program", "Programme", "Программа"),
    "undated": ("Günü bilinmeyen duraklar", "Stops whose day is not known", "Остановки без известного дня"),
    "glue": ("buraya yapıştırın", "glue here", "место склейки"),
    "key": ("Çubuklar", "The bars", "Обозначения"),
    "stay": ("durak", "stay", "стоянка"),
    "possible": ("günü kesin değil", "day not certain", "день неточен"),
    # cards
    "cut": (
        "Kesik çizgilerden kesin; kartları yolculuk sırasına koyun.",
        "Cut along the dashed lines; put the cards in the order of travel.",
        "Разрежьте по пунктиру и разложите карточки по порядку поездки.",
    ),
    "place_in_order": ("Sıra", "No.", "№"),
    # poster
    "tile": ("Parça {name}", "Part {name}", "Часть {name}"),
    "assemble": (
        "{columns} × {rows} parça. Gri kenarı kesin, parçaları çizgi çizgi üstüne yapıştırın.",
        "{columns} × {rows} parts. Cut off the edge at the marks and glue line upon line.",
        "{columns} × {rows} частей. Обрежьте край по меткам и склейте линия к линии.",
    ),
    "km": ("km", "km", "км"),
    # questions
    "q_order": (
        "Durakları yolculuk sırasına koyun: kutulara 1’den {n}’e kadar sayı yazın.",
        "Put the stops in the order of travel: number the boxes from 1 to {n}.",
        "Расставьте остановки по порядку поездки: пронумеруйте рамки от 1 до {n}.",
    ),
    "q_mode": (
        "Hangi yollar {mode} gidildi? İşaretleyin.",
        "Which of these legs were travelled {mode}? Mark them.",
        "Какие участки пройдены {mode}? Отметьте.",
    ),
    "q_today": (
        "1930’ların adını bugünkü adla eşleştirin.",
        "Join each name of the 1930s with the name of today.",
        "Соедините название 1930-х годов с нынешним.",
    ),
    "q_dates": (
        "Her durağı tarihiyle eşleştirin.",
        "Join each stop with its dates.",
        "Соедините каждую остановку с её датами.",
    ),
    "q_arrival": (
        "Heyet {name} durağına hangi gün vardı?",
        "On which day did the delegation reach {name}?",
        "В какой день делегация прибыла: {name}?",
    ),
    "q_measure": (
        "Haritanın ölçeğiyle ölçün: {start} ile {end} arası kuş uçuşu kaç kilometredir?",
        "Measure with the scale of the map: how many kilometres is it from {start} to {end} as the crow flies?",
        "Измерьте по масштабу карты: сколько километров по прямой от: {start}, до: {end}?",
    ),
    "a_measure": (
        "{km}; haritada {mm} mm. Yolun kendisi {way}.",
        "{km}; {mm} mm on the map. The way itself was {way}.",
        "{km}; на карте {mm} мм. Сам путь — {way}.",
    ),
    "a_measure_only": ("{km}; haritada {mm} mm.", "{km}; {mm} mm on the map.", "{km}; на карте {mm} мм."),
    "q_people": (
        "Kim nerede anılıyor? Kişiyi durağıyla eşleştirin.",
        "Who is named where? Join each person with the stop.",
        "Кто где назван? Соедините человека с остановкой.",
    ),
    "q_stay": (
        "{name} durağında kaç gece kalındı? ({dates})",
        "How many nights did they spend in {name}? ({dates})",
        "Сколько ночей провели: {name}? ({dates})",
    ),
    "q_longest": (
        "Yolları en uzundan en kısaya sıralayın: kutulara 1’den {n}’e kadar sayı yazın.",
        "Put the legs in order from the longest to the shortest: number the boxes from 1 to {n}.",
        "Расставьте участки от самого длинного к самому короткому: пронумеруйте рамки от 1 до {n}.",
    ),
    "q_changes": (
        "Programla yapılan yolculuğu karşılaştırın: hangi durak düştü, hangisi eklendi, hangisi gecikti?",
        "Compare the programme with the journey: which stop was dropped, which added, which came later?",
        "Сравните программу и поездку: какая остановка отпала, какая добавилась, какая сдвинулась?",
    ),
    "planned_dates": ("Programda", "In the programme", "По программе"),
    "travelled_dates": ("Yapılan", "As travelled", "На деле"),
    "change": ("Ne değişti?", "What changed?", "Что изменилось?"),
    "dropped": ("düştü", "dropped", "отпала"),
    "added": ("eklendi", "added", "добавилась"),
    "same": ("aynı", "the same", "без изменений"),
    "later": ("{days} sonra", "{days} later", "позже на {days}"),
    "earlier": ("{days} önce", "{days} earlier", "раньше на {days}"),
    "q_speed": (
        "{start} – {end}: {km}, hareket {departure}, varış {arrival}. Saatteki ortalama hız kaç kilometredir?",
        "{start} to {end}: {km}, departure {departure}, arrival {arrival}. What was the average speed in an hour?",
        "{start} – {end}: {km}, отправление {departure}, прибытие {arrival}. Какова средняя скорость в час?",
    ),
    "clocks": (
        "Sovyet saati Türkiye saatinden bir saat ileriydi.",
        "Soviet clocks were an hour ahead of Turkish ones.",
        "Советские часы шли на час впереди турецких.",
    ),
    "a_speed": ("{hours} saat, {speed} km/sa", "{hours} h, {speed} km/h", "{hours} ч, {speed} км/ч"),
    "q_source": (
        "Kaynakta “{printed}” yazıyor. Burada hangi sorun var?",
        "The source prints “{printed}”. What is the difficulty here?",
        "В источнике напечатано «{printed}». В чём здесь трудность?",
    ),
}
_PLURALS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "stop_count": (("{n} durak",), ("{n} stop", "{n} stops"), ("{n} остановка", "{n} остановки", "{n} остановок")),
    "day_count": (("{n} gün",), ("{n} day", "{n} days"), ("{n} день", "{n} дня", "{n} дней")),
}


def say(key: str, lang: str, /, **values: object) -> str:
    """Return a word of the sheets in a language, with its places filled."""
    text = _WORDS[key][LANGUAGES.index(lang)]
    return text.format(**values) if values else text


def plural(key: str, lang: str, n: int) -> str:
    """Return a number with its noun.

    >>> plural("stop_count", "ru", 22), plural("stop_count", "ru", 11), plural("day_count", "tr", 3)
    ('22 остановки', '11 остановок', '3 gün')
    """
    forms = _PLURALS[key][LANGUAGES.index(lang)]
    return forms[_form(n, len(forms))].format(n=n)


def _form(n: int, forms: int) -> int:
    if forms < 3:
        return 0 if n == 1 else forms - 1
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2
