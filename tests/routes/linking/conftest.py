"""An invented journey of four stops, and what is asked of it; the texts are of our own making."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from gazetteer.documents import read_document
from routes.itinerary import Itinerary
from routes.journey_file import parse_journey
from routes.linking import Link, find_links, sentences

NAMES = {
    "ankara": ("Ankara",),
    "odesa": ("Odesa", "Odessa"),
    "odesa-fabrika": ("Irmak Fabrikası",),
    "odesa-muze": ("Deniz Müzesi",),
    "lenin": ("Leningrad",),
    "kiev": ("Kiev",),
    "batum": ("Batum",),
}

JOURNEY = """
id: deneme
title: {tr: Deneme, en: Trial}
short_title: {tr: Deneme, en: Trial}
summary: {tr: Deneme, en: Trial}
sources:
  - {key: t, file: t.txt, sha256: 3e12741e3e3398fb5510e9a9c43c1358a23d493e72084402cd08787aa5c04aa9, author: null,
     language: tr, title: {tr: T, en: T}}
parties: [{id: main, name: {tr: Kurul, en: Party}}]
itineraries:
  - id: travelled
    title: {tr: Y, en: T}
    stops:
      - id: ankara
        place: ankara
        departure: 1931-05-05
        evidence: ["t:0-10"]
        passages:
          - {id: p1, text: {tr: "Kurul Nalân Hanım’ın başkanlığında trenle yola çıktı.", en: x}, evidence: ["t:0-10"]}
      - id: odesa
        place: odesa
        arrival: 1931-05-08
        departure: 1931-05-09
        evidence: ["t:0-10"]
        passages:
          - {id: p2, text: {tr: "Konuklar iki gün kaldı, fabrika ve müze gezdi.", en: x}, evidence: ["t:0-10"]}
        visits:
          - id: v-fabrika
            place: odesa-fabrika
            when: 1931-05-08T10:30
            summary: {tr: "Dokuma tezgâhlarını usta Veysel gösterdi.", en: x}
            evidence: ["t:0-10"]
          - id: v-muze
            place: odesa-muze
            when: 1931-05-08
            summary: {tr: Balıkçı kayıkları görüldü., en: x}
            evidence: ["t:0-10"]
      - id: kiev
        place: kiev
        arrival: 1931-05-10
        departure: 1931-05-11
        evidence: ["t:0-10"]
        passages:
          - {id: p3, text: {tr: Kurul burada manastırı gezdi., en: x}, evidence: ["t:0-10"]}
      - id: batum
        place: batum
        arrival: 1931-05-13
        evidence: ["t:0-10"]
        passages: [{id: p4, text: {tr: Çay bahçeleri görüldü., en: x}, evidence: ["t:0-10"]}]
    legs:
      - {from: kiev, to: batum, mode: rail, evidence: ["t:0-10"]}
  - id: programme
    title: {tr: P, en: P}
    stops:
      - id: prog-odesa
        place: odesa
        arrival: 1931-05-07
        evidence: ["t:0-10"]
        passages: [{id: pp, text: {tr: Şehirde gezinti., en: x}, evidence: ["t:0-10"]}]
"""

TEXT = """Geziden yıllar önce iki ülke arasında bir ticaret sözleşmesi imzalanmıştı.

Kurul, Nalân Hanım’ın başkanlığında 5 Mayıs günü Ankara’dan trenle ayrıldı.

Vapur 8 Mayıs sabahı Odesa’ya vardı. Konuklar önce Irmak Fabrikası’nı gezip dokuma tezgâhlarını gördüler, usta Veysel
onlara bilgi verdi; sonra Deniz Müzesi’ndeki balıkçı kayıklarına baktılar.

Kurul 10 Mayıs’ta Kiev’e geçti ve manastırı gezdi. Oradan Batum’a gidildi; çay bahçeleri görüldü.
"""


def names(place: str) -> Sequence[str]:
    """Return the names of a place of the journey."""
    return NAMES.get(place, ())


@pytest.fixture(scope="session")
def itineraries() -> tuple[Itinerary, ...]:
    """Return the journey as travelled and as planned."""
    return parse_journey("j.yaml", JOURNEY).journey.itineraries


@pytest.fixture(scope="session")
def travelled(itineraries: tuple[Itinerary, ...]) -> Itinerary:
    return itineraries[0]


Told = Callable[[str], dict[tuple[str, str], str]]


@pytest.fixture
def links(travelled: Itinerary) -> Callable[[str], tuple[Link, ...]]:
    """Return a function that links a text to the journey."""

    def find(text: str) -> tuple[Link, ...]:
        return find_links(sentences(read_document(text), 1931), travelled, names, is_source=True)

    return find


@pytest.fixture
def told(links: Callable[[str], tuple[Link, ...]]) -> Told:
    """Return a function that says which stretch of a text tells which stop and visit."""

    def tell(text: str) -> dict[tuple[str, str], str]:
        return {(link.stop, link.visit): text[link.start : link.end] for link in links(text)}

    return tell
