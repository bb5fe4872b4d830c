"""One criterion of a result: sign, title, the person's own value, the limit, the paragraph, the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from poci_desktop.report.document import CriterionRow
from poci_desktop.ui.context import Context
from poci_desktop.ui.icons import Sign
from poci_desktop.ui.style import scale_of
from poci_desktop.ui.widgets.boxes import Note
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import Text

_NARROW = 620


class CriterionLine(QWidget):
    """``full`` shows the rule in words too, and the working."""

    def __init__(self, context: Context, row: CriterionRow, *, full: bool) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(min(row.depth, 3) * 18, 7, 0, 7)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Sign(row.truth, ringed=False, size=18), 0, 0, Qt.AlignmentFlag.AlignTop)
        head = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(14)
        title = Text(
            f"{row.title} · {row.truth_words}", "small", strong=row.truth in ("not_met", "cannot_tell")
        )
        self._head.addWidget(title, 6, Qt.AlignmentFlag.AlignTop)
        values = QWidget()
        lines = column(values, spacing=0)
        if row.answers:
            for answer in row.answers:
                lines.addWidget(Text(answer, "small"))
        elif row.answer:
            lines.addWidget(Text(f"{row.answer_head} {row.answer}", "small"))
        if row.limit:
            lines.addWidget(Text(context.text("Limit: {limit}", limit=row.limit), "small"))
        self._head.addWidget(values, 4, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(Text(row.cite, "tiny", "soft"), 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(head, 0, 1)
        below = QWidget()
        body = column(below, spacing=4)
        if full or not row.group:
            body.addWidget(Text(row.rule, "small", "soft"))
        for words in row.notes if full or not row.group else row.reasons:
            body.addWidget(Text(words, "small"))
        if full:
            for step in row.working:
                body.addWidget(Text(f"{step.item} · {step.figures}", "tiny", "soft"))
        if row.truth in ("not_met", "to_be_assessed") and row.remedy:
            note = Note()
            change = context.text("What would have to change: {change}", change=row.remedy)
            note.body.addWidget(Text(change, "small"))
            if row.who:
                note.body.addWidget(Text(row.who, "small", "soft"))
            body.addWidget(note)
        elif row.truth in ("not_met", "to_be_assessed") and row.who:
            body.addWidget(Text(row.who, "small", "soft"))
        grid.addWidget(below, 1, 1)
        below.setVisible(body.count() > 0)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * scale_of(self)
        self._head.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._head.setSpacing(2 if narrow else 14)


def failing(rows: tuple[CriterionRow, ...]) -> list[CriterionRow]:
    """The rows that fail together with everything above them: an unused alternative is no failure."""
    found: list[CriterionRow] = []
    fine: list[bool] = []
    for row in rows:
        del fine[row.depth :]
        fails = row.truth == "not_met" and all(fine)
        fine.append(fails)
        if fails:
            found.append(row)
    return found
