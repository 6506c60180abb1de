"""Which sentences report what was said: a speech goes on over sentences that name neither speaker nor occasion.

Sources:
    Göksel and Kerslake 2005, Turkish: A Comprehensive Grammar, 24.4.3: reported speech is embedded under verbs of
    saying, which close the sentence in Turkish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.turkish import fold

__all__ = ["goes_on", "has_verb", "reports_speech"]

_PAST = r"(?:m[iıuü]ş(?:t[iıuü]r?)?|d[iı]|t[iı]|mekte(?:dir|yd[iı])|makta(?:d[iı]r|yd[iı]))"
_SAYS = re.compile(
    r"(?:belirt|söyle|anlat|açıkla|vurgula|bahset|ekle|hatırlat|kaydet|değin|dile getir|ifade et|söz et|temenni et"
    rf"|teşekkür et|ilave et|altını çiz|dikkat(?:leri)? çek|vurgu yap){_PAST}[^\w]*\d{{0,3}}\W*\Z"
)
_SPEECH = re.compile(r"\b(?:konuşmasın|konuşma yap|nutk|nutuk|söz al|sözlerin|sözü alan|hitaben|cevaben|kadehini)")
_LONGEST_QUOTE = 10
_OPENING, _CLOSING = re.compile("[“«]"), re.compile("[”»]")


_VERB = re.compile(
    r"[^\W\d_](?:m[iıuü]ş(?:t[iıuü]r)?|[dt][iıuü]|m[ae]kte(?:dir|yd[iı])|m[ae]kta(?:d[iı]r|yd[iı])|[dt][iıuü]r)(?:l[ae]r)?\W*\d*\Z"
)


def has_verb(text: str) -> bool:
    """Whether a sentence closes with a verb of what happened, as those do that tell something; a citation has none.

    Examples:
        >>> has_verb("Kurul ertesi gün yurda dönmüştür.7"), has_verb("Akşam, 3 Mayıs 1931, s. 2.")
        (True, False)
    """
    return _VERB.search(fold(text)) is not None


def reports_speech(text: str) -> bool:
    """Whether a sentence says that somebody spoke, or what.

    Examples:
        >>> reports_speech("Reis dostluğun süreceğini belirtmiştir.12"), reports_speech("Heyet müzeyi gezdi.")
        (True, False)
    """
    folded = fold(text)
    return _SAYS.search(folded) is not None or _SPEECH.search(folded) is not None


def goes_on(texts: Sequence[str]) -> list[bool]:
    """Return for each sentence whether it may go on with a speech before it: it reports one, or is quoted.

    A quotation that is never closed ends with the ten sentences behind its opening.
    """
    found: list[bool] = []
    left = 0
    for text in texts:
        found.append(left > 0 or reports_speech(text))
        opened, closed = len(_OPENING.findall(text)), len(_CLOSING.findall(text))
        left = _LONGEST_QUOTE if opened > closed else 0 if closed > opened else max(left - 1, 0)
    return found
