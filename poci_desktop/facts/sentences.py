"""Days and numbers inside the sentences of this room, which speaks both languages and knows no screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

NBSP = "\u00a0"
_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
)  # fmt: skip


class Problem(NamedTuple):
    """Something wrong with one fact: its path, and one sentence in each language.

    ``gentle``: possible after all (a day later than the application date), so it is told and not insisted on.
    """

    path: str
    en: str
    fr: str
    gentle: bool = False


def day_en(day: date) -> str:
    """``2 June 2025``."""
    return f"{day.day}{NBSP}{_EN[day.month - 1]}{NBSP}{day.year}"


def day_fr(day: date) -> str:
    """``2 juin 2025``, ``1er juin 2025``."""
    return f"{'1er' if day.day == 1 else day.day}{NBSP}{_FR[day.month - 1]}{NBSP}{day.year}"


def number_en(value: Decimal) -> str:
    """``1,500.5``."""
    return f"{_short(value):,}"


def number_fr(value: Decimal) -> str:
    """``1 500,5``."""
    return f"{_short(value):,}".replace(",", NBSP).replace(".", ",")


def _short(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
