"""A look-up: type a few letters, compare what is found, choose one. Nothing is decided from a title alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import Draft, FieldView, Option
from poci_desktop.localizer import Localizer
from poci_desktop.ui.accessibility import announce
from poci_desktop.ui.widgets.choice import RadioRow
from poci_desktop.ui.widgets.controls import LineEdit
from poci_desktop.ui.widgets.field import TypedControl
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.rows import RadioRows
from poci_desktop.ui.widgets.text import Text

Search = Callable[[str, Localizer], list[Option]]
Describe = Callable[[str, Localizer], Option | None]
_SHOWN = 6


class LookupControl(TypedControl):
    """``search`` gives the options for what is typed, ``describe`` the option of a value already chosen.
    ``hinted``: the page says above the field what to type."""

    def __init__(
        self,
        view: FieldView,
        localizer: Localizer,
        search: Search,
        describe: Describe,
        *,
        prompt: str,
        named: str = "",
        hinted: bool = False,
    ) -> None:
        super().__init__(view, localizer)
        self._search, self._describe = search, describe
        value = view.draft if isinstance(view.draft, str) else ""
        self._value = "" if value in {option.value for option in view.words} else value
        self.rows: RadioRows | None = None
        if not (view.hint or hinted):  # a hint of the question says what to type better
            self.body.addWidget(Text(prompt, "small", "soft"))
        self.edit = LineEdit(38, f"{prompt} ({named})" if named else prompt)
        self.edit.setObjectName("typed")
        self.edit.textEdited.connect(self._typed_in)
        self.line.add(self.edit)
        self.add_line(named)
        self._note = Text("", "small", "soft")
        self.body.addWidget(self._note)
        self._holder = QWidget()
        self._list = column(self._holder, spacing=0)
        self.body.addWidget(self._holder)
        self._show_chosen()

    def typed(self) -> Draft:
        return self._value

    def entry(self) -> QWidget:
        return self.edit

    def inputs(self) -> list[QWidget]:
        return [self.edit]

    def echo(self, words: str) -> None:
        """Nothing more to say: the row chosen tells what was understood."""
        self.understood.hide()

    def memory(self) -> dict[str, Any]:
        return {"typed": self.edit.text()}

    def recall(self, memory: dict[str, Any]) -> None:
        typed = str(memory.get("typed", ""))
        self.edit.setText(typed)
        if typed:
            self._look_up(typed)

    def keyPressEvent(self, event):
        """Down goes from the field to the results; Return takes the result it stands on, and continues the
        page from the one already taken."""
        if event.key() == Qt.Key.Key_Down and self.edit.hasFocus() and self.rows is not None:
            self.rows.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (row := self._row_to_take()):
            row.click()
        else:
            super().keyPressEvent(event)

    def _row_to_take(self) -> RadioRow | None:
        """The result that has the focus and is not the answer yet."""
        rows = self.rows.rows if self.rows is not None else []
        return next((row for row in rows if row.hasFocus() and not row.isChecked()), None)

    def choose(self, value: str) -> None:
        """Take ``value`` as the answer."""
        self._value = value
        for line in self.words:
            line.setChecked(False)
        self.edited.emit(self.draft())

    def _typed_in(self, text: str) -> None:
        self._look_up(text)

    def _look_up(self, text: str) -> None:
        if not text.strip():
            self._show_chosen()
            return
        options = self._search(text, self.localizer)[:_SHOWN]
        if self._value and all(option.value != self._value for option in options):
            chosen = self._describe(self._value, self.localizer)
            options = ([chosen] if chosen else []) + options
        self._show(options)
        words = (
            self.localizer.plural(
                "{n} result: compare, then choose.", "{n} results: compare, then choose.", len(options)
            )
            if options
            else self.localizer.text("Nothing found. Try another word, or fewer letters.")
        )
        self._note.setText(words)
        self._note.show()
        announce(self.edit, words)

    def _show_chosen(self) -> None:
        chosen = self._describe(self._value, self.localizer) if self._value else None
        self._show([chosen] if chosen else [])
        self._note.setText(self.localizer.text("Your choice. To change it, type again.") if chosen else "")
        self._note.setVisible(bool(chosen))

    def _show(self, options: list[Option]) -> None:
        if self.rows is not None:
            self._list.removeWidget(self.rows)
            self.rows.hide()
            self.rows.deleteLater()
        self.rows = None
        if options:
            self.rows = RadioRows(tuple(options), self._value, dense=True)
            self.rows.chosen.connect(self.choose)
            self._list.addWidget(self.rows)
            for line in self.rows.rows:
                line.setAccessibleName(f"{line.option.label} ({line.option.value})")
            self._order_tabs()
        self._holder.setVisible(bool(options))

    def _order_tabs(self) -> None:
        """Tab goes from the field and the words beside it to the results, then on to what stood behind them:
        new widgets come last in the window, after its footer."""
        before: QWidget = self.words[-1] if self.words else self.edit
        for line in self.rows.rows if self.rows is not None else []:
            QWidget.setTabOrder(before, line)
            before = line
