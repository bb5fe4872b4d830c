"""One row to choose: all of it can be clicked, nothing is chosen beforehand, words wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
)

from poci_desktop.interview.view import Option
from poci_desktop.ui import icons
from poci_desktop.ui.style import frame, hovered, scale_of, tokens_of
from poci_desktop.ui.widgets.text import sized_font

_WRAP = int(Qt.TextFlag.TextWordWrap)


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # beside a Qt class only a plain one may stand: Qt's own classes cannot be mixed


class _RowPainting(_Button):
    """Size and look shared by radio and check rows. ``compact`` rows have no frame, ``dense``
    ones are lower."""

    def set_up(self, option: Option, compact: bool, dense: bool, name: str) -> None:
        self.option, self.compact, self.dense = option, compact, dense
        self.tight = False  # set for a long list: its rows are lower still
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.setText(option.label.replace("&", "&&"))
        self.setAccessibleName(name or option.label)
        self.setAccessibleDescription(option.hint)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(QFont(QApplication.font()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._needed(width)
        return self._heights[width]

    def _needed(self, width: int) -> int:
        room = max(40, width - self._left() - self._right())
        height = self._height(self.option.label, room, strong=not self.compact)
        if self.option.hint:
            height += self._hint_height(room) + 2
        down = (
            6 if self.compact or self.tight else round((9 if self.dense else 15) * min(scale_of(self), 1.4))
        )
        return max(height + 2 * down, round(self._mark() + (20 if self.compact else 12)))

    def sizeHint(self) -> QSize:
        if self._hint is None:
            width = round(560 * scale_of(self)) if not self.compact else self._natural()
            self._hint = QSize(width, self.heightForWidth(width))
        return self._hint

    def minimumSizeHint(self) -> QSize:
        if self._least is None:
            metrics = self.fontMetrics()
            longest = max((metrics.horizontalAdvance(w) for w in self.option.label.split(" ")), default=0)
            self._least = QSize(round(longest * 1.08) + self._left() + 18, metrics.height())
        return self._least

    def hitButton(self, position) -> bool:
        return self.rect().contains(position)

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        self.setFont(QFont(QApplication.font()))
        self._heights.clear()
        self._hint = self._least = None
        self.updateGeometry()

    def enterEvent(self, event):
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event):
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens, rect, on = tokens_of(self), QRectF(self.rect()), self.isChecked()
        if not self.compact:
            fill = tokens.wash if on or hovered(self) else tokens.surface
            frame(painter, rect, fill, tokens.lake if on else tokens.border, 2 if on else 1.2)
        room = self.rect().adjusted(self._left(), 0, -self._right(), 0)
        label = self._height(self.option.label, room.width(), strong=not self.compact)
        hint = self._hint_height(room.width()) if self.option.hint else 0
        top = (self.height() - label - (hint + 2 if hint else 0)) // 2
        self._draw_mark(
            painter,
            QRectF(
                2 if self.compact else 16, top + (self._line() - self._mark()) / 2, self._mark(), self._mark()
            ),
        )
        painter.setFont(sized_font("body", strong=on and not self.compact))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(QRect(room.left(), top, room.width(), label), _WRAP, self.option.label)
        if hint:
            painter.setFont(sized_font("small"))
            painter.setPen(QColor(tokens.soft))
            painter.drawText(QRect(room.left(), top + label + 2, room.width(), hint), _WRAP, self.option.hint)

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        raise NotImplementedError

    def _mark(self) -> float:
        return 22 * min(scale_of(self), 1.75)

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _left(self) -> int:
        return round(self._mark() + (12 if self.compact else 30))

    def _right(self) -> int:
        return 4 if self.compact else 16

    def _natural(self) -> int:
        words = self.fontMetrics().horizontalAdvance(self.option.label)
        return words + self._left() + self._right() + 4

    def _hint_height(self, room: int) -> int:
        metrics = QFontMetrics(sized_font("small"))
        return metrics.boundingRect(QRect(0, 0, room, 100000), _WRAP, self.option.hint).height()

    def _height(self, words: str, room: int, *, strong: bool) -> int:
        metrics = QFontMetrics(sized_font("body", strong=strong))
        return metrics.boundingRect(QRect(0, 0, room, 100000), _WRAP, words).height()


class RadioRow(_RowPainting, QRadioButton):
    """One of several answers."""

    def __init__(self, option: Option, *, compact: bool = False, dense: bool = False, name: str = "") -> None:
        QRadioButton.__init__(self)
        self.set_up(option, compact, dense, name)

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        tokens = tokens_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.lake if self.isChecked() else tokens.border), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1))
        if self.isChecked():
            inset = rect.width() * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.lake))
            painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))


class CheckRow(_RowPainting, QCheckBox):
    """An answer that may stand with others."""

    def __init__(self, option: Option, *, compact: bool = False, dense: bool = False, name: str = "") -> None:
        QCheckBox.__init__(self)
        self.set_up(option, compact, dense, name)

    def _draw_mark(self, painter: QPainter, rect: QRectF) -> None:
        tokens, on = tokens_of(self), self.isChecked()
        box = rect.adjusted(1, 1, -1, -1)
        frame(painter, box, tokens.lake if on else tokens.surface, tokens.lake if on else tokens.border, 2, 4)
        if on:
            inset = rect.width() * 0.2
            icons.draw(
                painter, "check", rect.adjusted(inset, inset, -inset, -inset), QColor(tokens.on_lake), 2.4
            )
