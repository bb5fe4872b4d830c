"""Sheet 20, read again: what the three categories of Ontario Workforce Priority have in common."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import product

from poci_desktop.facts.case import Case
from poci_desktop.facts.language import LanguageTest
from tests.second_reading import applicant, language_ee, offer
from tests.second_reading.language import scales
from tests.second_reading.places import rows, unit_groups
from tests.second_reading.words import (
    MET,
    N_A,
    NO_VERDICT,
    NOT_COVERED,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    Reading,
    add_years,
    choose,
    least,
    most,
    same_or_unknown,
)

FIRST_DAY = date(2026, 6, 25)

GTA = {"3520", "3518", "3524", "3521", "3519"}
KNOWN_500 = {"3506", "3530", "3525", "3543", "3539", "3526", "3515", "3512", "3558"}
"""Ottawa, Waterloo, Hamilton, Simcoe, Middlesex, Niagara, Peterborough, Hastings, Thunder Bay."""


def verdict(case: Case, day: date, found: dict[str, str]) -> Reading:
    """The criteria of a category and those of everybody; the intention stands beside the verdict."""
    found["app.foreign_national"] = applicant.foreign_national(case)
    found["app.ban"] = applicant.ban(case)
    found["owp.status"] = applicant.legal_status(case, day)
    word = least(found.values())
    found["owp.intent"] = applicant.intention(case)
    return Reading(least([word, applicant.reaching(found["owp.intent"])]), found)


def nothing(case: Case, day: date) -> Reading | None:
    """No category existed yet, or the person is nominated."""
    if day < FIRST_DAY:
        return Reading(NOT_COVERED)
    return Reading(NO_VERDICT) if case.app.decision == "nominated" else None


# --- the offer ------------------------------------------------------------------------------------


def job_offer(case: Case) -> str:
    """Full-time, no end date, in Ontario; the employer's steps in the portal are no criterion."""
    ends = case.offer.end_date
    permanent = NOT_MET if isinstance(ends, date) else MET if ends == "none" else UNKNOWN
    ontario = MET if all(candidates(case)) else UNKNOWN
    return least([choose(case.offer.exists, offer.YES), offer.full_time(case), permanent, ontario])


def teer(case: Case, digits: str) -> str:
    """The second digit of the offered code."""
    noc = case.offer.noc
    if not isinstance(noc, str) or noc not in unit_groups():
        return UNKNOWN
    return MET if noc[1] in digits else NOT_MET


def listed_trade(case: Case) -> str:
    """72 (but 726), 73, 82, 83, 93 (but 932), 6320 and 62200."""
    noc = case.offer.noc
    if not isinstance(noc, str) or noc not in unit_groups():
        return UNKNOWN
    major = noc[:2] in ("72", "73", "82", "83", "93") and noc[:3] not in ("726", "932")
    return MET if major or noc[:4] == "6320" or noc == "62200" else NOT_MET


def wage(case: Case, graduate: str = NOT_MET) -> str:
    """The median; the low wage for a recent graduate with a TEER 0-3 offer."""
    if isinstance(case.offer.municipality, str):  # the place is said, wherever it is: the figure is for it
        case = case.model_copy(update={"offer": case.offer.model_copy(update={"multi_site": "no"})})
    relief, low = least([graduate, teer(case, "0123")]), low_wage(case)
    if relief == MET and low == NOT_MET:
        return NOT_MET  # below the low wage it is below the median too
    return most([offer.wage_threshold(case, "median"), least([relief, low])])


def low_wage(case: Case) -> str:
    """``>= low(NOC, region)``: a figure of its own; no regional figure, that of all Ontario.

    The low wage is at most the median. An offer of the old International Student stream has it as its figure.
    """

    def printed(figure: object) -> str:
        offered = case.offer.model_copy(update={"region_wage": figure, "stream": "is"})
        return offer.wage_threshold(case.model_copy(update={"offer": offered}), "low")

    typed, other = case.offer.region_wage_low, case.offer.region_wage
    by_the_other = offer.wage_threshold(case, "low")
    if case.offer.stream == "is" and isinstance(other, Decimal):
        return by_the_other
    if isinstance(typed, Decimal):
        return printed(typed)
    if typed == "not_published" and other != "not_published":
        words = [by_the_other, printed("not_published")]
        return MET if MET in words else words[1] if isinstance(other, Decimal) else UNKNOWN
    return by_the_other


# --- the employer ---------------------------------------------------------------------------------


@cache
def _divisions() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("places"):
        names = [row["id"], row["name_en"], row["name_fr"], row["label_en"], row["label_fr"]]
        for name in names + [alias for alias in row["aliases"].split("|") if alias]:
            found.setdefault(name, set()).add(row["cd_code"])
    return {name: frozenset(codes) for name, codes in found.items()}


Places = frozenset[str]


def candidates(case: Case) -> tuple[Places, ...]:
    """The place of the offer; not known, the sites of supervisor and office (sheet 10)."""

    def divisions(name: object) -> Places:
        return _divisions().get(name, frozenset()) if isinstance(name, str) else frozenset()

    if isinstance(case.offer.municipality, str):
        return (divisions(case.offer.municipality),)
    if case.offer.multi_site == "yes":
        return divisions(case.offer.supervisor_site), divisions(case.offer.assigning_office_site)
    return (frozenset(),)


def _tier(code: str) -> str:
    return "gta" if code in GTA else "known" if code in KNOWN_500 else "other"


def by_place(case: Case, words: dict[str, str]) -> str:
    """One word for the place, from the word of each tier; two sites that differ are for the OINP."""
    places = candidates(case)
    if not all(places):
        return same_or_unknown(words.values())
    readings = product(*({words[_tier(code)] for code in place} for place in places))
    return same_or_unknown(map(_agreed, readings))


def _agreed(words: tuple[str, ...]) -> str:
    return words[0] if len(set(words)) == 1 else UNKNOWN if UNKNOWN in words else TO_ASSESS


def revenue(case: Case) -> str:
    """1,000,000 in the GTA; 500,000 in the known divisions; elsewhere the list is not fully known."""
    last, before = offer.number(case.emp.revenue_last_fy), offer.number(case.emp.revenue_previous_fy)

    def reaches(amount: Decimal | int | None, wanted: int) -> str:
        return UNKNOWN if amount is None else MET if amount >= wanted else NOT_MET

    both = {reaches(last, 250_000), reaches(before, 250_000)}
    low_tier = NOT_MET if both == {NOT_MET} else UNKNOWN  # nobody knows whether the division is in that tier
    found = {
        "gta": reaches(last, 1_000_000),
        "known": reaches(last, 500_000),
        "other": most([reaches(last, 500_000), low_tier]),
    }
    return by_place(case, found)


def staff(case: Case) -> str:
    """Five full-time citizens or permanent residents in the GTA, three elsewhere."""
    people = offer.number(case.emp.ft_citizen_pr_at_site)
    if people is None:
        return UNKNOWN
    outside = MET if people >= 3 else NOT_MET
    return by_place(case, {"gta": MET if people >= 5 else NOT_MET, "known": outside, "other": outside})


def years(case: Case, day: date) -> str:
    """In active business for three years."""
    since = case.emp.active_years
    if isinstance(since, date):
        return MET if add_years(since, 3) <= day else NOT_MET
    return UNKNOWN if not isinstance(since, Decimal) else MET if since >= 3 else NOT_MET


def recruitment(case: Case) -> str:
    """Somebody who lives abroad: the details of a real effort were not seen, so it is to be assessed."""
    place = case.app.location_at_filing
    return N_A if place in ("ontario", "other_province") else TO_ASSESS if place == "abroad" else UNKNOWN


def employer(case: Case, day: date) -> dict[str, str]:
    """The five criteria of the employer."""
    return {
        "owp.employer.years": years(case, day),
        "owp.employer.premises": choose(case.emp.premises_ontario, offer.YES),
        "owp.employer.revenue": revenue(case),
        "owp.employer.staff": staff(case),
        "owp.employer.recruit": recruitment(case),
    }


# --- language -------------------------------------------------------------------------------------


def _usable(test: LanguageTest, day: date) -> str:
    """As in the other streams that print no exclusion of the retake; an older result is to be assessed."""
    word = language_ee.usable(test, day, None)
    if word == NOT_MET and test.name != "other" and isinstance(test.date, date) and test.date <= day:
        fresh = test.model_copy(update={"date": day})
        return least([TO_ASSESS, language_ee.usable(fresh, day, None)])
    return word


def _reached(test: LanguageTest, minimum: int) -> str:
    """The level in every ability; of the two scales of 699 points the day of the test chooses (14.4)."""
    if test.scale in ("tef_2023", "tef_699_old") and test.source != "self_reported":
        of_the_day = test.model_copy(update={"scale": None})
        if test.scale not in scales(of_the_day):
            modern = next(name for name in scales(of_the_day) if name != "tef_legacy")
            test = test.model_copy(update={"scale": modern})
    return language_ee.reached(test, minimum)


def language(case: Case, minimum: int, day: date, judged: date) -> str:
    """``lang.check``: English or French, one sitting that reaches the level in all four abilities."""
    if judged < day:
        case = language_ee.without_booked(case, judged, day)
    found = [NOT_MET]
    for name in ("en", "fr"):
        for test in language_ee.sittings(case, name):
            word = least([_usable(test, day), _reached(test, minimum)])
            found.append(language_ee.believed(case, name, word))
        if language_ee.still_open(case, name):
            found.append(UNKNOWN)
    return most(found)
