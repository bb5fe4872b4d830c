"""Pay of the job offer against the Job Bank wage and against the pay of today. Sheet 10, 2.

Wages are CAD an hour, base pay only, at full precision (nothing is rounded up). A yearly salary is converted:
(salary - bonuses and benefits) / weeks a year / hours a week. The pack's wage table holds Ontario only; it
serves when the person confirms that Job Bank publishes no figure for the region, and is an indication
otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.amount import Amount, Real
from poci_desktop.rules.measures.place import SEVERAL, WorkPlace, work_place
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Pack, Words
from poci_desktop.rules.truth import Truth

HOURLY, SALARY, BONUS = "offer.wage_hourly", "offer.salary_annual", "offer.bonus_annual"
HOURS, WEEKS, HOURS_YEAR = "offer.hours_week", "offer.weeks_year", "offer.hours_year"
CURRENT, AGREEMENT, FIGURE = "offer.current_wage_hourly", "offer.collective_agreement", "offer.region_wage"
STREAM, CODE, LOW = "offer.stream", "offer.noc", "offer.region_wage_low"
MOST_WEEKS = 52
CENT = Decimal("0.01")
"""Today's pay is typed by the hour: a yearly one may have been rounded to the cent before it was typed."""


def hours_year(context: Context, settings: Mapping[str, Any]) -> Amount:
    """Paid hours a year: the figure of the offer, else hours a week x weeks a year (52 at most)."""
    stated = context.known(HOURS_YEAR)
    facts = (HOURS, WEEKS, HOURS_YEAR)
    if stated is not None:
        return Amount.exactly("hours", stated, facts=facts)
    hours, weeks = context.known(HOURS), context.known(WEEKS)
    missing, unsure = context.gaps(HOURS, WEEKS)
    if hours is None:
        return Amount.unknown("hours", facts=facts, open=missing, unsure=unsure)
    if weeks is None:
        return Amount("hours", hours, hours, hours * MOST_WEEKS, facts=facts, open=missing, unsure=unsure)
    notes = (Note("offer.short_year", (("weeks", Value("weeks", weeks)),)),) if weeks < MOST_WEEKS else ()
    return Amount.exactly("hours", hours * weeks, facts=facts, notes=notes)


def offered_wage(context: Context) -> Amount:
    """Base pay an hour. With a salary, fewer weeks only raise it: unknown weeks leave 52 as the lowest
    reading.
    """
    hourly = context.known(HOURLY)
    if hourly is not None:
        return Amount.exactly("money_hour", hourly, facts=(HOURLY,))
    facts = (HOURLY, SALARY, BONUS, WEEKS, HOURS)
    salary, hours = context.known(SALARY), context.known(HOURS)
    if salary is None or hours is None:
        missing, unsure = context.gaps(*(facts if salary is None else facts[1:]))
        return Amount.unknown("money_hour", facts=facts, open=missing, unsure=unsure)
    bonus, weeks = context.known(BONUS), context.known(WEEKS)
    missing, unsure = context.gaps(BONUS, WEEKS)
    least = Fraction(0)
    if bonus is not None:
        least = Fraction(max(salary - bonus, Decimal(0))) / (weeks or MOST_WEEKS) / Fraction(hours)
    most = None if weeks is None else Fraction(salary - (bonus or 0)) / weeks / Fraction(hours)
    notes: tuple[Note, ...] = ()
    if bonus is not None and weeks is not None:
        values = (
            ("salary", Value("money_year", salary - bonus)),
            ("weeks", Value("weeks", weeks)),
            ("hours", Value("hours_week", hours)),
            ("wage", shown(least)),
        )
        notes = (Note("offer.wage_converted", values),)
    return Amount("money_hour", least, least, most, facts[1:], missing, unsure, notes)


def shown(amount: Real) -> Value:
    """An hourly amount to print: cents, or four decimals cut off (never rounded up) when it has more."""
    exact = Fraction(amount)
    cut = Decimal(int(exact * 10_000)).scaleb(-4)  # whole numbers: a division of decimals rounds
    cents = cut.quantize(Decimal("0.01"), ROUND_DOWN)
    return Value("money_hour", cents if cents == cut else cut)


@dataclass(frozen=True, slots=True)
class _Floor:
    """The wage to reach lies from ``least`` to ``most`` (None: no upper bound known)."""

    least: Decimal
    most: Decimal | None
    notes: tuple[Note, ...] = ()
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def exact(self) -> Decimal | None:
        return self.least if self.least == self.most else None


def wage_level(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The offer's pay against the Job Bank wage of its occupation and region.

    Settings: ``level`` (``median`` or ``low``; without it the edition's ``wage_level``), ``agreement``
    (``ignored``: a collective agreement changes nothing), ``stream`` (``none``: no stream is chosen in the
    portal, so the choice is never asked and the low wage has a fact of its own, ``offer.region_wage_low``).

    A collective agreement that sets the pay replaces the threshold; where nobody knows whether there is
    one, the threshold can only confirm. The single figure ``offer.region_wage`` is the low wage when the
    employer chose the International Student stream, else the median; the other of the two then bounds what
    this stream asks.
    """
    level = settings.get("level") or context.settings.get("wage_level", "median")
    ignored = settings.get("agreement") == "ignored"
    agreement = "no" if ignored else context.known(AGREEMENT)
    figures = _figures(settings, level)
    chosen = "stream" not in settings
    facts = (*(() if ignored else (AGREEMENT,)), HOURLY, SALARY, *figures, STREAM, CODE)
    if agreement == "yes_sets_wage":
        return leaf(Truth.MET, facts=(AGREEMENT,), notes=(Note("offer.wage_by_agreement"),))
    wage, place = offered_wage(context), work_place(context)
    floor = _floor(context, place, level, figures, chosen)
    truth = _against(wage, floor)
    missing, unsure = (*wage.open, *floor.open), (*wage.unsure, *floor.unsure)
    doubt = context.gaps(STREAM) if chosen and _stream_matters(context, truth, wage, level) else ((), ())
    moved = _regions_to_come(context, place, figures)
    if truth is not Truth.MET and agreement is None:  # an agreement would replace the threshold
        gaps = context.gaps(AGREEMENT)
        truth, missing, unsure = Truth.UNKNOWN, (*missing, *gaps[0]), (*unsure, *gaps[1])
    if truth is not Truth.UNKNOWN:
        missing = unsure = ()
    wide = truth is Truth.UNKNOWN or any(moved)
    truths = (truth, Truth.UNKNOWN) if any(doubt) else (truth,)
    return leaf(
        truth,
        facts=tuple(dict.fromkeys((*facts, *wage.facts, *place.facts))),
        open=tuple(dict.fromkeys((*missing, *doubt[0], *moved[0]))),
        unsure=tuple(dict.fromkeys((*unsure, *doubt[1], *moved[1]))),
        low=Truth.NOT_MET if wide else min(truths),
        high=Truth.MET if wide else max(truths),
        notes=(*wage.notes, *_wage_notes(context, truth, wage, floor, place, level, figures)),
        limit=Value("money_hour", floor.exact) if floor.exact is not None else None,
        measured=shown(wage.sure) if wage.sure == wage.most else None,
    )


def _figures(settings: Mapping[str, Any], level: str) -> tuple[str, ...]:
    """The facts that hold a Job Bank figure for the region."""
    return (FIGURE, LOW) if level == "low" and "stream" in settings else (FIGURE,)


def _stream_matters(context: Context, truth: Truth, wage: Amount, level: str) -> bool:
    """Whether the figure, read as the median, would say less if the employer had chosen the other stream."""
    figure = context.known(FIGURE)
    if not isinstance(figure, Decimal) or context.known(STREAM) is not None:
        return False
    return wage.sure != wage.most or _against(wage, _read_as(figure, "low", level)) is not truth


def _regions_to_come(
    context: Context, place: WorkPlace, figures: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that could still put the job in two regions, so that one answer would not decide: those not
    asked, and those not known.
    """
    answered = any(context.known(figure) is not None for figure in figures)
    still = answered and not place.complete and context.known(SEVERAL) != "no"
    return (place.open, place.unsure) if still else ((), ())


def _against(wage: Amount, floor: _Floor) -> Truth:
    if floor.most is not None and wage.sure >= floor.most:
        return Truth.MET
    return Truth.NOT_MET if wage.most is not None and wage.most < floor.least else Truth.UNKNOWN


def _floor(context: Context, place: WorkPlace, level: str, figures: tuple[str, ...], chosen: bool) -> _Floor:
    """What is known of the wage to reach; one answer about it cannot serve two regions."""
    figure = context.known(FIGURE)
    if all(context.known(path) is None for path in figures):
        missing, unsure = context.gaps(*figures)
        if missing:  # the figure to come may need any of these to be read
            missing = (*missing, *context.gaps(*((STREAM,) if chosen else ()), CODE)[0], *place.open)
        return _Floor(Decimal(0), None, (), missing, unsure)
    if place.complete and place.two_regions:
        gaps = place.open, place.unsure
        return _Floor(Decimal(0), None, (Note("offer.wage_two_regions"),), *gaps)
    international_student = context.known(STREAM) == "is"
    if LOW in figures and not (international_student and isinstance(figure, Decimal)):
        return _low_floor(context, figure)
    if figure == "not_published":
        return _ontario_floor(context, level)
    return _read_as(figure, "low" if international_student else "median", level)


def _low_floor(context: Context, figure: Decimal | str | None) -> _Floor:
    """The low wage where it has a fact of its own; it is at most the median, which is ``figure``."""
    low = context.known(LOW)
    if isinstance(low, Decimal):
        return _Floor(low, low)
    if figure == "not_published":
        return _ontario_floor(context, "low")
    if low is None:
        missing, unsure = context.gaps(LOW)
        return _Floor(
            Decimal(0),
            None if figure is None else Decimal(figure),
            (Note("owp.wage_need_low"),),
            (*missing, *(context.gaps(CODE)[0] if missing else ())),
            unsure,
        )
    ontario = _ontario_floor(context, "low")
    if figure is None:
        missing, unsure = context.gaps(FIGURE)
        return replace(
            ontario, least=Decimal(0), open=(*ontario.open, *missing), unsure=(*ontario.unsure, *unsure)
        )
    median = Decimal(figure)
    most = median if ontario.most is None else min(ontario.most, median)
    return replace(ontario, least=min(ontario.least, median), most=most)


def _read_as(figure: Decimal, kind: str, level: str) -> _Floor:
    if kind == level:
        return _Floor(figure, figure)
    if level == "median":  # a low wage is at most the median
        return _Floor(figure, None, (Note("offer.wage_need_median"),))
    return _Floor(Decimal(0), figure, (Note("offer.wage_need_low"),))


def _ontario_floor(context: Context, level: str) -> _Floor:
    code = context.known(CODE)
    if code is None:
        return _Floor(Decimal(0), None, (), *context.gaps(CODE))
    row = ontario_wage(context.pack, code)
    if row is None or not (row[level] or row["median"]):
        return _Floor(Decimal(0), None, (Note("offer.wage_no_figure", (("code", Value("noc", code)),)),))
    figure = Decimal(row[level] or row["median"])
    values = (("figure", Value("money_hour", figure)), ("period", Value("text", row["reference_period"])))
    if not row[level]:  # the low wage is at most the median
        return _Floor(Decimal(0), figure, (Note("offer.wage_ontario_median", values),))
    return _Floor(figure, figure, (Note("offer.wage_ontario_used", values),))


def ontario_wage(pack: Pack, code: str) -> Mapping[str, str] | None:
    """The Ontario wages of a code in the pack's table; None when it has no row."""
    if "wages" not in pack.cache:
        pack.cache["wages"] = {row["noc_code"]: row for row in pack.tables["wages"]}
    found: Mapping[str, str] | None = pack.cache["wages"].get(code)
    return found


def _wage_notes(
    context: Context,
    truth: Truth,
    wage: Amount,
    floor: _Floor,
    place: WorkPlace,
    level: str,
    figures: tuple[str, ...],
) -> tuple[Note, ...]:
    limit = floor.exact
    if limit is not None and wage.sure == wage.most:
        values = (("wage", shown(wage.sure)), ("limit", Value("money_hour", limit)))
        name = "offer.wage_reaches" if wage.sure >= limit else "offer.wage_below"
        notes = [*floor.notes, Note(name, values)]
        if abs(Fraction(wage.sure) - Fraction(limit)) <= context.parameter("offer.wage_near"):
            notes.append(Note("offer.wage_near"))
        return tuple(notes)
    notes = list(floor.notes)
    if truth is Truth.UNKNOWN and any(context.known(figure) is None for figure in figures):
        notes += [*place.notes, *place.which, *_where_to_look(context, place, level)]
    return tuple(notes)


def _where_to_look(context: Context, place: WorkPlace, level: str) -> list[Note]:
    """Which region to look up, and what Ontario as a whole pays, as an indication only."""
    code = context.known(CODE)
    if code is None:
        return []
    notes = [
        Note("offer.wage_look_up", (("code", Value("noc", code)), ("region", _region(context.pack, region))))
        for region in place.regions
    ]
    row = ontario_wage(context.pack, code)
    if row is not None and row[level]:
        values = (
            ("figure", Value("money_hour", Decimal(row[level]))),
            ("period", Value("text", row["reference_period"])),
        )
        notes.append(Note("offer.wage_indication", values))
    return notes


def _region(pack: Pack, code: str) -> Value:
    row = next(r for r in pack.tables["economic_regions"] if r["code"] == code)
    return Value("words", Words(row["name_en"], row["name_fr"]))


def wage_not_below_current(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The offer does not pay less than the person earns now in the position; elsewhere it does not apply."""
    current, agreement = context.known(CURRENT), context.known(AGREEMENT)
    if current == "none" or agreement == "yes_sets_wage":
        return Finding(truth=Truth.N_A, facts=(CURRENT if current == "none" else AGREEMENT,))
    wage = offered_wage(context)
    facts: tuple[str, ...] = (CURRENT, AGREEMENT, *wage.facts)
    if current is None:
        missing, unsure = context.gaps(CURRENT, AGREEMENT)
        return leaf(Truth.UNKNOWN, facts=facts, open=(*missing, *wage.open), unsure=(*unsure, *wage.unsure))
    truth = wage.compare(">=", current)
    missing, unsure = wage.open, wage.unsure
    rounded = truth is Truth.NOT_MET and _perhaps_rounded(context, wage, current)
    if rounded:
        truth = Truth.UNKNOWN
    if truth is not Truth.MET and agreement is None:  # an agreement would lift the test
        gaps = context.gaps(AGREEMENT)
        truth, missing, unsure = Truth.UNKNOWN, (*missing, *gaps[0]), (*unsure, *gaps[1])
    settled = truth is not Truth.UNKNOWN
    values = (("wage", shown(wage.sure)), ("limit", shown(current)))
    notes = wage.notes
    if rounded or truth is Truth.NOT_MET:
        name = "offer.wage_perhaps_rounded" if rounded else "offer.wage_below_current"
        notes = (*notes, Note(name, values))
    return leaf(
        truth,
        facts=facts,
        open=() if settled else missing,
        unsure=() if settled else unsure,
        low=truth if settled else Truth.NOT_MET,
        high=truth if settled else Truth.MET,
        notes=notes,
        limit=shown(current),
        measured=shown(wage.sure) if wage.sure == wage.most else None,
    )


def _perhaps_rounded(context: Context, wage: Amount, current: Decimal) -> bool:
    """Whether a salary worked out by the hour misses today's pay by less than a cent."""
    if context.known(HOURLY) is not None or wage.most is None:
        return False
    return Fraction(current) - Fraction(wage.most) < CENT


QUANTITIES: dict[str, Quantity] = {"offer_hours_year": hours_year}
MEASURES: dict[str, Measure] = {"wage_level": wage_level, "wage_not_below_current": wage_not_below_current}
