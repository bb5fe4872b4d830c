"""People for the laws: someone of `tests/cases`, on another day, with a few answers of other people.

Every date is kept as its distance from the application date, so that a person moved to another day, or an
answer lent to somebody else, stays as near a limit of the law as the case that put it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count
from random import Random
from typing import Any

from hypothesis import assume, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.facts.checks import impossible
from poci_desktop.facts.paths import pattern, split
from poci_desktop.facts.shape import shapes
from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack
from tests.case_files import examples, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
STREAMS = tuple(stream.id for stream in PACK.streams)
UNKNOWN = "unknown"
LONG = settings.get_current_profile_name() == "long"
RUNS = settings(max_examples=2000 if LONG else 20)
"""How many people each law is tried on: a few; in the long run of the test command many."""
Facts = dict[str, Any]
Choose = Callable[[Sequence[Any]], Any]


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody, as the JSON of a case file, the day judged, and the stream looked at."""

    facts: Facts
    on: date
    stream: str

    @property
    def case(self) -> Case:
        return Case.model_validate(plain(self.facts))

    @property
    def possible(self) -> bool:
        """Whether a case file may say this: values of the right shape, and nothing that cannot be true."""
        try:
            case = self.case
        except ValidationError:
            return False
        return all(problem.gentle for problem in impossible(case, self.on))

    def judged(self, pack: Pack = PACK) -> StreamResult:
        return assess_stream(pack, self.case, self.on, self.stream)

    def with_answers(self, answers: dict[str, Any]) -> Person:
        """The same person with ``answers`` (path: value; None is an answer taken away)."""
        facts = deepcopy(self.facts)
        for path, value in answers.items():
            put(facts, path, deepcopy(value))
        return Person(facts, self.on, self.stream)

    def moved(self, by: timedelta) -> Person:
        """The same person so many days later: every day of the file, and the day judged."""
        return Person(moved(self.facts, by), self.on + by, self.stream)


def put(facts: Facts, path: str, value: Any) -> None:
    """Put ``value`` at ``path`` (None takes it away); a path through an entry that is not there is left."""
    steps = [step.rstrip("_") if isinstance(step, str) else step for step in split(path)]
    place: Any = facts
    for step in steps[:-1]:
        if isinstance(place, dict) and isinstance(step, str):
            place = place.setdefault(step, {})
        elif isinstance(place, list) and isinstance(step, int) and step < len(place):
            place = place[step]
        else:
            return
    if not isinstance(place, dict):
        return
    if value is None:
        place.pop(steps[-1], None)
    else:
        place[steps[-1]] = value


def moved(value: Any, by: timedelta) -> Any:
    """Facts with every day moved; a month alone moves with its first day."""
    if isinstance(value, dict):
        return {key: moved(item, by) for key, item in value.items()}
    if isinstance(value, list):
        return [moved(item, by) for item in value]
    if isinstance(value, date):
        return value + by
    if isinstance(value, str) and len(value) in (7, 10) and value[:1] in "12" and value[4:5] == "-":
        day = date.fromisoformat(value if len(value) == 10 else f"{value}-01") + by
        return day.isoformat()[: len(value)]
    return value


def answers(facts: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every answer given, as path and value; a list of entries comes whole, then entry by entry."""
    if isinstance(facts, list) and any(isinstance(item, dict) for item in facts):
        yield prefix, facts
        for index, item in enumerate(facts):
            yield from answers(item, f"{prefix}[{index}]")
    elif isinstance(facts, dict) and "planned" not in facts:
        for name, item in facts.items():
            yield from answers(item, f"{prefix}.{name}".lstrip("."))
    else:
        yield prefix, facts


ORIGIN = date(2026, 3, 1)
"""The day from which the dates of :func:`pool` count."""


@cache
def sources() -> dict[str, tuple[Person, ...]]:
    """The people of `tests/cases`, by stream."""
    found: dict[str, list[Person]] = {name: [] for name in STREAMS}
    for example in examples():
        found[example.stream].append(Person(example.facts, example.on, example.stream))
    return {name: tuple(people) for name, people in found.items()}


@cache
def pool() -> dict[str, tuple[Any, ...]]:
    """Answers worth trying: those of the cases, as if given on ``ORIGIN``, and every word of the question."""
    found: dict[str, dict[str, Any]] = {}
    for people in sources().values():
        for person in people:
            for path, value in answers(person.moved(ORIGIN - person.on).facts):
                found.setdefault(pattern(path), {})[repr(value)] = value
    for path, shape in shapes().items():
        many = shape.kind == "set"
        for word in shape.words:
            value = [word] if many else word
            found.setdefault(path, {}).setdefault(repr(value), value)
    return {path: tuple(values.values()) for path, values in found.items()}


@cache
def days(stream: str) -> tuple[date, ...]:
    """First and last days of the stream's rules, those beside them, and every day of the cases."""
    edges = {edge for edition in PACK.stream(stream).editions for edge in (edition.since, edition.until)}
    near = {edge + timedelta(days=d) for edge in edges - {date.max} for d in (-1, 0, 1)}
    return tuple(sorted(near | {person.on for person in sources()[stream]}))


def person(stream: str, choose: Choose) -> Person:
    """Somebody of the stream; ``choose`` takes one of several things."""
    start = choose(sources()[stream])
    if choose((True, False)):
        start = start.moved(choose(days(stream)) - start.on)
    changed: dict[str, Any] = {}
    for _ in range(choose((0, 1, 1, 2, 3, 5))):
        path = choose(asked_of(stream))
        changed[path] = choose((None, UNKNOWN, value(start.on, path, choose), value(start.on, path, choose)))
    return start.with_answers(changed)


@cache
def asked_of(stream: str) -> tuple[str, ...]:
    """Paths of answers that the people of the stream have given."""
    given = (path for person in sources()[stream] for path, _ in answers(person.facts))
    return tuple(dict.fromkeys(path for path in given if path.count("[") < 2))


def value(on: date, path: str, choose: Choose) -> Any:
    """An answer to the question at ``path``, its dates as far from ``on`` as from the day they come from."""
    return moved(choose(pool().get(pattern(path), (UNKNOWN,))), on - ORIGIN)


@st.composite
def people(draw: st.DrawFn, stream: str) -> Person:
    """Hypothesis's people: nobody whose file could not be true."""
    found = person(stream, lambda things: draw(st.sampled_from(things)))
    assume(found.possible)
    return found


def many(stream: str, seed: int) -> Iterator[Person]:
    """People without end, the same for the same seed."""
    rng = Random(f"{stream} {seed}")
    for _ in count():
        found = person(stream, rng.choice)
        if found.possible:
            yield found
