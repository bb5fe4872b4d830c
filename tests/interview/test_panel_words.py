"""What stands beside the questions in words: intake on the date of the application, and names spelled out."""

from datetime import date

import pytest

from poci_desktop.interview.joined import joined
from tests.interview.people import EN, FR, new_session
from tests.interview.test_session import answer, messages


@pytest.mark.parametrize(
    ("today", "filed", "stream", "words"),
    [
        (
            date(2026, 11, 24),
            date(2026, 7, 15),
            "owp03",
            "Not open yet on that date · not verified since 4 October 2026",
        ),
        (date(2026, 7, 15), date(2026, 7, 15), "owp03", "Not open yet"),
        (
            date(2026, 11, 24),
            date(2025, 11, 20),
            "st",
            "Suspended from 14 November 2025 · closed since 30 May 2026",
        ),
        (date(2026, 11, 24), date(2026, 3, 1), "fw", "Open on that date · closed since 30 May 2026"),
        (date(2026, 1, 15), date(2026, 10, 20), "fw", "Closed from 30 May 2026 · open now"),
        (date(2026, 1, 15), date(2026, 10, 20), "owp03", "Not verified for that date"),
        (date(2026, 1, 15), date(2026, 1, 15), "fw", "Open"),
    ],
)
def test_the_intake_of_the_application_date_stands_first(today: date, filed: date, stream: str, words: str):
    session = new_session(today)
    session.put("app.filing_date#when", "look")
    assert session.submit()
    answer(session, app__filing_date=(str(filed.day), str(filed.month), str(filed.year)))
    line = next(line for line in session.streams(EN) if line.id == stream)
    assert line.intake.replace("\u00a0", " ") == words


def test_the_initials_of_a_family_are_spelled_out():
    lines = {line.id: line for line in new_session(date(2026, 7, 15)).streams(FR)}
    assert "Ontario Workforce Priority" in lines["owp03"].family
    assert lines["fw"].family == ""


def test_an_answer_left_out_is_named():
    session = new_session(date(2026, 1, 15))
    session.go_to("location")
    assert not session.submit()
    for path, words in messages(session).items():
        assert words.startswith(session.field_label(path, EN))


def test_answers_in_one_line_have_one_capital_but_names_keep_theirs():
    assert joined([("a", "J’y travaille"), ("b", "Un bail"), ("c", "De la famille")]) == (
        "J’y travaille, un bail, de la famille"
    )
    assert joined([("a", "A lease"), ("b", "I study there"), ("c", "Job Bank"), ("ON", "Ontario")]) == (
        "A lease, I study there, Job Bank, Ontario"
    )
