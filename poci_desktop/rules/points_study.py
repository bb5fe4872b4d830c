"""Points of the studies: highest level, field, Canadian credentials, place of study. Sheet 11, 3.7 to 3.9,
3.13.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from poci_desktop.facts.education import Credential
from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note
from poci_desktop.rules.measures.institutions import find_school
from poci_desktop.rules.measures.place import find_place
from poci_desktop.rules.points import NOTHING, Read, Reading, gaps
from poci_desktop.rules.points_job import REGIONS, region_of


@dataclass(frozen=True, slots=True)
class Scale:
    """How a grid names the levels of education: ``order`` from the least points to the most.

    ``top_fields`` are the professions whose first degree counts as a doctorate. ``edge``: whether a report
    that is exactly five years old still counts is in doubt.
    """

    order: tuple[str, ...]
    by_level: Mapping[str, str]
    by_credential: Mapping[str, str]
    top_fields: tuple[str, ...]
    edge: bool = False


ORDER = ("less", "trades", "undergraduate_diploma", "graduate_diploma", "bachelors", "masters", "doctorate")
SCALE = Scale(
    order=ORDER,
    by_level={
        "doctoral": "doctorate",
        "masters": "masters",
        "bachelor": "bachelors",
        "three_year_non_degree": "undergraduate_diploma",
        "two_year": "undergraduate_diploma",
        "one_year": "undergraduate_diploma",
        "secondary": "less",
        "none": "less",
    },
    by_credential={
        "phd_research": "doctorate",
        "other_doctorate": "doctorate",
        "masters": "masters",
        "undergrad_degree": "bachelors",
        "graduate_diploma": "graduate_diploma",
        "ontario_college_graduate_certificate": "graduate_diploma",
        "university_graduate_certificate": "graduate_diploma",
        "undergrad_diploma": "undergraduate_diploma",
        "ontario_college_certificate": "undergraduate_diploma",
        "other_certificate": "undergraduate_diploma",
        "apprenticeship": "trades",
        "micro_or_nondegree": "less",
    },
    top_fields=("medicine",),
)
SCHOOLING = ("fact.education", "edu.country")
REPORT = ("eca.status", "eca.date", "eca.level")
REPORT_YEARS = 5
NONE, BEST = "less", "doctorate"
FIELDS = ("stem_health_trades", "business_social", "arts_humanities")
ONLINE = "no_in_person_classes"
Range = tuple[str, str]


def _education(context: Context, stream: str) -> Reading:
    return education_reading(context, SCALE)


def education_reading(context: Context, scale: Scale) -> Reading:
    """The highest level once: Canadian, or foreign with a report on the reference day. The best range
    wins.
    """
    ranges = [_highest(context, scale)]
    credentials = context.known("cred")
    paths = [*SCHOOLING, "cred"]
    if context.known("edu.country") != "CA":
        paths += REPORT
    for index, credential in enumerate(credentials or ()):
        ranges.append(_of_credential(context, scale, credential))
        paths += [f"cred[{index}].type", f"cred[{index}].completed"]
    rank = scale.order.index
    if credentials is None:  # a Canadian one is at most as high, or a graduate certificate
        level = _named(context, scale, context.known("fact.education"))[1]
        ranges.append((NONE, max(level, "graduate_diploma", key=rank)))
    low = max((r[0] for r in ranges), key=rank)
    high = max((r[1] for r in ranges), key=rank)
    if any("professional" in str(answer) for answer in (context.fact("fact.education"), credentials)):
        paths.append("edu.professional_field")
    return Reading(scale.order[rank(low) : rank(high) + 1], **gaps(context, paths))


def _highest(context: Context, scale: Scale) -> Range:
    level, country = context.known("fact.education"), context.known("edu.country")
    if country == "CA":
        return _named(context, scale, level)
    report = _reported(context, scale)
    if country is not None or level is None:
        return report if level is not None or country is not None else (NONE, BEST)
    canadian, rank = _named(context, scale, level), scale.order.index
    return min(canadian[0], report[0], key=rank), max(canadian[1], report[1], key=rank)


def _reported(context: Context, scale: Scale) -> Range:
    """The level the assessment report gives; nothing without a report that is still valid on the day."""
    status, written, level = (context.fact(path) for path in REPORT)
    if status == "none":
        return NONE, NONE
    last = add_years(written, REPORT_YEARS) if isinstance(written, date) else None
    if isinstance(written, date) and last is not None and (last < context.day or written > context.day):
        return NONE, NONE
    low, high = _named(context, scale, level if isinstance(level, str) else None)
    sure = status == "have" and last is not None and not (scale.edge and last == context.day)
    return (low, high) if sure else (NONE, high)


def _named(context: Context, scale: Scale, level: str | None) -> Range:
    if level is None:
        return NONE, BEST
    if level == "professional_degree":
        return _professional(context, scale)
    return scale.by_level[level], scale.by_level[level]


def _professional(context: Context, scale: Scale) -> Range:
    field = context.known("edu.professional_field")
    if field is None:
        return "bachelors", BEST
    name = BEST if field in scale.top_fields else "bachelors"
    return name, name


def _of_credential(context: Context, scale: Scale, credential: Credential) -> Range:
    kind, completed = credential.type, credential.completed
    if completed == "no":
        return NONE, NONE
    if not isinstance(kind, str):
        return NONE, BEST
    low, high = (
        _professional(context, scale)
        if kind == "professional_first_degree"
        else (scale.by_credential[kind], scale.by_credential[kind])
    )
    return (low, high) if completed == "yes" else (NONE, high)


def _used(context: Context, stream: str) -> tuple[int, ...]:
    """The credentials that may be the one used for the application: those that satisfy the stream best."""
    key = ("eoi.used", stream, context.day)
    if key not in context.memo:
        edition = context.pack.stream(stream).edition_on(context.day)
        number = len(context.known("cred") or ())
        if edition is None or not number:
            return tuple(range(number))
        context.memo[key] = _best_entries(edition.eligibility.evaluate(context), number)
    found: tuple[int, ...] = context.memo[key]
    return found


def _best_entries(root: Finding, number: int) -> tuple[int, ...]:
    for finding in root.walk():
        if finding.entry.startswith("cred["):
            entries = finding.children if finding.op == "each" else (finding,)
            best = [e for e in entries if e.truth is finding.truth]
            return tuple(sorted(int(e.entry[len("cred[") : -1]) for e in best))
    return tuple(range(number))


def _field(context: Context, stream: str) -> Reading:
    used = _used(context, stream)
    if not used:
        return Reading(FIELDS, **gaps(context, ("cred",)))
    paths = [f"cred[{index}].field_group" for index in used]
    answers = [context.known(path) for path in paths]
    levels = FIELDS if None in answers else tuple(dict.fromkeys(answers))
    return Reading(levels, **gaps(context, paths))


def _canadian(context: Context, stream: str) -> Reading:
    return canadian_reading(context, (NOTHING, "one", "more_than_one"), not_listed=False)


def canadian_reading(context: Context, order: tuple[str, ...], not_listed: bool | None) -> Reading:
    """Completed credentials of listed Canadian schools, each of at least one year full-time.

    ``order`` are the levels for none, one and more; ``not_listed`` is what a school off the list is worth
    (False: nothing, None: nobody can tell).
    """
    credentials = context.known("cred")
    if credentials is None:
        return Reading(order, **gaps(context, ("cred",)))
    sure = may_be = 0
    paths = []
    for index, credential in enumerate(credentials):
        counts = _counts(context, credential, not_listed)
        sure += counts is True
        may_be += counts is not False
        names = ("type", "institution", "fulltime_length_years", "completed")
        paths += [f"cred[{index}].{name}" for name in names]
    return Reading(order[min(sure, 2) : min(may_be, 2) + 1], **gaps(context, paths))


def _counts(context: Context, credential: Credential, not_listed: bool | None) -> bool | None:
    """Whether the credential counts; None when an answer is missing."""
    school, length = credential.institution, credential.fulltime_length_years
    tests: list[Any] = [
        None if not isinstance(credential.type, str) else credential.type != "micro_or_nondegree",
        None if not isinstance(school, str) else on_list(context, school) or not_listed,
        None if not isinstance(length, Decimal) else length >= 1,
        credential.completed == "yes" if isinstance(credential.completed, str) else None,
    ]
    if False in tests:
        return False
    return None if None in tests else True


def on_list(context: Context, school: str) -> bool:
    """Whether the school is one of the published list."""
    return school != "other" and find_school(context.pack, school) is not None


def _study_region(context: Context, stream: str) -> Reading:
    """Where the classes were attended in person; nothing for a credential done wholly at a distance."""
    used = _used(context, stream)
    if not used:
        return Reading((*REGIONS, ONLINE), **gaps(context, ("cred",)))
    paths = [f"cred[{index}].{name}" for index in used for name in ("in_person", "study_place")]
    levels: list[str] = []
    notes: tuple[Note, ...] = ()
    for index in used:
        in_person, place = (context.known(f"cred[{index}].{name}") for name in ("in_person", "study_place"))
        if in_person in (None, "no"):
            levels.append(ONLINE)
        if in_person == "no":
            continue
        if place == "other_province":
            levels.append(NOTHING)
            notes = (Note("eoi.study_elsewhere"),)
            continue
        row = find_place(context.pack, place) if place is not None else None
        levels += REGIONS if row is None else [region_of(context.pack, row["cd_code"])]
    return Reading(tuple(dict.fromkeys(levels)), notes=notes, **gaps(context, paths))


READERS: Mapping[str, Read] = {
    "eoi.education": _education,
    "eoi.field": _field,
    "eoi.can_credentials": _canadian,
    "eoi.study_region": _study_region,
}
