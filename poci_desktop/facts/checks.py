"""What cannot be true of one person: dates in the wrong order, scores no test gives, contrary choices.

Each finding is a sentence that says what does not fit. Days after the application date are *gentle* problems:
the rules can read them, but most often one of the two dates is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from poci_desktop.facts.answers import Month, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.language import ABILITIES, LanguageTest
from poci_desktop.facts.paths import get
from poci_desktop.facts.sentences import Problem, day_en, day_fr, number_en, number_fr
from poci_desktop.facts.work import Job

SCALES: dict[str, tuple[tuple[int, int], ...]] = {
    "IELTS_GT": ((0, 9),) * 4,
    "CELPIP_G": ((0, 12),) * 4,
    "PTE_CORE": ((10, 90),) * 4,
    "TEF_CANADA": ((0, 699),) * 4,
    "tef_legacy": ((0, 360), (0, 300), (0, 450), (0, 450)),
    "TCF_CANADA": ((0, 699), (0, 699), (0, 20), (0, 20)),
    "levels": ((0, 12),) * 4,
}
"""Lowest and highest score of each ability, in the order of ``ABILITIES`` (sheet 14.4, rule 7)."""

_COLON = "\u00a0:"

_NAMES = {
    "IELTS_GT": "IELTS",
    "CELPIP_G": "CELPIP",
    "PTE_CORE": "PTE Core",
    "TEF_CANADA": "TEF Canada",
    "TCF_CANADA": "TCF Canada",
}

_AFTER_FILING = {
    "eca.date": ("The credential assessment", "L’évaluation des diplômes"),
    "ita.date": ("The invitation", "L’invitation"),
    "noi.date": ("The notification of interest", "La déclaration d’intérêt (compte Entrée express)"),
    "emp.active_years": ("The start of the business", "Le début de l’entreprise"),
    "offer.letter_date": ("The signed offer", "L’offre signée"),
}

_PLANNED = ("lang.english_test", "lang.french_test", "eca.status", "licence.held", "ee.profile_valid",
            "phys.cpso_class", "phys.ohip_number", "reg.cno_class", "reg.cece_member")  # fmt: skip


def impossible(case: Case, judged_on: date) -> tuple[Problem, ...]:
    """Everything that does not fit together. The application date is ``app.filing_date`` or ``judged_on``."""
    filing = case.app.filing_date
    day = filing if isinstance(filing, date) else judged_on
    return tuple(_all(case, day))


def _all(case: Case, filing: date) -> Iterator[Problem]:
    yield from _jobs(case)
    yield from _stays(case)
    yield from _tests(case, filing)
    yield from _choices(case)
    yield from _single_dates(case, filing)
    yield from _invitation(case)
    yield from _pay(case)


def _jobs(case: Case) -> Iterator[Problem]:
    for i, job in enumerate(case.jobs if isinstance(case.jobs, tuple) else ()):
        start, end = _first(job.start), _last(job.end)
        if start and end:
            if end < start:
                yield _order(f"jobs[{i}].end", "The job ends", "L’emploi finit", start, end)
            elif isinstance(job.paid_hours_total, Decimal):
                yield from _hours(f"jobs[{i}].paid_hours_total", job, start, end)


def _hours(path: str, job: Job, start: date, end: date) -> Iterator[Problem]:
    most = Decimal(24 * ((end - start).days + 1))
    if isinstance(job.paid_hours_total, Decimal) and job.paid_hours_total > most:
        yield Problem(
            path,
            f"There are only {number_en(most)} hours between the first and the last day of this job.",
            f"Il n’y a que {number_fr(most)} heures entre le premier et le dernier jour de cet emploi.",
        )


def _stays(case: Case) -> Iterator[Problem]:
    stays = case.res.ontario_intervals
    for i, stay in enumerate(stays if isinstance(stays, tuple) else ()):
        if isinstance(stay.from_, date) and isinstance(stay.to, date) and stay.to < stay.from_:
            yield _order(
                f"res.ontario_intervals[{i}].to", "The stay ends", "Le séjour finit", stay.from_, stay.to
            )


def _order(path: str, en: str, fr: str, start: date, end: date) -> Problem:
    return Problem(
        path,
        f"{en} ({day_en(end)}) before it begins ({day_en(start)}). Check both dates.",
        f"{fr} (le {day_fr(end)}) avant de commencer (le {day_fr(start)}). Vérifiez les deux dates.",
    )


def _tests(case: Case, filing: date) -> Iterator[Problem]:
    tests = case.lang.test if isinstance(case.lang.test, tuple) else ()
    for i, test in enumerate(tests):
        yield from _test(f"lang.test[{i}]", test, filing)
    if isinstance(case.fact.spouse_language, LanguageTest):
        yield from _test("fact.spouse_language", case.fact.spouse_language, filing)


def _test(path: str, test: LanguageTest, filing: date) -> Iterator[Problem]:
    if isinstance(test.date, date) and test.date > filing:
        yield _after(f"{path}.date", "The test", "Le test", test.date, filing)
    if not isinstance(test.name, str) or test.name == "other":
        return
    levels = test.source == "self_reported"
    scale = "levels" if levels else "tef_legacy" if test.scale == "tef_legacy" else test.name
    step = Decimal("0.5") if test.name == "IELTS_GT" and not levels else Decimal(1)
    for ability, (low, high) in zip(ABILITIES, SCALES[scale], strict=True):
        score = getattr(test, ability)
        if isinstance(score, Decimal) and (not low <= score <= high or score % step):
            yield _score(f"{path}.{ability}", None if levels else _NAMES[test.name], low, high, step)


def _score(path: str, name: str | None, low: int, high: int, step: Decimal) -> Problem:
    en = f"a score of {name} is" if name else "a level is"
    fr = f"une note {name} est" if name else "un niveau est"
    if step == 1:
        return Problem(
            path,
            f"Check this number: {en} a whole number from {low} to {high}.",
            f"Vérifiez ce nombre{_COLON} {fr} un nombre entier de {low} à {high}.",
        )
    return Problem(
        path,
        f"Check this number: {en} from {low} to {high}, in steps of 0.5.",
        f"Vérifiez ce nombre{_COLON} {fr} de {low} à {high}, par demi-point.",
    )


def _choices(case: Case) -> Iterator[Problem]:
    for path in ("recruit.methods", "intent.ties", "intent.contrary"):
        chosen = get(case, path)
        if isinstance(chosen, tuple) and "none" in chosen and len(chosen) > 1:
            yield Problem(
                path,
                "“None” cannot go with another answer. Keep one or the other.",
                "«\u00a0Aucun\u00a0» ne peut pas aller avec une autre réponse. Gardez l’un ou l’autre.",
            )


def _single_dates(case: Case, filing: date) -> Iterator[Problem]:
    birth = case.fact.birth_date
    if isinstance(birth, date) and birth >= filing:
        yield Problem(
            "fact.birth_date",
            f"The date of birth is not before the application date ({day_en(filing)}). Check it.",
            f"La date de naissance n’est pas antérieure à la date de la demande (le {day_fr(filing)}). "
            "Vérifiez-la.",
        )
    for path, (en, fr) in _AFTER_FILING.items():
        day = get(case, path)
        if isinstance(day, date) and day > filing:
            yield _after(path, en, fr, day, filing)
    for i, credential in enumerate(case.cred if isinstance(case.cred, tuple) else ()):
        if isinstance(credential.doc_date, date) and credential.doc_date > filing:
            yield _after(f"cred[{i}].doc_date", "The paper", "Le document", credential.doc_date, filing)
        yield from _planned(f"cred[{i}].completed", credential.completed, filing)
    for i, job in enumerate(case.jobs if isinstance(case.jobs, tuple) else ()):
        if isinstance(job.licence_from, date) and job.licence_from > filing:
            yield _after(f"jobs[{i}].licence_from", "The licence", "Le permis", job.licence_from, filing)
        yield from _planned(f"jobs[{i}].licence_held", job.licence_held, filing)
    for path in _PLANNED:
        yield from _planned(path, get(case, path), filing)


def _planned(path: str, answer: object, filing: date) -> Iterator[Problem]:
    if isinstance(answer, Planned) and answer.by is not None and answer.by > filing:
        yield _after(f"{path}#by", "What you expect", "Ce que vous attendez", answer.by, filing)


def _after(path: str, en: str, fr: str, day: date, filing: date) -> Problem:
    return Problem(
        path,
        f"{en} ({day_en(day)}) comes after the application date ({day_en(filing)}). Check both dates.",
        f"{fr} (le {day_fr(day)}) vient après la date de la demande (le {day_fr(filing)}). "
        "Vérifiez les deux dates.",
        gentle=True,
    )


def _invitation(case: Case) -> Iterator[Problem]:
    issued = case.ita.date
    for name in ("notice_due_employer", "notice_due_applicant"):
        due = getattr(case.ita, name)
        if isinstance(issued, date) and isinstance(due, date) and due < issued:
            yield Problem(
                f"ita.{name}",
                f"This due date ({day_en(due)}) comes before the invitation "
                f"({day_en(issued)}). Check both dates.",
                f"Cette date limite (le {day_fr(due)}) vient avant l’invitation (le {day_fr(issued)}). "
                "Vérifiez les deux dates.",
            )


def _pay(case: Case) -> Iterator[Problem]:
    salary, bonus = case.offer.salary_annual, case.offer.bonus_annual
    if isinstance(salary, Decimal) and isinstance(bonus, Decimal) and bonus > salary:
        yield Problem(
            "offer.bonus_annual",
            "The bonus and benefits are a part of the yearly pay: they cannot be more than it.",
            "Les primes et avantages font partie du salaire annuel\u00a0: ils ne peuvent pas le dépasser.",
        )
    low, median = case.offer.region_wage_low, case.offer.region_wage
    below = isinstance(median, Decimal) and case.offer.stream != "is"  # for "is" it is the low wage itself
    if isinstance(low, Decimal) and (median == "not_published" or (below and low > Decimal(str(median)))):
        yield Problem(
            "offer.region_wage_low",
            "Job Bank shows the low wage beside the median, which is at least as high. Check both figures.",
            "Le Guichet-Emplois affiche le bas salaire à côté du salaire médian, qui est au moins aussi "
            "élevé. Vérifiez les deux chiffres.",
        )


def _first(value: object) -> date | None:
    if isinstance(value, Month):
        return value.first_day
    return value if isinstance(value, date) else None


def _last(value: object) -> date | None:
    if isinstance(value, Month):
        return value.last_day
    return value if isinstance(value, date) else None
