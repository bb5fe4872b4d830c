"""Ontario's compulsory trades: nobody may work in one without a certificate or a registered apprenticeship.

A hint, never a decision: the unit group beside each trade is the nearest one in our judgement, and a unit
group holds jobs outside the trade too. Count and names are those of 2022 to 2024.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from poci_desktop.paths import resource_dir
from poci_desktop.reference.tables import read_rows


@dataclass(frozen=True)
class CompulsoryTrade:
    """One compulsory trade. `name_fr` is None where no official French name was read: show the English one.

    `name_confirmed` is False for the four names that were recalled, not read.
    """

    code: str
    name_en: str
    name_fr: str | None
    sector: str
    noc_hint: str
    name_confirmed: bool


class TradeTable:
    """The 23 trades of `compulsory_trades.csv` in the folder of look-up tables, read at first use."""

    def __init__(self, tables: Path) -> None:
        self._tables = tables

    def all(self) -> tuple[CompulsoryTrade, ...]:
        """Every compulsory trade, in the order of its English name."""
        return self._trades

    def near(self, noc: str) -> tuple[CompulsoryTrade, ...]:
        """Compulsory trades whose nearest unit group is `noc`: ask whether the job is in one of them."""
        return tuple(trade for trade in self._trades if trade.noc_hint == noc)

    @cached_property
    def _trades(self) -> tuple[CompulsoryTrade, ...]:
        return tuple(
            CompulsoryTrade(
                r["code"],
                r["name_en"],
                r["name_fr"] or None,
                r["sector"],
                r["noc_hint"],
                r["name_confirmed"] == "1",
            )
            for r in read_rows(self._tables / "compulsory_trades.csv")
        )


@cache
def shipped_trades() -> TradeTable:
    """The trades of the table that comes with the program."""
    return TradeTable(resource_dir() / "tables")
