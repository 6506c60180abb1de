"""Worksheet and answer sheet: one document from one seed, printed with empty lines or with the answers on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from random import Random
from typing import Any

from mapsvc.dates import span_text
from mapsvc.maps.labels import text_width_px
from mapsvc.maps.wording import in_language
from mapsvc.sheets.asking import questions
from mapsvc.sheets.cards import card_answer
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.options import Kind, SheetOptions
from mapsvc.sheets.questions import Question, Shape, shuffled
from mapsvc.sheets.sentences import unbroken
from mapsvc.sheets.words import say
from routes.itinerary import Stop

__all__ = ["around_map_mm", "worksheet_part"]

# What `worksheet.typ` takes, in millimetres; the tests see that all of it stays on the first page.
_HEAD_MM, _GAPS_MM = 34.0, 12.0
_BANK_PT, _BANK_LINE_MM, _BANK_INSET_MM, _BANK_GAP_MM, _BETWEEN_MM = 9.4, 4.6, 4.8, 4.5, 6.0
_SOURCES_MM = 16.0
"""Under the map where no questions follow on a page of their own."""
_FEW = 3
"""Of more stops there is always something to ask."""
_MM_PER_PT = 25.4 / 72


def worksheet_part(of: Extract, options: SheetOptions, scale: int | None) -> dict[str, Any]:
    """Return the task at the map, the word bank and the questions; answers on answer sheets only."""
    is_key = options.kind is Kind.ANSWERS
    blank = options.blank or "names"
    asked = questions(of, options.level, options.seed, scale, blank)
    part: dict[str, Any] = {
        "is_key": is_key,
        "task": "" if is_key else say(f"task_{blank}", of.lang),
        "bank": [] if is_key else _bank(of, blank, options.seed),
        "questions": [_question(one, is_key=is_key) for one in asked],
    }
    if is_key:
        head = [say(key, of.lang) for key in ("place_in_order", "bank_names", "bank_dates")]
        part["map_answers"] = {"title": say("map_answers", of.lang), "head": head, "groups": _groups(of)}
        part["card_answers"] = {
            "title": say("card_answers", of.lang),
            "text": card_answer(of, options.seed),
        }
    return part


def around_map_mm(of: Extract, options: SheetOptions, width_mm: float, unit: float) -> float:
    """Return the height on a worksheet's first page that is not the map's: head, lines for names, task, word banks."""
    height = _HEAD_MM * unit + _GAPS_MM
    if len(of.first.stops) <= _FEW and not questions(of, options.level, options.seed, 1, options.blank or "names"):
        height += _SOURCES_MM * unit
    for bank in _bank(of, options.blank or "names", 1):
        widths = [text_width_px(word, "sans", _BANK_PT * unit) * _MM_PER_PT + _BETWEEN_MM for word in bank["words"]]
        # A line may stay as short as the longest word that goes on the next one.
        lines = ceil(sum(widths) / (width_mm - _BANK_INSET_MM - max(widths, default=0)))
        height += _BANK_INSET_MM + _BANK_GAP_MM + lines * _BANK_LINE_MM * unit
    return height


def _bank(of: Extract, blank: str, seed: int) -> list[dict[str, Any]]:
    """Return the words that belong on the map's lines, mixed; of a date that stands at several stops, at how many."""
    stops = [stop for telling in of.tellings for stop in telling.stops]
    names = dict.fromkeys(map(of.name, stops), 1)
    dates = Counter(span_text(stop.arrival, stop.departure, of.lang, year=False) for stop in stops)
    banks = []
    for key, words in (("names", names), ("dates", dates)):
        if blank in (key, "all"):
            mixed = shuffled(sorted(filter(None, words)), Random(f"{seed} {key}"))  # noqa: S311  the same everywhere
            told = [f"{word}\u00a0(×{words[word]})" if words[word] > 1 else word for word in mixed]
            banks.append({"title": say(f"bank_{key}", of.lang), "words": told})
    return banks


def _groups(of: Extract) -> list[dict[str, Any]]:
    """Return the stops of the map in two halves; of several tellings each by itself, with its own numbers."""
    if of.is_both:
        return [{"title": in_language(one.title, of.lang), "rows": _rows(of, one.stops)} for one in of.tellings]
    half = ceil(len(of.first.stops) / 2)
    return [{"title": "", "rows": _rows(of, stops)} for stops in (of.first.stops[:half], of.first.stops[half:])]


def _rows(of: Extract, stops: Sequence[Stop]) -> list[list[str]]:
    return [
        [
            str(stop.seq),
            of.name(stop),
            of.modern_name(stop),
            span_text(stop.arrival, stop.departure, of.lang, year=False),
        ]
        for stop in stops
    ]


def _question(question: Question, *, is_key: bool) -> dict[str, Any]:
    is_table = question.shape is Shape.TABLE
    return {
        "shape": question.shape.value,
        "prompt": unbroken(question.prompt),
        "texts": [unbroken(text).split("\t") for text in question.texts],
        "items": [unbroken(item).split("\t") if is_table else unbroken(item) for item in question.items],
        "others": [unbroken(other) for other in question.others],
        "lines": question.lines,
        "answer": [unbroken(one).split("\t") if is_table else unbroken(one) for one in question.answer]
        if is_key
        else [],
    }
