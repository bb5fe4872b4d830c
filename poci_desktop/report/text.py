"""The document model as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import Any

from poci_desktop.localizer import Localizer
from poci_desktop.report.document import CriterionRow, Document, FactLink

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
                lines += _row(row)
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


def _row(row: CriterionRow) -> list[str]:
    lines = _wrap(f"{MARKS[row.truth]} {row.title} — {row.truth_words}", "    ")
    for text in (row.rule, *row.reasons, row.remedy):
        if text:
            lines += _wrap(text, "      ")
    figures = " / ".join(text for text in (row.answer, row.limit) if text)
    return [*lines, *(_wrap(figures, "      ") if figures else []), *_wrap(row.cite, "      ")]


def streams_text(listing: dict[str, Any], localizer: Localizer) -> str:
    """The streams on one day for a terminal."""
    states = {
        "open": localizer.text("open"),
        "suspended": localizer.text("suspended"),
        "closed": localizer.text("closed"),
        "not_yet_open": localizer.text("not yet open"),
    }
    lines = []
    for stream in listing["streams"]:
        intake = stream["intake"]
        since = f" ({intake['since']})" if intake["since"] else ""
        lines.append(f"{stream['id']:7}{stream['name']}")
        lines += _wrap(f"{states[intake['state']]}{since} · {intake['reason']}", INDENT)
        if stream["edition"]:
            edition = stream["edition"]
            until = f"– {edition['to']}" if edition["to"] else "–"
            lines += _wrap(f"{edition['from']} {until} · {edition['particular']}", INDENT)
    return "\n".join(lines)


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]
