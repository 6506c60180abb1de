"""Whether a capital stands for its government: "Ankara'nın tutumu", "Moskova teklifi reddetti".

Governments have attitudes and sign, say, want and fear things; towns do not. What is said of a capital decides, by the
verb or noun behind it.

Sources:
    Annotation guidelines, section 4, field `metonym`, rule (a). Markert and Nissim 2007, SemEval-2007 Task 08: Metonymy
    Resolution (https://aclanthology.org/S07-1007/): the verb a name is subject of is the strongest clue.
"""

from __future__ import annotations

import re

__all__ = ["FORMER_SEATS", "SEATS", "is_second_of_pair", "stands_for_government"]

_SEATS_TEXT = """
    ankara moskova londra paris berlin roma tahran kabil atina sofya bükreş belgrad varşova prag washington
    tokyo bakü tiflis erivan kremlin babıâli petrograd petersburg viyana budapeşte pekin nankin bağdat şam kahire
    madrid lizbon brüksel lahey bern stokholm oslo kopenhag helsinki tiran lefkoşa amman beyrut riyad delhi vatikan
    çankaya
"""
SEATS = frozenset(_SEATS_TEXT.split()) | {"beyaz saray"}
"""Capitals and seats of government, folded."""
FORMER_SEATS = frozenset({"istanbul"})
"""Seats until 1922, later great cities: only what they say makes governments of them."""
_SPEAKERS = SEATS | FORMER_SEATS
_ACTS = (
    r"(?:tutum|politika|siyaset|tavr|iste[kğ]|görüş|teklif|öneri|karar|nota|ceva[bp]|endişe|kaygı|niyet|tepki|rıza|onay"
    r"|deste[kğ]|yardım|baskı|tale[bp]|talimat|çıkar|etki|nüfuz|emr|emir|strateji|kontrol|dikkat|güven|şüphe|itiraz"
    r"|düşünce|plan|tehdi|beklenti|yaklaşım|gözün|haber|açıklama|diplomasi|hesap)"
)
_VERBS = (
    r"(?:bildir|iste(?=[dmr])|istiyor|reddet|redded|öner(?=[dim])|teklif e[td]|talep e[td]|açıkl[aı]|kabul e[td]"
    r"|karar ver|ısrar e[td]|protesto|cevap ver|cevabını ver|düşün(?=[dmü])|bekliyor|bekle(?=[dm])"
    r"|ileri sür|endişe|kaygıl[aı]|umuyor|umdu|şüphel[ei]|kuşkul[au]|korkuyor|korktu|rahatsız ol|memnun"
    r"|sus(?=tu|uyor)|tanı(?=[dm])|imzal[aı]|onayl[aı]|destekl[ei]|kına(?=[dm])|duyur|lanetl|suçl[au]|çekin(?=[di])"
    r"|uyar(?=[dım])|yanaşma|diren(?=[di])|vazgeç|harekete geç|şaşkın|öfkel|niyetinde|sessiz kal|karşı çık"
    r"|müdahale e[td]|tepki göster|taviz ver|söz ver|güvence ver|nota ver|ültimatom|ilan e[td]|davet e[td]"
    r"|anla(?=[dm])|inan(?=[dım])|savun(?=[du])|yalanl[aı]|iddia e[td]|rica e[td]|ilet(?=[ti])|oyala|göz yum)"
)
_AFTER = re.compile(
    rf"['’ ]{{1,2}}n?[ıiuü]n (?:\w+ )?{_ACTS}"
    rf"|['’ ]{{1,2}}n?[ıiuü]n (?:\w+ ){{0,3}}{_VERBS}\w*?(?:d[ıiuü]ğ|m[ae]s[ıi]|[ae]ca[ğk])"
    rf"|['’ ]{{1,2}}y?[ae] (?:karşı|yönelik|bildir|ilet|sor|güven|yakınlaş|yardım|destek|{_ACTS})"
    rf"|['’ ]{{1,2}}[dt][ae]n (?:habersiz|gelen (?:{_ACTS})|{_ACTS}|cevap|yanıt|izin|iste)"
    r"|['’ ]{1,2}y?[ıiuü] (?:\w+ ){0,2}(?:ürküt|kızdır|endişe|kaygıla|memnun|rahatsız|ikna|uyar|telaş|yatıştır|tatmin"
    r"|kuşku|şüphe|şaşırt|öfke|zorla|sıkıştır|yalnız bırak|suçla|bilgilendir|haberdar)"
    r"|['’ ]{1,2}y?l[ae] (?:ilişki|anlaş|iyi|dost|yakın|temas|müzakere|iş ?birli)"
    r"| (?:ise|bu|bunu|bunun|buna|böyle|hem|kendi|için|açısından|tarafından|nezdinde|yönetimi\w*|yanlısı"
    r"|yanlıları|merkezli|artık|hâlâ)\b"
    r"|[-–][^\W_]+ (?:ilişki|yakınlaş|dostlu|münasebet|ittifak|hattı|ekseni|gerginli|soğuklu|rekabet|pazarlı)"
    r"| (?:ile|ve) [^\W_]+(?:['’]\w+)? (?:arasında(?:ki)? (?:\w+ ){0,2})?(?:ilişki|münasebet|dostlu|görüş|anlaş)"
)
_SPEAKS = re.compile(
    r" (?!(?:halk|basın|gazete|heyet|delege|temsilci|vali|elçi|sefir|büyükelçi|radyo|muhabir|mebus|milletvekil|konsolos"
    r"|ahali|esnaf|tüccar|işçi|kadın|öğrenci|köylü|polis|civar|şehr|sokak)\w*|(?:ve|ile|da|de|dahil|gibi|üzerinden)\b)"
    rf"(?=[a-zçğıöşüâîû])(?:[^\W\d_]+(?:['’][^\W\d_]+)? ){{0,4}}?{_VERBS}"
)
"""A bare name, small letters, and a verb that only people and governments go with, before the sentence ends."""
_PAIR = re.compile(r"([^\W_]+)(?:[-–]| ile | ve )\Z")
_PAIR_AFTER = re.compile(
    r" (?:arasında(?:ki)? (?:\w+ ){0,2})?(?:ilişki|yakınlaş|dostlu|münasebet|ittifak|hattı|ekseni|gerginli"
    r"|soğuklu|rekabet|pazarlı|anlaş|görüş)"
)


def stands_for_government(text: str, end: int, after: str, key: str) -> bool:
    """Return whether what follows a name is said of a government.

    Args:
        text: The clean text.
        end: Where the name ends.
        after: The folded text behind the name.
        key: The folded standard name.
    """
    if key in SEATS and _AFTER.match(after):
        return True
    # A word with a capital behind it begins a longer name.
    is_alone = text[end : end + 1] == " " and not text[end + 1 : end + 2].isupper()
    return is_alone and key in _SPEAKERS and _SPEAKS.match(_clause(after)) is not None


def is_second_of_pair(folded: str, start: int, after: str) -> bool:
    """Whether "Ankara-Moskova yakınlaşması" speaks of two governments."""
    pair = _PAIR.search(folded, max(0, start - 24), start)
    return pair is not None and pair[1] in SEATS and _PAIR_AFTER.match(after) is not None


def _clause(after: str) -> str:
    return " " + after[1:].removeprefix("ise ") if after.startswith(" ise ") else after
