"""Cards to cut out: a stop each, in an order that is not that of the journey."""

from __future__ import annotations

from random import Random
from typing import Any

from mapsvc.dates import span_text
from mapsvc.maps.wording import in_language
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.options import SheetOptions
from mapsvc.sheets.questions import letters, shuffled
from mapsvc.sheets.sentences import sentences, unbroken, without_days
from routes.itinerary import Stop

__all__ = ["card_answer", "card_order", "cards_part"]

_LONGEST_TEXT = 390
_ARROW = " → "


def cards_part(of: Extract, options: SheetOptions) -> dict[str, Any]:
    """Return the cards as they lie on the sheets: level 1 with dates, 2 without, 3 without today's names too."""
    mixed = _mixed(of, options.seed)
    return {"cards": [_card(of, stop, letter, options.level) for letter, stop in mixed]}


def card_answer(of: Extract, seed: int) -> str:
    """Return the letters of the cards in the order of travel, those of each group apart."""
    names = {party.id: in_language(party.name, of.lang) for party in of.journey.parties}
    by_party: dict[str, list[str]] = {}
    for letter, stop in card_order(of, seed):
        by_party.setdefault(stop.party, []).append(letter)
    if len(by_party) == 1:
        return _ARROW.join(*by_party.values())
    return "; ".join(f"{names[party]}: {_ARROW.join(found)}" for party, found in by_party.items())


def card_order(of: Extract, seed: int) -> list[tuple[str, Stop]]:
    """Return letters and stops of the cards in the order of travel: what the answer sheet tells."""
    return sorted(_mixed(of, seed), key=lambda pair: pair[1].seq)


def _mixed(of: Extract, seed: int) -> list[tuple[str, Stop]]:
    stops = shuffled(of.main_stops, Random(f"{seed} cards"))  # noqa: S311  the same on every machine
    return list(zip(letters(len(stops), of.lang), stops, strict=True))


def _card(of: Extract, stop: Stop, letter: str, level: int) -> dict[str, str]:
    text, lang, party = "", of.lang, ""
    if len({one.party for one in of.main_stops}) > 1:
        party = in_language(next(one.name for one in of.journey.parties if one.id == stop.party), lang)
    if stop.passages:
        told = stop.passages[0].text
        lang = of.lang if told.get(of.lang) else "en"
        text = _opening(told[lang])
        if level > 1:
            text = without_days(text, lang)
    return {
        "letter": letter,
        "name": of.name(stop),
        "party": party,
        "modern": of.modern_name(stop) if level < 3 else "",
        "dates": span_text(stop.arrival, stop.departure, of.lang, year=False) if level == 1 else "",
        "text": unbroken(text),
        "lang": lang,
    }


def _opening(text: str) -> str:
    """Return the first whole sentences that a card has room for; of a longer one, its words up to there."""
    kept = ""
    for sentence in sentences(text):
        if len(kept) + len(sentence) >= _LONGEST_TEXT:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[:_LONGEST_TEXT].rsplit(" ", 1)[0].rstrip(",;:") + " …"
