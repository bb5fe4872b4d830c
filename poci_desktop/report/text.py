"""The document model as plain text for a terminal."""

from __future__ import annotations

import textwrap
from itertools import zip_longest
from typing import Any

from poci_desktop.localizer import Localizer
from poci_desktop.report.compared import Compared, DatedRow
from poci_desktop.report.document import CriterionRow, Document, FactLink
from poci_desktop.report.sentences import INTAKE_STATES

WIDTH = 96
INDENT = " " * 7
"""Below the short id of a stream."""
MARKS = {"met": "+", "not_met": "x", "cannot_tell": "?", "to_be_assessed": "~", "does_not_apply": "-"}


def as_text(document: Document, localizer: Localizer) -> str:
    """The result for a terminal: the answer, then each stream with the criteria that decide it."""
    lines = [*_wrap(document.title), *_wrap(document.subtitle)]
    lines += _first(document.review)
    lines += _first(document.first)
    for stream in document.streams:
        lines += ["", f"{MARKS[stream.verdict]} {stream.name}"]
        lines += _wrap(f"{stream.verdict_words} · {stream.intake_words}", "  ")
        lines += _wrap(stream.deciding, "  ")
        if stream.earliest:
            lines += _wrap(stream.earliest, "  ")
        for row in (*stream.rows, *stream.officer):
            if row.truth in ("not_met", "to_be_assessed") and not row.group:
                lines += _row(row, stream.warnings)
        lines += _facts((*stream.missing, *stream.to_find_out), localizer)
        for warning in stream.warnings:
            lines += _wrap(f"! {warning}", "    ")
        if stream.can_apply_words:
            lines += _wrap(stream.can_apply_words, "  ")
        if stream.points is not None and stream.verdict != "not_met":
            ranking = localizer.text("Points, for ranking only: {total}", total=stream.points.total)
            lines += _wrap(f"{ranking}. {stream.points.notes[0]}", "  ")
    lines += ["", document.disclaimer]
    lines += _wrap(
        localizer.text(
            "Application date: {application} · Rules verified to {rules}",
            application=document.application_date,
            rules=document.rules_date,
        )
        + " · "
        + localizer.text("Version {version}", version=document.version)
    )
    return "\n".join(line.rstrip() for line in lines)


def compared_text(compared: Compared, localizer: Localizer) -> str:
    """Two dates side by side for a terminal: each stream in two columns, then its criteria."""
    lines = [*_wrap(compared.title), *_wrap(" ".join(compared.how))]
    lines += _first(compared.review)
    lines += _first(compared.first)
    for stream in compared.streams:
        first, second = stream.cells
        marks = "".join(MARKS.get(cell.verdict, "-") for cell in stream.cells)
        lines += ["", *_wrap(f"{marks} {stream.name}")]
        lines += _beside("", *compared.days)
        lines += _beside(localizer.text("Criteria"), first.verdict_words, second.verdict_words)
        lines += _beside(localizer.text("Intake"), first.intake_words, second.intake_words)
        lines += _beside("", first.basis, second.basis) if first.basis or second.basis else []
        for row in (*stream.changes, *stream.deciding):
            lines += _dated(row, compared.days, localizer)
        lines += _wrap(stream.more_words, "    ") if stream.more_words else []
        lines += _wrap(stream.note, "    ") if stream.note else []
        for group in stream.same:
            listed = "; ".join(f"{criterion.title} ({criterion.cite})" for criterion in group.criteria)
            told = f"{listed} {group.more_words}" if group.more_words else listed
            lines += _wrap(localizer.text("{entry}: {label}", entry=group.head, label=told), "    ")
    lines += ["", compared.disclaimer]
    lines += _wrap(
        localizer.text("Rules verified to {rules}", rules=compared.rules_date)
        + " · "
        + localizer.text("Version {version}", version=compared.version)
    )
    return "\n".join(line.rstrip() for line in lines)


def _dated(row: DatedRow, days: tuple[str, str], localizer: Localizer) -> list[str]:
    """A criterion on both dates: what is found, the reasons, the paragraph."""
    words = " → ".join(cell.words for cell in row.cells if cell.words)
    lines = _wrap(localizer.text("{entry}: {label}", entry=row.title, label=words), "    ")
    for day, cell in zip(days, row.cells, strict=True):
        if cell.reason:
            lines += _wrap(localizer.text("{entry}: {label}", entry=day, label=cell.reason), "      ")
    return [*lines, *_wrap(row.cite, "      ")]


_LABEL, _COLUMN = 12, 39
"""Widths of what the line is about, and of each date; they leave a blank between them in :data:`WIDTH`."""


def _beside(label: str, first: str, second: str) -> list[str]:
    """A line of two columns; what is long goes on below, in its own column."""
    columns = (_wrap(label, width=_LABEL), _wrap(first, width=_COLUMN), _wrap(second, width=_COLUMN))
    return [
        f"  {head:{_LABEL}} {left:{_COLUMN}}  {right}"
        for head, left, right in zip_longest(*columns, fillvalue="")
    ]


def _first(sentences: tuple[str, ...]) -> list[str]:
    """What must be read before any verdict."""
    if not sentences:
        return []
    return ["", *(line for sentence in sentences for line in _wrap(f"! {sentence}"))]


def _facts(facts: tuple[FactLink, ...], localizer: Localizer) -> list[str]:
    """What is still needed, by whom to ask."""
    lines = []
    for who in dict.fromkeys(fact.who for fact in facts):
        labels = "; ".join(fact.label for fact in facts if fact.who == who)
        text = localizer.text("{entry}: {label}", entry=who, label=labels) if who else labels
        lines += _wrap(f"? {text}.", "    ")
    return lines


def _row(row: CriterionRow, warnings: tuple[str, ...]) -> list[str]:
    """A criterion in full; a warning of the stream is told with the others, not here."""
    lines = _wrap(f"{MARKS[row.truth]} {row.title} — {row.truth_words}", "    ")
    for text in (row.rule, *row.reasons, row.remedy):
        if text and text not in warnings:
            lines += _wrap(text, "      ")
    figures = " / ".join(text for text in (row.answer, row.limit) if text)
    return [*lines, *(_wrap(figures, "      ") if figures else []), *_wrap(row.cite, "      ")]


def streams_text(listing: dict[str, Any], localizer: Localizer) -> str:
    """The streams on one day for a terminal."""
    lines = []
    for stream in listing["streams"]:
        intake = stream["intake"]
        since = f" ({intake['since']})" if intake["since"] else ""
        lines.append(f"{stream['id']:7}{stream['name']}")
        lines += _wrap(
            f"{localizer.text(INTAKE_STATES[intake['state']])}{since} · {intake['reason']}", INDENT
        )
        if stream["edition"]:
            edition = stream["edition"]
            until = f"– {edition['to']}" if edition["to"] else "–"
            lines += _wrap(f"{edition['from']} {until} · {edition['particular']}", INDENT)
    return "\n".join(lines)


def _wrap(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]
