"""Values worth trying: days and numbers around a limit, and the two ways of not answering."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.second_reading.words import add_months, add_years

Facts = dict[str, Any]
Maker = Callable[[date, Random], Any]

NOT_ASKED = None
UNKNOWN = "unknown"
ABSENT = [UNKNOWN, NOT_ASKED]

YES_NO = ["yes", "no", *ABSENT]


def day_text(day: date) -> str:
    """A day as a case file holds it."""
    return day.isoformat()


def near(*, years: int = 0, months: int = 0, days: int = 0, spread: int = 1) -> Maker:
    """A day ``years``/``months``/``days`` from the application date, give or take ``spread`` days."""

    def make(day: date, rng: Random) -> str:
        moved = add_months(add_years(day, years), months) + timedelta(days=days)
        return day_text(moved + timedelta(days=rng.randint(-spread, spread)))

    return make


def around(*limits: float | str, step: str = "0.01") -> list[Any]:
    """Each limit, and one step below and above it."""
    found: list[Any] = []
    for limit in limits:
        found += [_plus(limit, f"-{step}"), str(limit), _plus(limit, step)]
    return found


def _plus(limit: float | str, step: str) -> str:
    return str(Decimal(str(limit)) + Decimal(step))


def values_at(field: list[Any], day: date, rng: Random) -> Any:
    """One value of a field's list."""
    value = rng.choice(field)
    return value(day, rng) if callable(value) else value
