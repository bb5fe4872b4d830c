"""How many people the settlement funds must provide for, and the amount printed for that many. Sheet 15.1,
15.2.

The family is the applicant, the partner, the children under 22 and their children, whether or not they
come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poci_desktop.rules.context import Context
from poci_desktop.rules.pack import Pack

COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Size:
    """Between ``least`` and ``most`` people (``most`` None: no bound is known), with a partner or without."""

    partner: bool
    least: int
    most: int | None
    open: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether the number is exact."""
        return self.least == self.most


def family_sizes(context: Context) -> tuple[Size, ...]:
    """One size when it is known whether there is a partner, else both: alone first."""
    spouse = context.known("family.spouse")
    open_, unsure = context.gaps("family.spouse")
    children = context.known("family.children_under_22")
    grandchildren = context.known("family.grandchildren")
    if grandchildren is None and children == 0:
        grandchildren = 0  # nothing was said against it
    asked = ["family.children_under_22"]
    if children != 0:  # without children there are no grandchildren to ask about
        asked.append("family.grandchildren")
    more_open, more_unsure = context.gaps(*asked)
    open_, unsure = (*open_, *more_open), (*unsure, *more_unsure)
    least = 1 + (children or 0) + (grandchildren or 0)
    bounded = children is not None and grandchildren is not None
    return tuple(
        Size(partner, least + partner, least + partner if bounded else None, open_, unsure)
        for partner in (False, True)
        if spouse is None or partner == (spouse == "yes")
    )


def required(context: Context, size: int) -> tuple[Decimal, ...]:
    """The amount for ``size`` people on the reference day; two or three amounts where the sources differ."""
    key = ("funds.required", context.day, size)
    if key not in context.pack.cache:
        context.pack.cache[key] = _required(context.pack, context.day, size)
    found: tuple[Decimal, ...] = context.pack.cache[key]
    return found


def _required(pack: Pack, day: date, size: int) -> tuple[Decimal, ...]:
    rows = pack.tables["settlement_funds"]
    tables = {row["id"]: row for row in rows}
    current = [row for row in rows if date.fromisoformat(row["since"]) <= day][-1]
    amounts = {_amount(current, size)}
    for row in pack.tables["settlement_funds_doubt"]:
        if not date.fromisoformat(row["since"]) <= day <= date.fromisoformat(row["until"]):
            continue
        if row["table"]:
            amounts.add(_amount(tables[row["table"]], size))
        elif int(row["size"]) == size:
            amounts.add(Decimal(row["amount"]))
    return tuple(sorted(amounts))


def _amount(row: Mapping[str, str], size: int) -> Decimal:
    """Column ``size``; above seven people, column seven and ``extra`` for each one more."""
    if size <= COLUMNS:
        return Decimal(row[str(size)])
    return Decimal(row[str(COLUMNS)]) + (size - COLUMNS) * Decimal(row["extra"])
