"""One file of answers in z3, and how a concrete file is written in it.

A fact is one of its keys: a word of its list, ``given`` (a number, a day, a code), ``planned``,
``dont_know`` or ``unasked``. A number or a day has a value beside its key. Codes, places and schools are
classes: two codes that no list and no table of the pack tells apart are one. Every variable remembers how it
is read off a concrete case (``Facts.written``); a file is *complete* when nothing is unasked or unknown.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Literal, get_args, get_origin

import z3
from pydantic import BaseModel

from poci_desktop.facts.answers import DontKnow, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import pattern
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.context import Context
from poci_desktop.rules.nodes import answer_key
from tests.proofs.solver_truth import Bit, Five, both, either, free, no

Reader = Callable[[Context], Any]
NOTHING = object()
"""What a reader of classes finds where there is no answer."""


BOUNDS: Mapping[str, Callable[[Any, Any], Any]] = {
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a fact may be: its keys, the type of a value given, and the bounds of that value."""

    keys: tuple[str, ...]
    value: type | None
    bounds: tuple[tuple[str, Any], ...]


@cache
def kind(path: str) -> Kind:
    """The kind of the fact ``path``, read off the models."""
    record: type[BaseModel] = Case
    annotation: Any = None
    metadata: list[Any] = []
    for step in pattern(path).replace("[]", "").split("."):
        info = next(f for name, f in record.model_fields.items() if (f.alias or name) == step)
        annotation, metadata = info.annotation, list(info.metadata)
        inside = _record(annotation)
        record = inside or record
    keys: dict[str, None] = {}
    values: list[type] = []
    _collect(annotation, keys, values, metadata)
    bounds = tuple((n, getattr(m, n)) for m in metadata for n in BOUNDS if hasattr(m, n))
    bounds = tuple((name, bound) for name, bound in bounds if isinstance(bound, int))
    value = next((v for v in (date, Decimal, int, tuple, str) if v in values), None)
    return Kind((*keys, *(("given",) if values else ()), "unasked"), value, bounds)


def _record(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((r for a in get_args(annotation) if (r := _record(a)) is not None), None)


def _collect(annotation: Any, keys: dict[str, None], values: list[type], metadata: list[Any]) -> None:
    metadata.extend(n for m in getattr(annotation, "__metadata__", ()) for n in getattr(m, "metadata", ()))
    if annotation is DontKnow:
        keys["dont_know"] = None
    elif annotation is Planned:
        keys["planned"] = None
    elif get_origin(annotation) is Literal:
        keys.update(dict.fromkeys(get_args(annotation)))
    elif get_origin(annotation) is tuple:
        values.append(tuple)
    elif isinstance(annotation, type) and annotation is not type(None):
        values.append(annotation)
    elif annotation is not type(None):
        for argument in get_args(annotation):
            if get_origin(annotation) is not None:
                _collect(argument, keys, values, metadata)


@dataclass(slots=True)
class Facts:
    """The variables of one symbolic file, made as they are asked for.

    ``day`` is the reference day, from ``since`` to ``until``; ``entries`` how many entries a list may have.
    """

    since: date
    until: date
    entries: int = 2
    axioms: list[Bit] = field(default_factory=list)
    written: list[tuple[Reader, Mapping[Any, tuple[Bit, Bit]] | Any]] = field(default_factory=list)
    complete: Bit = field(default_factory=lambda: z3.Bool("complete"))
    made: dict[Hashable, Any] = field(default_factory=dict)

    @property
    def bits(self) -> list[Bit]:
        """What holds of every file, as conditions for the solver."""
        return [axiom for axiom in self.axioms if axiom is not True]

    @property
    def day(self) -> Any:
        """The reference day."""
        if "day" not in self.made:
            day = self._variable(z3.Int("day"), lambda c: c.day.toordinal())
            self.axioms += [day >= self.since.toordinal(), day <= self.until.toordinal()]
            self.made["day"] = day
        return self.made["day"]

    def from_day(self, first: date) -> Bit:
        """The condition that the reference day is ``first`` or later."""
        if first <= self.since:
            return True
        return False if first > self.until else self.day >= first.toordinal()

    def during(self, since: date | None, until: date | None) -> Bit:
        """The condition that the reference day lies between two days, both inclusive."""
        over = until is not None and until < date.max and self.from_day(until + timedelta(days=1))
        return both(True if since is None else self.from_day(since), no(over))

    def is_(self, path: str, *keys: str) -> Bit:
        """The condition that the fact's key is one of ``keys``; KeyError for a word it does not have."""
        mine = self._keys(path)
        strange = set(keys) - {*mine, "unasked", "dont_know"}
        if strange:
            raise KeyError(f"{path} is never {strange}")
        return either(*(mine[key] for key in keys if key in mine))

    def known(self, path: str) -> Bit:
        """The condition that there is an answer, and it is not "I don't know"."""
        return no(self.is_(path, "unasked", "dont_know"))

    def _keys(self, path: str) -> dict[str, Bit]:
        name = ("keys", path)
        if name not in self.made:
            keys = kind(path).keys
            self.made[name] = self.one_of(path, keys, lambda c: _key(c, path))
            lost = [self.made[name][k] for k in ("unasked", "dont_know") if k in keys]
            self.axioms.append(z3.Implies(self.complete, z3.Not(z3.Or(*lost))))
        found: dict[str, Bit] = self.made[name]
        return found

    def one_of(self, name: str, keys: Iterable[Any], reader: Reader) -> dict[Any, Bit]:
        """Exactly one of several conditions; ``reader`` finds ``NOTHING`` where there is no answer."""
        bits = {key: z3.Bool(f"{name} = {_short(key, i)}") for i, key in enumerate(keys)}
        self.axioms.append(z3.PbEq([(bit, 1) for bit in bits.values()], 1))
        self.written.append((reader, {key: (bit, z3.Not(bit)) for key, bit in bits.items()}))
        return bits

    def value(self, path: str) -> Any:
        """The number, or the ordinal of the day, that is given."""
        name = ("value", path)
        if name not in self.made:
            made = kind(path)
            whole = made.value in (date, int)
            variable = z3.Int(f"{path}#") if whole else z3.Real(f"{path}#")
            self._variable(variable, lambda c: _number(c.fact(path)))
            self.axioms.append(variable >= 0)
            self.axioms += [BOUNDS[word](variable, bound) for word, bound in made.bounds]
            self.made[name] = variable
        return self.made[name]

    def later(self, path: str, months: int) -> Any:
        """The day ``months`` calendar months after the day of a fact."""
        name = ("later", path, months)
        if name not in self.made:
            variable = self._variable(
                z3.Int(f"{path}+{months}"), lambda c: add_months(c.fact(path), months).toordinal()
            )
            middle, slack = months * 146097 // 4800, 4  # 400 years have 146,097 days
            day = self.value(path)
            self.axioms += [variable >= day + middle - slack, variable <= day + middle + slack]
            self.made[name] = variable
        return self.made[name]

    def flag(self, name: str, reader: Reader) -> Bit:
        """A condition that is read off the case by a function, and otherwise free."""
        key = ("flag", name)
        if key not in self.made:
            self.made[key] = self._variable(z3.Bool(name), reader)
        return self.made[key]

    def real(self, name: str, reader: Reader) -> Any:
        """A number that is read off the case by a function, and otherwise free."""
        key = ("real", name)
        if key not in self.made:
            self.made[key] = self._variable(z3.Real(name), reader)
        return self.made[key]

    def classes(self, name: str, classes: Iterable[Any], reader: Reader) -> dict[Any, Bit]:
        """Which of several classes an answer belongs to."""
        key = ("classes", name)
        if key not in self.made:
            self.made[key] = self.one_of(name, classes, reader)
        found: dict[Any, Bit] = self.made[key]
        return found

    def free(self, name: str, reader: Reader) -> Five:
        """A truth that stands free; ``reader`` is what the evaluator finds."""
        key = ("free", name)
        if key not in self.made:
            truth, axiom = free(name)
            self.axioms.append(axiom)
            for level, bit in enumerate(truth, start=1):
                self._variable(bit, _reaches(reader, level))
            self.made[key] = truth
        found: Five = self.made[key]
        return found

    def _variable(self, variable: Any, reader: Reader) -> Any:
        boolean = z3.is_bool(variable)
        self.written.append((reader, {True: (variable, z3.Not(variable))} if boolean else variable))
        return variable

    def of(self, context: Context) -> list[Bit]:
        """The concrete file of ``context`` as conditions on every variable made so far.

        A variable whose answer has no value of its kind says nothing: the file does not fix it.
        """
        found: list[Bit] = []
        for reader, variable in self.written:
            try:
                value = reader(context)
            except (TypeError, AttributeError):
                continue
            if isinstance(variable, dict):
                if value is not NOTHING:
                    found += [bit if key == value else negated for key, (bit, negated) in variable.items()]
            elif value is not None:
                found.append(self._equal(variable, value))
        return found

    def _equal(self, variable: Any, value: int | Decimal | Fraction) -> Bit:
        key = ("equal", str(variable), value)
        if key not in self.made:
            self.made[key] = variable == _literal(variable, value)
        return self.made[key]


def _reaches(reader: Reader, level: int) -> Reader:
    return lambda context: int(reader(context).value) >= level


def _short(key: Any, place: int) -> str:
    return key if isinstance(key, str) else str(place)


def _key(context: Context, path: str) -> str:
    value = context.fact(path)
    key, _ = answer_key(value)
    return key if key in kind(path).keys else "given"


def _number(value: Any) -> int | Decimal | None:
    if isinstance(value, date):
        return value.toordinal()
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _literal(variable: Any, value: int | Decimal | Fraction) -> Any:
    exact = Fraction(value)
    if z3.is_int(variable):
        return z3.IntVal(int(exact))
    return z3.RealVal(f"{exact.numerator}/{exact.denominator}")
