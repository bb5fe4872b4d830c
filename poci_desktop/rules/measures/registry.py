"""Every measure and quantity a pack may name."""

from __future__ import annotations

from poci_desktop.rules.measures import (
    education,
    employer,
    enrolment,
    express_entry,
    fsw67,
    funds,
    institutions,
    job_offer,
    language,
    owp,
    owp_employer,
    owp_work,
    place,
    process,
    recruitment,
    residence,
    residence_trades,
    status,
    wages,
    work,
)
from poci_desktop.rules.nodes import Measure, Quantity

QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {}

for _module in (
    education,
    employer,
    enrolment,
    express_entry,
    fsw67,
    funds,
    institutions,
    job_offer,
    language,
    owp,
    owp_employer,
    owp_work,
    place,
    process,
    recruitment,
    residence,
    residence_trades,
    status,
    wages,
    work,
):
    QUANTITIES.update(_module.QUANTITIES)
    MEASURES.update(_module.MEASURES)
