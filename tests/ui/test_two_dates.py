"""Two dates side by side in the real window: from the results and back, by keyboard, in both languages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from poci_desktop import paths
from poci_desktop.app import make_window, services
from poci_desktop.interview.two_dates import FIRST, SECOND
from poci_desktop.ui.pages.results import ResultsPage
from poci_desktop.ui.pages.two_dates import TITLE, TwoDatesPage
from poci_desktop.ui.widgets.date_control import DateControl
from poci_desktop.ui.window import Window
from tests.report.pdf_reader import page_texts, squeezed
from tests.ui.accessible import nodes, shortcomings
from tests.ui.clipping import cut_words
from tests.ui.drive import fill, press, press_named, settle, type_in
from tests.ui.people import examples
from tests.ui.tour import enter

PEOPLE = examples()


@pytest.fixture
def results(window: Window) -> Iterator[Window]:
    """A window at the results of a person who filed on 28 April 2026, judged on 15 January 2026."""
    enter(window, "en")
    window.context.session.load(PEOPLE["mg_meets"].case)
    window.navigator.go("results")
    settle()
    yield window


def opened(window: Window) -> TwoDatesPage:
    press_named(window.page, "dates")
    return shown(window)


def shown(window: Window) -> TwoDatesPage:
    page = window.page
    assert isinstance(page, TwoDatesPage)
    return page


def write(page: TwoDatesPage, path: str, day: str, month: str, year: str) -> None:
    """Type a date, and let the pause pass after which the page follows."""
    fill(page.blocks[path].control, (day, month, year), {})
    while page.pause.isActive():
        QTest.qWait(20)
    settle()


def test_on_one_date_only_the_whole_stands_below_that_date(results: Window):
    page = opened(results)
    write(page, FIRST, "15", "12", "2023")
    write(page, SECOND, "15", "9", "2026")
    card = page.shown.findChild(QWidget, "stream owp03")
    assert card is not None
    title = next(
        label for label in card.findChildren(QLabel) if label.text() == "A permanent full-time job offer"
    )
    left = title.mapTo(card, title.rect().topLeft()).x()
    assert left > card.width() // 2
    found = words(card)
    assert any("204/26" in line for line in found[found.index(title.text()) :])


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_it_begins_with_the_application_date_and_the_day_judged(results: Window):
    page = opened(results)
    assert page.heading is not None and page.heading.text() == "Compare two dates"
    assert page.heading.hasFocus()
    assert results.context.session.dates.days == (date(2026, 4, 28), date(2026, 1, 15))
    assert page.compared is not None
    assert page.compared.title in words(page.shown)
    assert "No criterion changes." in words(page.shown)


def test_without_a_filing_date_the_second_date_is_asked_for(window: Window):
    enter(window, "en")
    window.navigator.go("results")
    settle()
    page = opened(window)
    assert results_of(page) == ["Enter two dates to see them side by side."]
    press(window.export.make)
    assert window.export.told.text() == "Enter two dates to see them side by side."
    write(page, SECOND, "10", "June", "2025")
    assert page.compared is not None and page.compared.days[1] == "10\u00a0June\u00a02025"


def results_of(page: TwoDatesPage) -> list[str]:
    return words(page.shown)


def test_what_is_shown_follows_the_dates_typed(results: Window):
    page = opened(results)
    write(page, FIRST, "10", "juin", "2025")
    write(page, SECOND, "15", "9", "2026")
    assert page is shown(results)  # nothing was drawn again but the comparison
    assert page.compared is not None
    assert page.compared.days == ("10\u00a0June\u00a02025", "15\u00a0September\u00a02026")
    found = words(page.shown)
    for expected in ("Language level 7", "Not met", "Met", "No such category on that date"):
        assert expected in found
    assert "The application date given, 28\u00a0April\u00a02026, is set aside here." in " ".join(found)
    assert results.context.session.assessment.application_date == date(2026, 4, 28)
    worker = page.shown.findChild(QWidget, "stream fw")
    assert worker is not None
    for expected in ("The same on both dates, not met", "A job offer in Ontario", "O. Reg. 422/17, s. 4"):
        assert expected in words(worker)
    masters = page.shown.findChild(QWidget, "stream mg")
    assert masters is not None and "14 criteria checked." in words(masters)
    assert any(line.startswith("O. Reg. 422/17, s. 8, para. 4 and s. 15") for line in words(masters))
    heard = [node.name for node in nodes(page.shown)]
    assert "10\u00a0June\u00a02025: Not met" in heard and "15\u00a0September\u00a02026: Met" in heard


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_date_that_cannot_be_used_is_told_and_nothing_is_lost(results: Window, language: str):
    results.context.speak(language)
    settle()
    page = opened(results)
    before = page.compared
    write(page, FIRST, "31", "2", "2026")
    assert page.errors is None and page.compared == before  # typing is never interrupted
    press_named(page, "show")
    page = shown(results)
    assert page.errors is not None and page.errors.hasFocus()
    (link,) = page.errors.links
    label = {"en": "First date", "fr": "Première date"}[language]
    assert link.text().startswith(label) and len(link.text()) > len(label) + 20
    press(link)
    control = page.blocks[FIRST].control
    assert isinstance(control, DateControl) and control.edits[0].hasFocus()
    assert [edit.text() for edit in control.edits] == ["31", "2", "2026"]
    assert control.edits[0].accessibleDescription()
    type_in(control.edits[0], "28")
    press_named(page, "show")
    page = shown(results)
    assert page.errors is None
    heading = page.findChild(QWidget, TITLE)
    assert heading is not None and heading.hasFocus()


def test_the_same_date_twice_is_told(results: Window):
    page = opened(results)
    write(page, SECOND, "28", "4", "2026")
    press_named(page, "show")
    errors = shown(results).errors
    assert errors is not None
    assert [link.text() for link in errors.links] == [
        "Second date: The two dates are the same. Enter two different dates."
    ]


def test_by_keyboard_there_and_back_with_the_dates_kept(results: Window):
    page = results.page
    assert isinstance(page, ResultsPage)
    button = page.findChild(QWidget, "dates")
    assert button is not None
    for _ in range(40):
        if button.hasFocus():
            break
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    settle()
    day, month, year = (edit for edit in _edits(shown(results), FIRST))
    type_in(day, "10")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert month.hasFocus()
    type_in(month, "6")
    type_in(year, "2025")
    QTest.keyClick(year, Qt.Key.Key_Return)
    settle()
    heading = shown(results).findChild(QWidget, TITLE)
    assert heading is not None and heading.hasFocus()
    QTest.keyClick(heading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert results.navigator.place == "results"
    page = opened(results)
    assert [edit.text() for edit in _edits(page, FIRST)] == ["10", "6", "2025"]


def _edits(page: TwoDatesPage, path: str):
    control = page.blocks[path].control
    assert isinstance(control, DateControl)
    return control.edits


def test_another_language_keeps_the_dates_and_the_focus(results: Window):
    page = opened(results)
    write(page, FIRST, "10", "June", "2025")
    _edits(page, FIRST)[1].setFocus()
    results.context.speak("fr")
    settle()
    page = shown(results)
    edits = _edits(page, FIRST)
    assert [edit.text() for edit in edits] == ["10", "June", "2025"] and edits[1].hasFocus()
    assert page.compared is not None and page.compared.days[0] == "10\u00a0juin\u00a02025"


def test_clearing_forgets_the_dates(results: Window):
    write(opened(results), FIRST, "10", "June", "2025")
    results.context.session.clear()
    assert results.context.session.dates.days is None
    first, second = results.context.session.dates.fields(results.context.loc)
    assert (first.draft, second.draft) == (("15", "1", "2026"), "")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_pdf_says_what_the_page_says(results: Window, pdf: Path, language: str):
    page = opened(results)
    write(page, FIRST, "10", "6", "2025")
    press(next(r for r in results.export.languages.rows if r.option.value == language))
    press(results.export.make)
    assert pdf.name in results.export.told.text()
    lent = results.context.services
    compared = lent.compared(results.context.session, lent.localizers[language])
    with pikepdf.open(pdf) as file:
        text = "".join(page_texts(file))
        assert str(file.Root.Lang) == f"{language}-CA"
    assert squeezed(compared.title) in text
    assert all(squeezed(row.name) in text for row in compared.streams)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("look", "size", "width", "height"),
    [("light", 100, 1024, 700), ("contrast", 200, 1024, 700), ("dark", 250, 700, 700)],
)
def test_every_look_and_size_shows_the_whole(
    results: Window, language: str, look: str, size: int, width: int, height: int
):
    results.context.theme.choose(look)
    results.context.theme.set_scale(size)
    results.resize(width, height)
    results.context.speak(language)
    settle()
    page = opened(results)
    write(page, FIRST, "10", "6", "2025")
    write(page, SECOND, "15", "9", "2026")
    for _ in range(4):
        settle()
    assert page.horizontalScrollBar().maximum() == 0
    assert not [*shortcomings(results), *cut_words(results)]


def test_past_the_review_results_and_dates_show_what_to_compare(qapp: QApplication):
    due = services(paths.resource_dir(), paths.i18n_dir(), date(2027, 1, 1))
    window = make_window(qapp, due)
    window.show()
    settle()
    try:
        enter(window, "fr")
        window.navigator.go("results")
        settle()
        banner = window.page.findChild(QWidget, "review")
        assert banner is not None
        said = words(banner)
        assert said[0] == "Ces règles doivent être vérifiées de nouveau"
        assert any("422/17" in line and "204/26" in line for line in said)
        assert not shortcomings(window) and not cut_words(window)
        write(opened(window), FIRST, "10", "6", "2025")
        write(shown(window), SECOND, "15", "9", "2026")
        assert window.page.findChild(QWidget, "review") is not None
    finally:
        window.context.forget()
        window.close()
        window.deleteLater()
        settle()


def test_on_the_day_of_the_review_there_is_no_banner(window: Window):
    enter(window, "en")
    session = window.context.session
    session.today = session.pack.review_by
    session.load(PEOPLE["owp03_meets"].case)
    window.navigator.go("results")
    settle()
    assert window.page.findChild(QWidget, "review") is None
