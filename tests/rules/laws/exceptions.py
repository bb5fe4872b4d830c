"""Where a law of the engine does not hold, and why: every entry names the sheet that says so."""

from __future__ import annotations

from typing import Any

AS_SAID_BY_THE_SHEET = {
    "jobs[].own_business": "13.1: not asked = no",
    "jobs[].seasonal": "13.1: asked by sheet 03 only; not asked = no",
    "jobs[].place_pattern": "13.1: not asked = at the place",
    "jobs[].lived_in_ontario": "13.1: not asked = yes for a job in Ontario",
    "jobs[].unpaid_days": "13.1: 0 when not asked",
    "lang.test[].source": "14.1: not asked = the scores of the report",
}
"""Facts of an entry that a sheet reads as a value while *not asked*; they are asked with their entry."""

NO_UNTIL_SAID = {
    "app.banned": "00 6: unknown is treated as no, with a note",
    "app.refugee_or_removal": "00 6: a warning, only where it is declared; 2026 pages are silent",
}
"""Facts that count only when said, so that "I don't know" is settled too."""

INSTEAD = {
    "offer.municipality": ("offer.supervisor_site", "offer.assigning_office_site"),  # 10, 1
    "res.ontario_intervals": (
        "res.ontario_months",
    ),  # 04 and 05: the total serves while the stays are not known
    "fact.education": ("eca.level",),  # 06: the level of the assessment
    "jobs[].hours_week": ("jobs[].paid_hours_total",),  # 13.1: the total gives the hours a week
    "jobs[].start": ("jobs[].paid_hours_total",),
    "jobs[].end": ("jobs[].paid_hours_total",),
    "offer.weeks_year": ("offer.hours_year",),  # 10: the figure of the offer comes first
    "offer.hours_week": ("offer.hours_year",),
    "offer.wage_hourly": ("offer.salary_annual",),  # 10, 2: pay is given by the hour or by the year
}
"""Facts for which others stand while they are not known: the answer replaces them and adds nothing."""

REPLACES = {
    "offer.hours_year": "10: in place of hours a week times weeks a year",
    "offer.salary_annual": "10, 2: pay is given by the hour or by the year, not both",
    "fsw67.declared_total": "13.3: used only while items of the grid are missing",
    "res.ontario_months": "04, 05: used only while the stays are missing",
    "jobs[].paid_hours_total": "13.1: used only when hours or days are not known",
}
"""Facts that stand in for others: given later, they replace what was read before."""

NOT_ASKED_BY = {
    "offer.stream": ("owp03", "owp45"),  # 20.4: none is chosen now; an old one tells which wage it is
}
"""Facts that a stream never asks: an answer given for another stream says how an answer before it is read."""

FOLLOWS = {
    "offer.region_wage": ("offer.stream",),  # 10, 2: which wage the figure is
    "offer.stream": ("offer.collective_agreement",),  # 10, 2: it stands in for a wage that is not known
    "edu.country": ("eca.*",),  # 03, 06, 20: studies abroad go by their assessment
    "edu.secondary": ("eca.*",),
    "fact.education": ("eca.*",),
    "jobs": ("ee.declared_nocs", "fact.primary_noc"),  # 08: which of the jobs are in the profile
}
"""Questions that an answer opens, as the entries of a list open theirs."""

OTHER_RULES = {
    "app.filing_date": "00 1.4: the application date chooses the rules; the day judged stands in for it",
    "app.decision": "00 1.2: once nominated there is no verdict to give",
}
"""Answers that change which rules are read, so that nothing shown before speaks of the same thing."""

PARTS = (
    "fw.experience.*",
    "ids.experience.*",
    "st.exp.*",
    "owp.exp.*",
    "st.licence",
)
"""13.1, "filters act job by job": the parts of a work criterion share its truth among themselves, the first
filter that takes the deciding work away bears it. The criterion itself keeps the law."""


def contrary(facts: dict[str, Any]) -> bool:
    """Answers that a case file accepts and that no person gives together: one denies the other."""
    jobs = facts.get("jobs")
    for job in jobs if isinstance(jobs, list) else []:
        country = job.get("country")
        if country not in ("CA", "unknown", None) and job.get("province") not in ("unknown", None):
            return True  # a province of Canada in another country
    family = facts.get("family", {})
    if family.get("children_under_22") == 0 and family.get("grandchildren") not in (0, None, "unknown"):
        return True  # grandchildren without children
    status = facts.get("status", {})
    if status.get("type") == "none" and status.get("extension_filed") not in (None, "none", "unknown"):
        return True  # an extension of nothing
    language, taken = facts.get("lang", {}), facts.get("lang", {}).get("test")
    names = {test.get("name") for test in taken} if isinstance(taken, list) else set()
    french = {"TEF_CANADA", "TCF_CANADA"}
    denied = {"english_test": names - french - {"other", "unknown", None}, "french_test": names & french}
    return any(
        tests and (language.get(answer) in ("none", "planned") or isinstance(language.get(answer), dict))
        for answer, tests in denied.items()
    )
