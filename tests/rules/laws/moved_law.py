"""The rules with every date of theirs moved by the same days, to be read by people moved as far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from poci_desktop.rules.loader import LONG_AGO
from poci_desktop.rules.pack import Pack

FOUR_YEARS = timedelta(days=1461)
"""Four years keep the calendar, leap days too, from 1901 to 2099."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEPT = (LONG_AGO, date.max)


def moved_law(pack: Pack, by: timedelta = FOUR_YEARS) -> Pack:
    """The pack with editions, intake, tests, figures, lists and tables moved, and its own two dates."""
    parts = {name: _moved(getattr(pack, name), by) for name in ("streams", "criteria", "parameters", "lists")}
    return replace(
        pack,
        **parts,
        tables=_moved(pack.tables, by),
        verified_to=pack.verified_to + by,
        review_by=pack.review_by + by,
        cache={},
    )


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, date):
        return value if value in _KEPT else value + by
    if isinstance(value, str):
        return (date.fromisoformat(value) + by).isoformat() if _DAY.fullmatch(value) else value
    if isinstance(value, Mapping):
        return {key: _moved(item, by) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(_moved(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), by) for f in fields(value) if f.init})
    return value
