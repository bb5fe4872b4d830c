"""Work: one line per job, and the professional registers some criteria read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import (
    Day,
    DontKnow,
    FrozenModel,
    Month,
    NocCode,
    Number,
    Planned,
    Text,
    Whole,
    YesNo,
    YesNoUnknown,
)

Country = str
Province = Literal["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"]


class Job(FrozenModel):
    """One line of work. ``start`` and ``end`` are inclusive. Same employer and occupation = one job.

    ``country`` is an ISO 3166 alpha-2 code ("CA"); ``province`` only for work in Canada.
    """

    employer: Text | DontKnow | None = None
    noc: NocCode | DontKnow | None = None
    duties_match: Literal["yes", "partly", "no", "unsure"] | None = None
    start: Day | Month | DontKnow | None = None
    end: Day | Month | Literal["current"] | DontKnow | None = None
    hours_week: Annotated[Number, Field(gt=0, le=168)] | DontKnow | None = None
    paid_hours_total: Annotated[Number, Field(gt=0, le=500_000)] | DontKnow | None = None
    paid: YesNo | DontKnow | None = None
    country: Annotated[Country, Field(pattern=r"^[A-Z]{2}$")] | DontKnow | None = None
    province: Province | DontKnow | None = None
    place_pattern: (
        Literal["at_place", "remote_for_employer_elsewhere", "mobile_across_provinces"] | DontKnow | None
    ) = None
    lived_in_ontario: YesNoUnknown = None
    authorised: Literal["yes", "no", "not_in_Canada"] | DontKnow | None = None
    student_fulltime: YesNoUnknown = None
    self_employed: YesNoUnknown = None
    own_business: YesNoUnknown = None
    verifiable: Literal["yes", "partly", "no"] | DontKnow | None = None
    offered_position: YesNoUnknown = None
    seasonal: YesNo | DontKnow | None = None
    extended_leave_days: Annotated[Whole, Field(le=36600)] | DontKnow | None = None
    unpaid_days: Annotated[Whole, Field(le=36600)] | DontKnow | None = None
    licence_required: YesNoUnknown = None
    licence_held: (
        Literal["yes", "no", "provisional", "apprentice", "other_province"] | Planned | DontKnow | None
    ) = None
    licence_from: Day | DontKnow | None = None


class Work(FrozenModel):
    """Work facts that are not about one job line."""

    fulltime_ontario_now: YesNoUnknown = None


class Physician(FrozenModel):
    """Registration of a physician with the College of Physicians and Surgeons of Ontario and with OHIP."""

    noc: Literal["31100", "31101", "31102", "other"] | DontKnow | None = None
    cpso_class: (
        Literal[
            "independent_practice",
            "academic_practice",
            "provisional",
            "postgraduate_education",
            "other",
            "none",
        ]
        | Planned
        | DontKnow
        | None
    ) = None
    cpso_good_standing: YesNoUnknown = None
    ohip_number: Literal["yes", "eligible_only", "no"] | Planned | DontKnow | None = None


class Register(FrozenModel):
    """Registration with the College of Nurses and the College of Early Childhood Educators."""

    cno_class: Literal["general", "extended", "temporary", "other", "none"] | Planned | DontKnow | None = None
    cece_member: Literal["yes", "no"] | Planned | DontKnow | None = None
