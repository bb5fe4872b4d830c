"""When a page or a field applies: a tiny vocabulary over the answers given so far.

===========  =====================================================================================
fact + is    the answer is known and is one of the values
fact + not   the answer is not one of the values (also when it is not known or not given)
fact + has   there is an answer of any kind ("I don't know" included)
fact + over  the answer is a number greater than the value
some         the test holds for at least one entry of a list
all, any     every test / one test
since        the application date is not before the day (or is not known)
===========  =====================================================================================

Two-valued on purpose: it only decides what is put to the person; what an answer is worth is for the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.paths import at

Answers = Mapping[str, Any]
"""Full path of a fact -> its answer, for the answers that count."""


class Condition(Protocol):
    """One test over the answers; ``entry`` is the number of the list entry in question."""

    def holds(self, answers: Answers, entry: int | None = None) -> bool:
        """Whether the test holds."""
        ...


@dataclass(frozen=True, slots=True)
class FactTest:
    """A test of one answer."""

    fact: str
    is_: frozenset[str] = frozenset()
    not_: frozenset[str] = frozenset()
    has: bool = False
    over: Decimal | None = None

    def holds(self, answers: Answers, entry: int | None = None) -> bool:
        """See the table of this module."""
        path = self.fact if entry is None else at(self.fact, entry)
        value = answers.get(path)
        if self.has:
            return value is not None
        if self.over is not None:
            return isinstance(value, (int, Decimal)) and value > self.over
        key = _word(value)
        return key in self.is_ if self.is_ else key not in self.not_


@dataclass(frozen=True, slots=True)
class Several:
    """All tests, or any of them."""

    tests: tuple[Condition, ...]
    every: bool

    def holds(self, answers: Answers, entry: int | None = None) -> bool:
        """See the table of this module."""
        found = (test.holds(answers, entry) for test in self.tests)
        return all(found) if self.every else any(found)


@dataclass(frozen=True, slots=True)
class Some:
    """A test that holds for one entry of ``list``."""

    list: str
    test: Condition

    def holds(self, answers: Answers, entry: int | None = None) -> bool:
        """See the table of this module."""
        number = answers.get(self.list)
        return isinstance(number, int) and any(self.test.holds(answers, i) for i in range(number))


@dataclass(frozen=True, slots=True)
class Since:
    """The application date is on or after a day, or is not known."""

    day: date

    def holds(self, answers: Answers, entry: int | None = None) -> bool:
        """See the table of this module."""
        filing = answers.get("app.filing_date")
        return not isinstance(filing, date) or filing >= self.day


def read_condition(table: Mapping[str, Any]) -> Condition:
    """The condition a table describes; :class:`KeyError` names a word that is missing."""
    if "all" in table or "any" in table:
        every = "all" in table
        return Several(tuple(read_condition(t) for t in table["all" if every else "any"]), every)
    if "some" in table:
        return Some(table["some"], read_condition(table["test"]))
    if "since" in table:
        return Since(table["since"])
    over = table.get("over")
    return FactTest(
        table["fact"],
        frozenset(table.get("is", ())),
        frozenset(table.get("not", ())),
        bool(table.get("has", False)),
        None if over is None else Decimal(over),
    )


def _word(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Planned):
        return "planned"
    return str(getattr(value, "value", value))
