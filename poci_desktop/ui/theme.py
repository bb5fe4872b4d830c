"""How the whole program looks: colours, text size and font, changed live and never stored."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from poci_desktop.ui.style import PociStyle
from poci_desktop.ui.tokens import CONTRAST, DARK, LIGHT, SETS, Tokens

APPEARANCES = ("system", "light", "dark", "contrast")
SCALES = (100, 110, 125, 150, 175, 200, 225, 250)
BASE_PIXELS = 16
FAMILY = "Inter"


@runtime_checkable
class Refits(Protocol):
    """A widget whose size or font depends on the text size."""

    def refit(self) -> None:
        """Take the size that goes with the text size."""


class Theme(QObject):
    """The appearance of one application. ``changed`` is sent after colours or text size changed."""

    changed = Signal()

    def __init__(self, app: QApplication, fonts: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._family = load_fonts(fonts) if fonts else ""
        self._appearance = "system"
        self.scale = 100
        self._style = PociStyle(LIGHT)
        app.setStyle(self._style)
        # Both objects are kept: Qt's accessibility hints die with the Python wrapper of the style hints.
        self._hints = QGuiApplication.styleHints()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._access.contrastPreferenceChanged.connect(self._system_changed)
        self._apply()

    @property
    def appearance(self) -> str:
        """What was chosen: system, light, dark or contrast."""
        return self._appearance

    @property
    def tokens(self) -> Tokens:
        """The set of colours in use."""
        if self._appearance != "system":
            return SETS[self._appearance]
        if self._access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def choose(self, appearance: str) -> None:
        """Use another set of colours; "system" follows the computer's own setting."""
        self._appearance = appearance
        self._apply()

    def set_scale(self, percent: int) -> None:
        """Text at ``percent`` of its normal size, kept within the offered range."""
        self.scale = max(SCALES[0], min(SCALES[-1], percent))
        self._apply()

    def step(self, direction: int) -> None:
        """The next larger (1) or smaller (-1) text size; 0 goes back to 100 %."""
        if direction == 0:
            self.set_scale(100)
            return
        larger = [s for s in SCALES if (s > self.scale if direction > 0 else s < self.scale)]
        if larger:
            self.set_scale(larger[0] if direction > 0 else larger[-1])

    def _system_changed(self) -> None:
        if self._appearance == "system":
            self._apply()

    def _apply(self) -> None:
        tokens = self.tokens
        self._style.tokens = tokens
        self._style.scale = self.scale / 100
        QApplication.setPalette(palette(tokens))
        font = QFont(self._family) if self._family else self._app.font()
        font.setPixelSize(round(BASE_PIXELS * self.scale / 100))
        if QApplication.font() != font:
            QApplication.setFont(font)
        for widget in QApplication.allWidgets():
            # A widget with a font of its own size does not follow the application's.
            if isinstance(widget, Refits):
                widget.refit()
            widget.update()
        self.changed.emit()


def load_fonts(folder: Path) -> str:
    """Load the bundled fonts; the family's name, or "" when none could be loaded."""
    found = ""
    for weight in ("Regular", "SemiBold", "Bold"):
        number = QFontDatabase.addApplicationFont(str(folder / f"{FAMILY}-{weight}.ttf"))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        found = found or (families[0] if families else "")
    return found


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette for a set of colours; BrightText is the colour of errors, PlaceholderText the soft ink."""
    colours = QPalette()
    role = QPalette.ColorRole
    for name, value in (
        (role.Window, tokens.paper), (role.WindowText, tokens.ink), (role.Base, tokens.surface),
        (role.AlternateBase, tokens.wash), (role.Text, tokens.ink), (role.Button, tokens.surface),
        (role.ButtonText, tokens.ink), (role.BrightText, tokens.not_met), (role.PlaceholderText, tokens.soft),
        (role.Highlight, tokens.lake), (role.HighlightedText, tokens.on_lake), (role.Accent, tokens.lake),
        (role.Link, tokens.link), (role.LinkVisited, tokens.link), (role.Mid, tokens.border),
        (role.Midlight, tokens.rule), (role.Light, tokens.surface), (role.Dark, tokens.border),
        (role.Shadow, tokens.border), (role.ToolTipBase, tokens.surface), (role.ToolTipText, tokens.ink),
    ):  # fmt: skip
        colours.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.soft))
    return colours
