"""The window: header, the pages in their room, footer; and what each button of a page leads to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from poci_desktop.ui.accessibility import announce
from poci_desktop.ui.context import PRODUCT, Context
from poci_desktop.ui.host import Host
from poci_desktop.ui.icons import window_icon
from poci_desktop.ui.navigation import Navigator
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.shell.export import ChooseFile, ExportPanel
from poci_desktop.ui.shell.header import Footer, Header
from poci_desktop.ui.shell.panels import StreamsPanel, TopicsPanel
from poci_desktop.ui.widgets.layouts import column


class Window(QWidget):
    """The one window. ``choose_file`` asks where the PDF goes."""

    def __init__(self, context: Context, choose_file: ChooseFile) -> None:
        super().__init__()
        self.context = context
        self.setWindowTitle(PRODUCT)
        self.setWindowIcon(window_icon())
        self.setMinimumSize(560, 420)
        self.resize(1280, 800)
        lines = column(self, spacing=0)
        self.header = Header(context)
        self.topics, self.streams = TopicsPanel(), StreamsPanel()
        self.export = ExportPanel(context, choose_file)
        self.host = Host(self.topics, self.streams, self.export)
        self.footer = Footer(context)
        lines.addWidget(self.header)
        lines.addWidget(self.host, 1)
        lines.addWidget(self.footer)
        self.navigator = Navigator(context, self.show_page)
        self.navigator.closing.connect(self.close)
        self.navigator.answered.connect(self.fill_panels)
        self.navigator.panel_wanted.connect(self.open_panel)
        self.header.clear.connect(lambda: self.navigator.go("clear"))
        self.header.about.connect(lambda: self.navigator.go("about"))
        self.topics.opened.connect(lambda page: self.navigator.ask("go", page))
        self.host.rearranged.connect(self._rearranged)
        for panel in (self.topics, self.streams, self.export):
            panel.closed.connect(self.close_panel)
        context.language_changed.connect(self._speak)
        context.theme.changed.connect(self._resized_text)
        for keys, act in self._shortcuts():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        self.navigator.go("welcome")

    @property
    def page(self) -> Page:
        """The page shown now."""
        assert self.host.page is not None  # the welcome page is shown from the start
        return self.host.page

    def show_page(self, page: Page, state: dict[str, object] | None = None) -> None:
        """Show a page made by the navigator: with the focus on its heading, or as it was before."""
        page.asked.connect(self.navigator.ask)
        if self.header.bilingual != page.bilingual or self.header.spoken != self.context.language:
            self.header.bilingual = page.bilingual
            self.header.fill()
        self.footer.bilingual = page.bilingual
        self.footer.fill()
        self.export.renew()
        if state is None and self.host.page is not None:
            page.follow(self.host.page)
        self.host.show_page(page)  # panels and the order of Tab follow: see _rearranged
        if state is not None:
            page.restore(state)
            return
        page.focus_start()
        if page.heading is not None:
            announce(page, page.heading.text())

    def fill_panels(self) -> None:
        """Write topics and streams as the answers stand."""
        kind = self.page.panels
        if kind == "interview":
            session, loc = self.context.session, self.context.loc
            self.topics.show_topics(session.topics(loc), loc)
            news = self.streams.show_streams(session.streams(loc), loc)
            announce(self.streams, news)
            self.footer.fill()
        elif kind == "results":
            handout = getattr(self.page, "handout", None)
            if handout is not None:
                self.export.show_export(handout)

    def open_panel(self, name: str) -> None:
        """Show a folded panel in the place of the page."""
        panel = {"topics": self.topics, "streams": self.streams, "export": self.export}[name]
        self.host.open_panel(panel)
        self.fill_panels()
        self._order_tabs()
        panel.title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(panel, panel.title.text())

    def close_panel(self) -> None:
        """Come back from a folded panel."""
        if self.host.close_panel():
            self._order_tabs()
            self.page.focus_start()

    def closeEvent(self, event):
        if self.navigator.may_close():
            event.accept()
        else:
            event.ignore()

    def _shortcuts(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        theme = self.context.theme
        return (
            ("Ctrl++", lambda: theme.step(1)),
            ("Ctrl+=", lambda: theme.step(1)),
            ("Ctrl+-", lambda: theme.step(-1)),
            ("Ctrl+0", lambda: theme.step(0)),
            ("Alt+Left", self._back),
            ("Esc", self.close_panel),
            ("F1", lambda: self.navigator.go("about")),
        )

    def _back(self) -> None:
        if self.host.page is not None and self.host.stack.currentWidget() is not self.host.page:
            self.close_panel()
        else:
            self.navigator.ask("back", None)

    def _speak(self) -> None:
        state = self.page.state()
        focused = self.focusWidget()
        folded = self.host.stack.currentWidget()
        self.navigator.redraw(state)
        for panel, name in ((self.topics, "topics"), (self.streams, "streams"), (self.export, "export")):
            if folded is panel:
                self.open_panel(name)
        if focused is not None and self.header.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resized_text(self) -> None:
        self.host.arrange()
        self.fill_panels()
        self._order_tabs()
        self.page.show_focus()

    def _rearranged(self) -> None:
        self.fill_panels()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes in reading order: header, topics, page, right panel. Headings are no stop, but have their
        place: from the heading of a page Tab goes on to what stands below it."""
        before: QWidget | None = None
        for widget in _in_reading_order(self):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget


def _in_reading_order(parent: QWidget) -> list[QWidget]:
    """The widgets below ``parent``, each before its own children; also the order of screen readers. Of pages
    in a stack only the one shown: those that were shown before wait to be deleted."""
    found: list[QWidget] = []
    shown = parent.currentWidget() if isinstance(parent, QStackedWidget) else None
    for child in [c for c in parent.children() if isinstance(c, QWidget)]:
        if child.isWindow() or (shown is not None and child is not shown):
            continue
        found.append(child)
        if not isinstance(child, QLineEdit):
            found.extend(_in_reading_order(child))
    return found
