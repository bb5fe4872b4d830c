"""Intention to live in Ontario, and the steps of the application."""

from __future__ import annotations

from typing import Literal

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, Money, YesNo, YesNoUnknown

Tie = Literal[
    "worked",
    "offer_or_interviews",
    "studied",
    "volunteered",
    "lease_or_property",
    "visits",
    "networks",
    "family",
    "relationships",
    "none",
]


class Intention(FrozenModel):
    """The plan to live in Ontario; ("none",) is the answer "no tie" or "nothing contrary"."""

    lives_in_ontario: Literal["yes", "no", "unsure"] | None = None
    ties: tuple[Tie, ...] | DontKnow | None = None
    contrary: (
        tuple[Literal["job_elsewhere", "home_elsewhere", "other_province_file", "none"], ...]
        | DontKnow
        | None
    ) = None
    statement: YesNo | DontKnow | None = None


class ExpressionOfInterest(FrozenModel):
    """The expression of interest and what was claimed in it."""

    date: Day | DontKnow | None = None
    claims_proven: Literal["all", "some_without_proof", "some_wrong"] | DontKnow | None = None
    noa_best_year_earnings: Money | DontKnow | None = None
    noa_issue_date: Day | DontKnow | None = None


class Invitation(FrozenModel):
    """An invitation to apply under an expression-of-interest stream."""

    received: YesNoUnknown = None
    stream: Literal["fw", "is", "ids", "mg", "pg", "owp03", "owp45", "owpmd"] | DontKnow | None = None
    date: Day | DontKnow | None = None
    notice_due_employer: Day | Literal["none"] | DontKnow | None = None
    notice_due_applicant: Day | Literal["none"] | DontKnow | None = None


class Notification(FrozenModel):
    """A notification of interest received in the federal account (Express Entry streams)."""

    received: YesNoUnknown = None
    stream: Literal["hcp", "fssw", "st"] | DontKnow | None = None
    date: Day | DontKnow | None = None
    targeted: YesNoUnknown = None
    draw_noc: Literal["primary", "other_work", "no"] | DontKnow | None = None


class Representative(FrozenModel):
    """Anyone who handles the application for the person."""

    kind: Literal["none", "authorised_paid", "other_paid", "unpaid_helper"] | DontKnow | None = None
    appointed_by: Literal["applicant", "representative"] | DontKnow | None = None
    own_login: YesNoUnknown = None
    help_disclosed: YesNoUnknown = None


class Documents(FrozenModel):
    """Information only: who has signed the consent form."""

    consent_signed: Literal["all", "applicant_only", "no"] | DontKnow | None = None
