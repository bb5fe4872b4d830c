"""Calendar arithmetic of the sheets.

* ``add_years(29 February, N)`` is 28 February in a common year.
* "Within N years before filing": the event day ``d`` qualifies when ``add_years(d, N) >= filing day``.
* A window of N years before ``filing``: days ``w`` with ``add_years(w, N) >= filing`` and ``w < filing``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


def add_years(day: date, years: int) -> date:
    """Same month and day ``years`` later (or earlier, when negative); 29 February becomes 28."""
    return add_months(day, 12 * years)


@lru_cache(maxsize=4096)  # a case asks for the same few dozen days at every keystroke
def add_months(day: date, months: int) -> date:
    """Same day of the month ``months`` later; a missing day becomes the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def window_start(filing: date, *, years: int = 0, months: int = 0) -> date:
    """First day ``w`` with ``add_months(w, N) >= filing``; the window ends the day before ``filing``."""
    total = 12 * years + months
    day = add_months(filing, -total)
    while add_months(day, total) < filing:  # a leap day has no anniversary in a common year
        day += timedelta(days=1)
    while add_months(day - timedelta(days=1), total) >= filing:
        day -= timedelta(days=1)
    return day


def completed_years(birth: date, on: date) -> int:
    """Age in completed years; the birthday itself counts (29 February: 28 in a common year)."""
    years = on.year - birth.year
    return years if add_years(birth, years) <= on else years - 1
