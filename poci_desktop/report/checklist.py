"""The document checklist: the official lists of the streams still open, less what cannot concern this person.

Table ``documents``: per stream M (mandatory), C (under a condition), O (optional) or "-"; ``since`` and
``until`` are filing days, inclusive. A mandatory paper is always listed. A conditional one is left out when
the stream's criteria name it and none of those criteria applies; one that no criterion names is listed with
its condition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from poci_desktop.localizer import N_, Localizer
from poci_desktop.report.document import ChecklistRow
from poci_desktop.report.reader_texts import alive
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

NEED = {
    "M": N_("Mandatory"),
    "C": N_("If it applies"),
    "O": N_("Optional"),
}


def checklist(pack: Pack, assessment: Assessment, localizer: Localizer) -> tuple[ChecklistRow, ...]:
    """The rows in the order of the official lists; empty when no stream of that day is open to the person."""
    open_streams = _listed(assessment)
    named = {result.stream.id: _named(pack, result) for result in open_streams}
    rows = []
    for row in pack.tables.get("documents", ()):
        if not _in_force(row, assessment.application_date):
            continue
        needs = {
            localizer.words(result.stream.short): need
            for result in open_streams
            if (need := row.get(_column(result), "-")) != "-"
            and _concerns(need, named[result.stream.id].get(row["id"]))
        }
        if needs:
            rows.append(
                ChecklistRow(
                    name=row[localizer.language],
                    when="\n".join(_when(row, needs, len(open_streams), localizer)),
                    contents=row[f"contains_{localizer.language}"],
                )
            )
    return tuple(rows)


def checklist_note(pack: Pack, assessment: Assessment, localizer: Localizer) -> str:
    """What stands over the list: what it is tied to, and that no stream on it takes applications any more.

    For streams that no official list covers, that none was found; "" when no stream is open to the person.
    """
    open_streams = _listed(assessment)
    if not open_streams:
        return ""
    rows = pack.tables.get("documents", ())
    if not any(r.stream.id in row for r in open_streams for row in rows):
        names = ", ".join(localizer.words(r.stream.short) for r in open_streams)
        return localizer.text("No official checklist was found for these categories: {list}.", list=names)
    intakes = [r.intake for r in open_streams]
    closed = [intake.since for intake in intakes if intake is not None and intake.state == "closed"]
    never = localizer.text("It never replaces the official checklist of the stream.")
    if closed and len(closed) == len(intakes):
        tied = localizer.text(
            "For the streams whose criteria could still be met on that date; closed since {date}.",
            date=localizer.date(max(closed)),
        )
    else:
        tied = localizer.text("For the streams whose criteria could still be met on that date.")
    return f"{tied} {never}"


def _listed(assessment: Assessment) -> list[StreamResult]:
    """The streams whose papers are listed: one on its last rules takes no applications."""
    return [result for result in assessment.streams if alive(result) and not result.past_rules]


def _named(pack: Pack, result: StreamResult) -> dict[str, bool]:
    """Document -> whether one of the criteria that name it applies to the person."""
    found: dict[str, bool] = {}
    for root in (result.root, *result.officer, *result.process):
        for finding in root.criteria():
            for document in pack.criterion(finding.criterion).documents:
                found[document] = found.get(document, False) or finding.truth is not Truth.N_A
    return found


def _concerns(need: str, applies: bool | None) -> bool:
    return need == "M" or (applies is not False and need == "C") or (need == "O" and applies is True)


def _in_force(row: Mapping[str, str], day: date) -> bool:
    since, until = row["since"], row["until"]
    return not (since and day < date.fromisoformat(since)) and not (until and day > date.fromisoformat(until))


def _column(result: StreamResult) -> str:
    """The stream's column; a physician without a job offer has one of their own."""
    if result.stream.id != "fw":
        return result.stream.id
    truths = {f.criterion: f.truth for f in result.root.criteria()}
    alone = truths.get("fw.path_physician") is Truth.MET is not truths.get("fw.path_job_offer")
    return "fwp" if alone else "fw"


def _when(
    row: Mapping[str, str], needs: Mapping[str, str], streams: int, localizer: Localizer
) -> Iterator[str]:
    """``Mandatory``, with the streams' names unless all open ones say the same; then the condition."""
    words = set(needs.values())
    for need in ("M", "C", "O"):
        if need not in words:
            continue
        text = localizer.text(NEED[need])
        if len(words) == 1 and len(needs) == streams:
            yield text
        else:
            names = ", ".join(name for name, found in needs.items() if found == need)
            yield localizer.text("{entry}: {label}", entry=text, label=names)
    if condition := row[f"when_{localizer.language}"]:
        yield condition
