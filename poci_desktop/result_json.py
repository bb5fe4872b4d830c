"""The JSON of a result: versioned, and described in ``docs/result.md``.

``format`` is raised when a key changes its meaning or goes away; new keys may be added at any time.
Criterion ids are those of the criteria sheets; truths are ``met``, ``to_be_assessed``, ``not_met``,
``cannot_tell`` and ``does_not_apply``. Dates are ISO days. Sentences are in the language asked for.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poci_desktop import __version__
from poci_desktop.localizer import Localizer
from poci_desktop.report.compared import Cited, Compared, DatedRow, StreamCell, TwoDates
from poci_desktop.report.document import CriterionRow, Document, PointsTable, StreamSection
from poci_desktop.report.rows import own_parts, shown
from poci_desktop.report.sentences import capital
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.findings import Finding, Value
from poci_desktop.rules.pack import IntakeChange, Pack
from poci_desktop.rules.truth import Truth

FORMAT = 1
COMPARISON_FORMAT = 1
"""Of the JSON of two dates side by side; it is counted apart."""

OFFICER_STATES = {
    Truth.MET: "favourable",
    Truth.UNKNOWN: "open",
    Truth.TO_ASSESS: "contradicted",
    Truth.NOT_MET: "negative",
    Truth.N_A: "does_not_apply",
}


def result_json(assessment: Assessment, document: Document) -> dict[str, Any]:
    """The whole result. ``document`` is the same assessment in the language of the sentences."""
    pack = assessment.pack
    return {
        "format": FORMAT,
        "program": {"name": "poci-desktop", "version": __version__},
        "pack": _pack(pack),
        "language": document.language,
        "application_date": assessment.application_date.isoformat(),
        "judged_on": assessment.judged_on.isoformat(),
        "headline": document.title,
        "first": [*document.review, *document.first],
        "streams": [
            _stream(result, section)
            for result, section in zip(assessment.streams, document.streams, strict=True)
        ],
    }


def comparison_json(two: TwoDates, compared: Compared) -> dict[str, Any]:
    """Two dates side by side. ``compared`` is the same comparison in the language of the sentences."""
    comparison, filing = two.comparison, two.given.app.filing_date
    return {
        "comparison": COMPARISON_FORMAT,
        "program": {"name": "poci-desktop", "version": __version__},
        "pack": _pack(comparison.pack),
        "language": compared.language,
        "on": [day.isoformat() for day in comparison.days],
        "filing_date_set_aside": filing.isoformat() if isinstance(filing, date) else None,
        "headline": compared.title,
        "how": list(compared.how),
        "first": [*compared.review, *compared.first],
        "streams": [
            {
                "id": pair.id,
                "name": row.name,
                "on": [
                    _on_one_date(result, cell) for result, cell in zip(pair.sides, row.cells, strict=True)
                ],
                "changes": [_on_both_dates(change) for change in row.changes],
                "same": [
                    {
                        "truth": group.truth,
                        "words": group.words,
                        "criteria": [_cited(criterion) for criterion in group.criteria],
                        "more": group.more,
                    }
                    for group in row.same
                ],
                "deciding": [_on_both_dates(criterion) for criterion in row.deciding],
                "more": row.more,
            }
            for pair, row in zip(comparison.streams, compared.streams, strict=True)
        ],
    }


def _cited(row: DatedRow | Cited) -> dict[str, Any]:
    return {"id": row.id, "title": row.title, "left_to_officer": row.officer, "citation": row.cite}


def _on_both_dates(row: DatedRow) -> dict[str, Any]:
    return {
        **_cited(row),
        "truth": [cell.truth or None for cell in row.cells],
        "words": [cell.words for cell in row.cells],
        "reasons": [cell.reason for cell in row.cells],
    }


def _on_one_date(result: StreamResult | None, cell: StreamCell) -> dict[str, Any]:
    if result is None:
        return {"named": False, "words": cell.verdict_words}
    return {
        "named": True,
        "coverage": result.coverage,
        "edition": result.edition.id if result.edition else None,
        "evaluated_on": result.evaluated_on.isoformat(),
        "criteria": result.criteria.word,
        "settled": result.settled,
        "intake": result.intake.state if result.intake else "not_yet_open",
        "intake_words": cell.intake_words,
        "words": cell.verdict_words,
        "basis": cell.basis,
    }


def streams_json(pack: Pack, day: date, localizer: Localizer) -> dict[str, Any]:
    """The streams, their intake state, edition and sources on one day."""
    return {
        "format": FORMAT,
        "pack": _pack(pack),
        "language": localizer.language,
        "on": day.isoformat(),
        "streams": [
            {
                "id": stream.id,
                "name": capital(localizer.words(stream.name)),
                "route": stream.route,
                "intake": _intake(stream.intake_on(day), localizer),
                "edition": None
                if (edition := stream.edition_on(day)) is None
                else {
                    "id": edition.id,
                    "from": edition.since.isoformat(),
                    "to": edition.until.isoformat() if edition.ends else None,
                    "particular": localizer.words(edition.particular),
                },
                "sources": [
                    {"title": localizer.words(pack.sources[s].title), "address": pack.sources[s].address}
                    for s in stream.sources
                ],
            }
            for stream in pack.streams_on(day)
        ],
    }


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "sequence": pack.sequence,
        "verified_to": pack.verified_to.isoformat(),
        "review_by": pack.review_by.isoformat(),
    }


def _stream(result: StreamResult, section: StreamSection) -> dict[str, Any]:
    return {
        "id": result.stream.id,
        "name": section.name,
        "coverage": result.coverage,
        "edition": result.edition.id if result.edition else None,
        "evaluated_on": result.evaluated_on.isoformat(),
        "criteria": result.criteria.word,
        "criteria_words": section.verdict_words,
        "settled": result.settled,
        "intake": {
            "state": result.intake.state if result.intake else "not_yet_open",
            "since": result.intake.since.isoformat() if result.intake else None,
            "on_application_date": result.intake_then.state if result.intake_then else "not_yet_open",
            "words": section.intake_words,
        },
        "can_apply": result.can_apply,
        "can_apply_why": list(result.can_apply_why),
        "deciding": section.deciding,
        "findings": _findings((result.root,), section.rows),
        "officer": _findings(result.officer, section.officer, officer=True),
        "process": _findings(result.process, section.steps),
        "missing": list(result.missing),
        "to_find_out": list(result.to_find_out),
        "warnings": list(section.warnings),
        "not_checked": list(section.not_checked),
        "points": None if section.points is None else _points(section.points),
    }


def _points(table: PointsTable) -> dict[str, Any]:
    return {
        "low": table.low,
        "high": table.high,
        "maximum": table.maximum,
        "day": table.day.isoformat(),
        "notes": list(table.notes),
        "factors": [
            {
                "id": row.id,
                "title": row.factor,
                "level": row.level,
                "low": row.low,
                "high": row.high,
                "maximum": row.maximum,
                "missing": list(row.paths),
            }
            for row in table.rows
        ],
    }


def _findings(
    roots: tuple[Finding, ...], rows: tuple[CriterionRow, ...], *, officer: bool = False
) -> list[dict[str, Any]]:
    """The findings of the document's rows, in the same order."""
    found = [item for root in roots for item in shown(root)]
    return [
        {**_finding(f, row, needed), **({"state": OFFICER_STATES[f.truth]} if officer else {})}
        for (f, _, needed), row in zip(found, rows, strict=True)
    ]


def _finding(finding: Finding, row: CriterionRow, needed: bool) -> dict[str, Any]:
    parts = list(own_parts(finding))
    return {
        "id": finding.criterion,
        "truth": finding.truth.word,
        "needed": needed,
        "left_to_officer": finding.officer,
        "title": row.title,
        "sentence": row.rule,
        "reasons": list(row.notes),
        "answer": row.answer,
        "facts": list(dict.fromkeys(path for part in parts for path in part.facts)),
        "measured": _value(next((p.measured for p in parts if p.measured is not None), None)),
        "limit": _value(next((p.limit for p in parts if p.limit is not None), None)),
        "missing": list(dict.fromkeys(path for part in parts for path in (*part.open, *part.unsure))),
        "remedy": row.remedy,
        "citation": row.cite,
        "source": row.source,
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    if value is None:
        return None
    plain: Any = value.value
    if isinstance(plain, date):
        plain = plain.isoformat()
    elif isinstance(plain, Fraction):
        plain = float(plain)  # for reading only: every comparison was made on the exact value
    elif isinstance(plain, Decimal):
        plain = str(plain)
    return {"unit": value.unit, "value": plain}


def _intake(change: IntakeChange | None, localizer: Localizer) -> dict[str, Any]:
    if change is None:
        return {
            "state": "not_yet_open",
            "since": None,
            "reason": localizer.text("Rules of that date not in this program"),
        }
    return {
        "state": change.state,
        "since": change.since.isoformat(),
        "reason": localizer.words(change.reason),
    }
