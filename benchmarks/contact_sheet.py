"""Makes a contact sheet of everything that can be printed: every journey, kind, paper, ink and language, page by page.

Run `python benchmarks/contact_sheet.py FOLDER` and open `index.html`: the pages as they are, and with `?fax` behind
the address as a bad copier gives them back. `--only` takes words that a sheet's name has to have, such as
`--only mono --only letter`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path

from mapsvc import LANGUAGES
from mapsvc.press import press
from mapsvc.service import Atlas
from mapsvc.sheets.making import job_of
from mapsvc.sheets.options import BOTH, INKS, PAPERS, Form, Kind, Output, SheetOptions

STYLE = """
body { font: 13px/1.3 sans-serif; background: #777; color: #fff; margin: 12px; }
figure { display: inline-block; margin: 6px; vertical-align: top; } figcaption { max-width: 30em; }
img { display: inline-block; margin-right: 3px; background: #fff; vertical-align: top; }
.fax img { filter: grayscale(1) blur(0.4px) contrast(3); }
"""
SCRIPT = "if (location.search === '?fax') document.body.className = 'fax';"


def main() -> None:
    """Write the pictures and their index."""
    parser = argparse.ArgumentParser(description="Make a contact sheet of everything that can be printed.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", default=[], help="a word that a sheet's name has to have")
    parser.add_argument("--dpi", type=int, default=50)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    atlas, figures = Atlas.shipped(), []
    for name, journey, options in _sheets(atlas):
        if all(word in name.split() for word in given.only):
            job = job_of(atlas, journey, options, Output(Form.PNG, given.dpi), "https://maps.example.org")
            pictures = []
            for number, page in enumerate(press(job), 1):
                path = given.folder / f"{name.replace(' ', '-')}-{number}.png"
                path.write_bytes(page)
                pictures.append(f'<img src="{path.name}" alt="">')
            figures.append(f"<figure><figcaption>{escape(name)}</figcaption>{''.join(pictures)}</figure>")
            print(f"{name}: {len(pictures)} pages")
    index = (
        f"<!doctype html><meta charset=utf-8><title>Contact sheet</title><style>{STYLE}</style><body>{''.join(figures)}"
    )
    (given.folder / "index.html").write_text(f"{index}<script>{SCRIPT}</script>\n", "utf-8")


def _sheets(atlas: Atlas) -> Iterator[tuple[str, str, SheetOptions]]:
    """Yield name, journey and options of each sheet."""
    for journey in atlas.journeys:
        tellings = [one.id for one in journey.itineraries]
        for telling in [*tellings, BOTH] if len(tellings) > 1 else tellings:
            for kind, paper, ink, lang in product(Kind, PAPERS, INKS, LANGUAGES):
                options = SheetOptions(kind, lang, ink, paper, itinerary=telling)
                yield f"{journey.id} {telling} {kind.value} {paper} {ink} {lang}", journey.id, options


if __name__ == "__main__":
    main()
