"""Work experience: one job list, counted by each stream's own rule (sheets 01 §7, 03 §8, 06, 07, 08, 13.1).

``lines`` reads the list, ``filters`` says which lines count, ``timeline`` adds up days and hours,
``counting`` makes the three sums in the two readings, ``telling`` explains. The rules:
``full_and_part_time`` (Foreign Worker, In-Demand Skills), ``continuous`` (Federal Skilled Worker),
``cumulative`` (Canadian Experience Class, Skilled Trades). Other measures use :func:`whole_years`,
:func:`worked_one_year_in_canada`, :func:`primary_noc_weeks`, :func:`fulltime_ontario_now` and
:func:`self_employed_in_ontario_now`.
"""

from __future__ import annotations

from poci_desktop.rules.measures.work.continuous import year_in_main_occupation
from poci_desktop.rules.measures.work.cumulative import year_in_canada, year_in_trade
from poci_desktop.rules.measures.work.full_and_part_time import experience_in_offer
from poci_desktop.rules.measures.work.main_occupation import counted_in_main_occupation
from poci_desktop.rules.measures.work.years import (
    Years,
    fulltime_ontario_now,
    primary_noc_weeks,
    self_employed_in_ontario_now,
    whole_years,
    worked_one_year_in_canada,
)
from poci_desktop.rules.nodes import Measure, Quantity

__all__ = [
    "Years",
    "counted_in_main_occupation",
    "fulltime_ontario_now",
    "primary_noc_weeks",
    "self_employed_in_ontario_now",
    "whole_years",
    "worked_one_year_in_canada",
]

QUANTITIES: dict[str, Quantity] = {"primary_noc_weeks": primary_noc_weeks}
MEASURES: dict[str, Measure] = {
    "experience_in_offer": experience_in_offer,
    "year_in_main_occupation": year_in_main_occupation,
    "year_in_canada": year_in_canada,
    "year_in_trade": year_in_trade,
}
