"""The verdict words and standing sentences of a result; the screen and the PDF use no others."""

from __future__ import annotations

from poci_desktop.localizer import N_, Localizer
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth

STREAM_VERDICTS = {
    Truth.MET: N_("Criteria met"),
    Truth.TO_ASSESS: N_("To be assessed"),
    Truth.UNKNOWN: N_("Cannot tell yet"),
    Truth.NOT_MET: N_("Criteria not met"),
}
CRITERION_TRUTHS = {
    Truth.MET: N_("Met"),
    Truth.TO_ASSESS: N_("To be assessed by the OINP"),
    Truth.UNKNOWN: N_("Not known yet"),
    Truth.NOT_MET: N_("Not met"),
    Truth.N_A: N_("Does not apply"),
}
STEP_TRUTHS = {
    Truth.MET: N_("Done"),
    Truth.TO_ASSESS: N_("To be checked"),
    Truth.UNKNOWN: N_("Not reached yet"),
    Truth.NOT_MET: N_("Missed or refused"),
    Truth.N_A: N_("Does not apply"),
}
WHO_CAN_ACT = {
    "fixed": N_("Past fact: it cannot change."),
    "time": N_("It changes with time."),
    "applicant": N_("You can act on this."),
    "other": N_("Someone else must act: the employer, the school, a regulator or Canada."),
    "policy": N_("Only the government can change this."),
}
GROUPS = (
    ("met", N_("Criteria met"), (Truth.MET,)),
    ("open", N_("Could still go either way"), (Truth.TO_ASSESS, Truth.UNKNOWN)),
    ("not_met", N_("Not met on this date"), (Truth.NOT_MET,)),
)
DISCLAIMER = N_("Information, not a decision or legal advice")


def truth_words(localizer: Localizer, finding: Finding, kind: str) -> str:
    """The word for one criterion's truth; favourable facts left to an officer are never called met."""
    if kind == "process":
        return localizer.text(STEP_TRUTHS[finding.truth])
    if (finding.officer or kind == "judgement") and finding.truth is Truth.MET:
        return localizer.text("Looks favourable; an officer decides")
    return localizer.text(CRITERION_TRUTHS[finding.truth])


def headline(localizer: Localizer, assessment: Assessment) -> str:
    """The answer in one sentence; a closed intake is said before any verdict."""
    total = len(assessment.streams)
    met = sum(1 for r in assessment.streams if r.criteria is Truth.MET)
    if all(r.coverage == "before" for r in assessment.streams):
        return localizer.text("The rules of that date are not in this program")
    if all(r.coverage == "nominated" for r in assessment.streams):
        return localizer.text("You are already nominated: the criteria are not assessed again")
    if all(r.intake is not None and r.intake.state == "closed" for r in assessment.streams):
        if met == 0:
            return localizer.text("The streams are closed; no stream has all its criteria met")
        return localizer.plural(
            "The streams are closed; criteria met for {n} of {total}",
            "The streams are closed; criteria met for {n} of {total}",
            met,
            total=total,
        )
    if met == 0:
        return localizer.text("No stream has all its criteria met yet")
    return localizer.plural(
        "Criteria met for {n} stream of {total}", "Criteria met for {n} streams of {total}", met, total=total
    )


def intake_words(localizer: Localizer, result: StreamResult) -> str:
    """Intake beside the verdict: on the application date and, when it differs, on the day judged."""
    then, now = result.intake_then, result.intake
    if then is None or now is None:
        return localizer.text("Rules of that date not in this program")
    if then.state == "open" and now.state == "open":
        return localizer.text("Open on that date")
    if then.state == "open":
        return localizer.text(_THEN_OPEN[now.state], date=localizer.date(now.since))
    if then.state == "closed":
        return localizer.text(
            "Closed since {date} · assessed on its last rules", date=localizer.date(then.since)
        )
    if now.state == "closed":
        return localizer.text(
            "Suspended from {from_} · closed since {date}",
            from_=localizer.date(then.since),
            date=localizer.date(now.since),
        )
    return localizer.text("Suspended since {date}", date=localizer.date(then.since))


_THEN_OPEN = {
    "closed": N_("Open on that date · closed since {date}"),
    "suspended": N_("Open on that date · suspended since {date}"),
    "not_yet_open": N_("Open on that date"),
}


def can_apply_words(localizer: Localizer, result: StreamResult) -> str:
    """Whether an application could be filed, and what stands in the way; never an invitation to file."""
    if result.can_apply == "yes":
        return localizer.text("Nothing found here stands in the way of filing on that date.")
    if "intake" in result.can_apply_why:
        return localizer.text("Filing is not possible: the stream takes no applications.")
    if "criteria" in result.can_apply_why and result.can_apply == "no":
        return localizer.text("Filing is not possible while a criterion is not met.")
    if result.can_apply == "no":
        return localizer.text("Filing is not possible: a step was missed or refused.")
    return localizer.text("Not yet: a step or an answer is still missing.")
