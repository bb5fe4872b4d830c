"""The employer and how it recruited."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, Money, Number, Whole, YesNoUnknown

Method = Literal["job_bank", "print", "general_site", "specialised_site", "own_site", "job_fair"]


class Employer(FrozenModel):
    """What the employer knows of its business. ``active_years`` is a number of years, or the starting day."""

    active_years: Day | Number | DontKnow | None = None
    amalgamated_3y: Literal["no", "yes_covered", "yes_not_covered"] | DontKnow | None = None
    bought_3y: Literal["no", "yes_same_business", "yes_changed"] | DontKnow | None = None
    active_elsewhere: Literal["no", "yes_3_years", "yes_less"] | DontKnow | None = None
    premises_ontario: YesNoUnknown = None
    orders_outstanding: Literal["none", "esa", "ohsa"] | DontKnow | None = None
    revenue_last_fy: Money | DontKnow | None = None
    revenue_previous_fy: Money | DontKnow | None = None
    ft_citizen_pr_at_site: Whole | DontKnow | None = None
    other_positions_this_year: Whole | DontKnow | None = None
    ops: YesNoUnknown = None
    cvor: (
        Literal[
            "excellent", "satisfactory", "satisfactory_unaudited", "conditional", "unsatisfactory", "none"
        ]
        | DontKnow
        | None
    ) = None
    portal_registered: Literal["yes", "not_yet", "refuses"] | DontKnow | None = None
    registered_by: Literal["signing_officer", "applicant", "other"] | DontKnow | None = None
    filing_date: Day | Literal["none"] | DontKnow | None = None


class Recruitment(FrozenModel):
    """How the job was advertised before the offer; ``methods`` = ("none",) means no effort was made."""

    lmia: Literal["positive_same_noc_and_position", "positive_other", "none"] | DontKnow | None = None
    methods: tuple[Method | Literal["none"], ...] | DontKnow | None = None
    days: Annotated[Whole, Field(le=3650)] | DontKnow | None = None
    by: Literal["employer", "recruitment_agency", "immigration_representative"] | DontKnow | None = None
