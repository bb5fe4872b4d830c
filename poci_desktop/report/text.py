"""The document model as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import Any

from poci_desktop.localizer import Localizer
from poci_desktop.report.document import CriterionRow, Document

WIDTH = 96
MARKS = {"met": "+", "not_met": "x", "cannot_tell": "?", "to_be_assessed": "~", "does_not_apply": "-"}


def as_text(document: Document) -> str:
    """The result for a terminal: the answer, then each stream with the criteria that decide it."""
    lines = [*_wrap(document.title), *_wrap(document.subtitle), ""]
    for sentence in document.first:
        lines += _wrap(f"! {sentence}")
    for stream in document.streams:
        lines += ["", f"{MARKS[stream.verdict]} {stream.name}"]
        lines += _wrap(f"{stream.verdict_words} · {stream.intake_words}", "  ")
        lines += _wrap(stream.deciding, "  ")
        for row in (*stream.rows, *stream.officer):
            if row.truth not in ("met", "does_not_apply") and not row.group:
                lines += _row(row)
        if stream.can_apply_words:
            lines += _wrap(stream.can_apply_words, "  ")
    lines += ["", f"{document.disclaimer} · {document.version} · {document.rules_date}"]
    return "\n".join(line.rstrip() for line in lines)


def _row(row: CriterionRow) -> list[str]:
    lines = _wrap(f"{MARKS[row.truth]} {row.title} — {row.truth_words}", "    ")
    for text in (row.rule, *row.notes, row.remedy):
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
        lines.append(f"{stream['id']:5}{stream['name']}")
        lines += _wrap(f"{states[intake['state']]}{since} · {intake['reason']}", "     ")
        if stream["edition"]:
            edition = stream["edition"]
            lines += _wrap(f"{edition['from']} – {edition['to']} · {edition['particular']}", "     ")
    return "\n".join(lines)


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    ) or [""]
