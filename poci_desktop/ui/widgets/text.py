"""Words on a page: plain text that wraps, with a generous line height and the text size; headings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

from poci_desktop.ui.accessibility import LEVEL_PROPERTY

_ROLES = QPalette.ColorRole
TONES = {
    "ink": _ROLES.WindowText,
    "soft": _ROLES.PlaceholderText,
    "link": _ROLES.Link,
    "error": _ROLES.BrightText,
}
SIZES = {"h1": 1.81, "h2": 1.22, "h3": 1.08, "body": 1.0, "small": 0.89, "tiny": 0.81}
HEADING_SIZES = {1: "h1", 2: "h2", 3: "h3"}
_WEIGHTS = {False: QFont.Weight.Normal, True: QFont.Weight.DemiBold}
_WIDEST = 640
_LONGEST_WORD = 11


def sized_font(size: str, *, strong: bool = False) -> QFont:
    """The program's font at one of :data:`SIZES`, at the text size in use."""
    font = QFont(QApplication.font())
    font.setPixelSize(max(8, round(font.pixelSize() * SIZES[size])))
    font.setWeight(QFont.Weight.Bold if size in ("h1", "h2") else _WEIGHTS[strong])
    return font


class Text(QLabel):
    """Plain words. ``size`` is one of :data:`SIZES`, ``tone`` one of :data:`TONES`."""

    def __init__(
        self, words: str = "", size: str = "body", tone: str = "ink", *, strong: bool = False
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(TONES[tone])
        self._size, self._strong = size, strong
        self._spacing = 1.22 if size in ("h1", "h2", "h3") else 1.47
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(sized_font(size, strong=strong))
        self.setText(words)

    def setText(self, words: str) -> None:
        if words == self.text():
            return
        self._forget()
        super().setText(words)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(width)[1]
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if self._hint is None:
            widest = round(_WIDEST * QApplication.font().pixelSize() / 16)
            width = min(self.fontMetrics().horizontalAdvance(self.text()) + 4, widest)
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            metrics = self.fontMetrics()
            longest = max((metrics.horizontalAdvance(word) for word in self.text().split(" ")), default=0) + 4
            # One line: the layout asks heightForWidth for the true height. A word longer than this breaks.
            self._least = QSize(min(longest, _LONGEST_WORD * self.font().pixelSize()), metrics.height())
        return self._least

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout, height = self._arrange(self.width())
        top = 0.0
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top = max(0.0, (self.height() - height) / 2)
        layout.draw(painter, QPointF(0, top))

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        self._forget()
        self.setFont(sized_font(self._size, strong=self._strong))
        self.updateGeometry()

    def _forget(self) -> None:
        self._heights.clear()
        self._hint = self._least = None

    def _arrange(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        step = self.font().pixelSize() * self._spacing
        extra = step - self.fontMetrics().height()
        layout.beginLayout()
        top = extra / 2
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += step
        layout.endLayout()
        return layout, max(round(top - extra / 2 + 0.5), 1 if self.text() else 0)


class Heading(Text):
    """A heading that screen readers meet as a heading of its level. It can take focus but is no Tab stop."""

    def __init__(self, words: str, level: int = 1, tone: str = "ink", size: str = "") -> None:
        super().__init__(words, size or HEADING_SIZES[level], tone, strong=True)
        self.level = level
        self.setProperty(LEVEL_PROPERTY, level)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
