"""What must be read before any verdict: what to compare once the rules are past their review; the rest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from poci_desktop.report.document import Section
from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.about import section_widget
from poci_desktop.ui.widgets.boxes import Note
from poci_desktop.ui.widgets.text import Heading, Text


def read_first(context: Context, review: tuple[str, ...], first: tuple[str, ...]) -> Iterator[QWidget]:
    """A banner for ``review`` (lead, what to compare, what then), a note for ``first``; each if not empty."""
    if review:
        banner = Note("open_wash", bar="open")
        banner.setObjectName("review")
        banner.body.addWidget(Heading(context.text("These rules are due for a new check"), 2, size="h3"))
        lead, *compared, end = review
        told = Section("", paragraphs=(lead,), points=tuple(compared), after=(end,))
        banner.body.addWidget(section_widget(told, head=False))
        yield banner
    if first:
        note = Note("wash")
        note.body.addWidget(Heading(context.text("Know this first"), 2, size="h3"))
        for words in first:
            note.body.addWidget(Text(words))
        yield note
