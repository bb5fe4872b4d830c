"""Is there enough money to settle the family? Sheet 15: ``available >= required(D, n)``, to the cent.

Available = own money that is not borrowed + yearly pay of an ongoing Ontario job + yearly pay of an Ontario
offer (the greater of the two pays when they are for one job). A part that is not known counts for nothing;
if the rest is enough, it does not matter. What an officer must judge (a job that ends within a year, a
part-time or seasonal offer, the days and the size for which two amounts are printed) makes the test at
best "to be assessed".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Row, Value, leaf
from poci_desktop.rules.measures.family import Size, family_sizes, required
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

ZERO = Decimal(0)
ENDLESS = Decimal("Infinity")
FULL_TIME = Decimal(30)


@dataclass(frozen=True, slots=True)
class Part:
    """Money: established, with what an officer must judge, at most without any doubt, and at most.

    ``sure <= likely <= most`` and ``sure <= clean <= most``. ``assumed``: counted in full although an
    answer still to come may cast a doubt on it.
    """

    sure: Decimal = ZERO
    likely: Decimal = ZERO
    clean: Decimal = ZERO
    most: Decimal = ZERO
    assumed: bool = False
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=())

    @classmethod
    def known(cls, amount: Decimal) -> Part:
        """An amount without doubt."""
        return cls(amount, amount, amount, amount)

    def plus(self, other: Part) -> Part:
        """Both together."""
        return _joined(
            (self, other),
            self.sure + other.sure,
            self.likely + other.likely,
            self.clean + other.clean,
            self.most + other.most,
        )

    def or_more(self, other: Part) -> Part:
        """The greater of the two."""
        return _joined(
            (self, other),
            max(self.sure, other.sure),
            max(self.likely, other.likely),
            max(self.clean, other.clean),
            max(self.most, other.most),
        )

    def less(self, other: Part) -> Part:
        """This one without the other, never under zero."""
        return _joined(
            (self, other),
            max(ZERO, self.sure - other.most),
            max(ZERO, self.likely - other.most),
            max(ZERO, self.clean - other.sure),
            max(ZERO, self.most - other.sure),
        )


def _joined(parts: Sequence[Part], sure: Decimal, likely: Decimal, clean: Decimal, most: Decimal) -> Part:
    return Part(
        sure,
        likely,
        clean,
        most,
        any(p.assumed for p in parts),
        tuple(path for p in parts for path in p.open),
        tuple(path for p in parts for path in p.unsure),
        tuple(note for p in parts for note in p.notes),
    )


@dataclass(frozen=True, slots=True)
class _Outcome:
    truth: Truth
    low: Truth
    high: Truth
    size: Size
    own: Part
    income: Part
    total: Part
    least: Decimal
    firm: Decimal


FACTS = (
    "family.spouse",
    "family.children_under_22",
    "family.grandchildren",
    "funds.balances",
    "funds.partner_accounts",
    "funds.partner_letter",
    "funds.borrowed_part",
    "funds.ongoing_job_annual",
    "funds.ongoing_job_end",
    "funds.offer_annual",
    "funds.offer_same_job",
    "offer.exists",
    "offer.hours_week",
    "offer.seasonal",
)


def ontario(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Ontario's test. ``settings``: ``federal`` warns when only pay passes it."""
    outcomes = [_outcome(context, size) for size in family_sizes(context)]
    truths = {o.truth for o in outcomes}
    truth = truths.pop() if len(truths) == 1 else Truth.UNKNOWN
    low = min((o.low for o in outcomes), key=_level)
    high = max((o.high for o in outcomes), key=_level)
    moving = low is not high or truth is Truth.UNKNOWN
    shown = outcomes[0]
    single = len(outcomes) == 1 and shown.size.known
    return leaf(
        truth,
        facts=FACTS,
        open=_paths([p for o in outcomes for p in (*o.size.open, *o.total.open)]) if moving else (),
        unsure=_paths([p for o in outcomes for p in (*o.size.unsure, *o.total.unsure)]) if moving else (),
        low=low,
        high=high,
        limit=Value("money", shown.firm if single else shown.least),
        measured=Value("money", shown.total.likely if truth is Truth.TO_ASSESS else shown.total.sure),
        notes=(*_reasons(truth, outcomes, single), *_warnings(context, settings, truth, outcomes)),
        working=_working(shown, single),
    )


def _outcome(context: Context, size: Size) -> _Outcome:
    """The test for one family: alone, or with a partner."""
    own = _own(context, size.partner).less(_borrowed(context, size.partner))
    income = _income(context)
    total = own.plus(income)
    amounts = required(context, size.least)
    least, firm = min(amounts), max(amounts)
    most = required(context, size.most) if size.most is not None else (ENDLESS,)
    low = _truth(total.sure, total.likely, min(most), max(most))
    if total.assumed and low is Truth.MET and own.sure + _without_doubt(context) < max(most):
        low = Truth.TO_ASSESS
    high = _truth(total.clean, total.most, least, firm)
    truth = _truth(total.sure, total.likely, min(most), max(most))
    if truth is Truth.NOT_MET and high is not Truth.NOT_MET:
        truth = Truth.UNKNOWN
    return _Outcome(truth, low, high, size, own, income, total, least, firm)


def _truth(sure: Decimal, likely: Decimal, least: Decimal, firm: Decimal) -> Truth:
    if sure >= firm:
        return Truth.MET
    return Truth.TO_ASSESS if max(sure, likely) >= least else Truth.NOT_MET


def _money(context: Context, fact: str) -> Part:
    """An amount, or anything from zero up when it is not known."""
    value = context.known(fact)
    if value is None:
        open_, unsure = context.gaps(fact)
        return Part(clean=ENDLESS, most=ENDLESS, open=open_, unsure=unsure)
    return Part.known(value)


def _own(context: Context, partner: bool) -> Part:
    own = _money(context, "funds.balances")
    return own.plus(_partner(context)) if partner else own


def _partner(context: Context) -> Part:
    """The partner's accounts count with a letter of access in hand."""
    letter = context.fact("funds.partner_letter")
    accounts = _money(context, "funds.partner_accounts")
    if letter == "no" or accounts.most == 0:
        return Part()
    if letter == "yes":
        return accounts
    open_, unsure = context.gaps("funds.partner_letter")
    note = Note("funds.letter_planned") if letter == "will_get" else Note("funds.letter_unknown")
    return Part(
        clean=accounts.clean,
        most=accounts.most,
        open=(*accounts.open, *open_),
        unsure=(*accounts.unsure, *unsure),
        notes=(note,) if accounts.sure else (),
    )


def _borrowed(context: Context, partner: bool) -> Part:
    """The part that is owed; it takes nothing away when there is no money it could be part of."""
    if _own(context, partner).most == 0:
        return Part()
    return _money(context, "funds.borrowed_part")


def _income(context: Context) -> Part:
    job, offer = _job(context), _offer(context)
    if job.most == 0 or offer.most == 0:
        return job.plus(offer)
    same = context.fact("funds.offer_same_job")
    if same == "yes":
        return job.or_more(offer)
    both = job.plus(offer)
    if same == "no":
        return both
    one = job.or_more(offer)
    open_, unsure = context.gaps("funds.offer_same_job")
    joined = _joined((job, offer), one.sure, one.likely, both.clean, both.most)
    return joined.plus(Part(open=open_, unsure=unsure))


def _job(context: Context) -> Part:
    """Pay of the job the person has now. It must go on for a year after the filing day to be beyond doubt."""
    pay = _money(context, "funds.ongoing_job_annual")
    end = context.fact("funds.ongoing_job_end")
    if pay.most == 0 or end == "none":
        return pay
    open_, unsure = context.gaps("funds.ongoing_job_end")
    if not isinstance(end, date):
        return Part(clean=pay.clean, most=pay.most, open=(*pay.open, *open_), unsure=(*pay.unsure, *unsure))
    if end >= add_months(context.day, 12):
        return pay
    if end < context.day:
        return Part(notes=(Note("funds.job_over", (("end", Value("date", end)),)),) if pay.sure else ())
    note = Note("funds.job_ends", (("end", Value("date", end)),))
    return Part(
        likely=pay.sure,
        most=pay.most,
        open=pay.open,
        unsure=pay.unsure,
        notes=(note,) if pay.sure else (),
    )


def _offer(context: Context) -> Part:
    """Pay of an Ontario offer. One that is known to be part-time or seasonal is left to the officer.

    Hours and season are questions about the job offer; without one they are not asked and cast no doubt.
    """
    pay = _money(context, "funds.offer_annual")
    if pay.most == 0 or context.fact("offer.exists") == "no":
        return pay
    exists, exists_unsure = context.gaps("offer.exists")
    hours, seasonal = context.fact("offer.hours_week"), context.fact("offer.seasonal")
    if (isinstance(hours, Decimal) and hours < FULL_TIME) or seasonal == "yes":
        return Part(
            likely=pay.sure,
            clean=pay.clean if exists or exists_unsure else ZERO,
            most=pay.most,
            open=(*pay.open, *exists),
            unsure=(*pay.unsure, *exists_unsure),
            notes=(Note("funds.offer_part_time"),) if pay.sure else (),
        )
    open_, unsure = context.gaps("offer.hours_week", "offer.seasonal")
    if not (open_ or unsure):
        return pay
    return Part(
        pay.sure,
        pay.sure,
        pay.clean,
        pay.most,
        True,
        (*pay.open, *exists, *open_),
        (*pay.unsure, *exists_unsure, *unsure),
    )


def _without_doubt(context: Context) -> Decimal:
    """What of the income stays sure if the offer should turn out to be part-time."""
    return _job(context).sure


def _reasons(truth: Truth, outcomes: Sequence[_Outcome], single: bool) -> tuple[Note, ...]:
    """Why this truth, in figures; an unknown family is shown by its least number of people."""
    small, large = outcomes[0], outcomes[-1]
    shown = large if truth is Truth.MET else small
    figures = (
        ("counted", Value("money", shown.total.sure)),
        ("required", Value("money", shown.firm)),
        ("size", Value("people", shown.size.least)),
    )
    if truth is Truth.MET:
        return (Note("funds.enough", figures),)
    doubts = large.total.notes
    if truth is Truth.NOT_MET:
        gap = ("gap", Value("money", shown.least - shown.total.most))
        return (Note("funds.short" if single else "funds.short_of_smallest", (*figures, gap)), *doubts)
    if truth is Truth.TO_ASSESS:
        if shown.total.sure >= shown.least:
            least = ("least", Value("money", shown.least))
            return (Note("funds.two_amounts", (*figures, least)),)
        likely = ("likely", Value("money", shown.total.likely))
        return (Note("funds.doubtful_part", (*figures, likely)), *doubts)
    return (Note("funds.unknown_part" if single else "funds.unknown_size", figures), *doubts)


def _warnings(
    context: Context, settings: Mapping[str, Any], truth: Truth, outcomes: Sequence[_Outcome]
) -> tuple[Note, ...]:
    """W-FUNDS-*: they never change the verdict."""
    notes: list[Note] = []
    shown = outcomes[-1]
    known = context.known
    if known("funds.statements_3_months") == "no" and shown.own.sure:
        notes.append(Note("W-FUNDS-PROOF"))
    passes = truth in (Truth.MET, Truth.TO_ASSESS)
    if passes and shown.income.sure < shown.firm:
        notes.append(Note("W-FUNDS-DEPOSIT"))
    others = known("family.other_dependants")
    if others:
        amount = Value("money", max(required(context, shown.size.least + others)))
        notes.extend((Note("W-FUNDS-DEP"), Note("funds.federal_amount", (("amount", amount),))))
    exempt = known("ee.program_choice") == "CEC" or known("fact.arranged") == "yes"
    if settings.get("federal") and passes and not exempt and shown.own.most < shown.firm:
        notes.append(Note("W-FUNDS-FED"))
    alone = max(required(context, 1))
    if shown.size.least > 1 and not passes and shown.total.sure >= alone:
        notes.append(Note("funds.all_members"))
    return tuple(notes)


def _working(shown: _Outcome, single: bool) -> tuple[Row, ...]:
    rows = [
        Row("funds.row_own", (("amount", Value("money", shown.own.sure)),)),
        Row("funds.row_income", (("amount", Value("money", shown.income.likely)),)),
        Row("funds.row_total", (("amount", Value("money", shown.own.sure + shown.income.likely)),)),
    ]
    if single:
        size = ("size", Value("people", shown.size.least))
        rows.append(Row("funds.row_required", (size, ("amount", Value("money", shown.firm)))))
    return tuple(rows)


def _paths(paths: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(paths))


def _level(truth: Truth) -> int:
    return int(truth.value)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"funds.ontario": ontario}
