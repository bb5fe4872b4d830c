"""People walk through the real window from the welcome page to a saved PDF, by its own fields and buttons."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from poci_desktop import paths
from poci_desktop.app import make_window, services
from poci_desktop.rules.assess import assess
from poci_desktop.ui.pages.results import ResultsPage
from tests.ui.drive import press, press_named, settle, walk_in
from tests.ui.people import examples

PEOPLE = examples()


@pytest.mark.parametrize(
    ("person", "language", "pdf_language", "paper"),
    [
        ("fw_meets", "fr", "fr", "letter"),
        ("mg_misses", "fr", "en", "a4"),
        ("fssw_meets", "en", "fr", "letter"),
        ("ids_meets", "en", "en", "letter"),
        ("unsure_hours", "fr", "fr", "a4"),
    ],
)
def test_from_welcome_to_a_saved_pdf(
    qapp: QApplication, pdf: Path, person: str, language: str, pdf_language: str, paper: str
):
    someone = PEOPLE[person]
    lent = services(paths.resource_dir(), paths.i18n_dir(), someone.on)
    window = make_window(qapp, lent, choose_file=lambda *_: str(pdf))
    window.show()
    settle()
    try:
        walk_in(window, language, someone.case)
        session = window.context.session
        expected = assess(session.pack, someone.case, someone.on)
        assert session.assessment.stream(someone.stream).criteria.word == someone.criteria
        for result in expected.streams:
            assert session.assessment.stream(result.stream.id).criteria is result.criteria, result.stream.id
        press_named(window.page, "primary")
        assert isinstance(window.page, ResultsPage)
        assert window.page.heading is not None
        assert window.page.heading.text() == window.page.document.title
        press(next(r for r in window.export.languages.rows if r.option.value == pdf_language))
        press(next(r for r in window.export.papers.rows if r.option.value == paper))
        press(window.export.make)
        assert pdf.name in window.export.told.text()
        with pikepdf.open(pdf) as written:
            assert str(written.Root.Lang)[:2] == pdf_language
            width = float(written.pages[0].mediabox[2])
            assert abs(width - (612 if paper == "letter" else 595.3)) < 1
        press_named(window.page, "finish")
        press_named(window.page, "again")
        assert not window.context.answered
        assert window.navigator.place == "welcome"
    finally:
        window.context.forget()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(QObject(), QEvent.Type.DeferredDelete)
        settle()
