"""The federal Express Entry profile and what its points grid reads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, NocCode, Planned, Whole, YesNoUnknown
from poci_desktop.facts.education import Level
from poci_desktop.facts.language import LanguageTest


class ExpressEntry(FrozenModel):
    """The profile. ``declared_nocs`` are the occupations besides the main one; none is an empty tuple."""

    profile_valid: Literal["yes", "no"] | Planned | DontKnow | None = None
    profile_expiry: Day | DontKnow | None = None
    provinces: Literal["ontario", "all", "other"] | DontKnow | None = None
    program_choice: Literal["FSW", "CEC", "not_decided"] | None = None
    declared_nocs: tuple[NocCode, ...] | DontKnow | None = None


class Person(FrozenModel):
    """Facts about the person and the partner used by the federal grid."""

    education: Level | DontKnow | None = None
    second_credential: YesNoUnknown = None
    own_study_ca: YesNoUnknown = None
    trade_certificate: YesNoUnknown = None
    primary_noc: NocCode | DontKnow | None = None
    birth_date: Day | DontKnow | None = None
    arranged: YesNoUnknown = None
    spouse_accompanies: YesNoUnknown = None
    spouse_citizen_pr: Literal["citizen", "pr_in_canada", "pr_abroad", "neither"] | DontKnow | None = None
    spouse_language: LanguageTest | Literal["none"] | DontKnow | None = None
    spouse_education: Level | DontKnow | None = None
    spouse_work_ca: Annotated[Whole, Field(le=10)] | DontKnow | None = None
    spouse_study_ca: YesNoUnknown = None
    relative_ca: YesNoUnknown = None
    sibling_ca: YesNoUnknown = None


class Fsw67(FrozenModel):
    """A total on the 67-point grid that the person knows without its items."""

    declared_total: Annotated[Whole, Field(le=100)] | Literal["none"] | DontKnow | None = None
