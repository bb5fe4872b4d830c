"""Situation and status: the application, the paper that lets the person stay, months lived in Ontario."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, Number, YesNo, YesNoUnknown


class App(FrozenModel):
    """The Ontario application itself. ``filing_date`` not asked means: the date judged."""

    filing_date: Day | DontKnow | None = None
    citizenship: Literal["citizen", "permanent_resident", "neither"] | DontKnow | None = None
    location_at_filing: Literal["ontario", "other_province", "abroad"] | DontKnow | None = None
    refugee_or_removal: YesNoUnknown = None
    banned: YesNoUnknown = None
    decision: Literal["not_filed", "pending", "nominated", "refused", "returned"] | DontKnow | None = None


class Status(FrozenModel):
    """The paper that lets the person stay in Canada. ``expiry`` is the last valid day, inclusive."""

    type: (
        Literal[
            "work_permit",
            "study_permit",
            "visitor_record",
            "maintained",
            "restoration_pending",
            "none",
            "refugee_claimant",
            "other",
        ]
        | DontKnow
        | None
    ) = None
    expiry: Day | DontKnow | None = None
    extension_filed: Day | Literal["none"] | DontKnow | None = None
    maintained_from: Literal["work_permit", "study_permit", "visitor_record"] | DontKnow | None = None
    may_work_ontario: YesNoUnknown = None


class Interval(FrozenModel):
    """A stay in Ontario: both days inclusive, and whether it was lawful."""

    from_: Day | DontKnow | None = Field(default=None, alias="from")
    to: Day | Literal["current"] | DontKnow | None = None
    lawful: YesNo | DontKnow | None = None


class Residence(FrozenModel):
    """Residence in Ontario in the last two years; ``ontario_months`` (0-24) only if dates are not known."""

    ontario_intervals: tuple[Interval, ...] | DontKnow | None = None
    ontario_months: Annotated[Number, Field(le=24)] | DontKnow | None = None
