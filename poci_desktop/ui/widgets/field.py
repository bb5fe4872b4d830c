"""One field of a page: its label, hint and error around the control that takes the answer."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import Draft, FieldView, Option
from poci_desktop.localizer import Localizer
from poci_desktop.ui.accessibility import GROUP_PROPERTY
from poci_desktop.ui.icons import Sign
from poci_desktop.ui.widgets.choice import CheckRow
from poci_desktop.ui.widgets.layouts import Flow, column, row
from poci_desktop.ui.widgets.text import Text

UNKNOWN = "unknown"


class Control(QWidget):
    """What takes an answer; assistive technology meets it as a group with the name of the question.

    ``edited`` is sent with the draft after each change made. ``words`` are rows beside a typed value.
    """

    edited = Signal(object)

    def __init__(self, view: FieldView, localizer: Localizer) -> None:
        super().__init__()
        self.setProperty(GROUP_PROPERTY, True)
        self.view, self.localizer = view, localizer
        self.body = column(self, spacing=8)
        self.words: list[CheckRow] = []

    def draft(self) -> Draft:
        """The answer as it stands."""
        raise NotImplementedError

    def entry(self) -> QWidget:
        """The widget that takes the focus when the field is reached from an error."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """The widgets that take part of the answer by typing."""
        return []

    def memory(self) -> dict[str, Any]:
        """What is on the screen beyond the answer, kept over a change of language."""
        return {}

    def recall(self, memory: dict[str, Any]) -> None:
        """Put back what :meth:`memory` kept."""

    def echo(self, words: str) -> None:
        """Show how the answer was understood."""

    def describe(self, words: str, wrong: bool) -> None:
        """Give every control of the field its hint and error as a description."""
        self.setAccessibleDescription(words)
        for widget in self.inputs():
            widget.setAccessibleDescription(words)
            widget.setProperty("wrong", wrong)
            widget.update()


class TypedControl(Control):
    """A typed answer, or a word chosen instead ("No end date", "I don't know"): what was typed stays."""

    def __init__(self, view: FieldView, localizer: Localizer) -> None:
        super().__init__(view, localizer)
        self.line = Flow(spacing=10, low=True)
        self.understood = Text("", "small", "soft")

    def add_line(self, named: str = "") -> None:
        """Add what is typed in, the words beside it where there is room, and how the answer is understood."""
        self.body.addWidget(self.line)
        beside = Flow(spacing=12)
        for option in self.view.words:
            line = CheckRow(option, compact=True, name=f"{option.label} ({named})" if named else "")
            line.setObjectName(f"word {option.value}")
            line.setChecked(self.view.draft == option.value)
            line.clicked.connect(lambda on, v=option.value: self._word_clicked(v, on))
            self.words.append(line)
            beside.add(line)
        if self.words:
            self.line.add(beside)
        self.line.add(self.understood)
        self.echo(self.view.echo)

    def typed(self) -> Draft:
        """What is typed, apart from the words beside it."""
        raise NotImplementedError

    def draft(self) -> Draft:
        return self.chosen_word() or self.typed()

    def chosen_word(self) -> str:
        """The value of the word chosen, "" for none."""
        return next((line.option.value for line in self.words if line.isChecked()), "")

    def typing(self) -> None:
        """The person types: the words beside are no longer the answer."""
        for line in self.words:
            line.setChecked(False)
        self.edited.emit(self.draft())

    def echo(self, words: str) -> None:
        self.understood.setText(words)
        self.understood.setVisible(bool(words))

    def _word_clicked(self, value: str, on: bool) -> None:
        for line in self.words:
            line.setChecked(on and line.option.value == value)
        self.edited.emit(self.draft())


class ErrorText(QWidget):
    """An error beside its field, in words with a sign."""

    def __init__(self, words: str) -> None:
        super().__init__()
        line = row(self, spacing=8)
        sign = Sign("not_met", size=18)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words = Text(words, "body", "error", strong=True)
        line.addWidget(self.words, 1)


class FieldBlock(QWidget):
    """A field on the page. ``titled`` shows its label, which is hidden where the page's heading says it."""

    edited = Signal(str, object)

    def __init__(self, view: FieldView, control: Control, *, titled: bool, optional_words: str = "") -> None:
        super().__init__()
        self.path, self.control = view.path, control
        self.setObjectName(view.path)
        lines = column(self, spacing=6)
        label = view.label + (f" {optional_words}" if optional_words else "")
        if titled:
            title = Text(label, "body", strong=True)
            lines.addWidget(title)
        if view.hint:
            lines.addWidget(Text(view.hint, "small" if titled else "body", "soft"))
        if view.error:
            self.error = ErrorText(view.error)
            lines.addWidget(self.error)
        control.setAccessibleName(view.label)
        control.describe(" ".join(part for part in (view.error, view.hint) if part), bool(view.error))
        lines.addSpacing(2)
        lines.addWidget(control)
        control.edited.connect(lambda draft: self.edited.emit(self.path, draft))


def words_of(view: FieldView) -> tuple[Option, ...]:
    """Options and words as one list of rows (for fields that are rows already)."""
    return (*view.options, *view.words)
