"""What is done with places only: one is there, leaves, goes there, takes them; and what is done with others.

Each pattern begins behind an apostrophe, with a case.

Sources:
    Göksel and Kerslake 2005, section 8.1.3 (what cases say). The verbs are ours, from accounts of campaigns and roads.
"""

from __future__ import annotations

import re

__all__ = ["APOSTROPHE", "FROM", "GOES", "IS_GOAL", "IS_THERE", "LOCATIVE", "PRINTED", "TO"]

APOSTROPHE = "['’‘`´ʼ]"
LOCATIVE = r"[dt][ae](?:ki(?:ler\w*|n\w*)?|d[ıi]r|yd[ıi])?(?!\w)"
FROM = r"[dt][ae]n(?!\w)"
TO = r"y?[ae](?!\w)"
_OBJECT = r"y?[ıiuü](?!\w)"
_WORDS = rf"(?:[^\W_]+(?:{APOSTROPHE}[^\W\d_]+)?,? ){{0,3}}?"
_LEAVING = (
    r"(?:kalk[aıt]|hareket|ayrıl|kaçıp|kaçarak|geç[eit]|göç|sürül|itibaren|yola çık|çekil|demir al|havalan"
    r"|inen|inip|inerek|çıkan|çıkıp|çıkarak|başlayan|uzanan|öteye|kovul|gelen göç|bindi|binip)"
)
_GOING = (
    r"(?:vard|vara[nr]|varınca|varış|varıl|varıp|gird|gire[nr]|girip|girince|indi|ine[nr]|inip|inince|inil|yürü|çekil"
    r"|sürül|sürgün|(?<!kadar )sür(?:dü|düler|erek|müş)|yerleş|yanaş|uğra(?!ş)|çıkarma|sığınd|taşın|nakl|sevk|göç"
    r"|uzan|götür|dayand|kaçt|kaçan|kaçar|bağlanan|bağlayan|hareket|ulaşt|ulaşan|ulaşın|ulaşıl"
    r"|demir at|kadar (?:[^\W_]+ )?(?:git|uza|iler|götür|yürü|yol|hat|ray|demiryolu|dolaş|gez)"
    r"|bağlı (?:[^\W_]+ )?(?:köy|nahiye|kaza|karye|mahalle))"
)
_SUFFERING = (
    r"(?:işgal e|zapt|zabt|boşalt|kuşat|tahliye e|ele geçir|istila|fethe|yağmala|topa tut|bombala|bombardıman|geçerek"
    r"|geçip|geri al|bast[ıi]|basan|basmış|bas[ıi]ld)"
)
_ITS = (
    r"(?:(?:[^\W_]+ ){0,3}(?:kuzey|güney|doğu|batı|şimal|cenu[bp]|şark|gar[bp])(?:[ıiu]|doğu|batı)?[ns]"
    r"|işgali|tahliyesi|zaptı|düşme|düşüş|fethi|alınış|kuşatıl|kazalar|köyler|nahiyeler|mahalleler|sokaklar|limanın"
    r"|ilçeler)"
)
IS_THERE = re.compile(LOCATIVE)
IS_GOAL = re.compile(TO)
GOES = re.compile(
    rf"{FROM} {_WORDS}{_LEAVING}|{TO} {_WORDS}{_GOING}|{_OBJECT} (?:[^\W_]+ )?{_SUFFERING}"
    rf"|n?[ıiuü]n {_ITS}"
)
PRINTED = re.compile(
    r"[dt][ae](?:ki\w*)? (?:[^\W_]+ ){0,4}?(?:yay[ıi][mn]l|yaz[ıd]|yazan|makale|haber|neşr|neşir|tefrika"
    r"|duyur|belirt|denil|okun|ilan e|yer al|demeç|mülakat|şiir|görül|rastla|tereddüt|etki|düşünce|fikir|inanç"
    r"|söz al|üye|tartış|dağıl|geçer)"
)
"""What is done in newspapers, bodies and books, or told of persons, rather than of towns."""
