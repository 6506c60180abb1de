"""Brings the catalogues of the pages' words up to date with code and templates.

Run `python -m mapsvc.build.catalogues` in a checkout after a text of the interface changed: it adds the new
English texts to `mapsvc/translations/<lang>/LC_MESSAGES/messages.po`, drops those that no page uses any more,
writes the compiled `messages.mo`, and lists what is not yet translated (exit code 1). Translate in the .po files,
or give a JSON file `{"English": ["Turkish", "Russian"]}` (plurals: a list of forms each), and run it again.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "mapsvc" / "translations"
LANGUAGES = ("tr", "ru")
"""English is the language of the msgids and needs no catalogue."""
_WHERE = (("mapsvc/**.py", "python"), ("templates/**.html", "jinja2"))
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the header, so that the same texts give the same bytes."""

Forms = str | tuple[str, ...]


def extracted() -> dict[Forms, None]:
    """Return the texts of code and templates in the order of their spelling; a tuple has its plural."""
    found: dict[Forms, None] = {}
    methods = list(_WHERE)
    for folder in ("mapsvc", "templates"):
        inside = [(pattern.removeprefix(f"{folder}/"), how) for pattern, how in methods if pattern.startswith(folder)]
        for _file, _line, text, _comments, _context in extract_from_dir(ROOT / folder, inside):
            found[text if isinstance(text, str) else tuple(text)] = None
    return dict.fromkeys(sorted(found, key=lambda text: text if isinstance(text, str) else text[0]))


def catalogue(lang: str, added: dict[str, Forms] | None = None) -> Catalog:
    """Return a language's catalogue of the texts in use, with the translations that there are."""
    old = read_po(BytesIO((TRANSLATIONS / lang / "LC_MESSAGES" / "messages.po").read_bytes()), locale=lang)
    new = Catalog(locale=lang, project="mapsvc", version="1", fuzzy=False, msgid_bugs_address="none")
    new.header_comment = old.header_comment
    new.creation_date = new.revision_date = _EPOCH
    new.last_translator, new.language_team = "mapsvc founders", lang
    for text in extracted():
        first = text if isinstance(text, str) else text[0]
        known = old.get(first)
        said = (added or {}).get(first) or (known.string if known is not None else "")
        if not isinstance(text, str):
            said = tuple(said or [""] * new.num_plurals)[: new.num_plurals]
        new.add(text, said)
    return new


def missing(texts: Catalog) -> list[str]:
    """Return the texts of a catalogue that have no translation, or lack one of its forms."""
    lacking = []
    for message in texts:
        forms = message.string if isinstance(message.string, tuple | list) else [message.string]
        if message.id and not all(forms):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def written(texts: Catalog) -> tuple[bytes, bytes]:
    """Return a catalogue as a .po and as a .mo file."""
    po, mo = BytesIO(), BytesIO()
    write_po(po, texts, sort_output=True, width=120)
    write_mo(mo, texts)
    return po.getvalue(), mo.getvalue()


def main(arguments: list[str]) -> int:
    """Write the catalogues of all languages; return 1 where a translation is missing."""
    given = {key: value for name in arguments for key, value in json.loads(Path(name).read_text("utf-8")).items()}
    lacking = 0
    for at, lang in enumerate(LANGUAGES):
        added = {text: tuple(said[at]) if isinstance(said[at], list) else said[at] for text, said in given.items()}
        texts = catalogue(lang, added)
        folder = TRANSLATIONS / lang / "LC_MESSAGES"
        for name, data in zip(("messages.po", "messages.mo"), written(texts), strict=True):
            (folder / name).write_bytes(data)
        for text in missing(texts):
            lacking += 1
            print(f"{folder / 'messages.po'}: not translated: {text!r}")
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
