"""Sheet 10: the job offer and the employer, shared by the three streams with a job offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from tests.second_reading.applicant import maintained, reaching
from tests.second_reading.places import Site, ontario_wages, sites, unit_groups
from tests.second_reading.words import (
    MET,
    N_A,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_years,
    choose,
    least,
    most,
    same_or_unknown,
)

DRIVERS = ("73300", "73301")
PORTAL_FROM = date(2025, 7, 2)
YES = {"yes": MET, "no": NOT_MET}
NO = {"no": MET, "yes": NOT_MET}


def number(value: object) -> Decimal | int | None:
    """The number, or None when it is not known."""
    return value if isinstance(value, (Decimal, int)) else None


# --- the place ------------------------------------------------------------------------------------


def candidate_sites(case: Case) -> tuple[frozenset[Site], ...]:
    """The place of the portal; else, with several places, the supervisor's and the assigning office's."""
    if sites(case.offer.municipality):
        return (sites(case.offer.municipality),)
    if case.offer.multi_site == "yes":
        return sites(case.offer.supervisor_site), sites(case.offer.assigning_office_site)
    return (frozenset(),)


def by_place(case: Case, inside: str, outside: str) -> str:
    """A criterion that reads ``inside`` the GTA and ``outside`` it."""
    if inside == outside:
        return inside
    found: set[str] = set()
    for towns in candidate_sites(case):
        if len({town.gta for town in towns}) != 1:
            return UNKNOWN
        found.update(inside if town.gta else outside for town in towns)
    return found.pop() if len(found) == 1 else TO_ASSESS


# --- the offer ------------------------------------------------------------------------------------


def full_time(case: Case) -> str:
    """30 paid hours a week and 1,560 a year."""
    week, weeks, year = (
        number(case.offer.hours_week),
        number(case.offer.weeks_year),
        number(case.offer.hours_year),
    )
    if year is None and week is not None and weeks is not None:
        year = week * weeks
    weekly = UNKNOWN if week is None else MET if week >= 30 else NOT_MET
    yearly = UNKNOWN if year is None else MET if year >= 1560 else NOT_MET
    return least([weekly, yearly])


def permanent(case: Case) -> str:
    """No end date and not seasonal."""
    end = case.offer.end_date
    ends = NOT_MET if isinstance(end, date) else MET if end == "none" else UNKNOWN
    return least([ends, choose(case.offer.seasonal, NO)])


def occupation_teer(case: Case) -> str:
    """TEER 0 to 3, the second digit."""
    noc = case.offer.noc
    if not isinstance(noc, str) or noc not in unit_groups():
        return UNKNOWN
    return MET if noc[1] in "0123" else NOT_MET


def pay_at_least(case: Case, wanted: Decimal) -> str:
    """Whether the base pay per hour reaches ``wanted``, at full precision."""
    return _pay(case, lambda paid, asked: paid >= asked, wanted)


def pay_above(case: Case, wanted: Decimal) -> str:
    """Whether the base pay per hour is more than ``wanted``."""
    return _pay(case, lambda paid, asked: paid > asked, wanted)


def _pay(case: Case, enough: Callable[[Decimal, Decimal], bool], wanted: Decimal) -> str:
    if isinstance(case.offer.wage_hourly, Decimal):
        return MET if enough(case.offer.wage_hourly, wanted) else NOT_MET
    salary, hours = number(case.offer.salary_annual), number(case.offer.hours_week)
    if salary is None or hours is None:
        return UNKNOWN
    bonus, weeks = number(case.offer.bonus_annual), number(case.offer.weeks_year)
    readings = []
    for taken in [bonus] if bonus is not None else [0, salary]:
        for divided in [weeks] if weeks is not None else [52, 1]:
            readings.append(MET if enough(Decimal(salary - taken), wanted * divided * hours) else NOT_MET)
    return same_or_unknown(readings)


def wage_threshold(case: Case, level: str) -> str:
    """The test against Job Bank: ``level`` is "median" (fw, ids) or "low" (is)."""
    figure = case.offer.region_wage
    places = candidate_sites(case)
    regions = [{town.region for town in towns} for towns in places if towns]
    if len(regions) > 1 and len(set().union(*regions)) > 1:
        return UNKNOWN  # one figure, perhaps two regions: nobody knows for which
    if isinstance(figure, Decimal):
        reached = pay_at_least(case, figure)
        printed = "low" if case.offer.stream == "is" else "median"
        if printed == level:
            return reached
        if printed == "median":  # the low wage is at most the median
            return MET if reached == MET else UNKNOWN
        return NOT_MET if reached == NOT_MET else UNKNOWN
    if figure == "not_published" and isinstance(case.offer.noc, str):
        low, median = ontario_wages().get(case.offer.noc, (None, None))
        ontario = low if level == "low" else median
        if ontario is None and level == "low" and median is not None:
            return MET if pay_at_least(case, median) == MET else UNKNOWN
        return UNKNOWN if ontario is None else pay_at_least(case, ontario)
    return UNKNOWN


def wage_level(case: Case, level: str) -> str:
    """The threshold, unless a collective agreement sets the pay."""
    agreement = case.offer.collective_agreement
    if agreement == "yes_sets_wage":
        return MET
    reached = wage_threshold(case, level)
    return reached if agreement == "no" or reached == MET else UNKNOWN


def wage_not_below_current(case: Case) -> str:
    """The offer pays at least the pay of today in the same position."""
    current, agreement = case.offer.current_wage_hourly, case.offer.collective_agreement
    if current == "none" or agreement == "yes_sets_wage":
        return N_A
    if not isinstance(current, Decimal):
        return UNKNOWN
    reached = pay_at_least(case, current)
    by_the_year = not isinstance(case.offer.wage_hourly, Decimal)
    if by_the_year and reached == NOT_MET and pay_above(case, current - Decimal("0.01")) != NOT_MET:
        return UNKNOWN  # less than a cent: the pay of today, typed by the hour, may have been rounded
    return reached if agreement == "no" or reached == MET else UNKNOWN


def in_ontario(case: Case) -> str:
    """Mainly in Ontario, drivers of trucks and buses excepted."""
    if case.offer.noc in DRIVERS:
        return N_A
    answer = choose(case.offer.mainly_in_ontario, {"yes": MET, "no": NOT_MET, "mixed": TO_ASSESS})
    return answer if isinstance(case.offer.noc, str) else UNKNOWN


def equity(case: Case) -> str:
    """Never an owner, or less than 10 % in all and only as pay."""
    percent = number(case.equity.percent_total)
    share = UNKNOWN if percent is None else MET if percent < 10 else NOT_MET
    return most([choose(case.equity.has_ever, NO), least([share, choose(case.equity.from_pay, YES)])])


# --- the employer ---------------------------------------------------------------------------------


def active_three_years(case: Case, day: date) -> str:
    """Three years of business before the employer's filing, or one of the three alternatives."""
    since, filed = case.emp.active_years, case.emp.filing_date
    apart = isinstance(filed, date) and day >= PORTAL_FROM  # before it both are the same day
    reference = min(filed, day) if apart and isinstance(filed, date) else day  # the employer files first
    if isinstance(since, date):
        own = MET if add_years(since, 3) <= reference else NOT_MET
    elif isinstance(since, Decimal):
        own = MET if since >= 3 else NOT_MET
    else:
        own = UNKNOWN
    merged = {"yes_covered": MET, "yes_not_covered": NOT_MET, "no": NOT_MET}
    bought = {"yes_same_business": TO_ASSESS, "yes_changed": NOT_MET, "no": NOT_MET}
    elsewhere = {"yes_3_years": TO_ASSESS, "yes_less": NOT_MET, "no": NOT_MET}
    return most(
        [
            own,
            choose(case.emp.amalgamated_3y, merged),
            choose(case.emp.bought_3y, bought),
            choose(case.emp.active_elsewhere, elsewhere),
        ]
    )


def revenue(case: Case) -> str:
    """1,000,000 in the GTA, 500,000 elsewhere."""
    amount = number(case.emp.revenue_last_fy)
    if amount is None:
        return UNKNOWN
    return by_place(case, MET if amount >= 1_000_000 else NOT_MET, MET if amount >= 500_000 else NOT_MET)


def staff(case: Case) -> str:
    """Five full-time citizens or permanent residents in the GTA, three elsewhere."""
    people = number(case.emp.ft_citizen_pr_at_site)
    if people is None:
        return UNKNOWN
    return by_place(case, MET if people >= 5 else NOT_MET, MET if people >= 3 else NOT_MET)


def staff_per_position(case: Case) -> str:
    """A judgement: to be assessed when several positions are asked and the staff is short, never not met."""
    others, people = number(case.emp.other_positions_this_year), number(case.emp.ft_citizen_pr_at_site)
    if others is None:
        return UNKNOWN
    if others == 0:
        return N_A
    if people is None:
        return UNKNOWN
    positions = 1 + others
    return by_place(
        case,
        MET if people >= 5 * positions else TO_ASSESS,
        MET if people >= 3 * positions else TO_ASSESS,
    )


def authorised_in_ontario(case: Case, day: date) -> str:
    """First leg of the recruitment rule: the person may already work in Ontario."""
    place, kind, may = case.app.location_at_filing, case.status.type, case.status.may_work_ontario
    if place in ("abroad", "other_province") or may == "no":
        return NOT_MET
    paper = case.status.maintained_from if kind == "maintained" else kind
    if paper in ("visitor_record", "none", "restoration_pending"):
        return NOT_MET
    if place != "ontario" or may != "yes":
        return UNKNOWN
    expiry = case.status.expiry
    if kind in ("other", "refugee_claimant"):
        return TO_ASSESS  # silent: neither exempt nor plainly bound
    if kind == "maintained":
        valid = MET  # whether it really is maintained stands in app.legal_status
    elif isinstance(expiry, date) and isinstance(kind, str):
        valid = MET if expiry >= day else maintained(case)
    else:
        valid = UNKNOWN
    if valid == NOT_MET:
        return NOT_MET
    if valid == TO_ASSESS:  # asked on the last day: the doubt stands in app.legal_status
        valid = MET
    return least([valid, choose(paper, {"work_permit": MET, "study_permit": TO_ASSESS})])


def efforts(case: Case) -> str:
    """Third leg: two methods and 28 days, not by an immigration representative (met: favourable)."""
    methods, days, by = case.recruit.methods, case.recruit.days, case.recruit.by
    if by == "immigration_representative":
        return NOT_MET
    if isinstance(methods, tuple) and not [method for method in methods if method != "none"]:
        return NOT_MET
    if not isinstance(methods, tuple) or not isinstance(days, int) or not isinstance(by, str):
        return UNKNOWN
    return MET if len(set(methods)) >= 2 and days >= 28 else TO_ASSESS


def recruitment(case: Case, day: date) -> str:
    """Authorised in Ontario, or a positive assessment of the labour market, or reasonable efforts."""
    lmia = {"positive_same_noc_and_position": MET, "positive_other": NOT_MET, "none": NOT_MET}
    return most([authorised_in_ontario(case, day), choose(case.recruit.lmia, lmia), efforts(case)])


def cvor(case: Case) -> str:
    """Truck and bus employers: a valid certificate and a satisfactory rating."""
    good = ("excellent", "satisfactory", "satisfactory_unaudited")
    bad = ("conditional", "unsatisfactory", "none")
    rating = choose(case.emp.cvor, {**dict.fromkeys(good, MET), **dict.fromkeys(bad, NOT_MET)})
    if case.offer.noc in DRIVERS:
        return rating
    return N_A if isinstance(case.offer.noc, str) else UNKNOWN


# --- the two blocks together ----------------------------------------------------------------------


def blocks(case: Case, day: date, stream: str, occupation: str) -> tuple[str, dict[str, str]]:
    """Both blocks with their judgements: what they make of the verdict, and the truth of each criterion."""
    exists = choose(case.offer.exists, YES)
    if exists == NOT_MET:
        return NOT_MET, {"offer.exists": NOT_MET}
    found = {
        "offer.exists": exists,
        "offer.employment_relationship": choose(case.offer.employee, YES),
        "offer.full_time": full_time(case),
        "offer.permanent": permanent(case),
        "offer.labour_dispute": choose(
            case.offer.labour_dispute, {"does_not_affect": MET, "affects": NOT_MET}
        ),
        "offer.occupation": occupation,
        "offer.wage_level": wage_level(case, "low" if stream == "is" else "median"),
        "offer.wage_not_below_current": wage_not_below_current(case),
        "offer.in_ontario": in_ontario(case),
        "offer.equity": equity(case),
        "employer.active_3_years": active_three_years(case, day),
        "employer.premises": choose(case.emp.premises_ontario, YES),
        "employer.no_orders": choose(
            case.emp.orders_outstanding, {"none": MET, "esa": NOT_MET, "ohsa": NOT_MET}
        ),
        "employer.revenue": revenue(case),
        "employer.staff": staff(case),
        "employer.recruitment": N_A if stream == "is" else recruitment(case, day),
        "employer.not_ops": choose(case.emp.ops, NO),
        "employer.cvor": cvor(case),
    }
    verdict = least(found.values())
    judgements = {
        "offer.urgent": choose(
            case.offer.urgent_reason, {"yes_maintain": MET, "yes_grow": MET, "no": NOT_MET}
        ),
        "employer.staff_per_position": staff_per_position(case),
    }
    verdict = least([verdict, *map(reaching, judgements.values())])
    return verdict, {**found, **judgements} if exists == MET else found


# --- the licence (sheets 01 to 03) ----------------------------------------------------------------


def licence_held(case: Case, day: date) -> str:
    """A valid Ontario licence on the filing day."""
    held, expiry = case.licence.held, case.licence.expiry
    if isinstance(held, Planned):
        return UNKNOWN
    if held == "apprentice":
        return TO_ASSESS
    if held in ("expired", "applied_for", "none"):
        return NOT_MET
    if held in ("valid", "provisional"):
        if expiry == "none":
            return MET
        if isinstance(expiry, date):
            return MET if expiry >= day else NOT_MET
    return UNKNOWN


def licence_if_required(case: Case, day: date) -> str:
    """``is.licence`` and ``ids.licence``: nothing replaces it."""
    need, held = case.offer.licence_required, licence_held(case, day)
    if need == "no":
        return N_A
    if need == "yes":
        return held
    if need == "driver_class_only":
        return TO_ASSESS if held == NOT_MET else held
    return UNKNOWN
