"""Answers that other answers make likely: put in the field when a page is first shown, to be confirmed.

An answer is never changed, and nothing counts before Continue.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from poci_desktop.facts.case import Case
from poci_desktop.interview.view import Draft
from poci_desktop.rules.pack import Pack

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session


def suggest(session: Session, paths: tuple[str, ...]) -> None:
    """Fill the fields among ``paths`` in which nothing was ever typed."""
    for path in paths:
        if path in _SUGGESTIONS and path not in session.drafts and path not in session.given:
            draft = _SUGGESTIONS[path](session.state.case, session.pack)
            if draft:
                session.drafts[path] = draft


def _refugee(case: Case, pack: Pack) -> Draft:
    return "yes" if case.status.type == "refugee_claimant" else ""


def _offer_pay(case: Case, pack: Pack) -> Draft:
    """The yearly pay of the offer: the salary, or the hourly pay times the hours of a year."""
    offer = case.offer
    if offer.exists == "no":
        return "0"
    if isinstance(offer.salary_annual, Decimal):
        return f"{offer.salary_annual:f}"
    if not isinstance(offer.wage_hourly, Decimal):
        return ""
    hours = offer.hours_year
    if not isinstance(hours, Decimal):
        if not isinstance(offer.hours_week, Decimal) or not isinstance(offer.weeks_year, int):
            return ""
        hours = offer.hours_week * offer.weeks_year
    return f"{(offer.wage_hourly * hours).quantize(Decimal('0.01'), rounding='ROUND_FLOOR'):f}"


def _round_targeted(case: Case, pack: Pack) -> Draft:
    """From the table of rounds: whether each round of that stream and day was targeted, or none was."""
    day = case.noi.date
    if not isinstance(day, date):
        return ""
    rows = [
        row["target_en"]
        for row in pack.tables.get("draws", ())
        if row["stream"] == case.noi.stream and row["date"] == day.isoformat()
    ]
    if rows and all(target.startswith("Targeted") for target in rows):
        return "yes"
    return "no" if rows and all(target.startswith("General") for target in rows) else ""


def _children(case: Case, pack: Pack) -> Draft:
    return "0" if case.family.children_under_22 == 0 else ""


_SUGGESTIONS = {
    "app.refugee_or_removal": _refugee,
    "funds.offer_annual": _offer_pay,
    "noi.targeted": _round_targeted,
    "family.grandchildren": _children,
}
