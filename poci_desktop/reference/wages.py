"""Ontario wages of Job Bank, the fallback the rules allow only in one case.

The law compares an offer with the wage of the *economic region*. This table has Ontario only: a region
missing here is not a region Job Bank does not publish. The Ontario figure may replace the regional one only
when the person confirms that Job Bank prints none for the region; otherwise it is an indication.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from poci_desktop.reference.tables import read_rows


@dataclass(frozen=True)
class Wage:
    """Canadian dollars an hour: 10th percentile, median, 90th percentile; None where not published.

    `reference_period` is the year or years the figures describe, "" when there is no figure. `from_annual`
    says that Job Bank published yearly figures and these are a 2,080th of them.
    """

    low: Decimal | None
    median: Decimal | None
    high: Decimal | None
    reference_period: str
    from_annual: bool


_NOT_PUBLISHED = Wage(None, None, None, "", False)


class WageTable:
    """Wages of the `wages.csv` of a rule pack's tables folder, read at first use."""

    def __init__(self, tables: Path) -> None:
        self._tables = tables

    def ontario(self, noc: str) -> Wage:
        """The Ontario wage of a unit group; all None when it is not published or the code does not exist."""
        return self._wages.get(noc, _NOT_PUBLISHED)

    @cached_property
    def _wages(self) -> dict[str, Wage]:
        return {
            r["noc_code"]: Wage(
                _amount(r["low"]),
                _amount(r["median"]),
                _amount(r["high"]),
                r["reference_period"],
                r["basis"] == "annual",
            )
            for r in read_rows(self._tables / "wages.csv")
        }


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None
