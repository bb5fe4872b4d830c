"""The interview keeps what is typed, asks what still matters, and comes back where the person was."""

from __future__ import annotations

from datetime import date
from typing import Any

from poci_desktop.facts.answers import DONT_KNOW, Planned
from poci_desktop.facts.case import Case
from poci_desktop.interview.session import Session
from poci_desktop.interview.view import Draft
from tests.interview.people import EN, FR, TODAY, interview, new_session


def answer(session: Session, **drafts: Draft) -> bool:
    """Put answers on the page shown (dots of the paths written as two underscores) and continue."""
    for name, draft in drafts.items():
        session.put(name.replace("__", "."), draft)
    return session.submit()


def start(day: date = TODAY) -> Session:
    """A session past the date and citizenship pages."""
    session = new_session(day)
    session.put("app.filing_date#when", "today")
    assert session.submit()
    assert answer(session, app__citizenship="neither")
    return session


def in_ontario_with_offer() -> Session:
    session = start()
    answer(session, app__location_at_filing="ontario")
    session.go_to("offer")
    answer(session, offer__exists="yes")
    return session


def messages(session: Session) -> dict[str, str]:
    return dict(session.view(EN).errors)


def test_not_applied_yet_means_today() -> None:
    session = start()
    assert session.case.app.filing_date == TODAY
    assert session.case.app.decision == "not_filed"
    assert session.page_id == "location"


def test_already_applied_asks_the_day_and_the_answer_of_ontario() -> None:
    session = new_session()
    session.put("app.filing_date#when", "filed")
    session.submit()
    assert session.page_id == "filing_date"
    assert answer(session, app__filing_date=("2", "juin", "2025"))
    assert session.page_id == "decision"
    assert "not_filed" not in [option.value for option in session.view(EN).fields[0].options]
    answer(session, app__decision="pending")
    assert session.case.app.filing_date == date(2025, 6, 2)
    assert session.assessment.application_date == date(2025, 6, 2)


def test_an_empty_page_says_what_to_do_and_keeps_the_page() -> None:
    session = start()
    assert not session.submit()
    assert session.page_id == "location"
    english = session.view(EN).errors[0][1]
    told = "choose an answer. If you do not know, choose “I don’t know”."
    assert english == f"Where you live on the filing day: {told}"
    french = session.view(FR).errors[0][1]
    assert french == (
        "Lieu où vous vivez le jour du dépôt\u00a0: choisissez une réponse. "
        "Si vous ne savez pas, choisissez «\u00a0Je ne sais pas\u00a0»."
    )
    assert session.view(EN).fields[0].error == english


def test_what_cannot_be_read_stays_in_the_field() -> None:
    session = in_ontario_with_offer()
    session.go_to("offer_hours")
    assert not answer(session, offer__hours_week="a lot", offer__weeks_year="53")
    fields = {field.path: field for field in session.view(EN).fields}
    assert fields["offer.hours_week"].draft == "a lot"
    assert set(messages(session)) == {"offer.hours_week", "offer.weeks_year"}
    assert session.case.offer.hours_week is None


def test_i_dont_know_is_an_answer_and_is_not_asked_again() -> None:
    session = start()
    assert answer(session, app__location_at_filing="unknown")
    assert session.case.app.location_at_filing is DONT_KNOW
    assert "app.location_at_filing" not in session.assessment.missing
    assert any("app.location_at_filing" in result.to_find_out for result in session.assessment.streams)


def test_back_keeps_later_answers() -> None:
    session = in_ontario_with_offer()
    session.go_to("offer_occupation")
    answer(session, offer__noc="21231")
    for _ in range(3):
        session.back()
    assert session.case.offer.noc == "21231"
    session.go_to("offer_occupation")
    assert session.view(EN).fields[0].draft == "21231"


def test_back_on_the_first_page_stays_there() -> None:
    session = new_session()
    session.back()
    assert session.page_id == "date"
    assert not session.view(EN).can_go_back


def test_answers_that_no_longer_apply_are_parked_and_come_back() -> None:
    session = in_ontario_with_offer()
    session.go_to("offer_occupation")
    answer(session, offer__noc="21231")
    session.go_to("offer")
    answer(session, offer__exists="no")
    assert session.case.offer.noc is None
    rows = {row.path: row for group in session.check(EN) for row in group.rows}
    assert rows["offer.noc"].parked and rows["offer.noc"].answer.endswith("(21231)")
    assert not rows["offer.exists"].parked
    session.go_to("offer")
    answer(session, offer__exists="yes")
    assert session.case.offer.noc == "21231"


def test_a_fact_named_on_the_results_opens_its_page_and_comes_back() -> None:
    session = start()
    session.change("app.location_at_filing")
    assert session.page_id == "location" and session.returns_to_check
    answer(session, app__location_at_filing="abroad")
    assert session.page_id == "check"


def test_a_page_called_from_the_check_page_with_an_error_stays() -> None:
    session = start()
    session.change("offer.exists")
    assert not session.submit()
    assert session.page_id == "offer" and session.returns_to_check


def test_status_in_canada_is_not_asked_abroad() -> None:
    session = start()
    answer(session, app__location_at_filing="abroad")
    assert not {"status", "status_dates", "status_maintained"} & set(session.pages())


def test_a_citizen_is_told_at_once() -> None:
    session = new_session()
    session.put("app.filing_date#when", "today")
    session.submit()
    answer(session, app__citizenship="citizen")
    assert session.finished and session.page_id == "check"
    assert {line.state for line in session.streams(EN)} == {"not_met"}


def test_a_planned_test_asks_by_when_and_may_be_left_empty() -> None:
    session = start()
    session.go_to("english")
    answer(session, lang__english_test="planned")
    assert session.page_id == "english~planned"
    view = session.view(EN)
    assert view.fields[0].path == "lang.english_test#by" and view.fields[0].optional
    assert answer(session, **{"lang.english_test#by": ("29", "4", "2026")})
    assert session.case.lang.english_test == Planned(by=date(2026, 4, 29))
    session.go_to("english~planned")
    assert answer(session, **{"lang.english_test#by": ("", "", "")})
    assert session.case.lang.english_test == Planned()


def test_entries_are_added_changed_and_removed_with_their_drafts() -> None:
    session = start()
    session.go_to("jobs")
    session.add_entry("jobs")
    assert session.page_id == "job_what[0]"
    answer(session, **{"jobs[0].employer": "bakery", "jobs[0].noc": "63202"})
    assert session.page_id == "job_duties[0]"
    session.go_to("jobs")
    session.add_entry("jobs")
    answer(session, **{"jobs[1].employer": "school", "jobs[1].noc": "41220"})
    session.remove_entry("jobs", 0)
    assert session.page_id == "jobs"
    jobs: Any = session.case.jobs
    assert [job.employer for job in jobs] == ["school"]
    assert session.drafts["jobs[0].noc"] == "41220" and "jobs[1].noc" not in session.drafts


def test_an_entry_never_filled_disappears_on_back() -> None:
    session = start()
    session.go_to("jobs")
    session.add_entry("jobs")
    session.back()
    assert session.page_id == "jobs" and session.case.jobs is None


def test_nothing_to_list_is_an_answer_and_entries_typed_before_come_back() -> None:
    session = start()
    session.go_to("jobs")
    session.none_of("jobs")
    assert session.case.jobs == ()
    session.add_entry("jobs")
    answer(session, **{"jobs[0].employer": "bakery", "jobs[0].noc": "63202"})
    session.go_to("jobs")
    session.none_of("jobs")
    assert session.case.jobs == ()
    session.put("jobs", "")
    jobs: Any = session.case.jobs
    assert jobs[0].employer == "bakery"


def test_a_list_page_needs_an_answer() -> None:
    session = start()
    session.go_to("jobs")
    assert not session.submit()
    assert session.view(EN).entries is not None
    assert messages(session)["jobs"].startswith("Add an entry")


def test_an_entry_says_what_it_still_needs() -> None:
    session = start()
    session.go_to("jobs")
    session.add_entry("jobs")
    answer(session, **{"jobs[0].employer": "bakery", "jobs[0].noc": "63202"})
    session.go_to("jobs")
    entries = session.view(EN).entries
    assert entries is not None
    assert entries.entries[0].title == "Job 1: bakery, Bakers (63202)"
    assert "Main duties done" in entries.entries[0].problems[0]


def test_pay_by_the_hour_or_by_the_year_is_enough() -> None:
    session = in_ontario_with_offer()
    session.go_to("offer_pay")
    assert not session.submit()
    assert "offer.wage_hourly" in messages(session)
    assert answer(session, offer__salary_annual="60 000")
    session.go_to("offer_hours")
    answer(session, offer__hours_week="40", offer__weeks_year="50")
    session.go_to("offer_pay")
    echoes = {field.path: field.echo for field in session.view(FR).fields}
    assert "2 000" in echoes["offer.salary_annual"].replace("\u00a0", " ")


def test_dates_in_the_wrong_order_are_explained_and_kept() -> None:
    session = start()
    session.go_to("jobs")
    session.add_entry("jobs")
    session.go_to("job_time[0]")
    drafts: dict[str, Draft] = {
        "jobs[0].start": ("2", "6", "2025"),
        "jobs[0].end": ("1", "6", "2025"),
        "jobs[0].hours_week": "40",
    }
    assert not answer(session, **drafts)
    assert "before it begins" in messages(session)["jobs[0].end"]
    assert session.drafts["jobs[0].end"] == ("1", "6", "2025")


def test_a_date_after_the_application_is_told_once_and_then_taken() -> None:
    session = start()
    session.go_to("assessment")
    answer(session, eca__status="have")
    session.go_to("assessment_date")
    drafts: dict[str, Draft] = {
        "eca.date": ("1", "5", "2026"),
    }
    assert not answer(session, **drafts)
    assert "comes after the application date" in messages(session)["eca.date"]
    assert session.submit()


def test_progress_is_by_topic() -> None:
    session = start()
    topics = {topic.id: topic for topic in session.topics(FR)}
    assert topics["situation"].state == "current" and topics["situation"].title == "Votre situation"
    assert topics["ties"].state == "todo"


def test_streams_say_what_is_missing_and_their_intake() -> None:
    lines = {line.id: line for line in start().streams(FR)}
    assert lines["hcp"].state == "open" and lines["hcp"].detail.startswith("il manque")
    assert lines["st"].intake.startswith("Suspendu depuis le 14")
    later = new_session(date(2026, 6, 1))
    later.put("app.filing_date#when", "look")
    later.submit()
    answer(later, app__filing_date=("1", "3", "2026"))
    intake = {line.id: line.intake for line in later.streams(EN)}
    assert intake["pg"].startswith("Open on that date · closed since 30")


def test_why_a_page_is_asked_names_stream_rule_and_paragraph() -> None:
    why = start().view(FR).why
    assert 1 <= len(why) <= 4
    assert all(line.stream and line.rule and line.cite for line in why)


def test_every_page_is_drawn_in_both_languages_without_losing_anything() -> None:
    session = start()
    session.put("app.location_at_filing", "ontario")
    before = session.view(EN)
    french = session.view(FR)
    assert french.heading != before.heading
    assert french.fields[0].draft == "ontario" and session.view(EN) == before


def test_likely_answers_are_suggested_not_taken() -> None:
    session = start()
    answer(session, app__location_at_filing="ontario")
    answer(session, status__type="refugee_claimant")
    session.go_to("removal")
    assert session.view(EN).fields[0].draft == "yes"
    assert session.case.app.refugee_or_removal is None


def test_a_score_shows_the_level_it_gives() -> None:
    session = start()
    session.go_to("english")
    answer(session, lang__english_test="have")
    session.go_to("tests")
    session.add_entry("lang.test")
    answer(session, **{"lang.test[0].name": "IELTS_GT"})
    session.go_to("test_scores[0]")
    scores = {"listening": "8,5", "reading": "6.0", "writing": "3.5", "speaking": "about 6"}
    for ability, typed in scores.items():
        session.put(f"lang.test[0].{ability}", typed)
    found = [field.echo for field in session.view(EN).fields]
    assert found == ["CLB 10 or more", "CLB 7", "below CLB 4", ""]


def test_labels_and_answers_in_words() -> None:
    session = start()
    answer(session, app__location_at_filing="ontario")
    assert session.field_label("eca.date", EN) == "Date of the credential assessment"
    assert session.field_label("jobs[1].hours_week", FR) == "Emploi 2\u00a0: heures payées par semaine"
    assert session.field_label("jobs", EN) == "Your jobs"
    assert session.answer_words("app.location_at_filing", FR) == "En Ontario"
    assert session.answer_words("eca.date", FR) == ""
    assert session.page_of("eca.date") == "assessment_date"
    assert session.page_of("jobs[0].noc") == "jobs"


def test_an_unknown_path_or_page_changes_nothing() -> None:
    session = start()
    session.put("no.such.fact", "x")
    session.go_to("nowhere")
    session.change("no.such.fact")
    session.edit_entry("jobs", 3)
    session.remove_entry("jobs", 0)
    assert session.page_id == "location"


def test_clear_forgets_everything() -> None:
    session = in_ontario_with_offer()
    session.clear()
    assert session.page_id == "date" and session.case == Case() and not session.drafts


PERSON = Case.model_validate(
    {
        "label": "March, second visit",
        "app": {"filing_date": "2026-03-01", "citizenship": "neither", "location_at_filing": "ontario"},
        "offer": {"exists": "yes", "noc": "21231", "municipality": "Burlington", "hours_week": "37.5"},
        "eca": {"status": {"planned": "2026-03-10"}},
        "emp": {"active_years": "7"},
        "lang": {"english_test": "have", "test": [{"name": "CELPIP_G", "listening": 9}]},
        "fact": {"spouse_language": {"name": "TEF_CANADA", "reading": 500}},
        "family": {"spouse": "yes"},
        "jobs": [{"noc": "21231", "start": "2022-01", "end": "current"}],
    }
)


def test_a_case_that_is_opened_stands_on_the_check_page_and_is_the_same_case() -> None:
    session = new_session()
    session.load(PERSON)
    assert session.page_id == "check"
    reopened = session.case
    assert reopened.offer.municipality == "3524002"
    same = reopened.model_copy(
        update={"offer": reopened.offer.model_copy(update={"municipality": "Burlington"})}
    )
    assert same == PERSON
    assert session.answer_words("emp.active_years", FR) == "7\u00a0ans"


def test_opening_a_case_and_continuing_ends() -> None:
    session = new_session()
    session.load(PERSON)
    session.go_to("date")
    interview(session, PERSON)
    assert session.finished


def test_the_case_file_of_a_session_reads_back_as_the_same_case() -> None:
    session = new_session()
    session.load(PERSON)
    assert Case.model_validate(session.to_case_json()) == session.case
