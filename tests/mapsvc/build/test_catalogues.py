"""The catalogues of the interface: whole, and what the command writes."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from mapsvc.build.catalogues import LANGUAGES, TRANSLATIONS, catalogue, extracted, missing


def said(texts: Catalog) -> dict[str, list[str]]:
    """Return each text's translation, a plural's by its first form; readers differ in lists and tuples."""
    as_list = {str: lambda text: [text], list: list, tuple: list}
    return {as_list[type(one.id)](one.id)[0]: as_list[type(one.string)](one.string) for one in texts if one.id}


def test_texts_of_code_and_templates_are_found() -> None:
    """Both kinds of source are read, plurals as pairs."""
    texts = extracted()
    assert "Skip to the content" in texts
    assert any(isinstance(text, tuple) for text in texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_catalogue_is_complete(lang: str) -> None:
    """Every text of the interface is translated, in all its forms."""
    assert missing(catalogue(lang)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_committed_catalogue_is_up_to_date(lang: str) -> None:
    """Nothing is left over from texts that no page uses, and the compiled file says what the readable one says."""
    folder = TRANSLATIONS / lang / "LC_MESSAGES"
    expected = said(catalogue(lang))
    with (folder / "messages.po").open("rb") as readable, (folder / "messages.mo").open("rb") as compiled:
        assert said(read_po(readable, locale=lang)) == expected
        assert said(read_mo(compiled)) == expected


def test_missing_translation_is_named() -> None:
    """A text without a translation, or without one of its forms, is listed."""
    texts = catalogue("ru")
    texts.add("Entirely new", "")
    texts.add(("%(num)d new thing", "%(num)d new things"), ("one", "", "many"))
    assert missing(texts) == ["Entirely new", "%(num)d new thing"]
