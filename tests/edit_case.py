"""Changing a frozen case: each function returns a new, validated case, or raises ``ValidationError``."""

from __future__ import annotations

from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import as_json, into, steps_of


def with_entry(case: Case, path: str, entry: Any, at: int | None = None) -> Case:
    """The case with one more entry in the list ``path``, last or at place ``at``."""
    raw = as_json(case)
    entries = _list(raw, path)
    entries.insert(len(entries) if at is None else at, entry)
    return Case.model_validate(raw)


def with_entry_replaced(case: Case, path: str, index: int, entry: Any) -> Case:
    """The case with entry ``index`` of the list replaced."""
    raw = as_json(case)
    _list(raw, path)[index] = entry
    return Case.model_validate(raw)


def without_entry(case: Case, path: str, index: int) -> Case:
    """The case without entry ``index`` of the list."""
    raw = as_json(case)
    del _list(raw, path)[index]
    return Case.model_validate(raw)


def with_entry_moved(case: Case, path: str, index: int, to: int) -> Case:
    """The case with entry ``index`` of the list moved to place ``to``."""
    raw = as_json(case)
    entries = _list(raw, path)
    entries.insert(to, entries.pop(index))
    return Case.model_validate(raw)


def _list(raw: dict[str, Any], path: str) -> list[Any]:
    place: Any = raw
    steps = steps_of(path)
    for step in steps[:-1]:
        place = into(place, step)
    if not isinstance(place.get(steps[-1]), list):
        place[steps[-1]] = []
    found: list[Any] = place[steps[-1]]
    return found
