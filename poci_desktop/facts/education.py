"""Education: highest level, its assessment, and every Canadian credential."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, Number, Planned, Text, YesNoUnknown

Level = Literal[
    "none",
    "secondary",
    "one_year",
    "two_year",
    "three_year_non_degree",
    "bachelor",
    "masters",
    "doctoral",
    "professional_degree",
]
CredentialType = Literal[
    "undergrad_degree",
    "undergrad_diploma",
    "masters",
    "phd_research",
    "other_doctorate",
    "professional_first_degree",
    "graduate_diploma",
    "ontario_college_graduate_certificate",
    "university_graduate_certificate",
    "ontario_college_certificate",
    "other_certificate",
    "apprenticeship",
    "micro_or_nondegree",
]


class Education(FrozenModel):
    """Where the highest level was finished. ``country`` is an ISO 3166 alpha-2 code ("CA" = Canada)."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | DontKnow | None = None
    professional_field: (
        Literal[
            "medicine", "dentistry", "veterinary", "optometry", "law", "chiropractic", "pharmacy", "other"
        ]
        | DontKnow
        | None
    ) = None
    secondary: (
        Literal["canadian_diploma", "foreign", "canadian_postsecondary_only", "none"] | DontKnow | None
    ) = None


class Assessment(FrozenModel):
    """The educational credential assessment (ECA) of foreign studies; ``date`` is the date of the report."""

    status: Literal["have", "none"] | Planned | DontKnow | None = None
    issuer: Literal["CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES", "other"] | DontKnow | None = None
    date: Day | DontKnow | None = None
    level: Level | DontKnow | None = None


class Credential(FrozenModel):
    """One Canadian credential. ``institution`` is an id or a name of the published list, or "other".

    ``fulltime_length_years`` is the official length in academic years when taken full-time;
    ``years_in_ontario`` is for a PhD (months / 12).
    """

    type: CredentialType | DontKnow | None = None
    institution: Text | DontKnow | None = None
    fulltime_length_years: Annotated[Number, Field(le=15)] | DontKnow | None = None
    completed: Literal["yes", "no"] | Planned | DontKnow | None = None
    doc_kind: Literal["credential", "official_letter", "none"] | DontKnow | None = None
    doc_date: Day | DontKnow | None = None
    share_in_canada_pct: Annotated[Number, Field(le=100)] | DontKnow | None = None
    years_in_ontario: Annotated[Number, Field(le=30)] | DontKnow | None = None
    field_group: Literal["stem_health_trades", "business_social", "arts_humanities"] | DontKnow | None = None
    study_place: Text | Literal["other_province"] | DontKnow | None = None
    in_person: Literal["yes", "partly", "no"] | DontKnow | None = None


class Study(FrozenModel):
    """Studies on the filing day."""

    enrolled_now: YesNoUnknown = None
    enrolled_reason: Literal["licensing_regulated_occupation_ontario", "other"] | DontKnow | None = None


class Scholarship(FrozenModel):
    """Whether a scholarship obliges the person to go home first."""

    return_required: Literal["no", "yes_not_fulfilled", "yes_fulfilled"] | DontKnow | None = None
