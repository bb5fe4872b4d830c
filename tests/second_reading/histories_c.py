"""Histories of work and credentials around the limits of Ontario Workforce Priority (sheet 20)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.second_reading import histories
from tests.second_reading.bases import job
from tests.second_reading.bases_c import position
from tests.second_reading.express_b import sitting as high_sitting
from tests.second_reading.histories import JOB, work
from tests.second_reading.values import ABSENT, YES_NO, Facts, Maker, around, near, values_at
from tests.second_reading.words import add_months, add_years

POSITION_JOB: dict[str, list[Any]] = {
    **{name: values for name, values in JOB.items() if name not in ("verifiable", "unpaid_days")},
    "employer": ["A", "A", "B", *ABSENT],
    "offered_position": ["yes", *YES_NO],
    "authorised": ["yes", "no", "no", "not_in_Canada", *ABSENT],
    "extended_leave_days": [0, 29, 30, 58, 60, 90, *ABSENT],
    "hours_week": [*around(30), "20", "25", "31", "60", *ABSENT],
}

_HOURS: list[Any] = [30, 30, "29.99", "30.01", 31, 31, 25, 15, 37.5, 40, 40, "30.76", "30.77"]


def _spell(day: date, rng: Random, noc: str, months: int) -> Facts:
    """A line of about so many calendar months, near the filing day or across the start of the window."""
    end = day - timedelta(days=rng.choice([1, 1, 1, 0, 2, 5, 30, rng.randint(0, 300)]))
    if rng.random() < 0.2:  # the window opens in the middle of it
        start = add_months(day, -12) + timedelta(days=rng.randint(-40, 3))
        end = add_months(max(start, add_months(day, -12)), months) + timedelta(days=rng.choice([-2, -1, 0]))
    elif rng.random() < 0.7:
        start = add_months(end, -months) + timedelta(days=rng.choice([-1, 0, 1, 1, 2, 3]))
    else:
        start = end - timedelta(days=rng.randint(20, 500))
    return _line(day, noc, start, max(start, end), rng.choice(_HOURS))


def _line(day: date, noc: str, start: date, end: date, hours: Any, **more: Any) -> Facts:
    days = (end - start).days + 1
    return position(day, noc, ago=(day - end).days, days=days, hours=hours, **more)


def _cut(day: date, rng: Random, line: Facts, noc: str) -> list[Facts]:
    """The same line in two, perhaps with a break of a few days, perhaps with other hours."""
    start, end = date.fromisoformat(line["start"]), date.fromisoformat(line["end"])
    if (end - start).days < 20:
        return [line]
    middle = start + timedelta(days=rng.randint(1, (end - start).days - 10))
    later = middle + timedelta(days=1 + rng.choice([0, 0, 1, 2, 3, 3, 4, 4, 5, -5]))
    other = rng.choice([line["hours_week"], 30, 20])
    return [
        _line(day, noc, start, middle, line["hours_week"]),
        _line(day, noc, later, end, other, employer=rng.choice("AAB")),
    ]


def _nine(day: date, rng: Random, noc: str) -> list[Facts]:
    """About 273 days in one or two pieces, about 1,200 hours."""
    days = 273 + rng.choice([-1, 0, 0, 1, 2, 7, 8, 40])
    cut = rng.choice([0, 0, rng.randint(10, 260)])
    hours = rng.choice(_HOURS)
    ago = rng.choice([1, 1, 0, 30, rng.randint(0, 500)])
    if rng.random() < 0.2:  # the window opens in the middle of it
        start = add_years(day, -2) + timedelta(days=rng.randint(-30, 2))
        return [_line(day, noc, start, start + timedelta(days=days - 1), hours)]
    lines = [position(day, noc, ago=ago, days=days - cut, hours=hours)]
    if cut:
        other = rng.choice([hours, hours, 30, 20])
        gap = rng.choice([0, 3, 30, -3])
        lines.append(position(day, noc, ago=max(0, ago + days - cut + gap), days=cut, hours=other))
    if rng.random() < 0.15:  # and part-time weeks before
        part = {"days": rng.randint(7, 120), "hours": rng.choice([10, 15, 20])}
        lines.append(position(day, noc, ago=ago + days + rng.choice([0, 0, 30]), **part))
    return lines


def _blur(day: date, rng: Random, lines: list[Facts], nocs: list[str]) -> list[Facts]:
    """Some lines known by month, by their total, without an end, or with another answer."""
    for line in lines:
        if rng.random() < 0.08:
            for end in ("start", "end"):
                if rng.random() < 0.8:
                    line[end] = line[end][:7]
            if rng.random() < 0.5:
                line["hours_week"] = "unknown"
                line["paid_hours_total"] = rng.choice([500, 780, 800, 1100, 1199, 1200, 1300, 3120, 3500])
        if rng.random() < 0.08:
            line["end"] = "current"
        if rng.random() < 0.04:
            line[rng.choice(["start", "end"])] = "unknown"
        if rng.random() < 0.06:
            line["noc"] = rng.choice([*nocs, "unknown"])
        if rng.random() < 0.06:
            line["extended_leave_days"] = rng.choice([29, 30, 60, 90])
        while rng.random() < 0.2:
            name = rng.choice(list(POSITION_JOB))
            line[name] = values_at(POSITION_JOB[name], day, rng)
    return [{name: value for name, value in line.items() if value is not None} for line in lines]


def in_position(nocs: list[str], months: tuple[int, ...]) -> Maker:
    """Work in the position offered around some calendar months, and perhaps other work beside it."""

    def make(day: date, rng: Random) -> list[Facts]:
        noc = nocs[0]
        lines = [_spell(day, rng, noc, rng.choice(months))]
        if rng.random() < 0.35:
            lines = _cut(day, rng, lines[0], noc)
        if rng.random() < 0.25:
            lines.append(_spell(day, rng, noc, rng.choice(months)))
        return _blur(day, rng, lines, nocs)

    return make


def nine_months(nocs: list[str]) -> Maker:
    """Work in the position offered around 39 weeks and 1,200 hours."""

    def make(day: date, rng: Random) -> list[Facts]:
        return _blur(day, rng, _nine(day, rng, nocs[0]), nocs)

    return make


def two_years(nocs: list[str]) -> Maker:
    """Work in the occupation, mostly elsewhere, around two years in five."""
    histories_ = work(nocs[0], 728, 3120, 48, 5)

    def make(day: date, rng: Random) -> list[Facts]:
        lines: list[Facts] = histories_(day, rng)
        for line in lines:
            line["offered_position"] = rng.choice(["no", "no", "no", "no", "yes", "unknown"])
            if rng.random() < 0.3:
                line |= {"country": "IN", "authorised": "not_in_Canada"}
                line.pop("province", None)
            if rng.random() < 0.05:
                line["authorised"] = "no"
        if rng.random() < 0.1:
            lines.append(job(day, nocs[0], ago=1, days=100, offered_position="yes"))
        return lines

    return make


CREDENTIAL: dict[str, list[Any]] = {
    "type": [
        "undergrad_degree",
        "undergrad_diploma",
        "undergrad_diploma",
        "masters",
        "phd_research",
        "other_doctorate",
        "professional_first_degree",
        "graduate_diploma",
        "ontario_college_graduate_certificate",
        "university_graduate_certificate",
        "ontario_college_certificate",
        "other_certificate",
        "apprenticeship",
        "micro_or_nondegree",
        *ABSENT,
    ],
    "institution": [
        "Collège Algonquin",
        "York University",
        "university_of_waterloo",
        "British Columbia Institute of Technology",
        "McGill University",
        "other",
        "Nowhere School",
        *ABSENT,
    ],
    "fulltime_length_years": [*around(1), *around(2), "4", "3", *ABSENT],
    "completed": ["yes", "yes", "no", "planned", {"planned": "2026-07-10"}, *ABSENT],
    "doc_kind": ["credential", "credential", "official_letter", "none", *ABSENT],
    "doc_date": [near(years=-3), near(years=-3), near(years=-3), near(days=-100), near(), *ABSENT],
}


def _credential(day: date, rng: Random) -> Facts:
    found = {name: values_at(values, day, rng) for name, values in CREDENTIAL.items()}
    if rng.random() < 0.7:
        found.update(completed="yes", doc_kind="credential")
    if rng.random() < 0.5:
        found.update(institution="Collège Algonquin")
    return {name: value for name, value in found.items() if value is not None}


def credentials(day: date, rng: Random) -> list[Facts]:
    """One or two Canadian credentials around the limits of a recent Ontario graduate."""
    return [_credential(day, rng) for _ in range(rng.choice([1, 1, 2]))]


def graduate(day: date, rng: Random) -> list[Facts]:
    """A recent Ontario graduate, or nearly."""
    found: Facts = {
        "type": rng.choice(["undergrad_diploma", "ontario_college_graduate_certificate", "masters"]),
        "institution": "Collège Algonquin",
        "fulltime_length_years": "2",
        "completed": "yes",
        "doc_kind": "credential",
        "doc_date": values_at([near(years=-3), near(days=-100)], day, rng),
    }
    if rng.random() < 0.3:
        name = rng.choice(list(CREDENTIAL))
        found[name] = values_at(CREDENTIAL[name], day, rng)
    return [{name: value for name, value in found.items() if value is not None}]


def sittings(day: date, rng: Random) -> list[Facts]:
    """One to three sittings around levels 3 to 7, some of them more than two years old."""
    found = []
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3])):
        sitting = rng.choice([histories.sitting, high_sitting, high_sitting])(day, rng)
        if rng.random() < 0.15:
            sitting["date"] = (add_years(day, -2) - timedelta(days=rng.randint(0, 900))).isoformat()
        found.append(sitting)
    return found


EDUCATION: dict[str, list[Any]] = {
    "fact.education": [
        "none",
        "secondary",
        "secondary",
        "one_year",
        "two_year",
        "bachelor",
        "doctoral",
        "professional_degree",
        *ABSENT,
    ],
    "edu.country": ["CA", "IN", "IN", *ABSENT],
    "edu.secondary": ["canadian_diploma", "foreign", "canadian_postsecondary_only", "none", *ABSENT],
    "eca.status": ["have", "have", "have", "none", "planned", {"planned": "2026-07-10"}, *ABSENT],
    "eca.issuer": ["CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES", "other", *ABSENT],
    "eca.date": [near(years=-5), near(years=-5), near(years=-1), near(), *ABSENT],
    "eca.level": ["none", "secondary", "one_year", "bachelor", "doctoral", *ABSENT],
    "cred": [*[credentials] * 4, graduate, [], [], *ABSENT],
}

LICENCE: dict[str, list[Any]] = {
    "offer.licence_required": ["yes", "yes", "no", "driver_class_only", *ABSENT],
    "licence.held": [
        "valid",
        "valid",
        "expired",
        "applied_for",
        "provisional",
        "apprentice",
        "none",
        "planned",
        {"planned": "2026-07-10"},
        *ABSENT,
    ],
    "licence.expiry": [near(), "none", "none", *ABSENT],
}
