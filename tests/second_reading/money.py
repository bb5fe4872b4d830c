"""Sheet 15, read again: settlement funds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

from poci_desktop.facts.case import Case
from tests.second_reading import job_filters
from tests.second_reading.words import (
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_years,
    at_least,
    choose,
    least,
    most,
)

TABLES = (  # first day, sizes 1 to 7, each person more
    (date(2025, 7, 7), (15263, 19001, 23360, 28362, 32168, 36280, 40392), 4112),
    (date(2024, 5, 28), (14690, 18288, 22483, 27297, 30690, 34917, 38875), 3958),
    (date(2023, 4, 25), (13757, 17127, 21055, 25564, 28994, 32700, 36407), 3706),
)
ANY_MONEY = Decimal(10) ** 15
NOTHING = Decimal(0)


def _amount(table: int, size: int) -> int:
    _, amounts, more = TABLES[table]
    return amounts[size - 1] if size <= 7 else amounts[6] + (size - 7) * more


def required(day: date, size: int) -> int:
    """The amount of the table in force on the application date."""
    return _amount(next(i for i, (first, _, _) in enumerate(TABLES) if day >= first), size)


def enough(day: date, size: int, available: Decimal) -> str:
    """The amount passes, fails, or falls in one of the two bands of doubt (15.1)."""
    if date(2024, 5, 27) <= day <= date(2024, 6, 2) and _amount(2, size) <= available < _amount(1, size):
        return TO_ASSESS
    if size == 5 and date(2024, 5, 28) <= day <= date(2025, 7, 6) and 30690 <= available < 30960:
        return TO_ASSESS
    return MET if available >= required(day, size) else NOT_MET


def family_size(case: Case, partner: bool) -> tuple[int, bool]:
    """The size, or the smallest size that the answers allow; and whether it is known, the partner apart."""
    family = case.family
    children, grandchildren = family.children_under_22, family.grandchildren
    if children == 0 and not isinstance(grandchildren, int):
        grandchildren = 0  # nobody to have them
    known = isinstance(children, int) and isinstance(grandchildren, int)
    least = 1 + partner
    least += (children if isinstance(children, int) else 0) + (
        grandchildren if isinstance(grandchildren, int) else 0
    )
    return least, known


def _either(answer: object, low: Decimal = NOTHING, high: Decimal = ANY_MONEY) -> list[Decimal]:
    return [answer] if isinstance(answer, Decimal) else [low, high]


def _own(case: Case, has_partner: bool) -> Iterator[Decimal]:
    """What the person may have, borrowed money taken off."""
    funds = case.funds
    partner = _either(funds.partner_accounts) if has_partner else [NOTHING]
    letters = {"yes": [True], "no": [False]}.get(str(funds.partner_letter), [True, False])
    for balance, theirs, letter, borrowed in product(
        _either(funds.balances), partner, letters, _either(funds.borrowed_part)
    ):
        yield max(NOTHING, balance + (theirs if letter else NOTHING) - borrowed)


def _offer_pay(case: Case) -> list[tuple[Decimal, Decimal]]:
    """Pay of the offer, and the part of it beyond doubt. Part-time and seasonal offers leave a doubt.

    Whether it is one may not be known, or there may be no offer at all: nobody can say what counts.
    """
    amounts = _either(case.funds.offer_annual)
    hours, seasonal = case.offer.hours_week, case.offer.seasonal
    full, partly = [(pay, pay) for pay in amounts], [(pay, NOTHING) for pay in amounts]
    if case.offer.exists == "no":
        return [(NOTHING, NOTHING), *partly]
    if seasonal == "yes" or (isinstance(hours, Decimal) and hours < 30):
        return partly
    if seasonal == "no" and isinstance(hours, Decimal):
        return full
    return [(NOTHING, NOTHING), *full, *partly]


def _own_business(case: Case, day: date) -> str:
    """Work for oneself in Ontario on the filing day: income of a kind the sheet is silent about."""
    lines = case.jobs if isinstance(case.jobs, tuple) else ()
    words = [NOT_MET]
    for job in lines:
        own = choose(job.self_employed, {"yes": MET, "no": NOT_MET})
        held = [job_filters.held_on(job, day), job_filters.paid(job), job_filters.place_pattern(job)]
        words.append(least([own, *held, job_filters.in_province(job, "ON")]))
    return TO_ASSESS if most(words) == MET else most(words)


def _pay(case: Case, day: date) -> Iterator[tuple[Decimal, Decimal]]:
    """Yearly pay that counts, and the part of it that counts without a doubt."""
    funds = case.funds
    offers = _offer_pay(case)
    last = funds.ongoing_job_end
    if isinstance(last, date):
        ends = ["over" if last < day else "soon" if last < add_years(day, 1) else "lasting"]
    else:
        ends = ["lasting"] if last == "none" else ["over", "soon", "lasting"]
    same = {"yes": [True], "no": [False]}.get(str(funds.offer_same_job), [True, False])
    for job, (offer, sure_offer), end, one in product(_either(funds.ongoing_job_annual), offers, ends, same):
        job_counts = NOTHING if end == "over" else job
        sure_job = job_counts if end == "lasting" else NOTHING
        if one:
            yield max(job_counts, offer), max(sure_job, sure_offer)
        else:
            yield job_counts + offer, sure_job + sure_offer


def funds(case: Case, day: date) -> str:
    """The Ontario test (15.3). One's own business in Ontario counts as nothing; a doubt where it decides."""
    word = _without_business(case, day)
    return _own_business(case, day) if word == NOT_MET else word


def _without_business(case: Case, day: date) -> str:
    """What is not known is tried both ways. Unknown size: not met, or unknown."""
    spouse = {"yes": [True], "no": [False]}.get(str(case.family.spouse), [True, False])
    found = set()
    for partner in spouse:
        size, size_known = family_size(case, partner)
        for own, (pay, sure_pay) in product(set(_own(case, partner)), set(_pay(case, day))):
            word = enough(day, size, own + sure_pay)
            if word != MET and enough(day, size, own + pay) != NOT_MET:
                word = TO_ASSESS
            found.add(word)
        if found != {NOT_MET} and not size_known:
            return UNKNOWN
    word = at_least(found)
    return word if len(spouse) == 1 or word == NOT_MET else UNKNOWN
