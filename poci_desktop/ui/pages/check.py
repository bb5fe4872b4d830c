"""Check your answers: every answer by topic, each with its Change; parked answers apart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from poci_desktop.interview.view import CheckRow
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.style import scale_of
from poci_desktop.ui.widgets.boxes import Card, Rule
from poci_desktop.ui.widgets.button import link_button
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import Heading, Text


class CheckPage(Page):
    """Grouped rows from the session; the results are one button away, with or without every answer."""

    width_limit = 820
    enter = "results"
    centred = True

    def build(self) -> None:
        self.add_back()
        self.add_heading(
            self.text("Check your answers"),
            self.text("Change what is not right. Then see the results; you can come back."),
        )
        self.add_primary(self.text("See the results"), "results")
        for group in self.context.session.check(self.context.loc):
            self.body.addSpacing(10)
            self.body.addWidget(Heading(group.title, 2))
            card = Card(margins=(20, 4, 10, 4))
            card.setObjectName(group.topic)
            card.body.setSpacing(0)
            for place, line in enumerate(group.rows):
                if place:
                    card.body.addWidget(Rule())
                card.body.addWidget(AnswerLine(self, line))
            self.body.addWidget(card)
        if not self.context.session.check(self.context.loc):
            self.body.addWidget(Text(self.text("No answer yet."), "body", "soft"))


class AnswerLine(QWidget):
    """One answer: question, answer, Change; under each other where there is little room."""

    def __init__(self, page: CheckPage, line: CheckRow) -> None:
        super().__init__()
        self.setObjectName(line.path)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 8, 0, 8)
        self._line.setSpacing(14)
        self._line.addWidget(Text(line.question, "small"), 5, Qt.AlignmentFlag.AlignVCenter)
        answer = QWidget()
        words = column(answer, spacing=0)
        words.addWidget(Text(line.answer, "small", strong=True))
        if line.parked:
            words.addWidget(Text(page.text("Kept, not used now"), "tiny", "soft"))
        self._line.addWidget(answer, 4, Qt.AlignmentFlag.AlignVCenter)
        change = link_button(page.text("Change"), line.change)
        change.setObjectName("change")
        change.clicked.connect(lambda: page.asked.emit("change", line.path))
        self._line.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        narrow = self.width() < 520 * scale_of(self)
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._line.setSpacing(2 if narrow else 14)
