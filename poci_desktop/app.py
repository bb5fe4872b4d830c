"""The composition root of the window: joins the rooms; what is heavy waits until after the first paint."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from poci_desktop import paths
from poci_desktop.interview.view import Option
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.rules.pack import PackError
from poci_desktop.ui import accessibility
from poci_desktop.ui.context import Context, Services
from poci_desktop.ui.save_file import choose_file, keep_no_settings
from poci_desktop.ui.shell.export import ChooseFile
from poci_desktop.ui.theme import Theme
from poci_desktop.ui.widgets.focus import FocusRing
from poci_desktop.ui.window import Window

PACK = Path("packs") / "oinp"
PAUSE_MS = 120
TITLE_BAR = 48
"""What a desktop may put above a window, in pixels."""


def main() -> int:
    """Open the window and stay until it is closed."""
    keep_no_settings()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # the program has no other kind
    window = make_window(app, services(paths.resource_dir(), paths.i18n_dir(), date.today()))
    show(window)
    warm_up(window, window.context.services.warm_up)
    return app.exec()


def show(window: Window) -> None:
    """Show the window, as large as the screen where the screen is small."""
    room = window.screen().availableGeometry()
    if room.width() <= window.width() or room.height() <= window.height() + TITLE_BAR:
        window.showMaximized()
    else:
        window.show()


def make_window(app: QApplication, lent: Services, choose_file: ChooseFile = choose_file) -> Window:
    """The window over the rooms of ``lent``, in the language of the computer until one is chosen."""
    QGuiApplication.setApplicationDisplayName("")
    accessibility.install()
    language = "fr" if QLocale.system().language() == QLocale.Language.French else "en"
    QLocale.setDefault(QLocale(f"{language}_CA"))
    theme = Theme(app, paths.resource_dir() / "fonts")
    window = Window(Context(lent, theme, language), choose_file)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    FocusRing(window)
    return window


def services(resources: Path, catalogues: Path, today: date) -> Services:
    """What the window borrows from the other rooms, each part loaded when it is first needed."""
    folder = resources / PACK

    @cache
    def pack():
        from poci_desktop.rules.loader import load_pack

        return load_pack(folder)

    @cache
    def questions():
        from poci_desktop.interview.catalogue import load_catalogue

        return load_catalogue(resources / "questions")

    @cache
    def verified_to() -> date | None:
        from poci_desktop.rules.manifest import read_manifest

        try:
            return read_manifest(folder).verified_to
        except PackError:  # told on a page of its own, once the rules are asked for
            return None

    @cache
    def lookups():
        from poci_desktop.reference.institutions import InstitutionIndex
        from poci_desktop.reference.occupations import OccupationIndex
        from poci_desktop.reference.places import PlaceIndex
        from poci_desktop.ui.lookups import Lookups

        tables = folder / "tables"
        occupations = OccupationIndex(resources / "tables" / "occupations.sqlite")
        return Lookups(occupations, PlaceIndex(tables), InstitutionIndex(tables))

    def new_session():
        from poci_desktop.interview.session import Session

        return Session(pack(), questions(), today)

    def search(kind: str, text: str, localizer: Localizer) -> list[Option]:
        return lookups().search(kind, text, localizer)

    def describe(kind: str, value: str, localizer: Localizer) -> Option | None:
        return lookups().describe(kind, value, localizer)

    def wording(session):
        from poci_desktop.interview.wording import CaseWording

        return lambda case: CaseWording(case, questions(), session.names)

    def document(session, localizer: Localizer):
        from poci_desktop.report.build import build_document

        return build_document(session.assessment, session.case, localizer, wording(session)(session.case))

    def write_pdf(session, localizer: Localizer, paper: str, path: Path) -> None:
        from poci_desktop.report.render import render_pdf

        path.write_bytes(render_pdf(document(session, localizer), localizer, resources, paper=paper))

    def compared(session, localizer: Localizer):
        from poci_desktop.report.compared import build_compared, on_two_dates

        two = on_two_dates(pack(), session.case, session.dates.days)
        return build_compared(two, localizer, wording(session), today=session.today)

    def write_compared(session, localizer: Localizer, paper: str, path: Path) -> None:
        from poci_desktop.report.render import render_compared

        path.write_bytes(render_compared(compared(session, localizer), localizer, resources, paper=paper))

    def about(localizer: Localizer):
        from poci_desktop.report.about import about_sections

        return about_sections(pack(), localizer, today)

    localizers = {language: Localizer(language, catalogues) for language in LANGUAGES}
    return Services(
        localizers, today, verified_to, new_session, search, describe, document, write_pdf, compared,
        write_compared, about,
        warm_up=(_load_models, pack, questions),
    )  # fmt: skip


def _load_models() -> None:
    import poci_desktop.interview.session  # noqa: F401 - imported for what it loads: the fact models and the engine


def warm_up(window: Window, steps: Sequence[Callable[[], object]]) -> None:
    """Do what is slow the first time step by step, so that a click never waits for more than one step."""
    if steps:

        def step() -> None:
            with suppress(PackError):  # told on a page of its own, once the rules are asked for
                steps[0]()
            warm_up(window, steps[1:])

        QTimer.singleShot(PAUSE_MS, window, step)
