"""Boxes that group: card, note, pill, line, disclosure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from poci_desktop.ui import icons
from poci_desktop.ui.style import RADIUS, frame, scale_of, tokens_of
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import sized_font


class Card(QFrame):
    """A white box with a coloured edge on the left; ``edge`` is the name of a colour, "" for none."""

    def __init__(
        self, edge: str = "", *, fill: str = "surface", margins: tuple[int, int, int, int] = (22, 16, 18, 16)
    ) -> None:
        super().__init__()
        self._edge, self._fill = edge, fill
        self.body = column(self, spacing=10, margins=margins)

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens, rect = tokens_of(self), QRectF(self.rect())
        frame(painter, rect, getattr(tokens, self._fill), tokens.rule, 1)
        if self._edge:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shape = QPainterPath()
            shape.addRoundedRect(rect, RADIUS, RADIUS)
            painter.setClipPath(shape)
            painter.fillRect(QRectF(0, 0, 5, rect.height()), QColor(getattr(tokens, self._edge)))


class Note(QFrame):
    """A quiet box for something to know. ``tone`` names the ground: wash, open_wash, closed_wash ..."""

    def __init__(self, tone: str = "wash", *, bar: str = "") -> None:
        super().__init__()
        self._tone, self._bar = tone, bar
        self.body = column(self, spacing=6, margins=(16, 12, 16, 12))

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens, rect = tokens_of(self), QRectF(self.rect())
        edge = getattr(tokens, self._bar) if self._bar else ""
        frame(painter, rect, getattr(tokens, self._tone), edge, 2 if edge else 0)


class Quote(QFrame):
    """Text set off by a coloured line on its left."""

    def __init__(self) -> None:
        super().__init__()
        self.body = column(self, spacing=8, margins=(17, 2, 0, 2))

    def paintEvent(self, event):
        QPainter(self).fillRect(0, 0, 3, self.height(), QColor(tokens_of(self).lake))


class Rule(QWidget):
    """A thin line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event):
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).rule))


class Pill(QLabel):
    """A state in words, with a sign and a border; it wraps when the room is narrow."""

    def __init__(self, words: str, state: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._sign, self._ink, self._wash = icons.STATE_SIGNS.get(state, ("", "closed", "closed_wash"))
        if state == "closed":
            self._sign = ""
        if state == "private":
            self._sign, self._ink, self._wash = "", "link", "wash"
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._plain = state == "private"
        self.setFont(sized_font("tiny", strong=True))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(20, width - self._room())
        flags = int(Qt.TextFlag.TextWordWrap)
        height = self.fontMetrics().boundingRect(QRect(0, 0, room, 100000), flags, self.text()).height()
        return height + 10

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._room() + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(w) for w in [*self.text().split(" "), ""])
        return QSize(longest + self._room() + 4, self.fontMetrics().height() + 10)

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        self.setFont(sized_font("tiny", strong=True))
        self.updateGeometry()

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens, rect = tokens_of(self), QRectF(self.rect())
        ink = QColor(getattr(tokens, self._ink))
        edge = "" if self._plain and tokens.name != "contrast" else getattr(tokens, self._ink)
        radius = min(rect.height() / 2, 14 * scale_of(self))
        frame(painter, rect, getattr(tokens, self._wash), edge, 1, radius)
        room = self.rect().adjusted(10, 0, -10, 0)
        if self._sign:
            side = self.fontMetrics().height() * 0.72
            icons.draw(painter, self._sign, QRectF(room.left(), (self.height() - side) / 2, side, side), ink)
            room.setLeft(round(room.left() + side + 5))
        painter.setPen(ink)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter), self.text())

    def _room(self) -> int:
        return 20 + (round(self.fontMetrics().height() * 0.72) + 5 if self._sign else 0)


class Disclosure(QWidget):
    """A button that shows or hides what is below it; closed at first. ``fill`` adds what is inside, the first
    time it is opened: a page of many of these opens fast."""

    def __init__(
        self,
        words: str,
        name: str = "",
        *,
        opened: bool = False,
        fill: Callable[[Disclosure], None] | None = None,
    ) -> None:
        super().__init__()
        self._fill = fill
        outer: QVBoxLayout = column(self, spacing=6)
        self.button = Button(words, "quiet", icon="right", small=True, name=name)
        self.button.setCheckable(True)
        self.inside = QWidget()
        self.body = column(self.inside, spacing=8, margins=(0, 2, 0, 4))
        outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self.inside)
        self.button.toggled.connect(self._show)
        self.button.setChecked(opened)
        self._show(opened)

    def add(self, widget: QWidget) -> None:
        """Add a widget to what is shown or hidden."""
        self.body.addWidget(widget)

    def _show(self, opened: bool) -> None:
        if opened and self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        self.button.sign = "down" if opened else "right"
        self.inside.setVisible(opened)
        self.button.update()
