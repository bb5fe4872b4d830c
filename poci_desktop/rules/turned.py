"""A person whose verdict differs between two packs: an example as it is, or a neighbour made from one.

Neighbours, in this order: the example filed on a day on which the rules change; the same life lived so many
days earlier or later; one or two answers changed, among the facts that the changed criteria read: to each of
its words, to a figure or a code of the change, to one of each kind of place or occupation, or along its range
to where the verdict turns. The people on whom a changed criterion already works with another figure or for
another reason (the *touched*) are tried first and furthest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import filed_on, later, with_answer, with_word
from poci_desktop.facts.paths import get, pattern
from poci_desktop.facts.shape import Shape, shapes
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.changes import Change, changes
from poci_desktop.rules.clues import codes_of, criteria_of, days_of, figures_of, tests_of
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.measures.levels import ENGLISH, FRENCH, LANGUAGE_OF
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.readers import Example, facts_of, findings_of, other_words
from poci_desktop.rules.truth import Truth

DAY = timedelta(days=1)
DECADE = timedelta(days=3653)
PROBES = 4000
"""How many people are tried for one stream at most: some seconds."""
SAMPLES = {
    "noc": ("code", "teer"),
    "places": ("id", "in_gta"),
    "institutions": ("id", "on_ontario_list", "masters_list", "phd_list"),
}
"""Tables whose rows an answer may name: the column of the answer, and those that tell kinds of rows apart."""
SEVERAL = 6
"""How many touched people are followed further at a time."""


@dataclass(frozen=True, slots=True)
class Turned:
    """``example`` as it was, ``case`` as assessed on ``on`` (filed and judged that day); ``paths`` are the
    answers that were changed, ``shifted`` says whether every day of the life was moved. Then what each pack
    says, and the ``criterion`` that decides the difference ("" when none does alone)."""

    example: Example
    case: Case
    on: date
    paths: tuple[str, ...]
    shifted: bool
    before: StreamResult
    after: StreamResult
    criterion: str


@dataclass(frozen=True, slots=True)
class Differences:
    """Every change between two packs, and for each stream the person found (None: nobody)."""

    changes: tuple[Change, ...]
    people: Mapping[str, Turned | None]


def differences(old: Pack, new: Pack, examples: Sequence[Example], probes: int = PROBES) -> Differences:
    """Compare two packs; ``probes`` people at most are tried for each stream. A change of no stream in
    particular may touch everybody, so that each stream is then looked at."""
    found = changes(old, new, examples)
    streams = dict.fromkeys(s.id for s in (*old.streams, *new.streams))
    return Differences(
        found,
        {
            name: turned(
                old, new, name, [c for c in found if name in c.streams or not c.streams], examples, probes
            )
            for name in streams
        },
    )


def turned(
    old: Pack,
    new: Pack,
    stream: str,
    touching: Iterable[Change],
    examples: Iterable[Example],
    probes: int = PROBES,
) -> Turned | None:
    """The first person found whom the two packs tell differently about ``stream``: another verdict, or else
    another state of intake or another answer to "can an application be made"; None when nobody is found."""
    found = tuple(change for change in touching if change.decides)
    people = sorted(examples, key=lambda e: e.stream != stream)
    if not found or not all(any(s.id == stream for s in pack.streams) for pack in (old, new)):
        return None
    search = _Search(old, new, stream, found, people, probes)
    try:
        return next(search.all(), search.lesser)
    except _EnoughError:
        return search.lesser


class _EnoughError(Exception):
    """So many people were tried that the search ends."""


@dataclass(slots=True)
class _Try:
    """One person to be assessed under both packs, and then what came of it."""

    example: Example
    case: Case
    on: date
    paths: tuple[str, ...] = ()
    shifted: bool = False
    before: StreamResult | None = None
    after: StreamResult | None = None
    touched: bool = False


class _Search:
    """``lesser`` is the first person whose verdict is the same but who may apply under one pack only."""

    def __init__(
        self,
        old: Pack,
        new: Pack,
        stream: str,
        found: tuple[Change, ...],
        people: list[Example],
        probes: int,
    ) -> None:
        self.old, self.new, self.stream, self.people = old, new, stream, people
        self.criteria = criteria_of(found)
        self.numbers, self.codes = figures_of(found), codes_of(found)
        self.days, self.sittings = days_of(found), tests_of(found)
        self.left = probes
        self.lesser: Turned | None = None

    def all(self) -> Iterator[Turned]:
        """Everybody who is found, the plainest first."""
        bases = [_Try(person, person.case, person.on) for person in self.people]
        bases += [less for base in bases if base.example.stream == self.stream for less in _fewer(base)]
        bases += [_Try(p, filed_on(p.case, day), day) for p in self.people for day in self.days]
        bases += [life for p in self.people for day in self.days if (life := _life(p, day)) is not None]
        for base in bases:
            yield from self._tell(base)
        bases = [base for base in bases if "covered" in (_of(base.before).coverage, _of(base.after).coverage)]
        touched = [base for base in bases if base.touched]
        for base in touched[:SEVERAL]:
            yield from self._around(base)
        further: list[_Try] = []
        for base in bases:
            for other in self._neighbours(base):
                yield from self._tell(other)
                named = get(other.case, other.paths[-1]) in self.codes
                if named or (other.touched and not base.touched):
                    further.append(other)
            while further:
                yield from self._around(further.pop(0))
                del further[SEVERAL:]
        for base in bases:
            yield from self._around(base)

    def _around(self, base: _Try) -> Iterator[Turned]:
        for other in self._neighbours(base):
            yield from self._tell(other)
        for path in self._facts(base):
            yield from self._along(base, path)

    def _tell(self, person: _Try) -> Iterator[Turned]:
        """Assess under both packs; the person when the verdicts differ."""
        if not self.left:
            raise _EnoughError
        self.left -= 1
        before, after = (assess_stream(p, person.case, person.on, self.stream) for p in (self.old, self.new))
        person.before, person.after = before, after
        sides = [[f for f in findings_of(r) if f.criterion in self.criteria] for r in (before, after)]
        person.touched = sides[0] != sides[1]
        if told(before) == told(after):
            return
        criterion = _deciding(before, after, self.criteria)
        found = Turned(
            person.example, person.case, person.on, person.paths, person.shifted, before, after, criterion
        )
        if verdict(before) != verdict(after):
            yield found
        elif self.lesser is None:
            self.lesser = found

    def _facts(self, person: _Try) -> list[str]:
        """What the changed criteria read; everything that was read when none of them shows."""
        both = (_of(person.before), _of(person.after))
        touched = [f for r in both for f in findings_of(r) if f.criterion in self.criteria]
        paths = [path for f in touched for below in f.walk() for path in below.facts]
        found = dict.fromkeys(paths or facts_of(both[1]))
        return list(dict.fromkeys(inner for path in found for inner in _inside(person.case, path)))

    def _neighbours(self, person: _Try) -> Iterator[_Try]:
        """One more answer changed."""
        facts = self._facts(person)
        for path in facts:
            shape = _shape(path)
            values: Iterable[Any] = ()
            if shape.kind in ("number", "whole", "money"):
                values = self.numbers
            elif shape.kind in ("code", "text"):
                values = dict.fromkeys((*self.codes, *self._samples(person.case, path)))
            for value in values:
                if value != get(person.case, path) and (other := _with(person, path, value)) is not None:
                    yield other
                    if isinstance(value, str) and (same := _everywhere(person, path, value)) is not None:
                        yield same
            if path.startswith("lang.test[") and path.endswith("].name"):
                yield from self._sat(person, path.removesuffix(".name"))
        for path, word, case in other_words(person.case, facts):
            if word != get(person.case, path):
                yield _Try(person.example, case, person.on, (*person.paths, path), person.shifted)

    def _sat(self, person: _Try, entry: str) -> Iterator[_Try]:
        """Another language test in place of this one, with scores on the limit of a changed level."""
        for sitting in self.sittings:
            paths = tuple(f"{entry}.{name}" for name in sitting)
            case = with_answer(person.case, entry, {"date": get(person.case, f"{entry}.date"), **sitting})
            for language in (ENGLISH, FRENCH):
                sat = (LANGUAGE_OF.get(str(get(case, f"lang.test[{n}].name"))) for n in range(2))
                having, word = f"lang.{language}_test", "have" if language in sat else "none"
                if get(case, having) != word:
                    case, paths = with_answer(case, having, word), (having, *paths)
            yield _Try(person.example, case, person.on, (*person.paths, *paths), person.shifted)

    def _samples(self, case: Case, path: str) -> Iterator[str]:
        """For an occupation, a place or a school, one of each kind that the pack's tables tell apart."""
        given = get(case, path)
        for table, (key, *kinds) in SAMPLES.items():
            rows = self.new.tables.get(table, ())
            if any(row[key] == given for row in rows):
                yield from {tuple(row[k] for k in kinds): row[key] for row in rows}.values()

    def _along(self, person: _Try, path: str) -> Iterator[Turned]:
        """Halve the range of a number or a day down to where the verdict turns, by the old rules and the new;
        where the two turn at different places, somebody on the way is told differently."""
        shape = _shape(path)
        value = get(person.case, path)
        if isinstance(value, date) and shape.kind in ("day", "day_or_month"):
            ends: Any = ((value - DECADE, value), (value, value + DECADE))
            step: Any = DAY
        elif isinstance(value, (int, Decimal)) and shape.kind in ("number", "whole", "money"):
            step = 1 if shape.kind == "whole" else Decimal("0.01")
            high = type(value)(min(shape.high or value * 10 + 10, value * 10 + 10))
            ends = ((type(value)(shape.low or 0) + (step if shape.above else 0), value), (value, high))
        else:
            return
        for by in (0, 1):
            for low, high in ends:
                yield from self._halve(person, path, low, high, step, by)

    def _halve(self, person: _Try, path: str, low: Any, high: Any, step: Any, by: int) -> Iterator[Turned]:
        ends = []
        for value in (low, high):
            other = _with(person, path, value)
            if other is None:
                return
            yield from self._tell(other)
            ends.append(told(_of((other.before, other.after)[by])))
        if ends[0] == ends[1]:
            return
        while high - low > step:
            middle = low + (high - low) // step // 2 * step
            other = _with(person, path, middle)
            if other is None:
                return
            yield from self._tell(other)
            if told(_of((other.before, other.after)[by])) == ends[0]:
                low = middle
            else:
                high = middle


def verdict(result: StreamResult) -> str:
    """Whether the criteria hold, or why that is not told."""
    return result.criteria.word if result.coverage == "covered" else result.coverage


def told(result: StreamResult) -> tuple[str, str, str]:
    """What a person is told first: the verdict, whether applications are taken, whether one can be made."""
    return verdict(result), "" if result.intake is None else result.intake.state, result.can_apply


def _of(result: StreamResult | None) -> StreamResult:
    assert result is not None  # every person is assessed before anything is asked of the result
    return result


def _deciding(before: StreamResult, after: StreamResult, touched: frozenset[str]) -> str:
    """The criterion that is told differently: a changed one if there is one, one that fails before one that
    does not, the smallest part before a whole."""
    truths: list[dict[str, Truth]] = [
        {f.criterion: f.truth for f in findings_of(r) if f.criterion} for r in (before, after)
    ]
    differing = [n for n in dict.fromkeys((*truths[1], *truths[0])) if truths[0].get(n) != truths[1].get(n)]
    whole = {f.criterion for r in (before, after) for f in findings_of(r) if _above(f, set(differing))}

    def rank(name: str) -> tuple[bool, bool, bool]:
        fails = Truth.NOT_MET in (truths[0].get(name), truths[1].get(name))
        return name not in touched, not fails, name in whole

    return min(differing, key=rank, default="")


def _above(finding: Finding, names: set[str]) -> bool:
    return any(below.criterion in names for child in finding.children for below in child.walk())


def _life(person: Example, day: date) -> _Try | None:
    """The whole life of an example moved so that it is filed on ``day``."""
    filing = person.case.app.filing_date
    start = filing if isinstance(filing, date) else person.on
    try:
        return _Try(person, filed_on(later(person.case, day - start), day), day, shifted=True)
    except ValidationError:
        return None


def _with(person: _Try, path: str, value: Any) -> _Try | None:
    try:
        case = with_answer(person.case, path, value)
    except (ValidationError, IndexError, TypeError):  # not a value of this fact
        return None
    return _Try(person.example, case, person.on, (*person.paths, path), person.shifted)


def _fewer(person: _Try) -> Iterator[_Try]:
    """The person without one job, stay, diploma or test, where there are several."""
    for path, shape in shapes().items():
        entries = get(person.case, path) if shape.kind == "list" and "[]" not in path else None
        if isinstance(entries, tuple) and len(entries) > 1:
            for number in range(len(entries)):
                rest = entries[:number] + entries[number + 1 :]
                if (other := _with(person, path, rest)) is not None:
                    yield other


def _inside(case: Case, path: str) -> Iterator[str]:
    """The path; for a list of records, the facts of every entry."""
    entries = get(case, path)
    if _shape(path).kind == "list" and isinstance(entries, tuple):
        inner = [p.removeprefix(f"{path}[].") for p in shapes() if p.startswith(f"{path}[].")]
        yield from (f"{path}[{number}].{name}" for number in range(len(entries)) for name in inner)
    else:
        yield path


def _everywhere(person: _Try, path: str, value: str) -> _Try | None:
    """The code changed in every answer that has it; None when only ``path`` has it."""
    try:
        case, paths = with_word(person.case, str(get(person.case, path)), value)
    except ValidationError:  # one of them cannot have this value
        return None
    if len(paths) < 2:
        return None
    return _Try(person.example, case, person.on, (*person.paths, *paths), person.shifted)


def _shape(path: str) -> Shape:
    return shapes().get(pattern(path), Shape("record"))
