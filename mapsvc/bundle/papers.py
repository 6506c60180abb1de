"""The sheets of a bundle: every kind of every journey, as PDF on A4, in each language."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mapsvc.press import Job, press
from mapsvc.qr import qr_code
from mapsvc.service import Atlas
from mapsvc.sheets.documents import TEMPLATES, document
from mapsvc.sheets.options import Kind, SheetOptions
from mapsvc.sheets.words import say
from mapsvc.web.contexts.printing import SheetFile

__all__ = ["FOLDER", "paper", "paper_names", "papers_of"]

FOLDER = "sheets"


def papers_of(journey_id: str, lang: str) -> tuple[SheetFile, ...]:
    """Return the sheets of a journey in a language, as a page of the bundle links to them."""
    return tuple(
        SheetFile(say(kind.value, lang), f"../{FOLDER}/{_name(journey_id, kind, lang)}", "PDF, A4") for kind in Kind
    )


def paper_names(atlas: Atlas, lang: str) -> Iterator[tuple[str, str, Kind]]:
    """Yield file, journey and kind of each sheet in a language."""
    for journey in atlas.journeys:
        for kind in Kind:
            yield f"{FOLDER}/{_name(journey.id, kind, lang)}", journey.id, kind


def paper(atlas: Atlas, journey_id: str, kind: Kind, lang: str, public_url: str) -> bytes:
    """Return a sheet. Its address is its file; where the bundle has a public address, the code leads to the journey.

    Raises:
        PressError: The sheet could not be made.
    """
    options = SheetOptions(kind=kind, lang=lang)
    data = json.loads(document(atlas, journey_id, options, ""))
    name = f"{FOLDER}/{_name(journey_id, kind, lang)}"
    online = f"{public_url}/{lang}/journey-{journey_id}.html"
    data["address"] = f"{public_url}/{name}" if public_url else name
    data["code"] = None
    if public_url:
        label = say("code_journey", lang)
        data["code"] = {"svg": qr_code(online).svg(), "alt": say("code_alt", lang, address=online), "label": label}
    return press(Job(TEMPLATES[kind], json.dumps(data, ensure_ascii=False, sort_keys=True), "pdf"))[0]


def _name(journey_id: str, kind: Kind, lang: str) -> str:
    return f"{journey_id}-{kind.value}-{lang}.pdf"
