"""Histories of work, credentials and test sittings around the limits of the sheets."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.second_reading.bases import job, test
from tests.second_reading.values import (
    ABSENT,
    NOT_ASKED,
    YES_NO,
    Facts,
    Maker,
    around,
    near,
    values_at,
)
from tests.second_reading.words import add_years

JOB: dict[str, list[Any]] = {
    "employer": ["A", "B", "B", *ABSENT],
    "duties_match": ["yes", "partly", "no", "unsure", NOT_ASKED],
    "paid": YES_NO,
    "country": ["CA", "IN", "US", *ABSENT],
    "province": ["ON", "QC", *ABSENT],
    "place_pattern": ["at_place", "remote_for_employer_elsewhere", "mobile_across_provinces", *ABSENT],
    "lived_in_ontario": YES_NO,
    "authorised": ["yes", "no", "not_in_Canada", *ABSENT],
    "student_fulltime": YES_NO,
    "self_employed": ["yes", *YES_NO],
    "own_business": ["yes", *YES_NO],
    "verifiable": ["yes", "partly", "no", *ABSENT],
    "seasonal": YES_NO,
    "hours_week": [*around(30), *around(15), "20", "31", "37.5", "60", *ABSENT],
    "extended_leave_days": [0, 29, 60, 71, 72, 73, 90, *ABSENT],
    "unpaid_days": [0, 7, 14, 70, *ABSENT],
}


def _months(facts: Facts, rng: Random) -> Facts:
    """Dates known by month only, perhaps with a total of hours instead of hours a week."""
    for end in ("start", "end"):
        if facts[end] != "current" and rng.random() < 0.8:
            facts[end] = facts[end][:7]
    if rng.random() < 0.6:
        facts["hours_week"] = rng.choice(ABSENT)
        if facts["hours_week"] is None:
            del facts["hours_week"]
        facts["paid_hours_total"] = rng.choice([3119, 3120, 3121, 3200, 4200, 1199, 1200, 1210, 1300, 1500])
    return facts


def work(noc: str, full_days: int, hours_needed: int, months: int, years: int) -> Maker:
    """A history of one to four lines around the limits of a sheet's work experience."""

    def one(day: date, rng: Random, employer: str) -> Facts:
        hours: Any = rng.choice(["29.99", 30, "30.01", 31, 37.5, 40, 60, 15, "14.99", 16, 18, 20, 25, 12])
        if rng.random() < 0.5:
            days = full_days + rng.randint(-2, 2)
        elif rng.random() < 0.5:  # just enough hours
            days = round(hours_needed * 7 / min(float(hours), 30.0)) + rng.randint(-2, 2)
        else:
            days = rng.randint(20, full_days + 300)
        ago = rng.choice([1, 0, 5, 30, rng.randint(0, 400)])
        if rng.random() < 0.2:  # across the first day of the window
            first = add_years(day, -years) + timedelta(days=rng.randint(-3, 3))
            ago = max(0, (day - first).days - days + 1)
        return job(day, noc, ago=ago, days=max(1, days), hours=hours, employer=employer)

    def make(day: date, rng: Random) -> list[Facts]:
        how = rng.random()
        if how < 0.3:
            lines = [one(day, rng, "A")]
        elif how < 0.5:  # successive, adding up to about the limit
            cut, hours = rng.randint(20, full_days - 20), rng.choice([30, 31, 40, "30.5"])
            rest = full_days - cut + rng.randint(-2, 2)
            lines = [
                job(day, noc, ago=3, days=cut, hours=hours, employer="A"),
                job(
                    day,
                    noc,
                    ago=3 + cut + rng.choice([0, 0, 20]),
                    days=rest,
                    hours=rng.choice([hours, 30, 20, 15]),
                    employer=rng.choice("AB"),
                ),
            ]
        elif how < 0.7:  # at the same time
            days = full_days + rng.randint(-3, 3) + rng.choice([0, 0, 200])
            a, b = rng.choice(
                [(15, 15), (18, 12), ("14.99", "15.01"), (20, 10), (20, "9.99"), (16, 13), (28, 5), (15, 14)]
            )
            lines = [
                job(day, noc, ago=3, days=days, hours=a, employer="A"),
                job(
                    day,
                    noc,
                    ago=3 + rng.choice([0, 0, 1, 100]),
                    days=days,
                    hours=b,
                    employer=rng.choice("BBA"),
                ),
            ]
        elif how < 0.85:  # full time, then part time; or part time twice
            full = rng.randint(20, full_days - 20)
            left = round((hours_needed * 7 - full * 30) / 15) + rng.randint(-2, 2)
            lines = [
                job(day, noc, ago=3, days=full, hours=rng.choice([30, 30, 40, 15]), employer="A"),
                job(
                    day,
                    noc,
                    ago=3 + full + rng.choice([0, 0, 60]),
                    days=max(1, left),
                    hours=rng.choice([15, 15, 20]),
                    employer=rng.choice("BBA"),
                ),
            ]
        else:
            lines = [one(day, rng, rng.choice("ABC")) for _ in range(rng.randint(2, 4))]
        for line in lines:
            if rng.random() < 0.1:
                line["noc"] = rng.choice(["21232", "94107", "unknown"])
            if rng.random() < 0.12:
                _months(line, rng)
            if rng.random() < 0.08:
                line["end"] = "current"
            if rng.random() < 0.05:
                line[rng.choice(["start", "end"])] = "unknown"
            while rng.random() < 0.25:
                name = rng.choice(list(JOB))
                value = values_at(JOB[name], day, rng)
                if value is None:
                    line.pop(name, None)
                else:
                    line[name] = value
        return lines

    return make


CREDENTIAL: dict[str, list[Any]] = {
    "type": [
        "undergrad_degree",
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
        "algonquin_college_of_applied_arts_and_technology",
        "Collège Algonquin",
        "college_ahuntsic",
        "Red Deer College",
        "british_columbia_institute_of_technology",
        "York University",
        "other",
        "Nowhere School of Business",
        "McGill University",
        *ABSENT,
    ],
    "fulltime_length_years": [*around(1), *around(2), "0.5", "4", *ABSENT],
    "completed": ["yes", "yes", "no", "planned", {"planned": "2026-02-10"}, *ABSENT],
    "doc_kind": ["credential", "official_letter", "none", *ABSENT],
    "doc_date": [near(years=-2), near(years=-2), near(days=-100), near(), *ABSENT],
    "share_in_canada_pct": [*around(50), "100", "0", *ABSENT],
}


def credential(day: date, rng: Random) -> Facts:
    """A Canadian credential, every answer drawn."""
    found = {name: values_at(values, day, rng) for name, values in CREDENTIAL.items()}
    if rng.random() < 0.7:
        found.update(completed="yes", doc_kind="credential", share_in_canada_pct="80")
    return {name: value for name, value in found.items() if value is not None}


def credentials(day: date, rng: Random) -> list[Facts]:
    return [credential(day, rng) for _ in range(rng.randint(1, 3))]


TESTS: dict[str, list[list[Any]]] = {
    "IELTS_GT": [
        ["4.0", "4.5", "5.0", "6.0"],
        ["3.0", "3.5", "4.0", "6.0"],
        ["3.5", "4.0", "6.0"],
        ["3.5", "4.0", "6.0"],
    ],
    "CELPIP_G": [[0, 3, 4, 5, 12]] * 4,
    "PTE_CORE": [[27, 28, 29, 60], [32, 33, 34, 60], [40, 41, 42, 69], [41, 42, 43, 68]],
    "TEF_CANADA": [
        [144, 145, 299, 300, 305, 306, 361, 434],
        [120, 121, 299, 300, 305, 306, 434],
        [180, 181, 267, 268, 300, 428],
        [180, 181, 299, 300, 327, 328, 456],
    ],
    "TCF_CANADA": [[330, 331, 458], [341, 342, 453], [3, 4, 10], [3, 4, 10]],
    "other": [[0, 5, 9]] * 4,
}


def sitting(day: date, rng: Random) -> Facts:
    """One sitting, its scores around level 4 and its date around the limits."""
    name = rng.choice(list(TESTS))
    taken = rng.choice(
        [
            add_years(day, -2) + timedelta(days=rng.randint(-1, 1)),
            day + timedelta(days=rng.randint(-2, 1)),
            day - timedelta(days=rng.randint(30, 700)),
            day - timedelta(days=300),
        ]
    )
    if name == "TEF_CANADA" and rng.random() < 0.3:
        taken = date(2023, 12, 11) + timedelta(days=rng.randint(-1, 1))
    scores = [rng.choice(values[1:] if rng.random() < 0.8 else values) for values in TESTS[name]]
    found = test(name, taken, *scores)
    if name == "TEF_CANADA":
        found["scale"] = rng.choice(
            ["tef_legacy", "tef_2023" if taken >= date(2023, 12, 11) else "tef_699_old", *ABSENT]
        )
        if found["scale"] == "tef_legacy":
            found.update(
                zip(
                    ("listening", "reading", "writing", "speaking"),
                    [
                        rng.choice(v)
                        for v in ([144, 145, 360], [120, 121, 300], [180, 181, 450], [180, 181, 450])
                    ],
                    strict=True,
                )
            )
    if name == "IELTS_GT":
        found["one_skill_retake"] = rng.choice(["no", "no", "no", *YES_NO])
    if rng.random() < 0.1:
        found.update(
            source="self_reported",
            **{a: rng.choice([3, 4, 5, 10]) for a in ("listening", "reading", "writing", "speaking")},
        )
    if rng.random() < 0.15:
        found[rng.choice(["listening", "reading", "writing", "speaking", "date", "name"])] = rng.choice(
            ABSENT
        )
    return {key: value for key, value in found.items() if value is not None}


def sittings(day: date, rng: Random) -> list[Facts]:
    return [sitting(day, rng) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
