"""The document model as one accessible PDF: PDF/UA-1 and PDF/A-2a, bundled fonts only, no network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from poci_desktop.localizer import Localizer
from poci_desktop.report.compared import Compared
from poci_desktop.report.document import CriterionRow, Document, StreamSection
from poci_desktop.report.glyphs import drawable

GLANCE = ("short", "verdict", "verdict_words", "intake_words", "brief")
"""What the table of all streams shows; the whole sections travel once, in their groups."""
PAPERS = {"letter": "us-letter", "a4": "a4"}


def render_pdf(document: Document, localizer: Localizer, resources: Path, *, paper: str = "letter") -> bytes:
    """The PDF of ``document`` (``paper``: "letter" or "a4").

    The same document gives the same bytes: the date inside the file is the day the rules were verified to,
    never the clock's, and nothing in it comes from the computer.
    """
    words = {**asdict(replace(document, streams=())), "labels": labels(document, localizer)}
    for group, told in zip(words["groups"], told_once(document, localizer), strict=True):
        group["streams"] = [{**stream, **once} for stream, once in zip(group["streams"], told, strict=True)]
    words["streams"] = [{name: getattr(s, name) for name in GLANCE} for s in document.streams]
    return _compiled("summary.typ", words, document.verified_to, resources, paper)


def render_compared(
    compared: Compared, localizer: Localizer, resources: Path, *, paper: str = "letter"
) -> bytes:
    """The PDF of two dates side by side; made in the same way as :func:`render_pdf`."""
    words = {**asdict(compared), "labels": compared_labels(compared, localizer)}
    return _compiled("two_dates.typ", words, compared.verified_to, resources, paper)


def _compiled(template: str, words: dict[str, Any], verified_to: date, resources: Path, paper: str) -> bytes:
    import typst

    data = {**drawable(words, resources / "fonts"), "paper": PAPERS[paper]}
    compiled = typst.compile(
        str(resources / "report" / template),
        root=str(resources),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=_plain)},
        font_paths=[str(resources / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=(verified_to - date(1970, 1, 1)).days * 86_400,
    )
    return bytes(compiled)


def told_once(document: Document, localizer: Localizer) -> list[list[dict[str, Any]]]:
    """By group and stream: ``rows`` without the met criteria that an earlier stream tells word for word, and
    ``same``, the sentences that name these with the stream that tells them in full."""
    told: dict[tuple[object, ...], str] = {}
    found = []
    for group in document.groups:
        found.append([_told_once(stream, told, localizer) for stream in group.streams])
    return found


def _told_once(
    stream: StreamSection, told: dict[tuple[object, ...], str], localizer: Localizer
) -> dict[str, Any]:
    kept: list[CriterionRow] = []
    same: dict[str, list[str]] = {}
    for rows in _with_parts(stream.rows):
        alike = {told.get(_content(row)) for row in rows if row.truth != "does_not_apply"}
        name = alike.pop() if len(alike) == 1 else None
        if name is None or rows[0].truth != "met":
            kept.extend(rows)
            continue
        same.setdefault(name, []).append(rows[0].title)
        kept.extend(row for row in rows if row.truth == "does_not_apply")
    for row in stream.rows:
        told.setdefault(_content(row), stream.short)
    sentences = [
        localizer.text("Met, as told for {stream}: {list}.", stream=name, list="; ".join(titles))
        for name, titles in same.items()
    ]
    return {"rows": [asdict(row) for row in kept], "same": sentences}


def _with_parts(rows: tuple[CriterionRow, ...]) -> Iterator[tuple[CriterionRow, ...]]:
    """Each criterion of the stream with the parts below it."""
    starts = [place for place, row in enumerate(rows) if row.depth == 0]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield rows[start:end]


def _content(row: CriterionRow) -> tuple[object, ...]:
    """What makes two rows say the same."""
    return (row.id, row.truth, row.answer, row.limit, row.cite, row.working)


def labels(document: Document, localizer: Localizer) -> dict[str, str]:
    """The furniture of the page: headings of tables, footer, standing words."""
    text = localizer.text
    return {
        **_every_page(localizer, document.version),
        "at_a_glance": text("The streams at a glance"),
        "criteria": text("Criteria"),
        "decides": text("What decides"),
        "to_find_out": text("Answers to find out"),
        "more_inside": text("The others are listed with each stream."),
        "dates": text("Dates to remember"),
        "criterion": text("Criterion"),
        "step": text("Step"),
        "criteria_of": text("Criteria of the stream"),
        "not_known": text("Not known yet:"),
        "not_applying": text("Does not apply or is not needed here:"),
        "colon": text("{entry}: {label}", entry="", label=""),
        "verdict": text("Finding"),
        "answer_limit": text("Your answer and the limit"),
        "limit": text("Limit:"),
        "would_change": text("What would have to change:"),
        "officer": text("Left to an officer"),
        "steps": text("Steps of the application"),
        "points": text("Points, for ranking only"),
        "factor": text("Factor"),
        "level": text("What was found"),
        "points_given": text("Points"),
        "most": text("At most"),
        "still_needed": text("Still needed to decide"),
        "checklist": text("Documents the criteria ask for"),
        "document": text("Document"),
        "when": text("When"),
        "contents": text("What it must show"),
        "answers": text("The answers given"),
        "question": text("Question"),
        "answer": text("Answer"),
        "footer_rules": text("Rules verified to {rules}", rules=document.rules_date),
        "footer_dates": text(
            "Application date: {application} · Rules verified to {rules}",
            application=document.application_date,
            rules=document.rules_date,
        ),
    }


def compared_labels(compared: Compared, localizer: Localizer) -> dict[str, str]:
    """The furniture of a page with two dates."""
    first, second = compared.days
    return {
        **_every_page(localizer, compared.version),
        "officer": localizer.text("Left to an officer"),
        "colon": localizer.text("{entry}: {label}", entry="", label=""),
        "footer_dates": localizer.text(
            "Application dates: {first} and {second} · Rules verified to {rules}",
            first=first,
            second=second,
            rules=compared.rules_date,
        ),
    }


def _every_page(localizer: Localizer, version: str) -> dict[str, str]:
    text = localizer.text
    return {
        "program": text("OINP Desktop"),
        "know_first": text("Know first."),
        "stream": text("Stream"),
        "page": text("Page"),
        "of": text("of"),
        "version": text("Version {version}", version=version),
    }


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"the document holds something that is not text: {type(value).__name__}")
