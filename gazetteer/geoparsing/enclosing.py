"""Whether a name is part of a longer one: of a treaty, conference, crisis, battle, body, ship, factory or school.

Sources:
    Annotation guidelines, section 3.6 and rule (c) of section 4.
"""

from __future__ import annotations

import re

from gazetteer.place import PlaceType

__all__ = ["HEADS", "is_enclosed"]

_TREATIES = (
    r"an[dt]laşma|anlaşma|muahede|sözleşme|pakt|protokol|mütareke|ateşkes|mukavele|itilafname|misak|barış|ahitname"
    r"|beyanname|deklarasyon|bırakışma"
)
_MEETINGS = (
    r"buluşma|konferans|kongre|görüşme|müzakere|zirve|kurultay|tamim|genelge|mül[aâ]kat|toplantısı|bildirisi|bildirgesi"
)
_EVENTS = (
    r"mesele|sorun|kriz|buhran|ihtilaf|ihtilâf|anlaşmazlı|uyuşmazlı|olay|vaka|vak|isyan|savaş|muharebe|zafer|harb|harp"
    r"|cephe|taarruz|seferi|hareketi|devrim|ihtilal|süreci|ruhu|davası|ayaklanma|baskın|katliam|harekât|harekat|faciası"
    r"|seferleri|işgali|darbe|muzafferiyet|rejimi|kuşatma|müdafaa|çıkarma|suikast|bozgun|hezimet|yangını|depremi"
    r"|grevi|mitingi|mübadele|abluka|ambargo"
)
_BODIES = (
    r"hükümet|hükûmet|meclis|belediye|üniversite|sovyeti|sovyet['’]|sovyet reisi|sovyet heyeti|sovyet başkan|şûra|şura"
    r"|başkanlı|akademi|opera|fabrika|mektebi|okulu|lise|enstitü"
    r"|banka|cemiyet|parti|fırka|komite|ordusu|filo|donanma|vapur|gemi|zırhlı|kruvazör|gazete|ajans|büyükelçili|elçili"
    r"|sefaret|konsoloslu|bakanlı|vekâlet|vekalet|komiserli|merkezi|kulüb|derne|birliği|birlikleri|federasyon|mahkeme"
    r"|kolordu|tümen|alayı|şirket|tiyatro|kütüphane|hastane|fuar|sergi|enternasyonal|komisyon|kurulu|yayın"
    r"|basımevi|matbaa|kurum(?!uş|uy)|palas|antant|tersane|temsilcili|müzesi|dergi|arşiv|konsey|teşkilat|divan"
    r"|delegasyon|borsa|demiryol|maden|radyo|doktrin|kumpanya|muhri[bp]|torpido|destroyer|denizaltı|gambot|firkateyn"
    r"|kitabevi|neşriyat|sinema|halkevi|ticaret odası|sendika|ocağı|darülfünun|medrese|tugay|tabur|müfreze|lokomotif"
    r"|university|universit|press(?!\w)|college|institut|conference|congress|treaty"
)
HEADS = rf"(?:{_TREATIES}|{_MEETINGS}|{_EVENTS}|{_BODIES})"
_OFFICE = (
    r"(?:büyükelçisi|elçisi|sefir|valisi|mebus|milletvekil|başbakan|başvekil|cumhurbaşkan|konsolosu|kumandan|komutan"
    r"|bakan[ıi](?!lı)|vekili|temsilcisi|ataşe|müftü|delege|maslahatgüzar|mümessil|sultan|başkanı|müdür"
    r"|komiseri|devlet başkanı)"
)
_SMALL = r"(?:barış|dostluk|ticaret|sulh|tarafsızlık|saldırmazlık|halk|ve|şeker|tekstil|silahsızlanma|boğazlar|ekonomi)"
_JOINT = r"(?:[ -]| ?[–/] ?)"
_WORD = r"[A-ZÇĞİÖŞÜÂÎÛ0-9](?:[^\W_]{0,3}\.|[^\W_]{0,30})"
_RUN = re.compile(rf"(?! ve )(?:{_JOINT}(?:{_WORD}|{_SMALL}(?!\w)|\([^()]{{1,30}}\))){{0,9}}{_JOINT}?")
"""Words of a name behind another name."""
_HEAD = re.compile(rf"[ –/-]{HEADS}")
_SHARED_RUN = re.compile(rf"(?:, {_WORD}){{0,5}} (?:ve|ile) {_WORD} ({_WORD} )?")
_SHARED_HEAD = re.compile(rf"{HEADS}[^\W_]{{0,4}}l[ae]r")
_PEOPLE = re.compile(r" (?:Türk|Rum|Ermeni|Yahudi|Arap|Müslüman|Bulgar|Tatar|Kürt|Çerkes)l[ae]r[ıi]?(?![^\W_])")
_ANY = re.compile(r" (?:ve [A-ZÇĞİÖŞÜ]\w+ )?(?:gazete|hastane|fabrika|sergi|okul|lise|sinema|üniversite|fabrika)l[ae]r")
"""Several bodies of a town, which none of them is named after: "Halep gazeteleri"."""
_OFFICES = re.compile(rf"[ –/-]{_OFFICE}")
_FIRST_WORD = re.compile(r" ([^\W_]+)")
_APPOINTED = re.compile(
    r"(?:büyükelçili|elçili|sefaret)[^\W_]{2,8}['’]?\w{0,4} (?:[^\W\d_]+\.? ){0,4}"
    r"(?:atan|atad|atama|tayin|getiril|gönderil|seçil|görev)"
)
_BARE = re.compile(r"(?:y?[ae]|[dt][ae](?:n|ki\w*)?|y?l[ae])?(?!\w)")
"""A case without the possessive of compounds before it, or nothing."""
_LYING = re.compile(r"fabrika|mekteb|okul|lise|tersane|maden|medrese")
_LONGEST_HEAD = 20
# A country before these is the subject of the sentence, and they begin another name.
_OTHER_BODIES_TEXT = """
    sovyet milletler cemiyet cemiyeti batı batılı rus ingiliz alman fransız lozan moskova türk sovyetler
"""
_OTHER_BODIES = frozenset(_OTHER_BODIES_TEXT.split())


def is_enclosed(text: str, folded: str, end: int, type_: PlaceType, beside: int = -1) -> bool:
    """Whether a head of rule (c) follows, with nothing but words of its name between.

    Args:
        text: The clean text.
        folded: The same text, folded.
        end: Where the name ends, endings outside.
        type_: The class of the place.
        beside: Where the next name begins: of two towns before a factory the first is where it lies.
    """
    if text.startswith(") ", end):
        end += 1  # "Gümrü (Alexandropol) Antlaşması"
    if end >= len(text) or text[end] not in " ,-–/" or _PEOPLE.match(text, end) or _ANY.match(text, end):
        return False
    is_list = text[end] == "," or text.startswith((" ve ", " ile "), end)
    shared = _SHARED_RUN.match(text, end) if is_list else None
    if shared is not None:  # "Erzurum ve Sivas Kongreleri"
        behind = shared.start(1) if shared[1] else shared.end()
        if _SHARED_HEAD.match(folded, behind) or _SHARED_HEAD.match(folded, shared.end()):
            return True
    if text.startswith(" Hattı", end) and type_ is not PlaceType.COUNTRY:
        return True
    run = _RUN.match(text, end)
    stop = run.end() if run is not None else end
    head = _head_of_compound(text, folded, end, stop)
    if head is None or _OFFICES.search(folded, end, head.end()):
        return False
    if _APPOINTED.match(folded, head.start() + 1) or (beside == end + 1 and _LYING.match(head[0], 1)):
        return False
    first = _FIRST_WORD.match(folded, end)
    is_next_name = head.start() > end and first is not None and first[1] in _OTHER_BODIES
    return not (is_next_name and type_ is PlaceType.COUNTRY)


def _head_of_compound(text: str, folded: str, end: int, stop: int) -> re.Match[str] | None:
    """Return the first head that carries the ending of compounds: "konferansı", not "konferansa" or "savaş"."""
    limit = stop + _LONGEST_HEAD
    # Where no word of the name goes on, a head that stands farther off does not count.
    head = (_HEAD.search if stop > end + 1 else _HEAD.match)(folded, end, limit)
    while head is not None and head.start() < max(stop, end + 1):
        is_inside = head[0][-1] in "ıiuü" or not text[head.start() + 1].islower()
        if is_inside or not _BARE.match(folded, head.end()):
            return head
        head = _HEAD.search(folded, head.end(), limit)
    return None
