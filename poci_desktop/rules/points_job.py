"""Points of the job offer: TEER, broad category, wage, tenure, region. Sheet 11, 3.1 to 3.3, 3.5, 3.12."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from poci_desktop.facts.answers import Month
from poci_desktop.facts.work import Job
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.place import known_code, work_place
from poci_desktop.rules.measures.wages import offered_wage
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.points import Read, Reading, banded, bands, gaps

TEER_LEVELS = ("teer_0_1", "teer_0_1", "teer_2_3", "teer_2_3", "teer_4", "teer_5")
BROAD_LEVELS = {
    "0": "broad_0_2_3",
    "1": "broad_1_9",
    "2": "broad_0_2_3",
    "3": "broad_0_2_3",
    "4": "broad_4_8",
    "5": "broad_5_6",
    "6": "broad_5_6",
    "7": "broad_7",
    "8": "broad_4_8",
    "9": "broad_1_9",
}
REGIONS = ("northern_ontario", "other_outside_gta", "gta_except_toronto", "toronto")
STAYS, LEAVES = "tenure_6_months", "tenure_less"


def teer(context: Context, stream: str) -> Reading:
    """The TEER category of the job offered: the same levels in both grids."""
    code = context.known("offer.noc")
    sure = code is not None and known_code(context.pack, code)
    return Reading((TEER_LEVELS[int(code[1])],) if sure else TEER_LEVELS, **gaps(context, ("offer.noc",)))


def _broad(context: Context, stream: str) -> Reading:
    return broad_reading(context, BROAD_LEVELS)


def broad_reading(context: Context, by_digit: Mapping[str, str]) -> Reading:
    """The level of the first digit of the code offered."""
    code = context.known("offer.noc")
    sure = code is not None and known_code(context.pack, code)
    levels = (by_digit[code[0]],) if sure else tuple(dict.fromkeys(by_digit.values()))
    return Reading(levels, **gaps(context, ("offer.noc",)))


def _wage(context: Context, stream: str) -> Reading:
    """Base pay only; between two printed bands (39.995) the lower one holds."""
    return wage_reading(context, stream, "eoi.wage")


def wage_reading(context: Context, stream: str, factor: str) -> Reading:
    """The levels of the pay offered, base pay only, in the wage factor of either grid."""
    wage = offered_wage(context)
    levels = banded(bands(context, stream, factor), wage.sure, wage.most)
    return Reading(levels, wage.facts, wage.open, wage.unsure)


def _tenure(context: Context, stream: str) -> Reading:
    """Six months or more, now, in Ontario, in the very position that is offered."""
    jobs = context.known("jobs")
    read = gaps(context, ("jobs", "offer.current_wage_hourly"))
    if jobs is None:
        away = context.known("offer.current_wage_hourly") == "none"
        return Reading((LEAVES,) if away else (LEAVES, STAYS), **read)
    lines = [(index, job) for index, job in enumerate(jobs) if _may_be_offered(job)]
    fields = ("offered_position", "country", "province", "start", "end")
    paths = ["jobs", *(f"jobs[{index}].{field}" for index, _ in lines for field in fields)]
    sure = [job for _, job in lines if job.offered_position == "yes" and job.province == "ON"]
    certain = _long(context, _since(sure, context.day, False))
    possible = certain or _long(context, _since([job for _, job in lines], context.day, True))
    levels = (STAYS,) if certain else (LEAVES, STAYS) if possible else (LEAVES,)
    return Reading(levels, **gaps(context, paths))


def _may_be_offered(job: Job) -> bool:
    """Whether nothing said of the job keeps it from being the offered position, in Ontario."""
    abroad = isinstance(job.country, str) and job.country != "CA"
    elsewhere = isinstance(job.province, str) and job.province != "ON"
    return job.offered_position != "no" and not abroad and not elsewhere


def _long(context: Context, since: date) -> bool:
    """Whether the months asked have passed since then; the anniversary day counts."""
    months = int(context.parameter("eoi.tenure_months"))
    return since <= context.day and add_months(since, months) <= context.day


def _since(lines: list[Job], day: date, hopeful: bool) -> date:
    """First day of the unbroken stretch of ``lines`` that runs on ``day``; ``date.max`` when none does."""
    stretches = []
    for line in lines:
        start, last = _start(line.start, hopeful), _end(line.end, hopeful)
        if start is not None and last is not None and start <= day:
            stretches.append((start, last))
    reached = date.max
    for start, last in sorted(stretches, key=lambda stretch: stretch[1], reverse=True):
        if last >= day or (reached != date.max and (reached - last).days <= 1):
            reached = min(reached, start)
    return reached


def _start(value: object, hopeful: bool) -> date | None:
    if isinstance(value, Month):
        return value.first_day if hopeful else value.last_day
    if isinstance(value, date):
        return value
    return date.min if hopeful else None


def _end(value: object, hopeful: bool) -> date | None:
    if value == "current":
        return date.max
    if isinstance(value, Month):
        return value.last_day if hopeful else value.first_day
    if isinstance(value, date):
        return value
    return date.max if hopeful else None


def _region(context: Context, stream: str) -> Reading:
    place = work_place(context)
    found = tuple(dict.fromkeys(region_of(context.pack, row["cd_code"]) for row in place.rows))
    notes = (*place.notes, *(place.which if len(found) > 1 else ()))
    return Reading(found if place.complete else REGIONS, place.facts, place.open, place.unsure, notes)


def region_of(pack: Pack, division: str) -> str:
    """The grid's region of a census division."""
    if "eoi_regions" not in pack.cache:
        pack.cache["eoi_regions"] = {
            row["code"]: row["eoi_region"] for row in pack.tables["census_divisions"]
        }
    return str(pack.cache["eoi_regions"][division])


READERS: Mapping[str, Read] = {
    "eoi.teer": teer,
    "eoi.broad": _broad,
    "eoi.wage": _wage,
    "eoi.tenure": _tenure,
    "eoi.job_region": _region,
}
