"""Buttons: whole words that wrap, a shape that says what matters, Enter and Space both press."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy

from poci_desktop.ui import icons
from poci_desktop.ui.style import frame, hovered, scale_of, tokens_of

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_PADDING = {"primary": (26, 13), "secondary": (14, 9), "quiet": (8, 7)}


class Button(QPushButton):
    """``kind``: primary (one a page), secondary (framed), quiet (words only). ``icon``: a sign's
    name. A ``wide`` button takes the whole width it is given."""

    def __init__(
        self,
        words: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        small: bool = False,
        name: str = "",
        wide: bool = False,
    ) -> None:
        super().__init__()
        self.kind, self.sign, self._small = kind, icon, small
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        across = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refit()
        self.set_words(words, name)

    def set_words(self, words: str, name: str = "") -> None:
        """Change the words; ``name`` is what screen readers say when it must be longer than the words."""
        self.words = words
        self._heights.clear()
        self._hint = self._least = None
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        across, down = self._padding()
        room = max(20, width - 2 * across - self._sign_room())
        needed = self.fontMetrics().boundingRect(QRect(0, 0, room, 100000), int(_FLAGS), self.words).height()
        return max(needed + 2 * down, 44 if self.kind == "primary" else 34)

    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = self._natural()
        return self._hint

    def _natural(self) -> QSize:
        across, _ = self._padding()
        width = self.fontMetrics().horizontalAdvance(self.words) + 2 * across + self._sign_room() + 4
        width = min(width, round(620 * scale_of(self)))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            across, _ = self._padding()
            metrics = self.fontMetrics()
            longest = max((metrics.horizontalAdvance(w) for w in self.words.split(" ")), default=0)
            self._least = QSize(longest + 2 * across + self._sign_room() + 4, metrics.height())
        return self._least

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event):
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event):
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens, rect = tokens_of(self), QRectF(self.rect())
        over = hovered(self) or self.isDown()
        if self.kind == "primary":
            frame(painter, rect, tokens.lake_hover if over else tokens.lake, "", 0)
            ink = QColor(tokens.on_lake)
        else:
            ink = QColor(tokens.ink if self.kind == "secondary" else tokens.link)
            if self.kind == "secondary":
                frame(painter, rect, tokens.wash if over else tokens.surface, tokens.border, 1.2)
            elif over:
                frame(painter, rect, tokens.wash, "", 0)
        across, _ = self._padding()
        room = self.rect().adjusted(across, 0, -across, 0)
        if self.sign:
            side = self.fontMetrics().height() * 0.72
            spot = QRectF(room.left() - 2, (self.height() - side) / 2, side, side)
            icons.draw(painter, self.sign, spot, ink, max(1.6, side * 0.13))
            room.setLeft(room.left() + self._sign_room())
        painter.setPen(ink)
        align = (
            Qt.AlignmentFlag.AlignLeft
            if self.sign or self.kind != "primary"
            else Qt.AlignmentFlag.AlignHCenter
        )
        painter.drawText(room, int(_FLAGS | align), self.words)

    def _padding(self) -> tuple[int, int]:
        across, down = _PADDING[self.kind]
        if self._small:
            across, down = across - 4, down - 2
        grow = scale_of(self)
        return round(across * min(grow, 1.5)), round(down * min(grow, 1.5))

    def _sign_room(self) -> int:
        return round(self.fontMetrics().height() * 0.72) + 5 if self.sign else 0

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        font = QFont(QApplication.font())
        font.setPixelSize(round(font.pixelSize() * (1.0 if self.kind == "primary" else 0.89)))
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self._heights.clear()
        self._hint = self._least = None
        self.updateGeometry()


def link_button(words: str, name: str = "") -> Button:
    """A quiet button used inside a list of lines (an error, a Change)."""
    return Button(words, "quiet", name=name, small=True)
