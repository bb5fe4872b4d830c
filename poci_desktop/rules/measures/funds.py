"""Is there enough money to settle the family? Sheet 15: ``available >= required(D, n)``, to the cent.

Available = own money that is not borrowed + yearly pay of an ongoing Ontario job + yearly pay of an Ontario
offer (the greater of the two pays when they are for one job). A part that is not known counts for nothing;
if the rest is enough, it does not matter. What an officer must judge (a job that ends within a year, a
part-time or seasonal offer, the days and the size for which two amounts are printed) makes the test at
best "to be assessed". Income of the person's own business in Ontario counts for nothing; where the rest is
not enough, an officer must say whether it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Row, Value, leaf
from poci_desktop.rules.measures.family import Size, family_sizes, required
from poci_desktop.rules.measures.money import (
    ENDLESS,
    Part,
    borrowed,
    job_pay,
    own_money,
    yearly_pay,
)
from poci_desktop.rules.measures.work import self_employed_in_ontario_now
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth


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
    outcomes = _outcomes(context)
    worst, best = (pick((o.truth for o in outcomes), key=_level) for pick in (min, max))
    # 15.2: a size that is not known fails when every size fails, and is otherwise not decided
    truth = worst if len(outcomes) == 1 or best is Truth.NOT_MET else Truth.UNKNOWN
    low = min((truth, *(o.low for o in outcomes)), key=_level)
    high = max((o.high for o in outcomes), key=_level)
    own = self_employed_in_ontario_now(context)
    business = Truth.NOT_MET
    if truth is Truth.NOT_MET:  # 15.3: such income counts as 0; where it would decide, an officer judges
        truth = business = _at_best_a_doubt(own.truth)
    low = min(truth, max(low, _at_best_a_doubt(own.low), key=_level), key=_level)
    high = max(high, _at_best_a_doubt(own.high), key=_level)
    missing: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    if low is not high or truth is Truth.UNKNOWN:
        missing = _paths([*(p for o in outcomes for p in (*o.size.open, *o.total.open)), *own.open])
        unsure = _paths([*(p for o in outcomes for p in (*o.size.unsure, *o.total.unsure)), *own.unsure])
    shown = outcomes[0]
    single = len(outcomes) == 1 and shown.size.known
    by_business = business is not Truth.NOT_MET
    reasons = _business(business, outcomes) if by_business else _reasons(truth, outcomes, single)
    return leaf(
        truth,
        facts=(*FACTS, "jobs") if own.high is not Truth.NOT_MET else FACTS,
        open=missing,
        unsure=unsure,
        low=low,
        high=high,
        limit=Value("money", shown.firm if single else shown.least),
        measured=Value("money", shown.total.likely if truth is Truth.TO_ASSESS else shown.total.sure),
        notes=(*reasons, *_warnings(context, settings, truth, outcomes)),
        working=_working(shown, single),
    )


def _outcomes(context: Context) -> list[_Outcome]:
    """The test for each family the answers allow; the same in every stream of one assessment."""
    key = ("funds", context.day)
    if key not in context.memo:
        context.memo[key] = [_outcome(context, size) for size in family_sizes(context)]
    found: list[_Outcome] = context.memo[key]
    return found


def _outcome(context: Context, size: Size) -> _Outcome:
    """The test for one family: alone, or with a partner."""
    own = own_money(context, size.partner).less(borrowed(context, size.partner))
    income = yearly_pay(context)
    total = own.plus(income)
    amounts = required(context, size.least)
    least, firm = min(amounts), max(amounts)
    most = required(context, size.most) if size.most is not None else (ENDLESS,)
    low = _truth(total.sure, total.likely, min(most), max(most))
    if total.assumed:
        left = own.plus(job_pay(context))
        low = min(low, _truth(left.sure, left.likely, min(most), max(most)), key=_level)
    high = _truth(total.clean, total.most, least, firm)
    truth = _truth(total.sure, total.likely, min(most), max(most))
    if truth is Truth.NOT_MET and high is not Truth.NOT_MET:
        truth = Truth.UNKNOWN
    return _Outcome(truth, low, high, size, own, income, total, least, firm)


def _truth(sure: Decimal, likely: Decimal, least: Decimal, firm: Decimal) -> Truth:
    if sure >= firm:
        return Truth.MET
    return Truth.TO_ASSESS if max(sure, likely) >= least else Truth.NOT_MET


def _at_best_a_doubt(truth: Truth) -> Truth:
    return min(truth, Truth.TO_ASSESS, key=_level)


def _business(truth: Truth, outcomes: Sequence[_Outcome]) -> tuple[Note, ...]:
    """Too little without the income of one's own business in Ontario."""
    shown = outcomes[0]
    figures = (
        ("counted", Value("money", shown.total.sure)),
        ("required", Value("money", shown.firm)),
        ("size", Value("people", shown.size.least)),
    )
    note = "funds.self_employed" if truth is Truth.TO_ASSESS else "funds.self_employed_unknown"
    return (Note(note, figures), *outcomes[-1].total.notes)


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
    if passes and shown.own.sure and shown.income.sure < shown.firm:
        notes.append(Note("W-FUNDS-DEPOSIT"))
    others = known("family.other_dependants")
    if others:
        amount = Value("money", max(required(context, shown.size.least + others)))
        notes.extend((Note("W-FUNDS-DEP"), Note("funds.federal_amount", (("amount", amount),))))
    exempt = known("ee.program_choice") == "CEC" or known("fact.arranged") == "yes"
    by_pay = passes and shown.income.likely and shown.own.most < shown.firm
    if settings.get("federal") and by_pay and not exempt:
        notes.append(Note("W-FUNDS-FED" if truth is Truth.MET else "funds.federal_doubt"))
    alone = max(required(context, 1))
    if shown.size.least > 1 and truth is not Truth.MET and shown.total.sure >= alone:
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
