"""The job offer, the licence it needs, and any share held in the business."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import (
    Day,
    DontKnow,
    FrozenModel,
    Money,
    NocCode,
    Number,
    Planned,
    Text,
    Whole,
    YesNoUnknown,
)


class Offer(FrozenModel):
    """One job offer. Wages: base pay in CAD; hours: paid hours; places: municipality ids or names.

    ``region_wage_low`` is needed by sheet 20.4 (a recent Ontario graduate); sheet 16 has one figure only.
    """

    exists: YesNoUnknown = None
    stream: Literal["fw", "is", "ids"] | DontKnow | None = None
    noc: NocCode | DontKnow | None = None
    employee: YesNoUnknown = None
    hours_week: Annotated[Number, Field(gt=0, le=168)] | DontKnow | None = None
    weeks_year: Annotated[Whole, Field(ge=1, le=52)] | DontKnow | None = None
    hours_year: Annotated[Number, Field(gt=0, le=8784)] | DontKnow | None = None
    end_date: Day | Literal["none", "not_stated"] | DontKnow | None = None
    seasonal: YesNoUnknown = None
    letter_date: Day | DontKnow | None = None
    labour_dispute: Literal["affects", "does_not_affect"] | DontKnow | None = None
    wage_hourly: Money | DontKnow | None = None
    salary_annual: Money | DontKnow | None = None
    bonus_annual: Money | DontKnow | None = None
    collective_agreement: Literal["yes_sets_wage", "no"] | DontKnow | None = None
    current_wage_hourly: Money | Literal["none"] | DontKnow | None = None
    municipality: Text | DontKnow | None = None
    multi_site: YesNoUnknown = None
    supervisor_site: Text | DontKnow | None = None
    assigning_office_site: Text | DontKnow | None = None
    mainly_in_ontario: Literal["yes", "no", "mixed"] | DontKnow | None = None
    urgent_reason: Literal["yes_maintain", "yes_grow", "no"] | DontKnow | None = None
    region_wage: Money | Literal["not_published"] | DontKnow | None = None
    region_wage_low: Money | Literal["not_published"] | DontKnow | None = None
    licence_required: Literal["yes", "no", "driver_class_only"] | DontKnow | None = None


class Licence(FrozenModel):
    """The Ontario licence for the offered job. ``expiry`` is the last valid day, inclusive."""

    held: (
        Literal["valid", "expired", "applied_for", "provisional", "apprentice", "none"]
        | Planned
        | DontKnow
        | None
    ) = None
    expiry: Day | Literal["none"] | DontKnow | None = None


class Equity(FrozenModel):
    """Shares of the business ever held by the applicant's family; ``percent_total`` is the highest total."""

    has_ever: YesNoUnknown = None
    percent_total: Annotated[Number, Field(le=100)] | DontKnow | None = None
    from_pay: YesNoUnknown = None
