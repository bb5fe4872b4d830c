"""Sheet 13.3, read again: the federal grid of 67 points.

Every item has three readings: ``sure`` (only what is certain), ``doubt`` (with what is to be assessed) and
``most`` (with what is not known at its maximum).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from poci_desktop.facts.answers import DONT_KNOW, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from poci_desktop.facts.language import LanguageTest
from poci_desktop.facts.work import Job
from tests.second_reading import federal, job_filters, job_lines, language_ee
from tests.second_reading.words import MET, NOT_MET, TO_ASSESS, UNKNOWN, add_years, least, most

DESIGNATED = ("CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES")
PASS = 67
ROWS = {
    "none": 0,
    "secondary": 5,
    "one_year": 15,
    "two_year": 19,
    "three_year_non_degree": 21,
    "bachelor": 21,
    "masters": 23,
    "doctoral": 25,
}
# A Canadian credential by its type; the others go by the years of the program taken full-time.
DEGREE_ROWS = {
    "undergrad_degree": "bachelor",
    "masters": "masters",
    "phd_research": "doctoral",
    "other_doctorate": "doctoral",
    "professional_first_degree": "professional_degree",
}

SURE: tuple[str, ...] = (MET,)
DOUBT: tuple[str, ...] = (MET, TO_ASSESS)
MOST: tuple[str, ...] = (MET, TO_ASSESS, UNKNOWN)


@dataclass(frozen=True)
class Points:
    """Points of one item, or of the grid."""

    sure: int
    doubt: int
    most: int

    def __add__(self, other: Points) -> Points:
        return Points(self.sure + other.sure, self.doubt + other.doubt, self.most + other.most)

    def up_to(self, most: int) -> Points:
        return Points(min(most, self.sure), min(most, self.doubt), min(most, self.most))


def known(points: int) -> Points:
    return Points(points, points, points)


def yes(answer: object, points: int) -> Points:
    """Points of a yes / no question."""
    if answer == "yes":
        return known(points)
    return known(0) if answer == "no" else Points(0, 0, points)


# --- a. education ----------------------------------------------------------------------------------


def eca(case: Case, day: date) -> str:
    """A report of a designated body, at most five years old on D (13.7)."""
    assessment = case.eca
    if assessment.status == "none":
        return NOT_MET
    if assessment.status != "have":
        return UNKNOWN
    words = []
    if isinstance(assessment.issuer, str):
        words.append(MET if assessment.issuer in DESIGNATED else NOT_MET)
    else:
        words.append(UNKNOWN)
    if isinstance(assessment.date, date):
        words.append(MET if assessment.date <= day <= add_years(assessment.date, 5) else NOT_MET)
    else:
        words.append(UNKNOWN)
    return least(words)


def _row(level: object, case: Case) -> tuple[int, int]:
    """Lowest and highest points of a level."""
    if not isinstance(level, str):
        return 0, 25
    two = {"yes": (1, 1), "no": (0, 0)}.get(str(case.fact.second_credential), (0, 1))
    if level == "professional_degree":
        field = case.edu.professional_field
        if isinstance(field, str) and field != "other":
            return 23, 23
        bachelor = (21 + two[0], 21 + two[1])
        return bachelor if field == "other" else (bachelor[0], 23)
    points = ROWS[level]
    return (points + two[0], points + two[1]) if points == 21 else (points, points)


def room_below(level: object) -> str:
    """A Canadian credential may stand beside a higher level abroad: one above the bachelor's."""
    if not isinstance(level, str):
        return UNKNOWN
    return MET if level in ("masters", "doctoral", "professional_degree") else NOT_MET


def _paper(paper: Credential, case: Case) -> tuple[int, int]:
    """Lowest and highest points of one Canadian credential."""
    if paper.completed == "no":
        return 0, 0
    if not isinstance(paper.type, str):
        low, high = 0, 25
    elif paper.type in DEGREE_ROWS:
        low, high = _row(DEGREE_ROWS[paper.type], case)
    elif paper.type == "micro_or_nondegree":
        low, high = 0, 0
    elif isinstance(paper.fulltime_length_years, Decimal):
        years = paper.fulltime_length_years
        names = {3: "bachelor", 2: "two_year", 1: "one_year", 0: "none"}
        low, high = _row(names[min(3, int(years))], case)
    else:
        low, high = 0, 22
    return (low if paper.completed == "yes" else 0), high


def beside(case: Case) -> tuple[int, int]:
    """The best Canadian credential below a higher level abroad ("one level only: the best one")."""
    room = room_below(case.fact.education)
    if room == NOT_MET:
        return 0, 0
    if not isinstance(case.cred, tuple):
        return 0, 25
    papers = [(0, 0), *(_paper(paper, case) for paper in case.cred)]
    low, high = max(p[0] for p in papers), max(p[1] for p in papers)
    return (low if room == MET else 0), high


def education(case: Case, day: date) -> Points:
    """Canadian credentials, or foreign ones covered by a valid report."""
    canadian = _row(case.fact.education, case)
    report = eca(case, day)
    covered = _row(case.eca.level, case)
    most = covered[1] if case.eca.status == "have" else 25
    foreign = covered if report == MET else (0, 0) if report == NOT_MET else (0, most)
    if case.fact.education == "none":
        return known(0)
    also = beside(case)
    foreign = max(foreign[0], also[0]), max(foreign[1], also[1])
    if not isinstance(case.edu.country, str):
        low, high = min(canadian[0], foreign[0]), max(canadian[1], foreign[1])
    else:
        low, high = canadian if case.edu.country == "CA" else foreign
    return Points(low, low, high)


def any_credential(case: Case, day: date) -> str:
    """fed.fsw.education: a Canadian credential (secondary or more), or a foreign one with a report."""
    if case.fact.education == "none":
        return NOT_MET
    canadian = MET if isinstance(case.fact.education, str) else UNKNOWN
    report = eca(case, day)
    level = {True: UNKNOWN}.get(
        not isinstance(case.eca.level, str), NOT_MET if case.eca.level == "none" else MET
    )
    foreign = least([report, level]) if case.eca.status == "have" else report
    also = beside(case)
    foreign = most([foreign, MET if also[0] else UNKNOWN if also[1] else NOT_MET])
    if isinstance(case.edu.country, str):
        return canadian if case.edu.country == "CA" else foreign
    return canadian if canadian == foreign else UNKNOWN


# --- b. and c. languages ---------------------------------------------------------------------------


def _first(levels: tuple[int, ...]) -> int:
    """Four, five or six points per ability."""
    return sum(6 if n >= 9 else n - 3 if n >= 7 else 0 for n in levels)


def _second(levels: tuple[int, ...]) -> int:
    return 4 if min(levels) >= 5 else 0


def languages(case: Case, day: date) -> Points:
    """The better of the two orders."""
    found = []
    by_language = [language_ee.for_grid(case, name, day) for name in ("en", "fr")]
    able = any(
        min(s.high) >= 7 for tests in by_language for s in tests
    )  # who cannot be named first stays second
    for words in (SURE, DOUBT, MOST):
        read = [
            [s.high if words == MOST else s.low for s in tests if s.word in words] for tests in by_language
        ]
        best = 0
        for first, second in ((read[0], read[1]), (read[1], read[0])):
            first = [levels for levels in first if min(levels) >= 7 or not able]
            if not first:
                continue
            best = max(
                best,
                max((_first(levels) for levels in first), default=0)
                + max((_second(levels) for levels in second), default=0),
            )
        found.append(best)
    return Points(*found)


# --- d. and g. work --------------------------------------------------------------------------------


def any_skilled_work(job: Job) -> str:
    """Work the grid may count: TEER 0 to 3, in Canada or abroad."""
    student = {"no": MET, "yes": TO_ASSESS}.get(str(job.student_fulltime), UNKNOWN)
    return least(
        [
            job_filters.skilled(job),
            job_filters.duties(job),
            job_filters.paid(job),
            job_filters.lawful(job),
            student,
            job_filters.proof(job),
        ]
    )


def canadian_work(job: Job) -> str:
    """Work of the adaptability row: in Canada, authorised; the place decides."""
    place = [
        job_filters.in_canada(job),
        job_filters.place_pattern(job),
        job_filters.authorised_in_canada(job),
    ]
    return least([any_skilled_work(job), *place])


def _years(
    case: Case, day: date, rule: job_lines.Rule, count: Callable[[list[federal.Piece]], Fraction]
) -> Points:
    unknown = not isinstance(case.jobs, tuple)
    sure, _ = federal.whole_years(case, day, rule, SURE, count)
    doubt, _ = federal.whole_years(case, day, rule, DOUBT, count)
    _, most = federal.whole_years(case, day, rule, MOST, count)
    return Points(sure, doubt, 99 if unknown else most)


def _experience(years: int) -> int:
    return 15 if years >= 6 else 13 if years >= 4 else 11 if years >= 2 else 9 if years >= 1 else 0


def experience(case: Case, day: date) -> Points:
    """Whole years within ten years before D."""
    years = _years(case, day, job_lines.Rule(10, any_skilled_work), federal.pro_rata)
    return Points(_experience(years.sure), _experience(years.doubt), _experience(years.most))


def own_work(case: Case, day: date) -> Points:
    """One year full-time in Canada, at any time; no part-time equivalent."""
    years = _years(case, day, job_lines.Rule(80, canadian_work), federal.full_time_only)
    return Points(10 * (years.sure >= 1), 10 * (years.doubt >= 1), 10 * (years.most >= 1))


# --- e. age ----------------------------------------------------------------------------------------


def age(case: Case, day: date) -> Points:
    """Completed years; the birthday counts as the new age."""
    born = case.fact.birth_date
    if not isinstance(born, date):
        return Points(0, 0, 12)
    years = day.year - born.year
    if add_years(born, years) > day:
        years -= 1
    if years < 18:
        return known(0)
    return known(12 if years <= 35 else max(0, 47 - years))


# --- g. adaptability -------------------------------------------------------------------------------


def _spouse(case: Case) -> str:
    """A partner who comes along and is neither a citizen nor a permanent resident in Canada."""
    if case.family.spouse == "no" or case.fact.spouse_accompanies == "no":
        return NOT_MET
    if case.fact.spouse_citizen_pr in ("citizen", "pr_in_canada"):
        return NOT_MET
    sure = (
        case.family.spouse == "yes"
        and case.fact.spouse_accompanies == "yes"
        and case.fact.spouse_citizen_pr in ("pr_abroad", "neither")
    )
    return MET if sure else UNKNOWN


def _spouse_language(case: Case, day: date) -> Points:
    test = case.fact.spouse_language
    if test == "none":
        return known(0)
    if not isinstance(test, LanguageTest):
        return Points(0, 0, 5)
    word = language_ee.usable(test, day, language_ee.notified_on(case))
    levels = language_ee.levels_of(test, word)
    return Points(
        5 * (word in SURE and min(levels.low) >= 4),
        5 * (word in DOUBT and min(levels.low) >= 4),
        5 * (word in MOST and min(levels.high) >= 4),
    )


def adaptability(case: Case, day: date) -> Points:
    """At most ten."""
    years = case.fact.spouse_work_ca
    worked = known(5 * (years >= 1)) if isinstance(years, int) else Points(0, 0, 5)
    spouse = _spouse_language(case, day) + yes(case.fact.spouse_study_ca, 5) + worked
    partner = _spouse(case)
    if partner == NOT_MET:
        spouse = known(0)
    elif partner == UNKNOWN:
        spouse = Points(0, 0, spouse.most)
    relative = yes(case.fact.relative_ca, 5)
    if case.family.spouse != "no" and case.fact.spouse_accompanies != "yes":
        relative = Points(0, 0, relative.most)  # it may be the partner's, who may stay behind
    total = spouse + yes(case.fact.own_study_ca, 5) + own_work(case, day) + relative
    return (total + yes(case.fact.arranged, 5)).up_to(10)


# --- the total -------------------------------------------------------------------------------------


def total(case: Case, day: date) -> Points:
    """The six items."""
    return (
        education(case, day)
        + languages(case, day)
        + experience(case, day)
        + age(case, day)
        + yes(case.fact.arranged, 10)
        + adaptability(case, day)
    )


def planned(case: Case) -> bool:
    """Something is still to come: a test booked, a report ordered, studies to be finished."""
    papers = case.cred if isinstance(case.cred, tuple) else ()
    answers = [case.lang.english_test, case.lang.french_test, case.eca.status, *(p.completed for p in papers)]
    return any(isinstance(answer, Planned) for answer in answers)


def points(case: Case, day: date) -> str:
    """67 points; a total known without its items stands in only for "cannot tell"."""
    found = total(case, day)
    if found.sure >= PASS:
        return MET
    if found.most < PASS:
        return NOT_MET
    if found.doubt >= PASS:
        return TO_ASSESS
    declared = case.fsw67.declared_total
    if declared is None or declared is DONT_KNOW or declared == "none":
        return UNKNOWN
    if not found.sure <= int(str(declared)) <= found.most:  # a computed total always wins
        return UNKNOWN
    if planned(case):  # "only while items are missing": what is planned is not known, and not missing
        return UNKNOWN
    return TO_ASSESS if int(str(declared)) >= PASS else NOT_MET
