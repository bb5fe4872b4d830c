"""A rule pack in memory: streams with dated editions, criteria, parameters, lists, notes and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth

if TYPE_CHECKING:
    from poci_desktop.rules.context import Context
    from poci_desktop.rules.nodes import Node


class PackError(Exception):
    """The rule pack cannot be used; the message is one sentence for the person at the screen."""


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in both languages."""

    en: str
    fr: str

    def in_(self, language: str) -> str:
        """The words in ``language`` ("en" or "fr")."""
        return self.fr if language == "fr" else self.en


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value that holds from a day on (until the next one)."""

    since: date
    value: T


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of the law with its unit and its dated values."""

    id: str
    unit: str
    values: tuple[Dated[Any], ...]
    cite: Words
    note: str = ""


@dataclass(frozen=True, slots=True)
class CodeList:
    """Codes (or code prefixes, less excepted prefixes), dated."""

    id: str
    values: tuple[Dated[tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A page or regulation a criterion was read in.

    ``last_amendment`` (of a regulation) and ``last_item`` (of a page of news) are the last ones known when
    the pack was verified: what a reader compares once the pack is past its ``review_by``.
    """

    id: str
    title: Words
    address: str
    read_on: date | None
    last_amendment: Words | None = None
    last_item: date | None = None


@dataclass(frozen=True, slots=True)
class PackNote:
    """A sentence a finding may carry. ``level``: reason, info, warning or remedy."""

    id: str
    level: str
    words: Words


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A row of the sheets that the program leaves to the reader, with the reason."""

    id: str
    streams: tuple[str, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: its words, citation, dated tests, and who can act on it."""

    id: str
    kind: str
    title: Words
    rule: Words
    cite: Words
    sources: tuple[str, ...]
    confidence: str
    mutability: tuple[str, ...]
    documents: tuple[str, ...]
    tests: tuple[tuple[date | None, date | None, Node], ...]
    per_stream: bool = False
    remedy: Words | None = None
    note: Words | None = None

    def evaluate(self, context: Context) -> Finding:
        """The finding on the context's reference day; outside every dated test it does not apply."""
        for since, until, node in self.tests:
            if (since is None or context.day >= since) and (until is None or context.day <= until):
                return node.evaluate(context).named(self.id)
        return Finding(truth=Truth.N_A, criterion=self.id)


@dataclass(frozen=True, slots=True)
class IntakeChange:
    """From ``since`` on the stream's intake is open, suspended, closed, not_yet_open or unknown."""

    since: date
    state: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Edition:
    """The rules of a stream for application days from ``since`` to ``until``, both inclusive.

    ``until`` is ``date.max`` (see :attr:`ends`) while no last day is known.

    ``judgement_reaches`` False: the judgement criteria act on one path of the eligibility test (``beside``
    nodes) and not on the whole stream.
    """

    id: str
    since: date
    until: date
    particular: Words
    settings: Mapping[str, Any]
    eligibility: Node
    judgement: tuple[str, ...]
    process: tuple[str, ...]
    warnings: tuple[tuple[str, Node], ...]
    judgement_reaches: bool = True

    @property
    def ends(self) -> bool:
        """Whether a last day is known."""
        return self.until != date.max


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream of the program.

    ``shown_from``: for application days before it the stream is not named at all (None: always named).
    ``family`` groups streams of one set of rules: texts that speak of a family carry its name.
    """

    id: str
    name: Words
    short: Words
    about: Words
    route: str
    sources: tuple[str, ...]
    intake: tuple[IntakeChange, ...]
    editions: tuple[Edition, ...]
    shown_from: date | None = None
    family: str = "streams"

    def edition_on(self, day: date) -> Edition | None:
        """The edition in force on ``day``; the last one once the stream is closed; None before the first."""
        if not self.editions or day < self.editions[0].since:
            return None
        for edition in self.editions:
            if edition.since <= day <= edition.until:
                return edition
        return self.editions[-1]

    def intake_on(self, day: date) -> IntakeChange | None:
        """The intake state on ``day``; None before anything is known."""
        current = None
        for change in self.intake:
            if change.since <= day:
                current = change
        return current


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole pack. ``verified_to`` is the day to which the program's facts were checked; ``review_by`` the
    last day before they should be checked again."""

    id: str
    sequence: int
    verified_to: date
    review_by: date
    streams: tuple[Stream, ...]
    criteria: Mapping[str, Criterion]
    parameters: Mapping[str, Parameter]
    lists: Mapping[str, CodeList]
    notes: Mapping[str, PackNote]
    sources: Mapping[str, Source]
    not_checked: tuple[NotChecked, ...]
    tables: Mapping[str, tuple[Mapping[str, str], ...]] = field(repr=False)
    texts: Mapping[str, Words] = field(repr=False)
    cache: dict[Any, Any] = field(default_factory=dict, repr=False)

    def criterion(self, name: str) -> Criterion:
        """A criterion by id; :class:`PackError` if the pack has none of that name."""
        try:
            return self.criteria[name]
        except KeyError:
            raise PackError(f"The rules name a criterion that is missing: {name}.") from None

    def stream(self, name: str) -> Stream:
        """A stream by id; :class:`PackError` if there is none."""
        for stream in self.streams:
            if stream.id == name:
                return stream
        raise PackError(f"The rules have no stream named {name}.")

    def streams_on(self, day: date) -> tuple[Stream, ...]:
        """The streams an application of ``day`` is assessed on, in the pack's order."""
        return tuple(s for s in self.streams if s.shown_from is None or s.shown_from <= day)

    def parameter(self, name: str, day: date) -> Any:
        """A parameter's value on ``day``; :class:`PackError` if it has none on that day."""
        try:
            dated = self.parameters[name].values
        except KeyError:
            raise PackError(f"The rules name a figure that is missing: {name}.") from None
        for item in reversed(dated):
            if item.since <= day:
                return item.value
        raise PackError(f"The figure {name} has no value on {day.isoformat()}.")

    def unit(self, name: str) -> str:
        """The unit of a parameter."""
        return self.parameters[name].unit

    def in_list(self, name: str, code: str, day: date) -> bool:
        """Whether ``code`` is in list ``name`` on ``day``."""
        try:
            dated = self.lists[name].values
        except KeyError:
            raise PackError(f"The rules name a list that is missing: {name}.") from None
        for item in reversed(dated):
            if item.since <= day:
                codes, prefixes, excepted = item.value
                return code in codes or (
                    bool(prefixes)
                    and code.startswith(prefixes)
                    and not (excepted and code.startswith(excepted))
                )
        return False
