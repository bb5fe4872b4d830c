"""What must hold on every page, in both languages: names, headings, reading order, no cut words."""

import pytest

from poci_desktop.ui.pages.results import ResultsPage
from poci_desktop.ui.window import Window
from tests.ui.accessible import out_of_order, shortcomings
from tests.ui.clipping import cut_words
from tests.ui.drive import press, settle
from tests.ui.people import examples
from tests.ui.tour import every_page

PEOPLE = examples()


def problems(window: Window) -> list[str]:
    return [*shortcomings(window), *out_of_order(window.page), *cut_words(window)]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("person", ["fw_meets", "mg_misses", "unsure_test"])
def test_every_page_can_be_read_and_heard(window: Window, language: str, person: str):
    wrong = {}
    for page in every_page(window, language, PEOPLE[person].case):
        if found := problems(window):
            wrong[page] = found
    assert not wrong


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", [200, 250])
def test_enlarged_text_is_never_cut(window: Window, language: str, size: int):
    window.context.theme.set_scale(size)
    settle()
    wrong = {}
    for page in every_page(window, language, PEOPLE["hcp_misses"].case):
        settle()
        if found := problems(window):
            wrong[page] = found
    assert not wrong


@pytest.mark.parametrize("width", [700, 1000, 1600])
def test_other_widths_cut_nothing(window: Window, width: int):
    window.resize(width, 720)
    settle()
    wrong = {}
    for page in every_page(window, "fr", PEOPLE["is_misses"].case):
        if found := problems(window):
            wrong[page] = found
    assert not wrong


@pytest.mark.parametrize("language", ["fr", "en"])
def test_details_of_every_stream_can_be_read_and_heard(window: Window, language: str):
    for page in every_page(window, language, PEOPLE["st_misses"].case):
        if page == "results":
            break
    assert isinstance(window.page, ResultsPage)
    for card in window.page.cards.values():
        press(card.details.button)
    for _ in range(5):
        settle()
    assert not [*shortcomings(window), *cut_words(window)]


SCROLLS = (
    "check",
    "results",
    "dates",
    "about",
    "jobs",
    "cred",
    "lang.test",
    "ee.declared_nocs",
    "credentials",
    "tests",
)
"""Pages whose length is the person's own: answers, entries, results; and the text about the program."""


@pytest.mark.parametrize("person", ["fw_meets", "mg_meets", "fssw_meets", "owp03_meets"])
def test_a_question_fits_a_small_screen_without_scrolling(window: Window, person: str):
    window.resize(1280, 720)
    settle()
    longer = {}
    for page in every_page(window, "fr", PEOPLE[person].case):
        settle()
        if page not in SCROLLS and (over := window.page.verticalScrollBar().maximum()):
            longer[page] = over
    assert not longer
