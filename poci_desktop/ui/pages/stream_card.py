"""One stream of a result: intake beside verdict, what decides, what is missing, every failed criterion."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from poci_desktop.report.document import CriterionRow, FactLink, PointsRow, PointsTable, StreamSection
from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.criterion import CriterionLine, failing
from poci_desktop.ui.widgets.boxes import Card, Disclosure, Note, Pill, Rule
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import Flow, column
from poci_desktop.ui.widgets.layouts import row as side_by_side
from poci_desktop.ui.widgets.more import MoreButtons
from poci_desktop.ui.widgets.text import Heading, Text

EDGES = {"met": "met", "to_be_assessed": "open", "cannot_tell": "open", "not_met": "not_met"}


class StreamCard(Card):
    """``wanted`` is the path of a missing fact whose page is wanted."""

    wanted = Signal(str)

    def __init__(self, context: Context, stream: StreamSection) -> None:
        super().__init__(EDGES.get(stream.verdict, "closed"))
        self.context, self.stream = context, stream
        self.setObjectName(f"stream {stream.id}")
        top = Flow(right=2)
        top.add(Heading(stream.name, 3))
        top.add(Pill(stream.intake_words, "open_now" if stream.open_now else "closed"))
        top.add(Pill(stream.verdict_words, stream.verdict))
        self.body.addWidget(top)
        links = (*stream.missing, *stream.to_find_out)
        if stream.deciding and stream.verdict != "not_met" and not links:
            self.body.addWidget(Text(stream.deciding, "small", "soft"))
        if stream.verdict != "not_met":  # a warning about what has failed already would only distract
            for words in stream.warnings:
                note = Note("open_wash")
                note.body.addWidget(Text(words, "small"))
                self.body.addWidget(note)
        for row in failing((*stream.rows, *stream.officer)):
            if row.depth == 0:
                self.body.addWidget(Rule())
            self.body.addWidget(CriterionLine(context, row, full=False))
        if stream.earliest:
            note = Note()
            note.body.addWidget(Text(stream.earliest, "small"))
            self.body.addWidget(note)
        self._links(context.text("Answers still missing"), stream.missing)
        self._links(context.text("To find out"), stream.to_find_out)
        self._fill_details()
        if stream.points is not None and stream.verdict != "not_met":
            self.body.addWidget(self._points(stream.points))

    def _points(self, table: PointsTable) -> Disclosure:
        """The points, folded and apart: they rank, and no verdict rests on them."""
        words = self.context.text("Points, for ranking only: {total}", total=table.total)

        def fill(folded: Disclosure) -> None:
            for note in table.notes:
                folded.add(Text(note, "small"))
            for row in table.rows:
                folded.add(Rule())
                folded.add(PointsLine(self.context, row))

        folded = Disclosure(words, f"{words} ({self.stream.short})", fill=fill)
        folded.button.setObjectName("points")
        return folded

    def _links(self, title: str, links: tuple[FactLink, ...]) -> None:
        if not links or self.stream.verdict == "not_met":
            return
        self.body.addWidget(Text(title, "small", strong=True))
        self.body.addWidget(MoreButtons(links, self._link, self.context.loc, self.stream.short))

    def _link(self, link: FactLink) -> Button:
        button = Button(link.label, "secondary", small=True, name=f"{link.label} ({self.stream.short})")
        button.setObjectName(f"fact {link.path}")
        button.clicked.connect(lambda: self.wanted.emit(link.path))
        return button

    def _fill_details(self) -> None:
        words = self.context.text("Details")
        self.details = Disclosure(words, f"{words} ({self.stream.short})", fill=self._build_details)
        self.details.button.setObjectName("details")
        self.body.addWidget(self.details)

    def _build_details(self, _folded: Disclosure) -> None:
        """The whole tree."""
        text, stream = self.context.text, self.stream
        for words in (stream.summary, stream.rules_words, stream.can_apply_words, stream.not_required):
            if words:
                self.details.add(Text(words, "small"))
        for words in stream.warnings if stream.verdict == "not_met" else ():
            self.details.add(Text(words, "small"))
        self._rows(text("All criteria"), stream.rows)
        self._rows(text("An officer will assess"), stream.officer)
        self._rows(text("Steps of the application"), stream.steps)
        self._lines(text("Not checked by this program"), stream.not_checked)
        rows = (*stream.rows, *stream.officer, *stream.steps)
        pages = (*stream.sources, *(page for row in rows for page in row.source.split("; ") if page))
        self._lines(text("Official pages"), tuple(dict.fromkeys(pages)))

    def _lines(self, title: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self.details.add(Heading(title, 3))
        for words in lines:
            self.details.add(Text(words, "small"))

    def _rows(self, title: str, rows: tuple[CriterionRow, ...]) -> None:
        if not rows:
            return
        self.details.add(Heading(title, 3))
        for row in rows:
            self.details.add(CriterionLine(self.context, row, full=True))


class PointsLine(QWidget):
    """One factor of the points grid: what was found, and its points out of the most it can give."""

    def __init__(self, context: Context, factor: PointsRow) -> None:
        super().__init__()
        line = side_by_side(self, spacing=14)
        words = column(spacing=0)
        words.addWidget(Text(factor.factor, "small", strong=True))
        for part in (factor.level, *factor.notes):
            words.addWidget(Text(part, "small", "soft"))
        line.addLayout(words, 4)
        given = context.text("{points} of {most}", points=factor.points, most=factor.maximum)
        line.addWidget(Text(given, "small"), 1, Qt.AlignmentFlag.AlignTop)
