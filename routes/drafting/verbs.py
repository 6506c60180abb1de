"""Turkish words of travel: who arrives, leaves, sees, or only means to; and by what.

Sources:
    Göksel and Kerslake 2005, Turkish: A Comprehensive Grammar, 8.2 (verbs), 12.2 (participles, converbs): the endings
    taken are those of finite past, participle and converb; -(y)AcAK and "-mAk üzere" tell of what is still to come.
    Read off Turkish accounts of journeys; old words (avdet, muvasalat, azimet) from TDK, Güncel Türkçe Sözlük.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from routes.itinerary import TravelMode

__all__ = ["Deed", "Verb", "mode_in", "next_verb", "vessel_in"]


class Deed(StrEnum):
    """What a verb tells of a traveller."""

    ARRIVE = "arrive"
    DEPART = "depart"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of travel in a folded sentence."""

    start: int
    end: int
    deed: Deed
    is_halt: bool
    """It is done where one is: "Kiev’de durdu", not "Kiev’de vardı", which says that something was there."""
    is_outing: bool
    """It ends where it began: "bir gezinti yaptı"."""
    is_plan: bool
    """It is still to come, wished or proposed: "gidecekti", "gitmek üzere", "gezmek istemişti"."""


# -mIş, -DI, -An, -(y)Ip, -(y)ArAk, -IncA, -DIktAn, -mAsI, passive and -(y)AbIl; after a stem in a vowel with y.
_PAST = (
    r"(?:y?[ae]bil)?(?:[ıiuü]?[nl])?"
    r"(?:m[ıiuü]ş|[dt][ıiuü]|y?[ae]n|y?[ıiuü]p|y?[ae]r[ae]k|y?[ıiuü]nc[ae]|d[ıiuü]kt|m[ae]s[ıiuü])"
)
_TO_COME = r"(?:[ıiuü]?[nl])?(?:y?[ae]ca[kğ]|y?[ae]ce[kğ]|m[ae]k)"
_ENDING = rf"(?:{_PAST}|{_TO_COME})\w*"
_VERB = re.compile(
    r"\b(?:"
    rf"(?P<depart>(?:hareket|azimet) (?:et|ed|eyle)\w*|yola (?:çık|koyul)\w*|ayrıl{_ENDING}|kalk{_ENDING}|uğurlan\w*"
    r"|yolcu (?:et|ed)\w*|demir al\w*|kadar (?:eşlik|refakat) (?:et|ed)\w*)"
    rf"|(?P<arrive>(?:var|gel|gir|in|dur|uğra|geç|git|gid|dön|çık|ulaş|yanaş|demirle){_ENDING}|muvasalat \w+|avdet \w+"
    r"|ayak bas\w*|(?:bir )?(?:gezi|gezinti|yolculuk|seyahat|sefer) yap\w*)"
    rf"|(?P<visit>ziyaret\w*(?: \w+)?|gez(?:{_ENDING}|inti\w*)|dolaş{_ENDING}|inceleme\w*|karşıla\w*|katıl{_ENDING}"
    rf"|gör{_ENDING}|ver{_ENDING}|geçir{_ENDING}|kal{_ENDING}|düzenle\w*|bulun{_ENDING})"
    r")"
)
_HALT = re.compile(r"dur|demirle|in(?:m[ıi]ş|d[ıi])")
_OUTING = re.compile(r"(?:bir )?gezi(?:nti)? yap")
_PLAN = re.compile(r"(?:[ae]ca[kğ]|[ae]ce[kğ])")
_INFINITIVE = re.compile(r"m[ae]k\Z")
_WISH = re.compile(r"\s*(?:üzere|için|iste|arzu|niyet|amac|maksad)")
_ADVICE = re.compile(r"\W+(?:\w+\W+){0,2}?(?:öner|tavsiye|karar|planla|tasarla|umdu|umut|halinde|belirlen|rica|teklif)")

_MODES = (
    (TravelMode.SHIP, re.compile(r"\b(?:vapur|gemi|motorla|yat[ıl]|kruvazör|torpido|muhrip|rıhtım|demirle|liman)")),
    (TravelMode.RAIL, re.compile(r"\b(?:tren|vagon|ekspres|katar|demiryol|istasyon|gar(?:a|ı|da|dan|ında|ından)?\b)")),
    (TravelMode.ROAD, re.compile(r"\b(?:otomobil|araba|kamyon|otobüs|karayol)")),
    (TravelMode.FOOT, re.compile(r"\b(?:yaya|yürüyerek)")),
)
_VESSEL = re.compile(r"([A-ZÇĞİÖŞÜÂ][\w’'-]+) (?:[Vv]apur|[Gg]emi|[Yy]at[ıi]|[Kk]ruvazör)")


def next_verb(folded: str, start: int) -> Verb | None:
    """Return the first verb of travel from an offset of a folded sentence on; None where there is none."""
    match = _VERB.search(folded, start)
    if match is None:
        return None
    deed = next(deed for deed in Deed if match[deed.value] is not None)
    word = match[0]
    is_to_be = _INFINITIVE.search(word) is not None
    is_wish = is_to_be and _WISH.match(folded, match.end()) is not None
    is_plan = bool(_PLAN.search(word)) or is_wish or _ADVICE.match(folded, match.end()) is not None
    is_halt, is_outing = _HALT.match(word) is not None, _OUTING.match(word) is not None
    return Verb(match.start(), match.end(), deed, is_halt, is_outing, is_plan)


def mode_in(folded: str) -> TravelMode | None:
    """Return by what someone travels in a folded sentence: the word that comes first."""
    found = [(match.start(), mode) for mode, pattern in _MODES if (match := pattern.search(folded))]
    return min(found)[1] if found else None


def vessel_in(text: str) -> str | None:
    """Return the name of a ship in a sentence, as it is printed.

    Examples:
        >>> vessel_in("Heyet Martı vapuruyla yola çıktı")
        'Martı'
    """
    match = _VESSEL.search(text)
    return match[1] if match else None
