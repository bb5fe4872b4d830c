"""Two dates side by side in the words of one language: what screen, text, JSON and PDF show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from poci_desktop import __version__
from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import filed_on
from poci_desktop.localizer import N_, Localizer
from poci_desktop.report import sentences
from poci_desktop.report.compare import Comparison, CriterionPair, Side, StreamPair, compare
from poci_desktop.report.rows import RowWriter, Wording, own_parts
from poci_desktop.rules.assess import Assessment, StreamResult, assess
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

HOW = N_(
    "The same answers are assessed as if the application were filed on each date. "
    "Each date is also the day judged."
)
LIMITS = N_(
    "Listed are the criteria that do not come out the same and, where not all are met, those that decide. "
    "Steps and points are not compared. Neither date is recommended."
)
MOST = 4
"""Criteria told of one kind; how many there are beyond is said."""


@dataclass(frozen=True, slots=True)
class StreamCell:
    """A stream on one date. ``verdict`` is the word of its truth, "" on a date that does not name it.
    ``basis``: what a verdict of met rests on, or why somebody nominated has none; that there are no rules is
    said by the intake, and what decides any other verdict stands with the criteria."""

    verdict: str
    verdict_words: str
    basis: str
    intake_words: str
    open_now: bool


@dataclass(frozen=True, slots=True)
class DatedCell:
    """A criterion on one date: the word of its truth as it is shown ("" where the rules of that date do not
    have it), and the reason where it is not met, to be assessed or not known. All "" on a date without a
    verdict."""

    truth: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A criterion on both dates, with its paragraph or page. ``officer``: it is left to an officer."""

    id: str
    title: str
    officer: bool
    cite: str
    cells: tuple[DatedCell, DatedCell]


@dataclass(frozen=True, slots=True)
class Cited:
    """A criterion by its name, with its paragraph or page."""

    id: str
    title: str
    officer: bool
    cite: str


@dataclass(frozen=True, slots=True)
class SameGroup:
    """Criteria that decide and are found the same on both dates: at most :data:`MOST`, and how many ``more``
    in numbers and words. ``head`` says what they have in common, ``words`` the finding alone."""

    truth: str
    words: str
    head: str
    criteria: tuple[Cited, ...]
    more: int
    more_words: str


@dataclass(frozen=True, slots=True)
class StreamRow:
    """One stream on both dates, and its criteria that changed. ``note`` says so when none did.

    ``same`` and ``deciding`` are the other criteria that give a verdict which is not met, to be assessed or
    not known: those found the same on both dates, and the others, as where only one date has a verdict. Of
    these, ``more`` are not told one by one.
    """

    id: str
    name: str
    short: str
    cells: tuple[StreamCell, StreamCell]
    changes: tuple[DatedRow, ...]
    same: tuple[SameGroup, ...]
    deciding: tuple[DatedRow, ...]
    more: int
    more_words: str
    note: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A whole comparison in one language. ``how`` says what was done, ``review`` what to compare once the
    rules are past their review, ``first`` what else must be read before any verdict."""

    language: str
    title: str
    days: tuple[str, str]
    how: tuple[str, ...]
    review: tuple[str, ...]
    first: tuple[str, ...]
    streams: tuple[StreamRow, ...]
    rules_date: str
    label: str
    version: str
    disclaimer: str
    verified_to: date


@dataclass(frozen=True, slots=True)
class TwoDates:
    """A person on two different dates: the case and the assessment of each, and what differs."""

    given: Case
    cases: tuple[Case, Case]
    assessments: tuple[Assessment, Assessment]
    comparison: Comparison


def on_two_dates(pack: Pack, case: Case, days: tuple[date, date]) -> TwoDates:
    """Assess a person as if the application were filed on each of two days."""
    cases = (filed_on(case, days[0]), filed_on(case, days[1]))
    sides = (assess(pack, cases[0], days[0]), assess(pack, cases[1], days[1]))
    return TwoDates(case, cases, sides, compare(*sides))


def build_compared(
    two: TwoDates, localizer: Localizer, wording_of: Callable[[Case], Wording], *, today: date | None = None
) -> Compared:
    """The comparison in the localizer's language.

    ``wording_of`` a case names its facts. ``today``: when the comparison is read, where that is known; the
    rules are past their review when it, or one of the dates, is.
    """
    pack, days = two.comparison.pack, two.comparison.days
    builder = _Builder(two, localizer, wording_of)
    filing = two.given.app.filing_date
    how = [localizer.text(HOW)]
    if isinstance(filing, date):
        how.append(
            localizer.text(
                "The application date given, {date}, is set aside here.", date=localizer.date(filing)
            )
        )
    how.append(localizer.text(LIMITS))
    first, second = (localizer.date(day) for day in days)
    review = sentences.review_due(localizer, pack, max(*days, today or days[0]))
    return Compared(
        language=localizer.language,
        title=localizer.text("Two dates side by side: {first} and {second}", first=first, second=second),
        days=(first, second),
        how=tuple(how),
        review=review,
        first=sentences.know_first_of_two(localizer, two.assessments, due=review != ()),
        streams=tuple(builder.stream(pair) for pair in two.comparison.streams),
        rules_date=localizer.date(pack.verified_to),
        label=two.given.label or "",
        version=__version__,
        disclaimer=localizer.text(sentences.DISCLAIMER),
        verified_to=pack.verified_to,
    )


def _judged(result: StreamResult | None) -> bool:
    """Whether a stream has a verdict on its date."""
    return result is not None and result.coverage == "covered"


class _Builder:
    def __init__(self, two: TwoDates, localizer: Localizer, wording_of: Callable[[Case], Wording]) -> None:
        self.two, self.loc = two, localizer
        self.pack = two.comparison.pack
        self.wordings = [wording_of(case) for case in two.cases]
        self.writers = [
            RowWriter(self.pack, case, localizer, wording)
            for case, wording in zip(two.cases, self.wordings, strict=True)
        ]

    def stream(self, pair: StreamPair) -> StreamRow:
        stream = self.pack.stream(pair.id)
        on_both = all(_judged(side) for side in pair.sides)
        told = pair.deciding if on_both else pair.deciding[:MOST]
        more = len(pair.deciding) - len(told)
        return StreamRow(
            id=pair.id,
            name=sentences.capital(self.loc.words(stream.name)),
            short=self.loc.words(stream.short),
            cells=(self.cell(pair.sides[0], 0), self.cell(pair.sides[1], 1)),
            changes=tuple(self.row(pair, criterion) for criterion in pair.changes),
            same=tuple(self.same(pair)),
            deciding=tuple(self.row(pair, criterion) for criterion in told),
            more=more,
            more_words=self.loc.plural(
                "{n} other criterion is in the same case.", "{n} other criteria are in the same case.", more
            )
            if more
            else "",
            note=self.loc.text("No criterion changes.") if on_both and not pair.changes else "",
        )

    def cell(self, result: StreamResult | None, place: int) -> StreamCell:
        if result is None:
            gap = sentences.no_category(self.two.assessments[place])
            words = N_("No category existed on that date") if gap else N_("No such category on that date")
            return StreamCell("", self.loc.text(words), "", "", False)
        return StreamCell(
            verdict=result.criteria.word if result.coverage == "covered" else "not_covered",
            verdict_words=sentences.verdict_words(self.loc, result, self.pack),
            basis=self.basis(result, place),
            intake_words=sentences.intake_words(self.loc, result),
            open_now=result.intake is not None and result.intake.state == "open",
        )

    def basis(self, result: StreamResult, place: int) -> str:
        if result.coverage == "nominated":
            return sentences.no_verdict(self.loc, result)
        met = _judged(result) and result.criteria is Truth.MET
        return self.writers[place].checked(result) if met else ""

    def row(self, stream: StreamPair, pair: CriterionPair) -> DatedRow:
        named, (first, second) = self.cited(pair), pair.sides
        return DatedRow(
            id=named.id,
            title=named.title,
            officer=named.officer,
            cite=named.cite,
            cells=(self.side(stream, first, 0), self.side(stream, second, 1)),
        )

    def cited(self, pair: CriterionPair) -> Cited:
        criterion = self.pack.criterion(pair.criterion)
        return Cited(
            id=criterion.id,
            title=self.loc.words(criterion.title),
            officer=pair.officer,
            cite=self.loc.words(criterion.cite),
        )

    def same(self, stream: StreamPair) -> Iterator[SameGroup]:
        """The criteria that decide and stay the same, by what is found of them."""
        groups: dict[tuple[str, str], list[Cited]] = {}
        for pair in stream.same:
            cell = self.side(stream, pair.sides[0], 0)
            groups.setdefault((cell.truth, cell.words), []).append(self.cited(pair))
        for (truth, words), criteria in groups.items():
            more = max(0, len(criteria) - MOST)
            yield SameGroup(
                truth=truth,
                words=words,
                head=self.loc.text("The same on both dates, {finding}", finding=sentences.inside(words)),
                criteria=tuple(criteria[:MOST]),
                more=more,
                more_words=self.loc.plural("and {n} more", "and {n} more", more) if more else "",
            )

    def side(self, stream: StreamPair, side: Side | None, place: int) -> DatedCell:
        if side is None:
            judged = _judged(stream.sides[place])
            return DatedCell("", self.loc.text("Not a criterion on that date") if judged else "", "")
        row = self.writers[place].row(side.finding, 0, side.needed)
        doubtful = side.needed and side.finding.truth in (Truth.NOT_MET, Truth.UNKNOWN, Truth.TO_ASSESS)
        reason = self.reason(side, place, row.rule) if doubtful else ""
        return DatedCell(row.truth, row.truth_words, reason)

    def reason(self, side: Side, place: int, rule: str) -> str:
        """The reason that decides; else the facts that are missing, or the rule itself."""
        decisive = self.writers[place].decisive(side.finding)
        if decisive:
            return decisive
        parts = list(own_parts(side.finding))
        missing = dict.fromkeys(path for part in parts for path in (*part.open, *part.unsure))
        if side.finding.truth is not Truth.UNKNOWN or not missing:
            return rule
        labels = dict.fromkeys(self.wordings[place].label(path, self.loc) for path in missing)
        return self.loc.text("Missing: {list}.", list="; ".join(labels))
