"""Signs drawn with lines, so that no font has to have them: check, cross, question, chevrons, logo."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from poci_desktop.ui.style import scale_of, tokens_of
from poci_desktop.ui.tokens import LIGHT, Tokens

_LINES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "check": (((0.18, 0.54), (0.41, 0.77), (0.83, 0.27)),),
    "cross": (((0.24, 0.24), (0.76, 0.76)), ((0.76, 0.24), (0.24, 0.76))),
    "left": (((0.62, 0.2), (0.34, 0.5), (0.62, 0.8)),),
    "right": (((0.38, 0.2), (0.66, 0.5), (0.38, 0.8)),),
    "down": (((0.2, 0.38), (0.5, 0.66), (0.8, 0.38)),),
    "up": (((0.2, 0.62), (0.5, 0.34), (0.8, 0.62)),),
    "minus": (((0.2, 0.5), (0.8, 0.5)),),
}  # fmt: skip

STATE_SIGNS = {
    "met": ("check", "met", "met_wash"),
    "to_assess": ("question", "open", "open_wash"),
    "to_be_assessed": ("question", "open", "open_wash"),
    "cannot_tell": ("question", "open", "open_wash"),
    "open": ("question", "open", "open_wash"),
    "not_met": ("cross", "not_met", "not_met_wash"),
    "not_covered": ("minus", "closed", "closed_wash"),
    "does_not_apply": ("minus", "closed", "closed_wash"),
    "closed": ("minus", "closed", "closed_wash"),
}
"""State of a stream or criterion: its sign, the colour of the sign, the ground."""


def draw(painter: QPainter, name: str, rect: QRectF, colour: QColor, width: float = 0.0) -> None:
    """Draw the sign ``name`` in ``rect`` (square)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name == "question":
        font = QFont(painter.font())
        font.setPixelSize(max(6, round(rect.height() * 0.95)))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "?")
    elif name == "dot":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(rect.center(), rect.width() * 0.11, rect.width() * 0.11)
    else:
        pen = QPen(colour, width or max(1.6, rect.width() * 0.14))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in _LINES[name]:
            path = QPainterPath()
            for place, (x, y) in enumerate(line):
                point = QPointF(rect.x() + x * rect.width(), rect.y() + y * rect.height())
                path.moveTo(point) if place == 0 else path.lineTo(point)
            painter.drawPath(path)
    painter.restore()


def draw_logo(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """The ring of four quarters: what is known, little by little."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    shades = ("#08424D", "#0B5C6B", "#8FB9C0", "#CFE2E5")
    if tokens.dark:
        shades = ("#2F7F8C", "#63C4D3", "#A9DDE5", "#E4F4F6")
    for start, shade in zip((90, 0, 270, 180), shades, strict=True):
        painter.setBrush(QColor(shade))
        painter.drawPie(rect, start * 16, 90 * 16)
    hole = rect.width() * 0.3
    painter.setBrush(QColor(tokens.surface))
    painter.drawEllipse(rect.adjusted(hole, hole, -hole, -hole))
    painter.restore()


def window_icon() -> QIcon:
    """The logo as a window icon."""
    icon = QIcon()
    for size in (16, 32, 64, 128):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_logo(painter, QRectF(1, 1, size - 2, size - 2), LIGHT)
        painter.end()
        icon.addPixmap(picture)
    return icon


class Sign(QWidget):
    """A sign beside words that say the same; screen readers skip it."""

    def __init__(self, state: str, ringed: bool = True, size: int = 22) -> None:
        super().__init__()
        self._state, self._ringed, self._size = state, ringed, size
        self.refit()

    def show_state(self, state: str) -> None:
        """Another sign in the same place."""
        if state != self._state:
            self._state = state
            self.update()

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        side = round(self._size * scale_of(self))
        self.setFixedSize(side, side)

    def sizeHint(self) -> QSize:
        return self.maximumSize()

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens = tokens_of(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._state == "logo":
            draw_logo(painter, rect, tokens)
            return
        name, colour, wash = STATE_SIGNS.get(self._state, (self._state, "ink", "surface"))
        shade = QColor(getattr(tokens, colour))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ringed:
            painter.setPen(QPen(shade, 1.3))
            painter.setBrush(QColor(getattr(tokens, wash)))
            painter.drawEllipse(rect.adjusted(0.8, 0.8, -0.8, -0.8))
            inset = rect.width() * 0.27
            draw(painter, name, rect.adjusted(inset, inset, -inset, -inset), shade)
        else:
            inset = rect.width() * 0.14
            draw(painter, name, rect.adjusted(inset, inset, -inset, -inset), shade)
