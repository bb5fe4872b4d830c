"""A page of questions: the fields, Continue, and why the page is asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import Draft, PageView
from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.widgets.boxes import Disclosure, Quote
from poci_desktop.ui.widgets.build import make_control
from poci_desktop.ui.widgets.error_summary import ErrorSummary
from poci_desktop.ui.widgets.field import FieldBlock
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import Text

_ROOMY = 5
_PAIRED = 7


class QuestionPage(Page):
    """Draws the session's current page; each change goes to the session at once, so nothing typed is lost."""

    panels = "interview"

    def __init__(self, context: Context) -> None:
        self.view: PageView = context.session.view(context.loc)
        self.blocks: dict[str, FieldBlock] = {}
        self.errors: ErrorSummary | None = None
        self.why: Disclosure | None = None
        super().__init__(context)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._update)

    def build(self) -> None:
        view = self.view
        self.add_back()
        if view.errors:
            self.errors = ErrorSummary(self.text("There is a problem"), view.errors, self.go_to_field)
            self.body.addWidget(self.errors)
            self.body.addSpacing(10)
        above = " · ".join(part for part in (view.topic_title, self._entry()) if part)
        self.add_heading(view.heading, view.hint, above=above)
        self.build_fields()
        self.build_end()

    def _entry(self) -> str:
        """Which entry of a list the page is about ("Job 2"), "" for none."""
        session = self.context.session
        stop = session.stop
        if stop is None or stop.entry is None:
            return ""
        words = session.catalogue.lists[stop.page.entry_of].entry
        return self.context.loc.words(words).format(n=stop.entry + 1)

    def build_fields(self) -> None:
        """One block a field."""
        many = len(self.view.fields) > 1
        rows = sum(len(f.options) + len(f.words) for f in self.view.fields if f.kind in ("choice", "several"))
        for field in self.view.fields:
            control = make_control(
                field,
                self.context,
                many,
                many or rows > _ROOMY,
                hinted=bool(self.view.hint) and not many,
                pairs=many and rows > _PAIRED,
            )
            titled = many or field.label != self.view.heading
            optional = self.text("(optional)") if field.optional else ""
            block = FieldBlock(field, control, titled=titled, optional_words=optional)
            block.edited.connect(self._edited)
            self.blocks[field.path] = block
            self.body.addWidget(block)
            if many:
                self.body.addSpacing(7)

    def build_end(self) -> None:
        """Continue, and why the page is asked."""
        if not self.view.why:
            self.add_primary(self.text("Continue"))
            return
        self.why = Disclosure(self.text("Why we ask"), fill=self._tell_why)
        self.why.button.setObjectName("why")
        self.add_primary(self.text("Continue"), beside=self.why.button)
        self.body.addWidget(self.why)

    def _tell_why(self, folded: Disclosure) -> None:
        """Each stream with its rule and where it is written."""
        quote = Quote()
        for line in self.view.why:
            part = QWidget()
            words = column(part, spacing=0)
            words.addWidget(Text(line.stream, "small", strong=True))
            words.addWidget(Text(line.rule, "small"))
            words.addWidget(Text(line.cite, "small", "soft"))
            quote.body.addWidget(part)
        folded.add(quote)

    def focus_start(self) -> None:
        super().focus_start()
        if self.errors is not None:
            self.errors.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_field(self, path: str) -> None:
        """Give the focus to a field."""
        block = self.blocks.get(path)
        if block is not None:
            block.control.entry().setFocus(Qt.FocusReason.TabFocusReason)
            self.show_focus()

    def state(self) -> dict[str, object]:
        found = super().state()
        found["memory"] = self.memory()
        found["why"] = self.why is not None and self.why.button.isChecked()
        return found

    def follow(self, before: Page) -> None:
        """The same page drawn again, with errors or with other fields, keeps what was typed to search."""
        if isinstance(before, QuestionPage) and before.view.id == self.view.id:
            self._recall(before.memory())

    def memory(self) -> dict[str, object]:
        """What each field shows beyond its answer."""
        return {path: block.control.memory() for path, block in self.blocks.items()}

    def _recall(self, memory: object) -> None:
        for path, kept in memory.items() if isinstance(memory, dict) else ():
            if path in self.blocks:
                self.blocks[path].control.recall(kept)

    def restore(self, state: dict[str, object]) -> None:
        self._recall(state.get("memory"))
        if self.why is not None:
            self.why.button.setChecked(bool(state.get("why")))
        super().restore(state)

    def _edited(self, path: str, draft: Draft) -> None:
        self.context.session.put(path, draft)
        self._settle.start()

    def _update(self) -> None:
        """Show how typed values were understood; draw the page again when other fields belong to it now."""
        view = self.context.session.view(self.context.loc)
        if [f.path for f in view.fields] != [f.path for f in self.view.fields]:
            self.asked.emit("redraw", None)
            return
        self.view = view
        for field in view.fields:
            self.blocks[field.path].control.echo(field.echo)
        self.asked.emit("answered", None)
