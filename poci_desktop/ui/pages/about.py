"""The page about the program, and how a section of a text is shown on any page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from poci_desktop.report.document import Section
from poci_desktop.ui.icons import Sign
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.widgets.layouts import column, row
from poci_desktop.ui.widgets.text import Heading, Text


class AboutPage(Page):
    """What Ontario's program is, its routes and streams, what follows a nomination, where to get help."""

    width_limit = 720
    enter = ""
    centred = True

    def build(self) -> None:
        self.add_back()
        self.add_heading(self.text("About the program"))
        for section in self.context.services.about(self.context.loc):
            self.body.addWidget(section_widget(section))


def section_widget(section: Section, *, head: bool = True) -> QWidget:
    """A heading (unless what folds the section says it), then paragraphs, points, terms, dates, questions to
    ask, and what follows."""
    holder = QWidget()
    lines = column(holder, spacing=8, margins=(0, 8, 0, 8))
    if head:
        lines.addWidget(Heading(section.title, 2))
    for words in section.paragraphs:
        lines.addWidget(Text(words))
    for number, words in enumerate(section.points, 1):
        lines.addWidget(_point(words, f"{number}." if section.numbered else ""))
    for title, points in section.groups:
        lines.addWidget(Heading(title, 3))
        for words in points:
            lines.addWidget(_point(words))
    for term, meaning in section.terms:
        lines.addWidget(Text(term, strong=True))
        lines.addWidget(Text(meaning))
    for words in (*section.dates, *section.questions):
        lines.addWidget(_point(words))
    for words in section.after:
        lines.addWidget(Text(words))
    return holder


def _point(words: str, number: str = "") -> QWidget:
    """One line of a list, with its number or a drawn dot."""
    holder = QWidget()
    line = row(holder, spacing=8)
    mark = Text(number, strong=True) if number else Sign("dot", ringed=False, size=22)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words), 1)
    return holder
