"""The answer in one sentence; an intake that is not open is said before any verdict."""

from __future__ import annotations

from datetime import date

from poci_desktop.localizer import Localizer
from poci_desktop.report.reader_texts import alive
from poci_desktop.report.sentences import in_force
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.truth import Truth


def headline(localizer: Localizer, assessment: Assessment) -> str:
    """How many streams have their criteria met, after what is known of the intake."""
    total = len(assessment.streams)
    met = sum(1 for r in assessment.streams if r.criteria is Truth.MET)
    if all(r.coverage == "before" for r in assessment.streams):
        return localizer.text("The rules of that date are not in this program")
    if all(r.coverage == "nominated" for r in assessment.streams):
        return localizer.text("You are already nominated: the criteria are not assessed again")
    if current := in_force(assessment):
        return _in_force(localizer, current, assessment)
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
    found = localizer.plural(
        "Criteria met for {n} of {total} streams", "Criteria met for {n} of {total} streams", met, total=total
    )
    lines = _suspended(localizer, tuple(r for r in assessment.streams if r.criteria is Truth.MET))
    return "; ".join((found, *(line[:1].lower() + line[1:].rstrip(".") for line in lines)))


def not_open(localizer: Localizer, assessment: Assessment) -> tuple[str, ...]:
    """Sentences for what takes no applications on the day, though it is not closed; a stream that is not met
    needs none."""
    lines = list(_suspended(localizer, tuple(r for r in assessment.streams if alive(r))))
    waiting = [r for r in assessment.streams if _first_state(r) == "not_yet_open"]
    opened = min((day for r in waiting if (day := _opens(r)) is not None), default=None)
    if opened is not None:
        lines.append(
            localizer.text("Expressions of interest open on {date}; not before.", date=localizer.date(opened))
        )
    return tuple(lines)


def _in_force(localizer: Localizer, current: tuple[StreamResult, ...], assessment: Assessment) -> str:
    """What can be said while the text of the law in force was read in part only (sheet 20.2)."""
    met = sum(1 for r in current if r.criteria is Truth.MET)
    if met == 0:
        return localizer.text("No category in force has all its criteria met yet")
    if all(_first_state(r) == "not_yet_open" for r in current):
        early = min(assessment.application_date, assessment.judged_on)
        return localizer.plural(
            "Not open on {date}; criteria appear met for {n} of {total} categories in force",
            "Not open on {date}; criteria appear met for {n} of {total} categories in force",
            met,
            total=len(current),
            date=localizer.date(early),
        )
    return localizer.plural(
        "Criteria appear met for {n} of {total} categories in force",
        "Criteria appear met for {n} of {total} categories in force",
        met,
        total=len(current),
    )


def _first_state(result: StreamResult) -> str:
    """The state that stands in the way on the application date or the day judged; "" when there is none."""
    states = {change.state for change in (result.intake_then, result.intake) if change is not None}
    return next((state for state in ("not_yet_open", "suspended") if state in states), "")


def _opens(result: StreamResult) -> date | None:
    """The first day of the pack on which the stream takes applications."""
    return min((change.since for change in result.stream.intake if change.state == "open"), default=None)


def _suspended(localizer: Localizer, results: tuple[StreamResult, ...]) -> tuple[str, ...]:
    """One sentence for each day since which some of the streams are suspended."""
    found: dict[date, list[str]] = {}
    for result in results:
        changes = [c for c in (result.intake_then, result.intake) if c is not None and c.state == "suspended"]
        if changes and (result.intake is None or result.intake.state != "closed"):
            found.setdefault(changes[0].since, []).append(localizer.words(result.stream.short))
    return tuple(
        localizer.text("Suspended since {date}: {list}.", date=localizer.date(day), list=", ".join(names))
        for day, names in found.items()
    )
