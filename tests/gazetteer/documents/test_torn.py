"""Words that extraction tore are put together, and words that stand apart stay apart."""

from __future__ import annotations

import pytest

from gazetteer.documents.torn import TornWords

ELSEWHERE = "İstanbul İstanbul Isparta Isparta Sivastopol Sivastopol Voroşilov Voroşilov istasyon konuda için ona "


def mended(text: str) -> str:
    blanks = set(TornWords(ELSEWHERE + text).blanks(text))
    return "".join(letter for place, letter in enumerate(text) if place not in blanks)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("İs tanbul 'da kaldık", "İstanbul'da kaldık"),
        ("L o z a n ' d a konuşuldu", "Lozan'da konuşuldu"),
        ("9 M a r t ' t a I spa rta ' da", "9 Mart'ta Isparta'da"),
        ("Voroş i lov geldi", "Voroşilov geldi"),
        ("Sivastopol 'dan döndük", "Sivastopol'dan döndük"),
        ("Türkiye 'n in dağları", "Türkiye'nin dağları"),
    ],
)
def test_torn_words_are_mended(torn: str, whole: str) -> None:
    """As extractors of PDF tear them."""
    assert mended(torn) == whole


@pytest.mark.parametrize(
    "text",
    [
        "bu konu da önemli", "ona on a verdi mi", "İzmir’e ve Kars’a da gittiler", "Moskova'ya da gitti",
        "E. H. Carr ve M. S. Meyer", "A ve B maddeleri", "o da bu da", "Ali 'nin",
    ],
)  # fmt: skip
def test_words_that_stand_apart_stay_apart(text: str) -> None:
    """Particles, initials and short words are no pieces."""
    assert mended(text) == text.replace("Ali 'nin", "Ali'nin")
