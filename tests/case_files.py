"""Cases as data: people with expected findings, in ``tests/cases/*.toml``.

A file has named base people (``[base.NAME]`` with ``on``, ``stream`` and ``facts``) and ``[[case]]`` entries
that change one base person: ``set`` (path = value), ``unset`` (paths), ``on`` (day judged) and ``expect``.
``expect`` may say ``criteria`` (verdict word), ``deciding`` (criteria that must stand at that verdict's
truth), ``only`` (no other criterion stands there), ``settled`` (no answer still to come can change the
verdict), ``findings`` (criterion = word), ``can_apply``, ``intake``, ``officer`` (judgement criterion =
favourable, open, contradicted or negative), ``notes`` (ids that must appear) and ``without_notes``,
``missing`` and ``to_find_out`` (facts that must be listed), ``coverage``, ``edition`` (its id),
``evaluated_on``, ``intake_since`` (first day of the intake state).

A base may start from the base of another file (``of = "FILE/NAME"``) and change it with ``set`` and
``unset``. A case may stand for several people (``bases``): one example each, named ``ID@BASE``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import split

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Example:
    """One case: who, on which day, for which stream, and what must be found."""

    id: str
    file: str
    stream: str
    on: date
    facts: dict[str, Any]
    expect: dict[str, Any]

    @property
    def case(self) -> Case:
        return Case.model_validate(plain(self.facts))


def plain(value: Any) -> Any:
    """TOML values as the JSON of a case would hold them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def change(facts: dict[str, Any], path: str, value: Any) -> None:
    """Put ``value`` at ``path`` (an entry one past the end is added); ``value`` None takes it away."""
    steps = [step.rstrip("_") if isinstance(step, str) else step for step in split(path)]
    place: Any = facts
    for step, following in pairwise(steps):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(place, list):
            while len(place) <= int(step):
                place.append({})
            place = place[int(step)]
        else:
            place = place.setdefault(step, empty)
    if value is None:
        del place[steps[-1]]
    elif isinstance(place, list) and steps[-1] == len(place):
        place.append(value)
    else:
        place[steps[-1]] = value


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """Every case of every file, base applied."""
    for file in sorted(folder.glob("*.toml")):
        for item in _read(file).get("case", []):
            for name in item.get("bases", [item.get("base")]):
                start = base(f"{file.stem}/{name}", folder)
                yield Example(
                    id=f"{item['id']}@{name}" if "bases" in item else item["id"],
                    file=file.stem,
                    stream=item.get("stream", start["stream"]),
                    on=item.get("on", start["on"]),
                    facts=_changed(start["facts"], item),
                    expect=item["expect"],
                )


def base(name: str, folder: Path = FOLDER) -> dict[str, Any]:
    """The base person ``FILE/NAME``: ``on``, ``stream`` and ``facts``."""
    file, _, own = name.partition("/")
    found = _read(folder / f"{file}.toml")["base"][own]
    if "of" not in found:
        return found
    start = base(found["of"], folder)
    return {**start, **found, "facts": _changed(start["facts"], found)}


def _changed(facts: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    facts = deepcopy(facts)
    for path in item.get("unset", []):
        change(facts, path, None)
    for path, value in item.get("set", {}).items():
        change(facts, path, value)
    return facts


@cache
def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream, parse_float=Decimal)
