"""Language tests: one record per sitting, raw scores."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from poci_desktop.facts.answers import Day, DontKnow, FrozenModel, Number, Planned, YesNoUnknown

TestName = Literal["IELTS_GT", "CELPIP_G", "PTE_CORE", "TEF_CANADA", "TCF_CANADA", "other"]
ABILITIES = ("listening", "reading", "writing", "speaking")


class LanguageTest(FrozenModel):
    """One sitting of one test. Scores are the raw scores of the report, or levels 0-12 when self-reported."""

    name: TestName | DontKnow | None = None
    date: Day | DontKnow | None = None
    scale: Literal["tef_2023", "tef_699_old", "tef_legacy"] | DontKnow | None = None
    listening: Annotated[Number, Field(le=699)] | DontKnow | None = None
    reading: Annotated[Number, Field(le=699)] | DontKnow | None = None
    writing: Annotated[Number, Field(le=699)] | DontKnow | None = None
    speaking: Annotated[Number, Field(le=699)] | DontKnow | None = None
    one_skill_retake: YesNoUnknown = None
    source: Literal["report", "self_reported"] | None = None


class Languages(FrozenModel):
    """What the person has in each language, and the sittings."""

    english_test: Literal["have", "none"] | Planned | DontKnow | None = None
    french_test: Literal["have", "none"] | Planned | DontKnow | None = None
    test: tuple[LanguageTest, ...] | DontKnow | None = None
