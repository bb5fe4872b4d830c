"""People for the second reading: valid base people, with some answers moved around the limits.

A :class:`Person` is a base (a function of the application date) and an ordered list of changes
``path -> value``, so that a disagreement can be made smaller by taking changes away. ``FIELDS[stream]`` says
which values are worth trying at which path; a value that is a function is given the application date and the
random generator. To add a stream: a base in ``BASES`` and its fields in ``FIELDS`` (the dictionaries
``APPLICANT``, ``OFFER``, ``LANGUAGES`` ... can be shared).
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import split
from tests.second_reading.bases import BASES as BASES
from tests.second_reading.bases import job as job
from tests.second_reading.bases import test as test
from tests.second_reading.fields import ANYBODY
from tests.second_reading.fields import APPLICANT as APPLICANT
from tests.second_reading.fields import FIELDS as FIELDS
from tests.second_reading.fields import OFTEN as OFTEN
from tests.second_reading.fields import TOGETHER as TOGETHER
from tests.second_reading.histories import JOB as JOB
from tests.second_reading.values import ABSENT as ABSENT
from tests.second_reading.values import NOT_ASKED as NOT_ASKED
from tests.second_reading.values import YES_NO as YES_NO
from tests.second_reading.values import Facts as Facts
from tests.second_reading.values import Maker as Maker
from tests.second_reading.values import around as around
from tests.second_reading.values import day_text as day_text
from tests.second_reading.values import near as near
from tests.second_reading.values import values_at as values_at

EDGES = {
    "any": [
        date(2024, 1, 1),
        date(2024, 1, 30),
        date(2024, 2, 29),
        date(2024, 3, 1),
        date(2024, 7, 1),
        date(2025, 1, 27),
        date(2025, 7, 1),
        date(2025, 7, 2),
        date(2025, 11, 14),
        date(2026, 1, 1),
        date(2026, 2, 28),
        date(2026, 3, 1),
        date(2026, 5, 29),
        date(2026, 5, 30),
        date(2026, 6, 25),
    ],
}


@dataclass(frozen=True)
class Person:
    """Somebody of a stream: application date, day judged, and what differs from the base person."""

    stream: str
    day: date
    judged: date
    changes: tuple[tuple[str, Any], ...]

    @property
    def facts(self) -> Facts:
        """The facts as the JSON of a case file."""
        facts = BASES[self.stream](self.day)
        for path, value in self.changes:
            put(facts, path, deepcopy(value))
        return facts

    @property
    def case(self) -> Case:
        """The facts, validated."""
        return Case.model_validate(self.facts)

    def without(self, index: int) -> Person:
        """The same person, one change less."""
        return replace(self, changes=self.changes[:index] + self.changes[index + 1 :])


def put(facts: Facts, path: str, value: Any) -> None:
    """Put ``value`` at ``path``; ``None`` takes the answer away; an entry past the end is added."""
    place: Any = facts
    steps = split(path)
    for step, following in pairwise(steps):
        if isinstance(place, list):
            if int(step) >= len(place):
                return
            place = place[int(step)]
        else:
            if not isinstance(place.get(step), (dict, list)):
                if value is None:
                    return
                place[step] = [] if isinstance(following, int) else {}
            place = place[step]
    last = steps[-1]
    if isinstance(place, list):
        index = int(last)
        if index < len(place):
            place[index] = value
        elif value is not None:
            place.append(value)
    elif value is None:
        place.pop(last, None)
    else:
        place[last] = value


SPANS: dict[str, tuple[date, int]] = {}
"""Streams of another law: the first of its days worth trying, and how many; their edges are their own."""


def _day(rng: Random, stream: str) -> date:
    first, days = SPANS.get(stream, (date(2024, 1, 1), 900))
    edges = EDGES.get(stream, []) if stream in SPANS else EDGES["any"] + EDGES.get(stream, [])
    if rng.random() < 0.5:
        return rng.choice(edges) + timedelta(days=rng.randint(-1, 1))
    return first + timedelta(days=rng.randint(0, days))


def person(stream: str, rng: Random) -> Person:
    """A base person of a stream with one to seven changes (most people have few)."""
    day = _day(rng, stream)
    judged = day + timedelta(days=rng.choice([0, 0, 0, 1, 100]))
    fields = FIELDS[stream]
    changes: list[tuple[str, Any]] = []
    if rng.random() < 0.6:
        path = rng.choice(OFTEN[stream])
        changes.append((path, values_at(fields[path], day, rng)))
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4, 6])):
        path = rng.choice(list(fields))
        changes.append((path, values_at(fields[path], day, rng)))
    if rng.random() < 0.1:
        changes.append(("app.filing_date", rng.choice(ABSENT)))
        judged = day
    if rng.random() < 0.25:
        changes += _together(stream, day, rng)
    return Person(stream, day, judged, tuple(_tidy(changes)))


def _together(stream: str, day: date, rng: Random) -> list[tuple[str, Any]]:
    """Answers that only matter together."""
    fields = FIELDS[stream]
    groups = [group for group in ANYBODY if fields.keys() & set(group)] + TOGETHER.get(stream, [])
    return [
        (path, values_at(fields[path], day, rng))
        for path in rng.choice(groups)
        if path in fields and rng.random() < 0.8
    ]


def _tidy(changes: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The last change of a path stands; a change inside a list that is replaced later is dropped."""
    kept: dict[str, Any] = {}
    for path, value in changes:
        kept.pop(path, None)
        kept[path] = value
    return list(kept.items())
