"""Changing a frozen case: each function returns a new, validated case, or raises ``ValidationError``."""

from __future__ import annotations

from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import split

_ALIASES = {"from_": "from"}


def with_answer(case: Case, path: str, value: Any) -> Case:
    """The case with ``value`` at ``path`` (``None``: not asked); IndexError when there is no such entry."""
    raw = _raw(case)
    steps = _steps(path)
    place: Any = raw
    for step in steps[:-1]:
        place = _into(place, step)
    if isinstance(place, dict) and value is None:
        place.pop(steps[-1], None)
    else:
        place[steps[-1]] = value
    return Case.model_validate(raw)


def with_entry(case: Case, path: str, entry: Any, at: int | None = None) -> Case:
    """The case with one more entry in the list ``path``, last or at place ``at``."""
    raw = _raw(case)
    entries = _list(raw, path)
    entries.insert(len(entries) if at is None else at, entry)
    return Case.model_validate(raw)


def with_entry_replaced(case: Case, path: str, index: int, entry: Any) -> Case:
    """The case with entry ``index`` of the list replaced."""
    raw = _raw(case)
    _list(raw, path)[index] = entry
    return Case.model_validate(raw)


def without_entry(case: Case, path: str, index: int) -> Case:
    """The case without entry ``index`` of the list."""
    raw = _raw(case)
    del _list(raw, path)[index]
    return Case.model_validate(raw)


def with_entry_moved(case: Case, path: str, index: int, to: int) -> Case:
    """The case with entry ``index`` of the list moved to place ``to``."""
    raw = _raw(case)
    entries = _list(raw, path)
    entries.insert(to, entries.pop(index))
    return Case.model_validate(raw)


def _raw(case: Case) -> dict[str, Any]:
    raw: dict[str, Any] = case.model_dump(mode="json", by_alias=True, exclude_none=True)
    return raw


def _steps(path: str) -> list[Any]:
    return [_ALIASES.get(step, step) if isinstance(step, str) else step for step in split(path)]


def _into(place: Any, step: Any) -> Any:
    if isinstance(step, int):
        return place[step]
    if not isinstance(place.get(step), (dict, list)):
        place[step] = {}
    return place[step]


def _list(raw: dict[str, Any], path: str) -> list[Any]:
    place: Any = raw
    steps = _steps(path)
    for step in steps[:-1]:
        place = _into(place, step)
    if not isinstance(place.get(steps[-1]), list):
        place[steps[-1]] = []
    found: list[Any] = place[steps[-1]]
    return found
