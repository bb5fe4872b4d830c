"""Changing a frozen case: each function returns a new, validated case."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import split

_ALIASES = {"from_": "from"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_answer(case: Case, path: str, value: Any) -> Case:
    """The case with ``value`` at ``path`` (``None``: not asked).

    ``IndexError`` when there is no such entry, ``ValidationError`` when the fact cannot have the value.
    """
    raw = as_json(case)
    steps = steps_of(path)
    place: Any = raw
    for step in steps[:-1]:
        place = into(place, step)
    if isinstance(place, dict) and value is None:
        place.pop(steps[-1], None)
    else:
        place[steps[-1]] = value
    return Case.model_validate(raw)


def filed_on(case: Case, day: date) -> Case:
    """The same person, as if the application were filed on ``day``."""
    return case.model_copy(update={"app": case.app.model_copy(update={"filing_date": day})})


def later(case: Case, by: timedelta) -> Case:
    """The case with every day of it moved: the same life, begun earlier or later. Months without a day stay.

    ``ValidationError`` when a day leaves the years a case may hold.
    """
    return Case.model_validate(_moved(as_json(case), by))


def with_word(case: Case, word: str, other: str) -> tuple[Case, tuple[str, ...]]:
    """The case with ``other`` wherever the answer is ``word``, and the paths changed: one occupation for the
    offer and the jobs, one place for work and home.

    ``ValidationError`` when a fact cannot have the value.
    """
    paths: list[str] = []
    raw = _replaced(as_json(case), word, other, "", paths)
    return Case.model_validate(raw), tuple(paths)


def as_json(case: Case) -> dict[str, Any]:
    """The case as its file holds it, to be changed and validated again."""
    raw: dict[str, Any] = case.model_dump(mode="json", by_alias=True, exclude_none=True)
    return raw


def steps_of(path: str) -> list[Any]:
    """The keys and entry numbers of a path, as a case file names them."""
    return [_ALIASES.get(step, step) if isinstance(step, str) else step for step in split(path)]


def into(place: Any, step: Any) -> Any:
    """The group or entry ``step`` of a group, made when it is not there."""
    if isinstance(step, int):
        return place[step]
    if not isinstance(place.get(step), (dict, list)):
        place[step] = {}
    return place[step]


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, dict):
        return {key: _moved(inner, by) for key, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, by) for inner in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + by).isoformat()
    return value


def _replaced(value: Any, word: str, other: str, path: str, paths: list[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: _replaced(inner, word, other, f"{path}.{key}".lstrip("."), paths)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_replaced(inner, word, other, f"{path}[{n}]", paths) for n, inner in enumerate(value)]
    if value == word:
        paths.append(path)
        return other
    return value
