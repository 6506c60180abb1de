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
    "accounts": ("Anlatımlar bizim sözlerimizdir.", "The accounts are in our own words.", "Рассказ наш."),
    "note_ranges": (
        "Dipnotlardaki sayılar kaynak metnin harf aralıklarıdır.",
        "Numbers in notes count the characters of the source text.",
        "Числа в сносках — номера знаков исходного текста.",
    ),
    "ground": (
        "Zemin: Natural Earth. Yer adları ve konumlar: mapsvc; bir bölümü GeoNames (CC\u00a0BY\u00a04.0).",
        "Ground: Natural Earth. Names and sites: mapsvc, some from GeoNames (CC\u00a0BY\u00a04.0).",
        "Основа: Natural Earth. Названия и места: mapsvc, часть — GeoNames (CC\u00a0BY\u00a04.0).",
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
    "inferred": ("tarih çıkarımla", "date inferred", "дата предположительна"),
    "by_rail": ("trenle", "by train", "поездом"),
    "by_ship": ("gemiyle", "by ship", "на корабле"),
    "by_road": ("karayoluyla", "by road", "по шоссе"),
    "by_foot": ("yürüyerek", "on foot", "пешком"),
    "by_unknown": ("nasıl gidildiği söylenmiyor", "means of travel not told", "способ передвижения не назван"),
    "aboard": ("{vessel} gemisiyle", "aboard the {vessel}", "на пароходе «{vessel}»"),
    "from_place": ("{name} çıkışlı", "from {name}", "откуда: {name}"),
    "source_key": ("kaynak {key}", "source {key}", "источник {key}"),
    "note_number": ("dn.", "n.", "сн."),
    "english_accounts": (
        "",
        "",
        "Рассказа по-русски пока нет; он дан по-английски.",
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
        "Впишите в каждую строку на карте нужное название.",
    ),
    "task_dates": (
        "Haritadaki boşluklara doğru tarihleri yazın.",
        "Write the right date on each line of the map.",
        "Впишите в каждую строку на карте нужную дату.",
    ),
    "task_route": (
        "Durakları yolculuk sırasıyla birleştirip yolu çizin.",
        "Join the stops in the order of travel and so draw the route.",
        "Соедините остановки по порядку и проведите маршрут.",
    ),
    "task_all": (
        "Adları ve tarihleri boşluklara yazın, sonra yolu çizin.",
        "Write names and dates on the lines, then draw the route.",
        "Впишите в строки названия и даты, затем проведите маршрут.",
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
        "Durakları yolculuk sırasına koyun: Kutulara 1’den {n}’e kadar sayı yazın.",
        "Put the stops in the order of travel: number the boxes from 1 to {n}.",
        "Расставьте остановки по порядку поездки: впишите в рамки числа от\u00a01 до\u00a0{n}.",
    ),
    "q_north_south": (
        "Haritadaki duraklardan hangisi en kuzeyde, hangisi en güneydedir?",
        "Which of the stops on the map lies farthest north, and which farthest south?",
        "Какая из остановок на карте самая северная, а какая самая южная?",
    ),
    "a_north_south": (
        "en kuzeyde {most}, en güneyde {least}",
        "farthest north {most}, farthest south {least}",
        "самая северная — {most}, самая южная — {least}",
    ),
    "q_east_west": (
        "Haritadaki duraklardan hangisi en doğuda, hangisi en batıdadır?",
        "Which of the stops on the map lies farthest east, and which farthest west?",
        "Какая из остановок на карте самая восточная, а какая самая западная?",
    ),
    "a_east_west": (
        "en doğuda {most}, en batıda {least}",
        "farthest east {most}, farthest west {least}",
        "самая восточная — {most}, самая западная — {least}",
    ),
    "q_mode": (
        "Bu yollardan hangilerinde {mode} gidildi? İşaretleyin.",
        "Which of these legs were travelled {mode}? Mark them.",
        "Какие из этих участков проделаны {mode}? Отметьте.",
    ),
    "q_mode_planned": (
        "Programa göre bu yollardan hangilerinde {mode} gidilecekti? İşaretleyin.",
        "Which of these legs were to be travelled {mode}? Mark them.",
        "Какие из этих участков намечалось проделать {mode}? Отметьте.",
    ),
    "q_direction": (
        "{leg}: İkinci durak birincinin hangi yönündedir? Haritanın çizgilerine ve kuzey okuna bakın.",
        "{leg}: in which direction from the first stop does the second lie? Use the grid and the north arrow.",
        "{leg}: в какой стороне от первой остановки лежит вторая? Смотрите на сетку карты и стрелку севера.",
    ),
    "directions": (
        "kuzeyinde, kuzeydoğusunda, doğusunda, güneydoğusunda, güneyinde, güneybatısında, batısında, kuzeybatısında",
        "to the north, to the north-east, to the east, to the south-east, to the south, to the south-west, "
        "to the west, to the north-west",
        "на севере, на северо-востоке, на востоке, на юго-востоке, на юге, на юго-западе, на западе, на северо-западе",
    ),
    "q_parallel": (
        "Hangi duraklar {line}° kuzey enleminin kuzeyindedir? İşaretleyin.",
        "Which stops lie north of the parallel of {line}° N? Mark them.",
        "Какие остановки лежат севернее {line}° северной широты? Отметьте.",
    ),
    "q_meridian": (
        "Hangi duraklar {line}° doğu boylamının doğusundadır? İşaretleyin.",
        "Which stops lie east of the meridian of {line}° E? Mark them.",
        "Какие остановки лежат восточнее {line}° восточной долготы? Отметьте.",
    ),
    "q_today": (
        "Durakların o zamanki adlarını bugünkü adlarıyla eşleştirin.",
        "Join each name of that time with the name of today.",
        "Соедините тогдашние названия с нынешними.",
    ),
    "q_dates": (
        "Her durağı haritadaki tarihiyle eşleştirin.",
        "Join each stop with its dates on the map.",
        "Соедините каждую остановку с её датами на карте.",
    ),
    "q_arrival": (
        "{name}: Heyet buraya hangi gün vardı?",
        "{name}: on which day did the delegation arrive here?",
        "{name}: в какой день делегация сюда прибыла?",
    ),
    "q_measure": (
        "Haritanın ölçeğiyle ölçün: {start} ile {end} arası kuş uçuşu kaç kilometredir?",
        "Measure with the scale of the map: how many kilometres is it from {start} to {end} as the crow flies?",
        "Измерьте по масштабу карты: сколько километров по прямой между пунктами {start} и {end}?",
    ),
    "a_measure": (
        "{km}; haritada {mm} mm. {low}–{high} arası doğru sayılır.",
        "{km}; {mm} mm on the map. Accept {low}–{high}.",
        "{km}; на карте {mm} мм. Верно всё от {low} до {high}.",
    ),
    "a_way": ("Gidilen yol {way}.", "The way itself was {way}.", "Сам путь — {way}."),
    "q_detour": (
        "{leg}: Gidilen yol {way} uzunluğundadır. Haritada kuş uçuşu uzaklığı ölçün: Yol bunun kaç katıdır?",
        "{leg}: the way was {way} long. Measure the distance as the crow flies: how many times as long was the way?",
        "{leg}: длина пути — {way}. Измерьте на карте расстояние по прямой: во сколько раз путь длиннее?",
    ),
    "a_times": (
        "{way} ÷ {crow} ≈ {times}",
        "{way} ÷ {crow} ≈ {times}",
        "{way} : {crow} ≈ {times}",
    ),
    "q_people": (
        "Okuyun; cümlelerin başında durağın haritadaki numarası var. Kim hangi durakta anılıyor? Eşleştirin.",
        "Read; before each sentence stands the number of its stop on the map. Who is named at which stop? Join them.",
        "Прочитайте; перед фразой стоит номер остановки на карте. Кто на какой остановке назван? Соедините.",
    ),
    "q_people_both": (
        "Okuyun; cümlelerin başında yapılan yolculuğun durak numarası var. Kim hangi durakta anılıyor? Eşleştirin.",
        "Read; before each sentence stands the number of a stop as travelled. Who is named at which stop? Join them.",
        "Прочитайте; перед фразой стоит номер остановки состоявшейся поездки. Кто где назван? Соедините.",
    ),
    "q_stay": (
        "Haritada {n} numaralı durakta kaç gece kalındı?",
        "How many nights were spent at stop number {n} of the map?",
        "Сколько ночей делегация провела на остановке № {n}?",
    ),
    "q_calendar": (
        "Yolculuğun ilk günü olan {first}, {weekday} günüydü. Son günü olan {last} hangi gündü?",
        "The first day of the journey, {first}, was a {weekday}. Which day of the week was the last, {last}?",
        "Первый день поездки, {first} года, — {weekday}. На какой день недели пришёлся последний, {last} года?",
    ),
    "q_calendar_part": (
        "Yolculuğun bu bölümünün ilk günü olan {first}, {weekday} günüydü. Son günü olan {last} hangi gündü?",
        "The first day of this part of the journey, {first}, was a {weekday}. Which day of the week was the last, "
        "{last}?",
        "Первый день этой части поездки, {first} года, — {weekday}. На какой день недели пришёлся последний, "
        "{last} года?",
    ),
    "q_longest": (
        "Yolları en uzundan en kısaya sıralayın: Kutulara 1’den {n}’e kadar sayı yazın.",
        "Put the legs in order from the longest to the shortest: number the boxes from 1 to {n}.",
        "Расставьте участки от самого длинного к самому короткому: впишите в рамки числа от\u00a01 до\u00a0{n}.",
    ),
    "q_changes": (
        "Boş tarihleri haritadan yazın, sonra programla karşılaştırın: Her durakta ne değişti?",
        "Fill in the dates from the map and compare them with the programme: what changed at each stop?",
        "Впишите недостающие даты с карты и сравните с программой: что изменилось на каждой остановке?",
    ),
    "q_changes_programme": (
        "Boş tarihleri haritadan yazın, sonra yapılan yolculukla karşılaştırın: Her durakta ne değişti?",
        "Fill in the dates from the map and compare them with the journey made: what changed at each stop?",
        "Впишите недостающие даты с карты и сравните с поездкой: что изменилось на каждой остановке?",
    ),
    "planned_dates": ("Programda", "In the programme", "По программе"),
    "travelled_dates": ("Yapılan", "As travelled", "На деле"),
    "change": ("Ne değişti?", "What changed?", "Что изменилось?"),
    "dropped": ("gidilmedi", "dropped", "отпала"),
    "added": ("programda yok", "not in the programme", "нет в программе"),
    "same": ("aynı", "the same", "без изменений"),
    "later": ("{days} geç", "{days} later", "на {days} позже"),
    "earlier": ("{days} erken", "{days} earlier", "на {days} раньше"),
    "longer": ("{days} uzun", "{days} longer", "на {days} дольше"),
    "shorter": ("{days} kısa", "{days} shorter", "на {days} короче"),
    "q_speed": (
        "{start} – {end}: Yol {km}, hareket {departure}, varış {arrival}. Ortalama hız saatte kaç kilometredir?",
        "{start} to {end}: {km}, departure {departure}, arrival {arrival}. What was the average speed in kilometres "
        "an hour?",
        "{start} – {end}: путь {km}, отправление в {departure}, прибытие в {arrival}. Какова средняя скорость "
        "в километрах в час?",
    ),
    "q_speed_next": (
        "{start} – {end}: Yol {km}, hareket {departure}, varış ertesi gün {arrival}. Ortalama hız saatte kaç "
        "kilometredir?",
        "{start} to {end}: {km}, departure {departure}, arrival {arrival} on the next day. What was the average speed "
        "in kilometres an hour?",
        "{start} – {end}: путь {km}, отправление в {departure}, прибытие на другой день в {arrival}. Какова средняя "
        "скорость в километрах в час?",
    ),
    "clocks": (
        "Sovyet saati Türkiye saatinden bir saat ileriydi.",
        "Soviet clocks were an hour ahead of Turkish ones.",
        "Советские часы шли на час впереди турецких.",
    ),
    "a_speed": (
        "{km} ÷ {hours} sa ≈ {speed} km/sa",
        "{km} ÷ {hours} h ≈ {speed} km/h",
        "{km} : {hours} ч ≈ {speed} км/ч",
    ),
    "with_weekday": ("{day} {weekday}", "{weekday}, {day}", "{weekday}, {day}"),
    "at_night": ("{day} gecesi", "the night of {day}", "ночь {day}"),
    "q_source_arrival": (
        "{name}: Bir kaynak varış için “{printed}” diyor. Haritadaki tarihlere göre bu neden olamaz? Doğrusu ne "
        "olmalı?",
        "{name}: a source gives “{printed}” for the arrival. By the dates on the map, why can this not be right? "
        "What must it be?",
        "{name}, прибытие: в одном источнике стоит «{printed}». Почему, судя по датам на карте, это неверно? "
        "Как правильно?",
    ),
    "q_source_departure": (
        "{name}: Bir kaynak ayrılış için “{printed}” diyor. Haritadaki tarihlere göre bu neden olamaz? Doğrusu "
        "ne olmalı?",
        "{name}: a source gives “{printed}” for the departure. By the dates on the map, why can this not be "
        "right? What must it be?",
        "{name}, отъезд: в одном источнике стоит «{printed}». Почему, судя по датам на карте, это неверно? "
        "Как правильно?",
    ),
    "a_source": ("Doğrusu: {read}.", "It must be {read}.", "Правильно: {read}."),
}
_PLURALS: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "stop_count": (("{n} durak",), ("{n} stop", "{n} stops"), ("{n} остановка", "{n} остановки", "{n} остановок")),
    "day_count": (("{n} gün",), ("{n} day", "{n} days"), ("{n} день", "{n} дня", "{n} дней")),
    "night_count": (("{n} gece",), ("{n} night", "{n} nights"), ("{n} ночь", "{n} ночи", "{n} ночей")),
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
