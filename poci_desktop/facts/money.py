"""Money and family."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, Money, Whole, YesNo, YesNoUnknown


class Family(FrozenModel):
    """The family the settlement funds must provide for."""

    spouse: YesNo | DontKnow | None = None
    children_under_22: Annotated[Whole, Field(le=30)] | DontKnow | None = None
    grandchildren: Annotated[Whole, Field(le=30)] | DontKnow | None = None
    other_dependants: Annotated[Whole, Field(le=30)] | DontKnow | None = None


class Funds(FrozenModel):
    """Settlement funds in CAD; pay is gross and per year."""

    balances: Money | DontKnow | None = None
    partner_accounts: Money | DontKnow | None = None
    partner_letter: Literal["yes", "will_get", "no"] | DontKnow | None = None
    borrowed_part: Money | DontKnow | None = None
    statements_3_months: YesNoUnknown = None
    ongoing_job_annual: Money | DontKnow | None = None
    ongoing_job_end: Day | Literal["none"] | DontKnow | None = None
    offer_annual: Money | DontKnow | None = None
    offer_same_job: YesNo | DontKnow | None = None
