"""Items of the federal 67-point grid: education, work, age, arranged employment (sheet 13.3 a, d, e, f, g).

Each item is a range of points. Studies count when they are Canadian or covered by a usable assessment; only
the best level counts, a Canadian credential beside a higher level abroad included. Work is whole
full-time-equivalent years of skilled work in the last ten years.
"""

from __future__ import annotations

from poci_desktop.rules.calendar import completed_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.credentials import may_stand_beside
from poci_desktop.rules.measures.education import report_counts, report_in_hand
from poci_desktop.rules.measures.points import Points, best, either
from poci_desktop.rules.measures.work.years import whole_years, worked_one_year_in_canada
from poci_desktop.rules.truth import Truth

EDUCATION = {
    "none": 0,
    "secondary": 5,
    "one_year": 15,
    "two_year": 19,
    "three_year_non_degree": 21,
    "bachelor": 21,
    "masters": 23,
    "doctoral": 25,
}
BACHELOR, TWO_OR_MORE, MASTERS = 21, 22, 23
CREDENTIALS = {
    "undergrad_degree": "bachelor",
    "masters": "masters",
    "phd_research": "doctoral",
    "other_doctorate": "doctoral",
    "professional_first_degree": "professional_degree",
}
EXPERIENCE = (0, 9, 11, 11, 13, 13, 15)
AGE_MOST, AGE_FIRST, AGE_FULL_UNTIL = 12, 18, 35
ARRANGED = 10
OWN_WORK = 10
EDUCATION_MOST = 25


def education_points(context: Context) -> Points:
    """a. The best level that is Canadian, or covered by a usable assessment; never added up."""
    country = context.known("edu.country")
    if context.known("fact.education") == "none":
        return Points.exactly(0)
    if country == "CA":
        return _level_points(context, "fact.education")
    if country is not None:
        return _abroad(context)
    unknown = Points.between(0, 0, context, "edu.country")
    both = either(_level_points(context, "fact.education"), _abroad(context))
    if both.exact:
        return both
    return Points(
        both.sure,
        both.likely,
        both.most,
        (*unknown.open, *both.open),
        (*unknown.unsure, *both.unsure),
    )


def _abroad(context: Context) -> Points:
    """The better of the report and of the Canadian credentials beside a level higher than a bachelor's."""
    assessed = _assessed_points(context)
    if not may_stand_beside(context):
        return assessed
    beside = _credentials(context)
    if beside.most <= assessed.sure:
        return assessed
    if context.known("fact.education") is None:  # they count once the level is known to be higher
        missing, unsure = context.gaps("fact.education")
        beside = Points(0, 0, beside.most, (*missing, *beside.open), (*unsure, *beside.unsure))
    return best((assessed, beside))


def _credentials(context: Context) -> Points:
    """The best credential finished in Canada."""
    entered = context.known("cred")
    if entered is None:
        return Points.between(0, EDUCATION_MOST, context, "cred")
    return best(_credential(context, f"cred[{index}]") for index in range(len(entered)))


def _credential(context: Context, path: str) -> Points:
    done, kind = context.fact(f"{path}.completed"), context.known(f"{path}.type")
    if done == "no" or kind == "micro_or_nondegree":
        return Points.exactly(0)
    if kind is None:
        points = Points.between(0, EDUCATION_MOST, context, f"{path}.type")
    elif kind in CREDENTIALS:
        points = _points_of(context, CREDENTIALS[kind])
    else:
        points = _by_length(context, f"{path}.fulltime_length_years")
    if done == "yes" or points.most == 0:
        return points
    missing, unsure = context.gaps(f"{path}.completed")
    return Points(0, 0, points.most, (*missing, *points.open), (*unsure, *points.unsure))


def _by_length(context: Context, path: str) -> Points:
    """Diplomas and certificates, by their official length; less than one year has no row."""
    years = context.known(path)
    if years is None:
        return Points.between(0, TWO_OR_MORE, context, path, "fact.second_credential")
    if years >= 3:
        return _second(context)
    return Points.exactly(EDUCATION["two_year"] if years >= 2 else EDUCATION["one_year"] if years >= 1 else 0)


def _assessed_points(context: Context) -> Points:
    waiting = report_in_hand(context)  # a level is read from a report that is there
    if waiting is not None and waiting.truth is not Truth.NOT_MET:
        missing, unknown = context.gaps("eca.status")
        if not (missing or unknown):  # ordered: no answer could tell its level yet
            return Points(0, 0, EDUCATION_MOST)
        level = _level_points(context, "eca.level")
        return Points(0, 0, EDUCATION_MOST, (*missing, *level.open), (*unknown, *level.unsure))
    report = report_counts(context)
    if report.truth is Truth.NOT_MET:
        return Points.exactly(0)
    level = _level_points(context, "eca.level")
    if report.truth is Truth.MET:
        return level
    gaps = [found for found in report.walk() if found.open or found.unsure]
    open_ = (*(path for found in gaps for path in found.open), *level.open)
    unsure = (*(path for found in gaps for path in found.unsure), *level.unsure)
    return Points(0, 0, level.most, open_, unsure) if level.most else Points.exactly(0)


def _level_points(context: Context, fact: str) -> Points:
    level = context.known(fact)
    if level is None:
        return Points.between(
            0, EDUCATION_MOST, context, fact, "edu.professional_field", "fact.second_credential"
        )
    return _points_of(context, level)


def _points_of(context: Context, level: str) -> Points:
    if level != "professional_degree":
        points = EDUCATION[level]
        return _second(context) if points == BACHELOR else Points.exactly(points)
    field = context.known("edu.professional_field")
    if field is None:
        base = _second(context)
        missing, unsure = context.gaps("edu.professional_field")
        return Points(base.sure, base.likely, MASTERS, (*missing, *base.open), (*unsure, *base.unsure))
    return _second(context) if field == "other" else Points.exactly(MASTERS)


def _second(context: Context) -> Points:
    """A credential of three years or more, alone or with another one."""
    answer = context.known("fact.second_credential")
    if answer is None:
        return Points.between(BACHELOR, TWO_OR_MORE, context, "fact.second_credential")
    return Points.exactly(TWO_OR_MORE if answer == "yes" else BACHELOR)


def experience_points(context: Context) -> Points:
    """d. Whole years of skilled work (TEER 0 to 3) in the ten years before the reference day."""
    years = whole_years(context, canadian=None)
    top = len(EXPERIENCE) - 1
    sure, likely, most = (EXPERIENCE[min(n, top)] for n in (years.low, years.likely, years.high))
    if sure == most:
        return Points.exactly(sure)
    return Points(sure, likely, most, years.open, years.unsure)


def own_work(context: Context) -> Points:
    """g. One year full-time in Canada in skilled work with permission; no window, no part-time equivalent."""
    found = worked_one_year_in_canada(context)
    sure, likely, most = (
        OWN_WORK if bound in reached else 0
        for bound, reached in (
            (found.low, (Truth.MET,)),
            (found.truth, (Truth.MET, Truth.TO_ASSESS)),
            (found.high, (Truth.MET, Truth.TO_ASSESS)),
        )
    )
    return Points(sure, max(sure, likely), max(sure, likely, most), found.open, found.unsure)


def age_points(context: Context) -> Points:
    """e. Completed years on the reference day."""
    birth = context.known("fact.birth_date")
    if birth is None:
        return Points.between(0, AGE_MOST, context, "fact.birth_date")
    age = completed_years(birth, context.day)
    if age < AGE_FIRST:
        return Points.exactly(0)
    return Points.exactly(max(0, AGE_MOST - max(0, age - AGE_FULL_UNTIL)))


def arranged_points(context: Context) -> Points:
    """f. A job offer by one of the four routes; unknown is anything from none to all."""
    answer = context.known("fact.arranged")
    if answer is None:
        return Points.between(0, ARRANGED, context, "fact.arranged")
    return Points.exactly(ARRANGED if answer == "yes" else 0)
