"""The pages before the questions: the bilingual welcome, for whom, and what to know before starting."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from poci_desktop.localizer import N_
from poci_desktop.ui.accessibility import LANGUAGE_PROPERTY
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.style import scale_of
from poci_desktop.ui.widgets.boxes import Note, Rule
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import Heading, Text

QUESTION = N_("Which OINP criteria do you meet?")
INVITATION = N_(
    "Answer plain questions. See, for each stream, what is met, what is missing and why. "
    "Nothing leaves this computer."
)
AT_HAND = N_("About 15 minutes. Have at hand: language test results, diploma, job offer, dates.")


class WelcomePage(Page):
    """Both languages at once, side by side: two equal buttons, no other decision."""

    width_limit = 900
    centred = True
    bilingual = True
    enter = ""

    def build(self) -> None:
        self.body.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(48)
        self.body.addLayout(self._sides)
        self.body.addSpacing(28)
        self.body.addWidget(Rule())
        self.body.addSpacing(14)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(48)
        self.body.addLayout(self._below)
        self.buttons: dict[str, Button] = {}
        for language, go in (("fr", "Continuer en français"), ("en", "Continue in English")):
            words = self.context.services.localizers[language]
            side = QWidget()
            lines = column(side, spacing=10)
            # One page has one level-1 heading: the second language repeats it as a heading of level 2.
            heading = Heading(words.text(QUESTION), 1 if language == "fr" else 2, size="h1")
            heading.setProperty(LANGUAGE_PROPERTY, language)
            self.heading = self.heading or heading
            lines.addWidget(heading)
            lines.addWidget(Text(words.text(INVITATION), "body", "soft"))
            lines.addStretch(1)
            lines.addSpacing(6)
            button = Button(go, "primary")
            button.setObjectName(f"language {language}")
            button.clicked.connect(lambda _=False, name=language: self.asked.emit("language", name))
            lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons[language] = button
            self._sides.addWidget(side, 1)
        for words in (self.context.services.localizers[language] for language in self.buttons):
            self._below.addWidget(Text(words.text(AT_HAND), "small", "soft"), 1)
        self._turn()

    def focus_start(self) -> None:
        self.buttons["fr"].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < 760 * scale_of(self)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for sides in (self._sides, self._below):
            sides.setDirection(direction)


class PurposePage(Page):
    """For oneself or with someone; both are private: nothing is kept."""

    enter = ""
    centred = True

    def build(self) -> None:
        self.add_back()
        self.add_heading(
            self.text("Who are you answering for?"), self.text("Both ways are private. Nothing is kept.")
        )
        both = QWidget()
        lines = column(both, spacing=12)
        for name, words in (
            ("myself", self.text("I am checking for myself")),
            ("helping", self.text("I am helping someone")),
        ):
            button = Button(words, "primary", wide=True)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, who=name: self.asked.emit("purpose", who))
            lines.addWidget(button)
        self.body.addWidget(both, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(10)
        about = Button(self.text("About the program"), "quiet", icon="right")
        about.setObjectName("about")
        about.clicked.connect(lambda: self.asked.emit("about", None))
        self.body.addWidget(about, 0, Qt.AlignmentFlag.AlignLeft)


class BeforePage(Page):
    """What the program does and does not do, to which date it was checked, what to have at hand."""

    width_limit = 760
    centred = True

    def build(self) -> None:
        loc, verified = self.context.loc, self.context.services.verified_to()
        checked = ""
        if verified is not None:
            checked = " " + self.text("The rules were verified to {date}.", date=loc.date(verified))
        self.add_back()
        self.add_heading(self.text("Before you start"))
        if self.context.helping:
            note = Note()
            note.body.addWidget(
                Text(
                    self.text(
                        "Sit together and let the person answer. Never type a name or a file number. "
                        "Saying which stream to choose is advice: only licensed people may give it."
                    )
                )
            )
            self.body.addWidget(note)
        for title, words in (
            (
                self.text("What it does"),
                self.text(
                    "It compares your answers with the published criteria of the OINP streams, "
                    "on the date you choose. It shows each reason and the paragraph of law."
                )
                + checked,
            ),
            (
                self.text("What it does not do"),
                self.text(
                    "It does not decide, apply for you or give advice. "
                    "An OINP officer decides. Meeting criteria does not promise a nomination."
                ),
            ),
            (
                self.text("Have at hand"),
                self.text(
                    "Permit, job offer, dates and hours of past jobs, diplomas, language test results. "
                    "“I don’t know” is always an answer."
                ),
            ),
            (
                self.text("Your privacy"),
                self.text(
                    "Nothing leaves this computer and nothing is saved, except the PDF you ask for. "
                    "“Clear and close”, at the top, erases everything at any time."
                ),
            ),
        ):
            part = QWidget()
            lines = column(part, spacing=2)
            lines.addWidget(Heading(title, 2, size="h3"))
            lines.addWidget(Text(words))
            self.body.addWidget(part)
        self.add_primary(self.text("Start"))
