"""Words that stand beside names: what makes a longer name of them, and what shows that they are places.

Sources:
    Annotation guidelines, sections 3.4-3.7 (which words belong to a name) and 4 (types).
    Göksel and Kerslake 2005, section 10.2 (compounds with -(s)I) and chapter 8 (case endings).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from gazetteer.place import PlaceType

__all__ = [
    "BATTLES",
    "CASES",
    "FACILITIES",
    "KINDS",
    "KINDS_PATTERN",
    "KIND_BEGINNINGS",
    "NAMED_FROM_AFAR",
    "PLACE_WORDS",
    "QUALIFIERS",
    "SIDES",
    "STATES",
    "VENUES",
    "head_pattern",
]

_CAPITAL = r"[A-ZÇĞİÖŞÜÂÎÛ]"

CASES = r"(?:n[ıiuü]n?|n?[dt][ae](?:n|yd[ıi]|ym[ıi]ş|d[ıi]r|ki\w*)?|y?l[ae]|n?[ae]|y[ıiuü]|[ıiuü]n?)"
"""Case endings, with the buffer letters that follow -(s)I."""

_HEADS = {
    PlaceType.QUARTER: "rıhtımı iskelesi istasyonu garı limanı mahallesi semti mevkii",
    PlaceType.WATER: "boğazı körfezi koyu denizi nehri ırmağı çayı gölü kanalı burnu",
    PlaceType.REGION: "havzası adası adaları dağı dağları yarımadası ovası yaylası vadisi geçidi sancağı çölü tepesi",
    PlaceType.STREET: "caddesi sokağı meydanı bulvarı",
    PlaceType.BUILDING: "sarayı sarayları oteli müzesi galerisi manastırı kilisesi katedrali camii camisi köşkü kalesi"
    " köprüsü kışlası stadyumu stadı parkı kasrı konağı türbesi anıtı mozolesi mezarlığı şatosu"
    " kulesi hisarı hamamı tapınağı kervansarayı kümbeti sinagogu çeşmesi",
}
FACILITIES: Mapping[str, PlaceType] = MappingProxyType(
    {head: kind for kind, heads in _HEADS.items() for head in heads.split()}
)
"""Heads that are part of the name, in the possessive of compounds."""

_KINDS_OUTSIDE = {
    PlaceType.SETTLEMENT: "köyü kasabası nahiyesi kazası ilçesi bucağı karyesi kaymakamı kaymakamlığı mutasarrıfı"
    " mutasarrıflığı kadısı müftüsü muharebesi kuşatması müdafaası limanı kalesi üzerinden civarı yakını yakınları"
    " açıkları önleri dolayları havalisi yolunda yolundan doğumlu cephesi"
    " eteği etekleri yamaçları sırtları seferi antlaşması andlaşması muahedesi mütarekesi",
    PlaceType.QUARTER: "mahallesi semti mevkii",
    PlaceType.REGION: "vilayeti vilâyeti sancağı eyaleti livası",
}
_KINDS_INSIDE = {
    PlaceType.QUARTER: "istasyonu iskelesi rıhtımı",
    PlaceType.REGION: "adası adaları dağı dağları ovası yaylası yarımadası çölü vadisi geçidi havzası tepesi",
    PlaceType.WATER: "nehri çayı ırmağı gölü boğazı körfezi koyu burnu deresi suyu çağlayanı şelalesi",
}
KINDS: Mapping[str, tuple[PlaceType, bool]] = MappingProxyType(
    {noun: (kind, False) for kind, nouns in _KINDS_OUTSIDE.items() for noun in nouns.split()}
    | {noun: (kind, True) for kind, nouns in _KINDS_INSIDE.items() for noun in nouns.split()}
)
"""Nouns that make a place of a name that is in no list: its class, and whether the noun is part of the name."""


def _turkish_title(word: str) -> str:
    return ("İ" if word[0] == "i" else word[0].upper()) + word[1:]


_SPELLED = [spelled for noun in KINDS for spelled in (noun, _turkish_title(noun))]
KIND_BEGINNINGS = f"[{''.join(sorted({spelled[0] for spelled in _SPELLED}))}]"
"""Letters that they begin with, so that most words are passed by quickly."""
KINDS_PATTERN = rf"(?:{'|'.join(sorted(_SPELLED, key=len, reverse=True))})(?={CASES}?(?:[^\w]|\Z))"

VENUES = frozenset({"tiyatrosu"})
"""Heads that make a building of a name in no list; behind a town's name they are an organisation's (guideline 3.6)."""
NAMED_FROM_AFAR = frozenset({"oteli"})
"""Heads whose names say nothing of where they lie: the Londra Oteli is in Beyoğlu."""

_NEVER_OUTSIDE = "mevkii sancağı"

QUALIFIERS_TEXT = """
    Güney Kuzey Doğu Batı Orta Güneydoğu Güneybatı Kuzeydoğu Kuzeybatı Güney-Doğu Güney-Batı Kuzey-Doğu
    Kuzey-Batı Şimali Şimalî Cenubi Cenubî Cenûbi Şarki Şarkî Garbi Garbî İç Yukarı Aşağı
"""
QUALIFIERS = tuple(QUALIFIERS_TEXT.split())
"""Region qualifiers, which are inside a name (guideline 3.4)."""

STATES = re.compile(
    r" (?:(?:Halk|Sosyalist|Sovyet|Sovyetler|Federatif|Federal|Demokratik|İslam|Şura|Şuralar|Özerk|Muhtar) ){0,4}"
    r"(?:Cumhuriyeti|Krallığı|Emirliği|Hanlığı|Şahlığı|SSC)(?![a-zçğıöşü]*ler)"
)
"""What makes the name of a state of a country's name."""

PLACE_WORDS = re.compile(
    r" (?:il(?:i(?:n\w{0,4})?)?\b|vilâyeti|vilayeti|sancağı|kazası|ilçesi|livası|şehri|kenti|kasabası|köyü|nahiyesi"
    r"|limanı|[Vv]alisi|[Mm]ebusu|[Mm]ebusları|[Mm]illetvekili|[Bb]elediyesi|[Kk]aymakamı|[Kk]aymakamlığı|[Mm]utasarrıfı|[Cc]ephesi"
    r"|civarı|önleri|havalisi|istasyonu|garı|halkı|bölgesi|bölgeleri|mıntıkası|çevresi|yakınları|[Vv]ilâyeti|[Vv]ilayeti|İli|İlçesi|Kazası"
    r"|Livası|Sancağı|Şehri|Limanı|[Kk]ongresi|[Mm]utasarrıflığı|[Vv]aliliği|[Ss]ahili|kıyıları"
    r"|[Kk]alesi|[Gg]ölü|[İi]stasyonu|harabeleri|bucağı|karyesi|eyaleti|müftüsü|kadısı|beylerbeyi|muhafızı|konsolosu)(?![a-zçğıöşü]{4})"
)
"""What shows that a doubtful name is a place."""

SIDES = re.compile(
    r" (?:yolu|yolun[du]a\w*|[Kk]arantina\w*|kıyısı\w*|boyun[cd]a\w*|yönün[ed]\w*|istikametin[ed]\w*|cihetlerin[ed]\w*"
    r"|taraflarında\w*|üzerinden|açıklarında|önlerinde|dolaylarında|doğumlu|sokakları|çarşısı|pazarı)(?![a-zçğıöşü]{4})"
    r"| ?['’‘`]n?[ıiuü]n (?:(?:kuzey|güney)(?:doğusu|batısı|i)|doğusu|batısı|şimali|cenubu|şarkı|garbı|kıyısı|kıyıları"
    r"|sahili|kenarı|öte yaka|iki yaka|karşı yaka|karşısın|suları|ağzı|kaynağı|yukarısı|işgali|düşme|fethi|alınması"
    r"|kurtuluşu|köylerin|ilçelerin|mahallelerin|sokakların|nüfusu)"
)
"""What shows that a name is a place, unless it is an institution's: only places have roads, sides, banks and a fall."""


BATTLES = re.compile(
    r" (?:[Zz]afer|[Ss]avaş|[Mm]uharebe|[Mm]eydan [Mm]uharebe|[Aa]n[dt]laşma|mevzi|cephe|ilçesi|kasabası|hattı"
    r"|[Mm]uzafferiyet|[Kk]onferans|[Kk]ongre|[Pp]akt|[Pp]rotokol|[Mm]ütareke|[Vv]apur)"
)
"""What shows that the name of a battlefield is not the person who took his name from it."""


def head_pattern() -> re.Pattern[str]:
    """Return what finds a head right behind a name: group 1 the words between, group 2 the head."""
    heads = "|".join(sorted((word for word in FACILITIES if word not in _NEVER_OUTSIDE), key=len, reverse=True))
    titles = "|".join(map(_turkish_title, heads.split("|")))
    return re.compile(
        rf"((?: {_CAPITAL}[\w]+){{0,2}}) ({titles})(?:(?=['’‘`´ ]|\W|\Z)|(?={CASES}(?!\w)))"
        rf"|() ({heads})(?:(?=['’‘`´ ]|\W|\Z)|(?={CASES}(?!\w)))"
    )
