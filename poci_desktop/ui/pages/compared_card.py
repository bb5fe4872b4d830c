"""One stream on two dates: verdict and intake side by side, then the criteria that changed or decide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from poci_desktop.report.compared import Cited, DatedCell, DatedRow, SameGroup, StreamCell, StreamRow
from poci_desktop.ui.context import Context
from poci_desktop.ui.icons import Sign
from poci_desktop.ui.style import scale_of
from poci_desktop.ui.widgets.boxes import Card, Pill, Rule
from poci_desktop.ui.widgets.layouts import Flow, column, row
from poci_desktop.ui.widgets.text import Heading, Text

_NARROW = 540


class Beside(QWidget):
    """Two cells of equal width under their dates; under each other where there is little room. The dates of a
    line below another (not ``dated``) are shown only there. A date without a cell keeps its place while the
    other stands beside it."""

    def __init__(
        self, days: tuple[str, str], cells: tuple[QWidget | None, QWidget | None], *, dated: bool
    ) -> None:
        super().__init__()
        self._dated = dated
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._days: list[Text] = []
        self._empty: list[QWidget] = []
        for day, cell in zip(days, cells, strict=True):
            holder = QWidget()
            lines = column(holder, spacing=4)
            self._line.addWidget(holder, 1)
            if cell is None:
                self._empty.append(holder)
                continue
            label = Text(day, "small", "soft", strong=True)
            lines.addWidget(label)
            lines.addWidget(cell)
            lines.addStretch(1)
            self._days.append(label)
        self._arrange(narrow=False)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < _NARROW * scale_of(self))

    def _arrange(self, *, narrow: bool) -> None:
        self._line.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._line.setSpacing(10 if narrow else 20)
        for label in self._days:
            label.setVisible(self._dated or narrow)
        for holder in self._empty:
            holder.setVisible(not narrow)


class ComparedCard(Card):
    """A stream of a comparison."""

    def __init__(self, context: Context, stream: StreamRow, days: tuple[str, str]) -> None:
        super().__init__()
        self.setObjectName(f"stream {stream.id}")
        self._context, self._days = context, days
        self.body.addWidget(Heading(stream.name, 3))
        first, second = stream.cells
        self.body.addWidget(Beside(days, (_verdict(first), _verdict(second)), dated=True))
        if stream.note:
            self.body.addWidget(Text(stream.note, "small", "soft"))
        for pair in (*stream.changes, *stream.deciding):
            self.body.addWidget(Rule())
            self.body.addWidget(self._criterion(pair))
        if stream.more_words:
            told = (
                Text(stream.more_words, "small", "soft") if c.words else None
                for c in stream.deciding[0].cells
            )
            first_more, second_more = told
            self.body.addWidget(Beside(days, (first_more, second_more), dated=False))
        for group in stream.same:
            self.body.addWidget(Rule())
            self.body.addWidget(self._same(group))

    def _criterion(self, pair: DatedRow) -> QWidget:
        """A criterion across both dates; the whole of it below the one that has a verdict."""
        first, second = (
            self._cell(cell, day) if cell.words else None
            for cell, day in zip(pair.cells, self._days, strict=True)
        )
        if first and second:
            return self._block(pair, Beside(self._days, (first, second), dated=False))
        blocks = (first and self._block(pair, first), second and self._block(pair, second))
        return Beside(self._days, blocks, dated=False)

    def _block(self, pair: DatedRow, found: QWidget) -> QWidget:
        holder = QWidget()
        lines = column(holder, spacing=6)
        lines.addWidget(Text(self._title(pair), "small", strong=True))
        lines.addWidget(found)
        lines.addWidget(Text(pair.cite, "tiny", "soft"))
        return holder

    def _same(self, group: SameGroup) -> QWidget:
        """What decides on both dates, once: the finding, then each criterion with its paragraph."""
        holder = QWidget()
        line = row(holder, spacing=8)
        sign = Sign(group.truth, ringed=False, size=18)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        lines = column(spacing=2)
        lines.addWidget(Text(group.head, "small", strong=True))
        for criterion in group.criteria:
            lines.addSpacing(4)
            lines.addWidget(Text(self._title(criterion), "small"))
            lines.addWidget(Text(criterion.cite, "tiny", "soft"))
        if group.more_words:
            lines.addSpacing(4)
            lines.addWidget(Text(group.more_words, "small", "soft"))
        line.addLayout(lines, 1)
        return holder

    def _title(self, criterion: DatedRow | Cited) -> str:
        officer = f" · {self._context.text('Left to an officer')}" if criterion.officer else ""
        return f"{criterion.title}{officer}"

    def _cell(self, cell: DatedCell, day: str) -> QWidget:
        """The finding with its sign, heard with its date: what stands above it is not read with it."""
        holder = QWidget()
        line = row(holder, spacing=8)
        sign = Sign(cell.truth or "does_not_apply", ringed=False, size=18)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=2)
        finding = Text(cell.words, "small")
        finding.setAccessibleName(self._context.text("{entry}: {label}", entry=day, label=cell.words))
        words.addWidget(finding)
        if cell.reason:
            words.addWidget(Text(cell.reason, "small", "soft"))
        line.addLayout(words, 1)
        return holder


def _verdict(cell: StreamCell) -> QWidget:
    """Verdict and intake of one date, and what a verdict of met rests on; on a date that does not name the
    stream, only that."""
    holder = QWidget()
    lines = column(holder, spacing=6)
    pills = Flow(spacing=8)
    pills.add(Pill(cell.verdict_words, cell.verdict or "not_covered"))
    if cell.intake_words:
        pills.add(Pill(cell.intake_words, "open_now" if cell.open_now else "closed"))
    lines.addWidget(pills)
    if cell.basis:
        lines.addWidget(Text(cell.basis, "small", "soft"))
    return holder
