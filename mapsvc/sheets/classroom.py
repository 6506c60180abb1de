"""Worksheet and answer sheet: one document from one seed, printed with empty lines or with the answers on them."""

from __future__ import annotations

from random import Random
from typing import Any

from mapsvc.dates import span_text
from mapsvc.sheets.asking import questions
from mapsvc.sheets.cards import card_order
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.options import Kind, SheetOptions
from mapsvc.sheets.questions import Question, letters, shuffled
from mapsvc.sheets.words import say

__all__ = ["worksheet_part"]


def worksheet_part(of: Extract, options: SheetOptions, scale: int | None) -> dict[str, Any]:
    """Return the task at the map, the word bank and the questions; answers on answer sheets only."""
    is_key = options.kind is Kind.ANSWERS
    blank = options.blank or "names"
    asked = questions(of, options.level, options.seed, scale)
    part: dict[str, Any] = {
        "is_key": is_key,
        "task": "" if is_key else say(f"task_{blank}", of.lang),
        "bank": [] if is_key else _bank(of, blank, options.seed),
        "questions": [_question(of, one, is_key=is_key) for one in asked],
    }
    if is_key:
        head = [say(key, of.lang) for key in ("place_in_order", "bank_names", "bank_dates")]
        part["map_answers"] = {"title": say("map_answers", of.lang), "head": head, "rows": _rows(of)}
        part["card_answers"] = {
            "title": say("card_answers", of.lang),
            "text": " ".join(letter for letter, _ in card_order(of, options.seed)),
        }
    return part


def _bank(of: Extract, blank: str, seed: int) -> list[dict[str, Any]]:
    """Return the words that belong into the map's boxes, mixed."""
    stops = [stop for telling in of.tellings for stop in telling.stops]
    names = {of.name(stop) for stop in stops}
    dates = {span_text(stop.arrival, stop.departure, of.lang, year=False) for stop in stops} - {""}
    banks = []
    for key, words in (("names", names), ("dates", dates)):
        if blank in (key, "all"):
            mixed = shuffled(sorted(words), Random(f"{seed} {key}"))  # noqa: S311  the same on every machine
            banks.append({"title": say(f"bank_{key}", of.lang), "words": mixed})
    return banks


def _rows(of: Extract) -> list[list[str]]:
    return [
        [
            str(stop.seq),
            of.name(stop),
            of.modern_name(stop),
            span_text(stop.arrival, stop.departure, of.lang, year=False),
        ]
        for telling in of.tellings
        for stop in telling.stops
    ]


def _question(of: Extract, question: Question, *, is_key: bool) -> dict[str, Any]:
    left, right = letters(len(question.items), of.lang), tuple(str(at + 1) for at in range(len(question.others)))
    answer = question.answer
    if question.shape.value == "match":
        # What is joined by a line on paper is told by its sign on the answer sheet.
        answer = tuple(right[question.others.index(one)] for one in question.answer)
    return {
        "shape": question.shape.value,
        "prompt": question.prompt,
        "items": [item.split("\t") if question.shape.value == "table" else item for item in question.items],
        "others": list(question.others),
        "letters": list(left),
        "numbers": list(right),
        "lines": question.lines,
        "answer": list(answer) if is_key else [],
    }
