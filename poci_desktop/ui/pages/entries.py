"""A list of jobs, diplomas, tests or stays: what is there, add, change, remove, or say there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import EntryView, Option
from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.widgets.boxes import Card
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.choice import CheckRow
from poci_desktop.ui.widgets.field import ErrorText
from poci_desktop.ui.widgets.layouts import Flow, column
from poci_desktop.ui.widgets.text import Heading, Text


class EntriesPage(QuestionPage):
    """The entries of one list; every button names its entry."""

    def build_fields(self) -> None:
        entries = self.view.entries
        assert entries is not None  # the window builds this page for list views only
        if entries.error:
            self.body.addWidget(ErrorText(entries.error))
        for entry in entries.entries:
            self.body.addWidget(self._card(entries.path, entry))
        if entries.total:
            self.body.addWidget(Text(entries.total, "body", strong=True))
        self.add = Button(entries.add, "secondary")
        self.add.setObjectName("add")
        self.add.clicked.connect(lambda: self.asked.emit("add_entry", entries.path))
        self.body.addWidget(self.add)
        self.words: list[CheckRow] = []
        if not entries.entries:
            for value, label in (("none", entries.none), ("unknown", self.text("I don’t know"))):
                line = CheckRow(Option(value, label), compact=True)
                line.setObjectName(f"word {value}")
                line.setChecked(entries.none_chosen if value == "none" else entries.draft == "unknown")
                line.clicked.connect(lambda on, v=value: self._say(entries.path, v, on))
                self.words.append(line)
                self.body.addWidget(line)
        super().build_fields()

    def go_to_field(self, path: str) -> None:
        if path in self.blocks:
            super().go_to_field(path)
        else:
            self.add.setFocus()
            self.show_focus()

    def _say(self, path: str, value: str, on: bool) -> None:
        for line in self.words:
            line.setChecked(on and line.option.value == value)
        self.asked.emit("list_word", (path, value if on else ""))

    def _card(self, path: str, entry: EntryView) -> Card:
        card = Card("lake" if not entry.problems else "not_met", margins=(20, 8, 12, 8))
        card.body.setSpacing(4)
        card.setObjectName(f"entry {entry.index}")
        card.body.addWidget(Heading(entry.title, 2, size="h3"))
        for problem in entry.problems:
            card.body.addWidget(ErrorText(problem))
        below = Flow(right=1)
        if entry.detail:
            detail = Text(entry.detail, "small", "soft")
            detail.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            below.add(detail)
        below.add(self._buttons(path, entry))
        card.body.addWidget(below)
        return card

    def _buttons(self, path: str, entry: EntryView) -> QWidget:
        """Change and Remove; Remove asks once more in the same place, because it cannot be undone."""
        holder = QWidget()
        lines = column(holder)
        usual, sure = Flow(), Flow()
        sure.add(Text(self.text("Remove this entry?"), "small", strong=True))
        edit = self._button("edit", self.text("Change"), self.text("Change: {entry}", entry=entry.title))
        remove = self._button("remove", self.text("Remove"), self.text("Remove: {entry}", entry=entry.title))
        yes = self._button(
            "yes", self.text("Yes, remove"), self.text("Yes, remove: {entry}", entry=entry.title)
        )
        keep = self._button("keep", self.text("Keep"), self.text("Keep: {entry}", entry=entry.title))
        usual.add(edit)
        usual.add(remove)
        sure.add(yes)
        sure.add(keep)
        sure.hide()

        def ask(asking: bool) -> None:
            usual.setVisible(not asking)
            sure.setVisible(asking)
            (keep if asking else remove).setFocus(Qt.FocusReason.TabFocusReason)

        edit.clicked.connect(lambda: self.asked.emit("edit_entry", (path, entry.index)))
        remove.clicked.connect(lambda: ask(True))
        yes.clicked.connect(lambda: self.asked.emit("remove_entry", (path, entry.index)))
        keep.clicked.connect(lambda: ask(False))
        lines.addWidget(usual)
        lines.addWidget(sure)
        return holder

    def _button(self, name: str, words: str, full: str) -> Button:
        button = Button(words, "secondary", name=full, small=True)
        button.setObjectName(name)
        return button
