"""After the results: clear and close, or start again for another person. And the page about the program."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from poci_desktop.report.document import Section
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column, row
from poci_desktop.ui.widgets.text import Heading, Text


class FinishPage(Page):
    """Two ways to end; both erase every answer."""

    enter = ""
    centred = True

    def build(self) -> None:
        self.add_back(self.text("Back to the results"))
        self.add_heading(
            self.text("Finish"),
            self.text("Both buttons erase every answer. A PDF you saved stays where you put it."),
        )
        for name, words, kind in (
            ("close", self.text("Erase and close"), "primary"),
            ("again", self.text("Start for another person"), "secondary"),
        ):
            button = Button(words, kind)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, what=name: self.asked.emit(what, None))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class ClearPage(Page):
    """Asked before everything is erased, because it cannot be undone."""

    enter = ""
    centred = True

    def build(self) -> None:
        self.add_back(self.text("Keep my answers"))
        self.add_heading(
            self.text("Erase every answer and close?"),
            self.text("Nothing was saved. After this, the answers cannot be brought back."),
        )
        for name, words, kind in (
            ("close", self.text("Erase and close"), "primary"),
            ("again", self.text("Start for another person"), "secondary"),
        ):
            button = Button(words, kind)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, what=name: self.asked.emit(what, None))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class AboutPage(Page):
    """What Ontario's program is, its routes and streams, what follows a nomination, where to get help."""

    width_limit = 720
    enter = ""
    centred = True

    def build(self) -> None:
        self.add_back()
        self.add_heading(self.text("About the program"))
        for section in self.context.services.about(self.context.session, self.context.loc):
            self.body.addWidget(section_widget(section))


def section_widget(section: Section) -> QWidget:
    """A heading, its paragraphs, points and terms."""
    holder = QWidget()
    lines = column(holder, spacing=8, margins=(0, 6, 0, 6))
    lines.addWidget(Heading(section.title, 2))
    for words in section.paragraphs:
        lines.addWidget(Text(words))
    for words in section.points:
        lines.addWidget(point(words))
    for term, meaning in section.terms:
        lines.addWidget(Text(term, strong=True))
        lines.addWidget(Text(meaning))
    return holder


def point(words: str) -> QWidget:
    """One line of a list, with a drawn dot."""
    from poci_desktop.ui.icons import Sign

    holder = QWidget()
    line = row(holder, spacing=8)
    line.addWidget(Sign("dot", ringed=False, size=22), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words), 1)
    return holder
