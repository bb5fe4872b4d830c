"""The top of the window: name, private session, text size, appearance, language, clear and close."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QPainter
from PySide6.QtWidgets import QMenu

from poci_desktop.localizer import N_
from poci_desktop.ui.context import PRODUCT, Context
from poci_desktop.ui.icons import Sign
from poci_desktop.ui.style import tokens_of
from poci_desktop.ui.theme import APPEARANCES
from poci_desktop.ui.widgets.boxes import Pill
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import Flow
from poci_desktop.ui.widgets.text import Text

APPEARANCE_WORDS = {
    "system": N_("As on this computer"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}


class Header(Flow):
    """``clear`` asks for clearing the case, ``about`` for the page about the program."""

    clear = Signal()
    about = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(spacing=12, right=6, margins=(24, 8, 24, 8))
        self.context = context
        self.bilingual = True
        self.spoken = ""
        self.logo = Sign("logo", size=26)
        self.name = Text(PRODUCT, "body", strong=True)
        self.pill = Pill("", "private")
        self.add(self.logo)
        self.add(self.name)
        self.add(self.pill)
        self.smaller = Button("A−", "quiet")
        self.larger = Button("A+", "quiet")
        self.appearance = Button("", "quiet")
        self.help = Button("", "quiet")
        self.language = Button("", "secondary")
        self.wipe = Button("", "secondary")
        for button in (self.smaller, self.larger, self.appearance, self.help, self.language, self.wipe):
            self.add(button)
        self.menu = QMenu(self)
        self._group = QActionGroup(self.menu)
        self._actions: dict[str, QAction] = {}
        for name in APPEARANCES:
            action = self.menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, n=name: context.theme.choose(n))
            self._group.addAction(action)
            self._actions[name] = action
        self.smaller.clicked.connect(lambda: context.theme.step(-1))
        self.larger.clicked.connect(lambda: context.theme.step(1))
        self.appearance.clicked.connect(self._open_menu)
        self.help.clicked.connect(self.about)
        self.language.clicked.connect(lambda: context.speak("en" if context.language == "fr" else "fr"))
        self.wipe.clicked.connect(self.clear)
        self.fill()

    def fill(self) -> None:
        """Write every word in the language of the screen (both languages on the bilingual first page)."""
        both = self.bilingual
        self.spoken = self.context.language
        self.pill.setText(self.context.text("Private session · nothing is kept"))
        self.pill.setVisible(not both)
        self.smaller.set_words("A−", self._say(N_("Smaller text")))
        self.larger.set_words("A+", self._say(N_("Larger text")))
        self.appearance.set_words(self._say(N_("Appearance")))
        self.help.set_words(self._say(N_("About")))
        other = "English" if self.context.language == "fr" else "Français"
        self.language.set_words(other)
        self.language.setProperty("language", "en" if self.context.language == "fr" else "fr")
        self.language.setVisible(not both)
        self.wipe.set_words(self.context.text("Clear and close"))
        self.wipe.setVisible(not both)
        for name, action in self._actions.items():
            action.setText(self._say(APPEARANCE_WORDS[name]))

    def _say(self, message: str) -> str:
        if not self.bilingual:
            return self.context.text(message)
        french, english = (self.context.services.localizers[k].text(message) for k in ("fr", "en"))
        return french if french == english else f"{french} · {english}"

    def _open_menu(self) -> None:
        self._actions[self.context.theme.appearance].setChecked(True)
        self.menu.setFont(self.font())
        self.menu.popup(self.appearance.mapToGlobal(self.appearance.rect().bottomLeft()))

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens = tokens_of(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), QColor(tokens.rule))


class Footer(Flow):
    """The bottom of the window: application date, to which day the rules were verified, what this is."""

    def __init__(self, context: Context) -> None:
        super().__init__(spacing=22, right=1, margins=(24, 9, 24, 9))
        self.context = context
        self.bilingual = True
        self.filed = Text("", "tiny", "soft")
        self.rules = Text("", "tiny", "soft")
        self.nature = Text("", "tiny", "soft")
        for words in (self.filed, self.rules, self.nature):
            words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            self.add(words)
        self.fill()

    def fill(self) -> None:
        """Write every word in the language of the screen (both languages on the bilingual first page)."""
        loc = self.context.loc
        verified = self.context.services.verified_to()
        self.filed.setVisible(not self.bilingual and self.context.started)
        self.rules.setVisible(verified is not None)
        both = [self.context.services.localizers[k] for k in ("fr", "en")] if self.bilingual else [loc]
        if verified is not None:
            self.rules.setText(
                " · ".join(x.text("Rules verified to {date}", date=x.date(verified)) for x in both)
            )
        if self.bilingual:
            self.nature.setText(" · ".join(x.text("Not a government product") for x in both))
            return
        if self.context.started:
            day = self.context.session.assessment.application_date
            self.filed.setText(loc.text("Application date: {date}", date=loc.date(day)))
        self.nature.setText(loc.text("Information, not a decision or legal advice"))

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens = tokens_of(self)
        painter.fillRect(self.rect(), QColor(tokens.surface))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(tokens.rule))
