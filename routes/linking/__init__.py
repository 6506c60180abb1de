"""Which paragraphs of a text tell which stop and visit of a journey: the curator's evidence, then what is found.

Direction inside: evidence, names -> link -> contradictions, telling -> likeness, reason, speech -> target ->
naming, narrative -> words.
"""

from __future__ import annotations

from routes.linking.evidence import contradiction_links, evidence_links, under_evidence
from routes.linking.link import CONTRADICTION, PROGRAMME, Link, find_links, may_tell, tells, worth_linking
from routes.linking.names import turkish_names, year_of
from routes.linking.narrative import Sentence, Telling, sentences
from routes.linking.target import PlaceNames

__all__ = [
    "CONTRADICTION", "PROGRAMME", "Link", "PlaceNames", "Sentence", "Telling", "contradiction_links",
    "evidence_links", "find_links", "may_tell", "sentences", "tells", "turkish_names", "under_evidence",
    "worth_linking", "year_of",
]  # fmt: skip
