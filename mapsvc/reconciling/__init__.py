"""Names of places to our places, as clients of the Reconciliation Service API ask it. Knows no HTTP.

Sources:
    W3C Entity Reconciliation Community Group, Reconciliation Service API 0.2, https://www.w3.org/community/reports/
    reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

from __future__ import annotations

from mapsvc.reconciling.candidates import MOST_QUERIES, reconcile
from mapsvc.reconciling.properties import PROPERTIES, extend
from mapsvc.reconciling.suggestions import Suggestions

__all__ = ["MOST_QUERIES", "PROPERTIES", "Suggestions", "extend", "reconcile"]
