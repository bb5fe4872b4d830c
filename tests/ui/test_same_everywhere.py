"""The results page, the PDF and ``assess --format json`` say the same of every example person."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from poci_desktop import cli, paths
from poci_desktop.ui.pages.results import ResultsPage
from poci_desktop.ui.pages.stream_card import StreamCard
from poci_desktop.ui.widgets.more import MoreButtons
from poci_desktop.ui.window import Window
from tests.report.pdf_reader import page_texts, squeezed
from tests.ui.drive import press, settle
from tests.ui.people import examples

PEOPLE = examples()


def said(card: StreamCard) -> str:
    """Every word of a card, what it folds included."""
    press(card.details.button)
    for more in card.findChildren(MoreButtons):
        if more.more is not None and not more.more.isHidden():
            press(more.more)
    words = [label.text() for label in card.findChildren(QLabel)]
    return " ".join(words)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("person", sorted(PEOPLE))
def test_screen_pdf_and_assess_agree(
    window: Window, person: str, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    someone, pdf = PEOPLE[person], tmp_path / "same.pdf"
    case = paths.resource_dir() / "examples" / f"{person}.json"
    request = ["assess", str(case), "--on", someone.on.isoformat(), "--lang", language]
    assert cli.main([*request, "--format", "json", "--pdf", str(pdf)]) == 0
    told = json.loads(capsys.readouterr().out)
    with pikepdf.open(pdf) as file:
        printed = "".join(page_texts(file)[1:])  # after the recap, which shortens
        recap = page_texts(file)[0]

    window.context.language = language
    window.context.session.today = someone.on
    window.context.session.load(someone.case)
    window.navigator.go("results")
    settle()
    page = window.page
    assert isinstance(page, ResultsPage) and page.heading is not None
    assert page.heading.text() == told["headline"]
    assert squeezed(told["headline"]) in recap
    assert list(page.cards) == [s["id"] for group in page.document.groups for s in _streams(told, group)]
    for stream in told["streams"]:
        card = page.cards[stream["id"]]
        shown = said(card)
        place = _place(printed, stream)
        for words in (stream["criteria_words"], stream["intake"]["words"]):
            assert words in shown
            assert squeezed(words) in printed[place:]
        deciding = squeezed(stream["deciding"])  # a page may end in the middle of it
        assert deciding[:40] in printed[place:] and deciding[-40:] in printed[place:]
        for finding in (*stream["findings"], *stream["officer"]):
            assert finding["title"] in shown
            assert squeezed(finding["title"]) in printed
        missing = (*stream["missing"], *stream["to_find_out"])
        assert list(missing) == [
            link.path for link in (*card.stream.missing, *card.stream.to_find_out) if link.path in missing
        ]
        for link in (*card.stream.missing, *card.stream.to_find_out):
            assert squeezed(link.label) in printed[place:]
            if stream["criteria"] != "not_met":
                assert card.findChild(QPushButton, f"fact {link.path}") is not None


def _streams(told: dict, group) -> list[dict]:
    """The streams of the JSON in the order of a group on the screen."""
    by_id = {stream["id"]: stream for stream in told["streams"]}
    return [by_id[stream.id] for stream in group.streams]


def _place(printed: str, stream: dict) -> int:
    """Where the PDF tells a stream: its name, a sign, its verdict."""
    name, verdict = re.escape(squeezed(stream["name"])), re.escape(squeezed(stream["criteria_words"]))
    found = re.search(f"{name}.?{verdict}", printed)
    assert found is not None, stream["name"]
    return found.start()
