"""Every measure and quantity a pack may name."""

from __future__ import annotations

from poci_desktop.rules.measures import education, express_entry, funds, language, place, residence_trades
from poci_desktop.rules.nodes import Measure, Quantity

QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {}

for _module in (education, express_entry, funds, language, place, residence_trades):
    QUANTITIES.update(_module.QUANTITIES)
    MEASURES.update(_module.MEASURES)
