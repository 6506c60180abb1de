"""Why a sentence was linked, in one line for whoever checks the link."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from routes.linking.narrative import Sentence
from routes.linking.target import Target
from routes.linking.words import clock_tokens, surfaces

__all__ = ["words_reason"]

_MOST_WORDS = 4


def words_reason(sentence: Sentence, shared: Iterable[str], target: Target, named: Collection[str] = ()) -> str:
    """Return what a sentence has in common with a target: names, words as they are printed, dates.

    Args:
        sentence: The sentence.
        shared: Tokens that both have, the rarest first.
        target: What it was linked to.
        named: Names as printed, of places that both have.
    """
    words = surfaces(sentence.text, [word for word in shared if not word.startswith(("@", "T"))])
    parts_of_names = {word for name in named for word in name.split()}
    common = [*named, *(word for word in words if word not in parts_of_names)][:_MOST_WORDS]
    days = [date.text for date in sentence.dates if date.is_day and target.is_within(date)]
    clocks = [token[1:] for token in clock_tokens(sentence.text) if token in set(shared)]
    parts = []
    if common:
        parts.append("both say " + ", ".join(common))
    if days or clocks:
        parts.append("same time " + ", ".join(dict.fromkeys((*days, *clocks))))
    return "; ".join(parts) or "stands between sentences that tell it"
