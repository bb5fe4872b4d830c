"""Two dates side by side: two fields, and below them the streams on each date."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import Draft
from poci_desktop.report.compared import Compared
from poci_desktop.ui.accessibility import announce
from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.pages.compared_card import ComparedCard
from poci_desktop.ui.pages.first import read_first
from poci_desktop.ui.shell.export import Handout
from poci_desktop.ui.widgets.build import make_control
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.error_summary import ErrorSummary
from poci_desktop.ui.widgets.field import FieldBlock
from poci_desktop.ui.widgets.layouts import Flow, column
from poci_desktop.ui.widgets.text import Heading, Text

TITLE = "compared"
"""Name of the heading of the comparison: the focus goes there once two dates are asked for."""
PAUSE_MS = 300
"""A pause in the typing, after which the comparison is drawn: a digit more may still come before."""


class TwoDatesPage(Page):
    """The dates go to the session as they are typed; what is shown follows as soon as both can be used. Only
    the button and Enter tell what must be corrected."""

    width_limit = 940
    panels = "results"

    def __init__(self, context: Context) -> None:
        self.dates = context.session.dates
        self.dates.follow()
        self.handout = Handout(
            lambda words, paper, path: context.services.write_compared(context.session, words, paper, path),
            {"fr": "poci-deux-dates.pdf", "en": "oinp-two-dates.pdf"},
            missing=lambda: "" if self.dates.days else self._two_needed(),
        )
        self.compared: Compared | None = None
        self.blocks: dict[str, FieldBlock] = {}
        self.errors: ErrorSummary | None = None
        self.shown = QWidget()
        super().__init__(context)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(PAUSE_MS)
        self.pause.timeout.connect(self._follow)

    def build(self) -> None:
        loc = self.context.loc
        self.add_back(self.text("Back to the results"))
        if told := self.dates.told(loc):
            self.errors = ErrorSummary(self.text("There is a problem"), told, self._go_to)
            self.body.addWidget(self.errors)
            self.body.addSpacing(10)
        self.add_heading(
            self.text("Compare two dates"),
            self.text("See the same answers on two application dates. Your answers do not change."),
        )
        fields = Flow(spacing=36)
        for field in self.dates.fields(loc):
            block = FieldBlock(field, make_control(field, self.context, many=True, dense=False), titled=True)
            block.edited.connect(self._edited)
            self.blocks[field.path] = block
            fields.add(block)
        self.body.addWidget(fields)
        self.body.addSpacing(4)
        button = Button(self.text("Show the two dates"), "secondary")
        button.setObjectName("show")
        button.clicked.connect(self._submit)
        self.body.addWidget(button)
        self.body.addWidget(self.shown)
        self._show()

    def focus_start(self) -> None:
        super().focus_start()
        if self.errors is not None:
            self.errors.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore(self, state: dict[str, object]) -> None:
        title = self.findChild(Heading, TITLE) if state.get(TITLE) else None
        if title is None:
            super().restore(state)
            return
        title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_focus()

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _edited(self, path: str, draft: Draft) -> None:
        """Show how the dates are understood at once, and what they give when the typing pauses."""
        self.dates.put(path, draft)
        for field in self.dates.fields(self.context.loc):
            self.blocks[field.path].control.echo(field.echo)
        self.pause.start()

    def _follow(self) -> None:
        if self.dates.follow():
            self._show()
            if self.compared is not None:
                announce(self, self.compared.title)

    def _submit(self) -> None:
        """Draw the page again: with what must be corrected, or with the focus on what was asked for."""
        self.pause.stop()
        self.asked.emit("redraw", {TITLE: True} if self.dates.submit() else None)

    def _go_to(self, path: str) -> None:
        self.blocks[path].control.entry().setFocus(Qt.FocusReason.TabFocusReason)
        self.show_focus()

    def _two_needed(self) -> str:
        return self.text("Enter two dates to see them side by side.")

    def _told(self, compared: Compared) -> Iterator[QWidget]:
        title = Heading(compared.title, 2)
        title.setObjectName(TITLE)
        yield title
        yield Text(" ".join(compared.how), "small", "soft")
        yield from read_first(self.context, compared.review, compared.first)
        for stream in compared.streams:
            yield ComparedCard(self.context, stream, compared.days)

    def _show(self) -> None:
        """Put the comparison of the dates in use in the place of the one before."""
        before, self.shown = self.shown, QWidget()
        lines = column(self.shown, spacing=9, margins=(0, 8, 0, 0))
        if self.dates.days is None:
            lines.addWidget(Text(self._two_needed(), "body", "soft"))
        else:
            self.compared = self.context.services.compared(self.context.session, self.context.loc)
            for widget in self._told(self.compared):
                lines.addWidget(widget)
        self.body.insertWidget(self.body.indexOf(before), self.shown)
        self.body.removeWidget(before)
        before.hide()
        before.deleteLater()
