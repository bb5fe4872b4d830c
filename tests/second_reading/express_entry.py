"""What sheets 06 and 07 have in common, read again."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading import federal, grid, job_filters, job_lines
from tests.second_reading.words import (
    MET,
    N_A,
    NOT_MET,
    UNKNOWN,
    choose,
    least,
    most,
)

DEGREES = ("bachelor", "masters", "doctoral", "professional_degree")
NURSES = ("31300", "31301", "31302", "32101")
PHYSICIANS = ("31100", "31101", "31102")
NURSES_FROM = date(2024, 7, 1)
PHYSICIANS_FROM = date(2025, 1, 27)
EDUCATORS_FROM = date(2025, 7, 1)


def profile(case: Case, day: date) -> str:
    """A live profile on D; the expiry counts when it is given."""
    expiry = case.ee.profile_expiry
    found = choose(case.ee.profile_valid, {"yes": MET, "no": NOT_MET})
    if found == MET and isinstance(expiry, date) and expiry < day:
        return NOT_MET
    return found


def fsw_exp(case: Case, day: date) -> str:
    """One continuous year in the main occupation of the profile, within five years."""

    def accepts(job: Job) -> str:
        main = case.fact.primary_noc
        if not isinstance(main, str):
            same = UNKNOWN
        elif main[1] not in "0123":
            same = NOT_MET
        elif isinstance(job.noc, str):
            same = MET if job.noc == main else NOT_MET
        else:
            same = UNKNOWN
        return least([same, grid.any_skilled_work(job)])

    return federal.one_year(case, day, job_lines.Rule(5, accepts), chain=True)


def cec_exp(case: Case, day: date) -> str:
    """One year of authorised work in Canada within three years, in any number of pieces."""

    def accepts(job: Job) -> str:
        own = job_filters.own(job)
        employee = choose(job.self_employed, {"no": MET, "yes": NOT_MET})
        if day >= PHYSICIANS_FROM:
            if job.noc in PHYSICIANS:
                own = employee = MET
            elif not isinstance(job.noc, str):  # may be a physician
                own, employee = most([own, UNKNOWN]), most([employee, UNKNOWN])
        return least(
            [
                job_filters.skilled(job),
                job_filters.duties(job),
                job_filters.paid(job),
                job_filters.in_canada(job),
                job_filters.place_pattern(job),
                job_filters.authorised_in_canada(job),
                choose(job.student_fulltime, {"no": MET, "yes": NOT_MET}),
                own,
                employee,
            ]
        )

    return federal.one_year(case, day, job_lines.Rule(3, accepts))


def education_level(case: Case, day: date) -> str:
    """A Canadian degree, or a foreign one with a report that says so."""
    level, equal = case.fact.education, case.eca.level
    if level == "none":
        return NOT_MET
    canadian = UNKNOWN if not isinstance(level, str) else MET if level in DEGREES else NOT_MET
    stated = UNKNOWN if not isinstance(equal, str) else MET if equal in DEGREES else NOT_MET
    report = grid.eca(case, day)
    foreign = least([report, stated]) if case.eca.status == "have" else report
    if foreign != MET and grid.room_below(level) != NOT_MET:
        beside = least([grid.room_below(level), degree_in_canada(case)])
        foreign = most([foreign, beside])
    if isinstance(case.edu.country, str):
        return canadian if case.edu.country == "CA" else foreign
    return canadian if canadian == foreign else UNKNOWN


def degree_in_canada(case: Case) -> str:
    """ANY( Canadian degree ; ...): a degree of the list of Canadian credentials, finished by D."""
    if not isinstance(case.cred, tuple):
        return UNKNOWN
    found = [NOT_MET]
    for paper in case.cred:
        degree = MET if paper.type in grid.DEGREE_ROWS else NOT_MET
        if not isinstance(paper.type, str):
            degree = UNKNOWN
        found.append(least([degree, choose(paper.completed, {"yes": MET, "no": NOT_MET})]))
    return most(found)


def _main(case: Case, codes: tuple[str, ...]) -> str:
    if not isinstance(case.fact.primary_noc, str):
        return UNKNOWN
    return MET if case.fact.primary_noc in codes else NOT_MET


def nurse(case: Case, day: date) -> str:
    """Nurses on the register, from 2024-07-01."""
    classes = {"general": MET, "extended": MET, "temporary": MET, "other": NOT_MET, "none": NOT_MET}
    if day < NURSES_FROM or _main(case, NURSES) == NOT_MET:
        return N_A
    return least([_main(case, NURSES), choose(case.reg.cno_class, classes)])


def educator(case: Case, day: date) -> str:
    """Early childhood educators who are members of their College, from 2025-07-01."""
    if day < EDUCATORS_FROM or _main(case, ("42202",)) == NOT_MET:
        return N_A
    return least([_main(case, ("42202",)), choose(case.reg.cece_member, {"yes": MET, "no": NOT_MET})])


def education(case: Case, day: date, stream: str, found: dict[str, str]) -> str:
    """The degree, or one of the two exemptions."""
    found[f"{stream}.education.level"] = education_level(case, day)
    found[f"{stream}.education.nurse"] = nurse(case, day)
    found[f"{stream}.education.ece"] = educator(case, day)
    word = most(found[f"{stream}.education.{name}"] for name in ("level", "nurse", "ece"))
    found[f"{stream}.education"] = word
    return word


def program(case: Case, day: date, stream: str, found: dict[str, str]) -> str:
    """The program chosen; not decided (or not asked): the better of the two."""
    choice = case.ee.program_choice
    results = []
    if choice != "CEC":
        found[f"{stream}.fsw.exp"] = fsw_exp(case, day)
        found[f"{stream}.fsw.points"] = least([grid.points(case, day), grid.any_credential(case, day)])
        results.append(least([found[f"{stream}.fsw.exp"], found[f"{stream}.fsw.points"]]))
    if choice != "FSW":
        found[f"{stream}.cec.exp"] = cec_exp(case, day)
        results.append(found[f"{stream}.cec.exp"])
    found[f"{stream}.program_choice"] = most(results)
    return found[f"{stream}.program_choice"]
