"""Points of Ontario Workforce Priority beside work: sheet 20.7, as transcribed up to 24 September 2026.

The rows, and where they start, are in ``eoi_points``. What the sheet leaves silent or in dispute stays a
range, with a note that says why. Physicians have TEER 1 and category 3 filled in, and no wage.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note, Value
from poci_desktop.rules.measures.levels import ENGLISH, FRENCH, sittings
from poci_desktop.rules.measures.place import work_place
from poci_desktop.rules.points import NOTHING, PHYSICIAN_STREAM, Read, Reading, banded, bands, gaps
from poci_desktop.rules.points_job import broad_reading, teer, wage_reading
from poci_desktop.rules.points_person import (
    NOTICE,
    ONE,
    TWO,
    language_reading,
    notice_counts,
    permit_paths,
    permit_valid,
    spoken_in,
    spoken_reading,
)
from poci_desktop.rules.points_study import (
    NONE,
    REPORT_YEARS,
    Scale,
    canadian_reading,
    education_reading,
    on_list,
)

BROAD_LEVELS = {
    **dict.fromkeys("01489", "broad_0_1_4_8_9"),
    **dict.fromkeys("56", "broad_5_6"),
    "2": "broad_2",
    "3": "broad_3",
    "7": "broad_7",
}
LOCATION = "app.location_at_filing"
WORK, STUDY, NO_PERMIT = "work_permit", "study_permit", "no_permit"
SCALE = Scale(
    order=(
        NONE,
        "trades",
        "college",
        "below_bachelors",
        "college_graduate_certificate",
        "bachelors",
        "graduate_diploma",
        "masters",
        "doctorate",
    ),
    by_level={
        "doctoral": "doctorate",
        "masters": "masters",
        "bachelor": "bachelors",
        "three_year_non_degree": "college",
        "two_year": "college",
        "one_year": "college",
        "secondary": NONE,
        "none": NONE,
    },
    by_credential={
        "phd_research": "doctorate",
        "other_doctorate": "doctorate",
        "masters": "masters",
        "undergrad_degree": "bachelors",
        "graduate_diploma": "graduate_diploma",
        "university_graduate_certificate": "graduate_diploma",
        "ontario_college_graduate_certificate": "college_graduate_certificate",
        "undergrad_diploma": "below_bachelors",
        "ontario_college_certificate": "college",
        "other_certificate": "college",
        "apprenticeship": "trades",
        "micro_or_nondegree": NONE,
    },
    top_fields=("medicine", "dentistry", "veterinary", "optometry"),
    edge=True,
)


def _filled_in(context: Context, stream: str, factor: str) -> Reading:
    """The one row a physician has."""
    return Reading((bands(context, stream, factor)[0].level,), facts=("phys.noc",))


def _teer(context: Context, stream: str) -> Reading:
    return _filled_in(context, stream, "owpeoi.teer") if stream == PHYSICIAN_STREAM else teer(context, stream)


def _broad(context: Context, stream: str) -> Reading:
    if stream == PHYSICIAN_STREAM:
        return _filled_in(context, stream, "owpeoi.broad")
    return broad_reading(context, BROAD_LEVELS)


def _wage(context: Context, stream: str) -> Reading:
    return wage_reading(context, stream, "owpeoi.wage")


def _earnings(context: Context, stream: str) -> Reading:
    """The best single year on one notice issued in the last five years; the anniversary still counts."""
    earned, issued = (context.known(path) for path in NOTICE)
    ladder = bands(context, stream, "owpeoi.earnings")
    most = earned if notice_counts(context, "owpeoi.notice_years") else Decimal(0)
    sure = Decimal(0) if earned is None or issued is None else most
    return Reading(banded(ladder, sure, most), **gaps(context, NOTICE))


def _status(context: Context, stream: str) -> Reading:
    """A permit that is valid on the day; both kinds: the higher. Living abroad gives nothing."""
    place = context.known(LOCATION)
    if place == "abroad":
        return Reading((NO_PERMIT,), facts=(LOCATION,))
    work, as_worker = permit_valid(context, (WORK,))
    study, as_student = permit_valid(context, (STUDY,))
    levels = [level for level, held in ((WORK, work), (STUDY, study)) if held is not False]
    if place is None or True not in (work, study):
        levels.append(NO_PERMIT)
    notes = list(dict.fromkeys((*as_worker, *as_student)))
    if STUDY in levels:
        notes.append(Note("owpeoi.both_permits"))
    return Reading(tuple(levels), notes=tuple(notes), **gaps(context, (*permit_paths(context), LOCATION)))


def _education(context: Context, stream: str) -> Reading:
    reading = education_reading(context, SCALE)
    written = context.known("eca.date")
    doubt = len(reading.levels) > 1 and "eca.date" in reading.facts and isinstance(written, date)
    if doubt and add_years(written, REPORT_YEARS) == context.day:
        return _with(reading, Note("eca.anniversary", (("day", Value("date", written)),)))
    return reading


def _canadian(context: Context, stream: str) -> Reading:
    """A school that is not on the list of the old stream leaves the credential in doubt (20.3)."""
    reading = canadian_reading(context, ("none", "one", "more_than_one"), not_listed=None)
    schools = [credential.institution for credential in context.known("cred") or ()]
    if len(reading.levels) > 1 and any(isinstance(s, str) and not on_list(context, s) for s in schools):
        return _with(reading, Note("owp.school_not_listed"))
    return reading


def _language(context: Context, stream: str) -> Reading:
    return _with(language_reading(context, stream, "owpeoi.language"), *_reports(context))


def _languages(context: Context, stream: str) -> Reading:
    """Two languages from the level asked in each; under it, whether one language gives points is in dispute.

    No report at all gives nothing (a recent graduate needs none, but gets no points either).
    """
    spoken = [spoken_in(context, language, stream) for language in (ENGLISH, FRENCH)]
    least = int(context.parameter("owpeoi.language_level"))
    order = (NOTHING, ONE, TWO)
    sure = min(2, sum(s.low >= least for s in spoken))
    high = sum(s.high >= least for s in spoken) or any(s.may_be_tested for s in spoken)
    reading = spoken_reading(order[sure : int(high) + 1], spoken)
    disputed = sure == 0 and any(s.may_be_tested and s.high < least for s in spoken)
    notes = (Note("owpeoi.one_language"),) if disputed else ()
    return _with(reading, *notes, *_reports(context))


def _reports(context: Context) -> list[Note]:
    """Reports that do not count, or may not."""
    notes = []
    for sitting in sittings(context):
        if not sitting.language or sitting.day is None:
            continue
        values = (("test", Value("test", sitting.name)), ("day", Value("date", sitting.day)))
        if sitting.retake is True:
            notes.append(Note("lang.retake_refused", values))
        elif sitting.why == "old":
            until = ("until", Value("date", sitting.expires))
            notes.append(Note("lang.old_to_assess", (*values, until)))
    return notes


def _region(context: Context, stream: str) -> Reading:
    """By the census division of the work place; of a physician, of the address given for OHIP."""
    place = work_place(context)
    found = tuple(dict.fromkeys(row["region"] for row in place.rows))
    anywhere = tuple(band.level for band in bands(context, stream, "owpeoi.region"))
    notes = (*place.notes, *(place.which if len(found) > 1 else ()))
    if stream == PHYSICIAN_STREAM:
        notes = (Note("owpeoi.practice_address"), *notes)
    return Reading(found if place.complete else anywhere, place.facts, place.open, place.unsure, notes)


def _with(reading: Reading, *notes: Note) -> Reading:
    return Reading(reading.levels, reading.facts, reading.open, reading.unsure, (*reading.notes, *notes))


READERS: Mapping[str, Read] = {
    "owpeoi.teer": _teer,
    "owpeoi.broad": _broad,
    "owpeoi.wage": _wage,
    "owpeoi.earnings": _earnings,
    "owpeoi.status": _status,
    "owpeoi.education": _education,
    "owpeoi.canadian": _canadian,
    "owpeoi.language": _language,
    "owpeoi.languages": _languages,
    "owpeoi.region": _region,
}
