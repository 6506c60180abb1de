"""The words that two tellings of one thing have in common: stems, and old words beside the new ones.

Our accounts are written in today's Turkish, the texts in that of their time or of their sources: what a text of the
thirties calls tayyare an account calls uçak. Both are brought to one stem here. No place is known here.

Sources:
    Can, Kocberber et al. 2008, Information retrieval on Turkish texts, JASIST 59(3): the first five letters of a word
    do as well for finding texts as a full analysis of its endings.
    Türk Dil Kurumu, Osmanlıcadan Türkçeye Cep Kılavuzu (1935), and Güncel Türkçe Sözlük: the pairs of old and new.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gazetteer.inflection import stems as noun_stems
from gazetteer.turkish import APOSTROPHES, fold

__all__ = ["MONTHS", "STEM_LENGTH", "bare", "clock_token", "clock_tokens", "stem", "stems", "surfaces"]

STEM_LENGTH = 5
"""Letters kept of a word."""

MONTHS = (
    "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık",
)  # fmt: skip
"""Names of the months, folded; as words they say nothing, since dates are compared as dates."""

_HARD = str.maketrans("ğbcd", "kpçt")
_FLAT = str.maketrans("âîû", "aiu")
"""Texts write the circumflex or leave it out: inkılâp, inkılap."""
_CLOCK = re.compile(r"(?<![\d.:])([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d:]|\.\d)")
_WORD = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)?")
_ENDING = re.compile(f"[{APOSTROPHES}].*")

_SAME = """
uçak tayyare; gar istasyon; gemi vapur; yolculuk seyahat; kurul heyet delegasyon; tören merasim; karşılama istikbal
öğretmen muallim; okul mektep; öğrenci talebe; öğretim tedrisat; yazar muharrir; basın matbuat; gazeteci muhabir
konuk misafir; yemek ziyafet; çağrı davet; çağrılı davetli; konuşma nutuk; demeç beyanat; söylev hitabe; elçi sefir
elçilik sefaret; tarım ziraat; ekonomi iktisat; sanayi endüstri; eğitim maarif; sağlık sıhhat; dışişleri hariciye
başbakan başvekil; bakan vekil; bakanlık vekalet; genelkurmay erkan; savaş harp muharebe; ordu asker; barış sulh
anlaşma muahede; antlaşma muahede; armağan hediye; kutlama tebrik; yıldönümü yıl; gösteri tezahürat; topluluk kalabalık
başkan reis; üye aza; kuruluş müessese; kurum müessese; örgüt teşkilat; inceleme tetkik; araştırma tetkik; özel hususi
eşlik refakat; koruma muhafaza; uğurlama teşyi; ayrılma hareket; kalkma hareket; varma muvasalat; dönme avdet
görüşme mülakat toplantı içtima; oyun temsil piyes; koşu yarış; kalıntı harabe; eser asar; vakıf evkaf; fabrika imalat
atölye imalathane; cezaevi hapishane; dostluk muhabbet; sevgi muhabbet; hoşnut memnun; teşekkür minnet; devrim inkılap
ulusal milli; ulus millet; yurttaş hemşehri; belediye şehremaneti; kent şehir; bölge mıntıka; kıyı sahil; sabah erken
öğle öğleyin; gece akşam; bilim ilim; bilgin alim; yöntem usul; üretim imal; dokuma tekstil; örnek numune; borç kredi
makine alet; durum vaziyet; ilişki münasebet; yarar menfaat; gelişme inkişaf; iş mesai; gezi gezinti; dinlenme istirahat
"""


def bare(name: str) -> str:
    """Return a name without the ending behind its apostrophe."""
    return _ENDING.sub("", name)


def _beginning(word: str) -> str:
    """Return the first letters of a word; its last consonant hard, as it is where no vowel follows (yemeği, yemek)."""
    kept = fold(bare(word))[:STEM_LENGTH].translate(_FLAT)
    return kept[:-1] + kept[-1:].translate(_HARD)


def clock_token(hour: int, minute: int) -> str:
    """Return the token that stands for a clock time."""
    return f"T{hour % 24:02}:{minute:02}"


def clock_tokens(text: str) -> list[str]:
    """Return the clock times that a text gives, as tokens.

    Examples:
        >>> clock_tokens("Saat 17.45’te, yani 13 saat sonra; 24:00’te"), clock_tokens("12.10.1933")
        (['T17:45', 'T00:00'], [])
    """
    return [clock_token(int(match[1]), int(match[2])) for match in _CLOCK.finditer(text)]


def _old_words() -> dict[str, str]:
    """Return the stem of each word of a group to that of the group's first."""
    same: dict[str, str] = {}
    for group in _SAME.replace("\n", ";").split(";"):
        words = [_beginning(word) for word in group.split()]
        for word in words:
            same.setdefault(word, same.get(words[0], words[0]))
    return same


_STEM_OF = _old_words()
# Function words, which stand in any sentence whatever it tells.
_FUNCTION_WORDS = """
ve ile bir bu şu da de ki için olarak olan olduğu olup göre gibi kadar daha en çok ise hem ya veya ancak fakat ama
sonra önce üzere ayrıca kendi kendisi kendileri tarafından etmek etti etmiş edilmiş edildi eden yapılan yapılmış yapıldı
verilen verilmiş verildi bulunan bulunmuş bulundu yer alan başta saat gün günü
"""
_NOT_TELLING = frozenset(_beginning(word) for word in (*MONTHS, *_FUNCTION_WORDS.split()))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what a word is compared by: its first letters without the ending behind an apostrophe.

    Examples:
        >>> stem("Tayyareler") == stem("uçağı"), stem("İzmir’e")  # old and new word for aeroplane
        (True, 'izmir')
    """
    kept = _beginning(word)
    if kept in _STEM_OF:
        return _STEM_OF[kept]
    # Of a word shorter than a stem, endings have come along: "gemiyle".
    short = (fold(one.text) for one in noun_stems(word) if len(one.text) < STEM_LENGTH)
    return next((_STEM_OF[one] for one in short if one in _STEM_OF), kept)


@lru_cache(maxsize=8_192)  # a text is read for each journey anew
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words in their order; function words and names of months are left out."""
    found = (stem(word) for word in _WORD.findall(text))
    return tuple(word for word in found if len(word) > 1 and word not in _NOT_TELLING)


def surfaces(text: str, wanted: Sequence[str]) -> list[str]:
    """Return the words of a text, as printed, whose stems are wanted, in the order of the stems."""
    printed: dict[str, str] = {}
    for word in _WORD.findall(text):
        printed.setdefault(stem(word), bare(word))
    return [printed[one] for one in wanted if one in printed]
