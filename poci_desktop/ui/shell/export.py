"""Beside the results: the PDF to hand over, in a language of its own, and the dates worth remembering."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import Option
from poci_desktop.localizer import Localizer
from poci_desktop.report.document import DatedLine
from poci_desktop.ui.accessibility import GROUP_PROPERTY, announce
from poci_desktop.ui.context import Context
from poci_desktop.ui.shell.panels import Panel
from poci_desktop.ui.widgets.boxes import Rule
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.rows import RadioRows
from poci_desktop.ui.widgets.text import Heading, Text

ChooseFile = Callable[[QWidget, str, str], str]


@dataclass(frozen=True)
class Handout:
    """What a page hands over. ``write`` makes the PDF (language, paper, file); ``names`` are the names
    offered, by language; ``dates`` are worth remembering; ``missing`` says what is needed first, or ""."""

    write: Callable[[Localizer, str, Path], None]
    names: Mapping[str, str]
    dates: tuple[DatedLine, ...] = ()
    missing: Callable[[], str] = str


class ExportPanel(Panel):
    """``saved`` is sent with the file the person chose, once it is written."""

    saved = Signal(str)

    def __init__(self, context: Context, choose_file: ChooseFile) -> None:
        super().__init__("surface", 306, (22, 22, 20, 12))
        self.context, self._choose_file = context, choose_file
        self.chosen_language, self.paper = "", "letter"
        self._shape: object = None
        self._handout: Handout | None = None

    def show_export(self, handout: Handout) -> None:
        """Draw the panel for a page, once a page: what was chosen and told in it stays meanwhile."""
        shape = (handout.dates, self.context.language, self.folded)
        if shape == self._shape:
            return
        self._shape, self._handout = shape, handout
        text = self.context.text
        self.begin(self.context.loc, text("Document to hand over"), strong=True)
        self.body.setSpacing(8)
        self.body.addWidget(Text(text("An accessible PDF, in the language you choose."), "small", "soft"))
        languages = (Option("fr", "Français"), Option("en", "English"))
        papers = (Option("letter", text("Letter paper (8.5 × 11 in)")), Option("a4", text("A4 paper")))
        self.languages = self._rows(
            text("Language of the PDF"), languages, self.language, "chosen_language", "language"
        )
        self.papers = self._rows(text("Paper size"), papers, self.paper, "paper", "paper")
        self.make = Button(text("Create the PDF"), "primary", wide=True)
        self.make.setObjectName("create pdf")
        self.make.clicked.connect(self._create)
        self.body.addSpacing(4)
        self.body.addWidget(self.make)
        self.told = Text("", "small")
        self.told.hide()
        self.body.addWidget(self.told)
        if handout.dates:
            self.body.addSpacing(14)
            self.body.addWidget(Heading(text("Dates to remember"), 2, size="h3"))
            for place, line in enumerate(handout.dates):
                if place:
                    self.body.addWidget(Rule())
                self.body.addWidget(Text(line.day_words, "small", strong=True))
                self.body.addWidget(Text(line.what, "tiny", "soft"))
        self.body.addStretch(1)

    def renew(self) -> None:
        """Draw the panel again when it is next shown: another page comes."""
        self._shape = None

    @property
    def language(self) -> str:
        """The language of the PDF: the one chosen for it, else that of the screen."""
        return self.chosen_language or self.context.language

    def _rows(self, title: str, options: tuple[Option, ...], value: str, kept: str, name: str) -> RadioRows:
        holder = QWidget()
        holder.setProperty(GROUP_PROPERTY, True)
        holder.setAccessibleName(title)
        lines = column(holder, spacing=4)
        lines.addWidget(Text(title, "small", strong=True))
        rows = RadioRows(options, value, suffix=f" ({title})", compact=True)
        rows.setObjectName(name)
        rows.chosen.connect(lambda chosen: setattr(self, kept, chosen))
        lines.addWidget(rows)
        self.body.addWidget(holder)
        return rows

    def _create(self) -> None:
        text, handout = self.context.text, self._handout
        if handout is None:
            return
        if missing := handout.missing():
            self._tell(missing)
            return
        chosen = self._choose_file(self, text("Save the PDF"), handout.names[self.language])
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        try:
            handout.write(self.context.services.localizers[self.language], self.paper, path)
        except OSError:
            self._tell(text("The file could not be written there. Choose another folder."))
            return
        self._tell(text("The PDF is saved: {name}", name=path.name))
        self.saved.emit(str(path))

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
        announce(self.make, words)
