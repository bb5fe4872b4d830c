"""What a result says first, groups, lists and dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.report.document import Document
from poci_desktop.rules.truth import Truth
from tests.report import people


def section(document: Document, name: str) -> tuple[str, ...]:
    return next((s.points for s in document.sections if s.id == name), ())


def test_closed_is_said_before_any_verdict() -> None:
    document = people.document(people.person("fw_meets"), on=people.CLOSED)
    assert document.title.startswith("The streams are closed")
    assert "other categories" in document.first[0]
    assert any("have been closed since 30\u00a0May\u00a02026" in line for line in document.first)
    for stream in document.streams:
        assert "losed since 30\u00a0May\u00a02026" in stream.intake_words
        assert not stream.open_now


def test_a_filing_day_after_the_end_is_judged_on_the_last_rules_and_says_so() -> None:
    case = people.person("fw_meets", app={"filing_date": "2026-08-01"})
    document = people.document(case, on=date(2026, 8, 1))
    assert "They are shown on the last rules they had." in document.first
    closed = document.groups[-1]
    assert closed.title == "Closed streams, on their last rules"
    assert [stream.id for stream in closed.streams] == ["fw", "is", "ids", "mg", "pg", "hcp", "fssw", "st"]
    assert all("assessed on its last rules" in stream.intake_words for stream in closed.streams)


def test_the_categories_in_force_come_first_and_are_never_said_to_be_met_for_sure() -> None:
    case = people.person("owp03_meets")
    document = people.document(case, on=date(2026, 9, 15))
    assert document.title == "Criteria appear met for 1 of 3 categories in force"
    first = document.groups[0]
    assert first.title == "Appears to meet the published criteria (verified to 3 October 2026)"
    assert [stream.id for stream in first.streams] == ["owp03"]
    assert first.streams[0].verdict_words == first.title
    assert "Rules since 25\u00a0June\u00a02026" in first.streams[0].rules_words
    assert any("verified to 3 October 2026" in line for line in document.first)
    assert section(document, "owp")


def test_after_the_day_of_verification_the_reader_is_told_what_to_compare() -> None:
    document = people.document(
        people.person("owp03_meets", app={"filing_date": "2026-11-20"}), on=date(2026, 11, 20)
    )
    assert any("204/26" in line and "e-Laws" in line for line in document.first)
    assert any("verified to 3 October 2026" in warning for warning in document.streams[0].warnings)


def test_an_open_day_says_nothing_of_closing() -> None:
    document = people.document(people.person("fw_meets"), on=people.OPEN)
    assert document.first == ()
    assert document.title == "Criteria met for 1 of 8 streams"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "not in this program"), ("fr", "pas dans ce logiciel")]
)
def test_before_2024_there_is_no_verdict(language: str, words: str) -> None:
    case = people.person("fw_meets", app={"filing_date": "2023-12-31"})
    document = people.document(case, language, on=date(2023, 12, 31))
    assert words in document.title
    assert [group.id for group in document.groups] == ["not_covered"]
    assert all(words in stream.deciding and not stream.rows for stream in document.streams)
    assert [s.id for s in document.sections] == ["help"]


def test_a_nominated_person_is_told_the_conditions_and_gets_no_verdict() -> None:
    document = people.document(people.person("fw_meets", app={"decision": "nominated"}))
    assert "already nominated" in document.title
    assert any("6\u00a0months" in point for point in section(document, "nomination"))
    assert not document.checklist


@pytest.mark.parametrize(("decision", "word"), [("refused", "reviewed"), ("returned", "refunded")])
def test_a_refusal_or_a_return_is_told_first(decision: str, word: str) -> None:
    document = people.document(people.person("fw_meets", app={"decision": decision}))
    assert any(word in line for line in document.first)
    assert next(s for s in document.sections if s.id not in ("help",)).id == "refusal"


def test_up_to_the_day_of_review_nothing_has_to_be_compared() -> None:
    document = people.document(Case(), on=people.pack().review_by)
    assert document.review == ()


@pytest.mark.parametrize(
    ("language", "laws", "first", "second", "page", "last"),
    [
        ("en", "e-Laws", "O. Reg. 204/26", "O. Reg. 47/26", "4\u00a0August\u00a02026", "do not rely"),
        (
            "fr",
            "Lois-en-ligne",
            "Règl. de l’Ont. 204/26",
            "Règl. de l’Ont. 47/26",
            "4\u00a0août\u00a02026",
            "ne vous fiez pas",
        ),
    ],
)
def test_from_the_day_after_the_review_the_reader_is_told_what_to_compare(
    language: str, laws: str, first: str, second: str, page: str, last: str
) -> None:
    day = people.pack().review_by + timedelta(days=1)
    document = people.document(people.person("owp03_meets"), language, on=day)
    lead, general, approvals, updates, end = document.review
    loc = people.localizer(language)
    assert loc.date(people.pack().verified_to) in lead and loc.date(people.pack().review_by) in lead
    assert laws in general and "422/17" in general and first in general
    assert laws in approvals and "421/17" in approvals and second in approvals
    assert page in updates and last in end
    assert not any("204/26" in line for line in document.first)  # told once, in the banner


def test_what_is_to_be_compared_before_the_review_is_the_same() -> None:
    stale = people.pack().texts["stale.owp"]
    for source in people.pack().sources.values():
        for language in ("en", "fr"):
            if source.last_amendment is not None:
                assert source.last_amendment.in_(language).split()[-1] in stale.in_(language)
            if source.last_item is not None:
                day = people.localizer(language).date(source.last_item)
                assert day in stale.in_(language).replace(" ", "\u00a0")


def test_groups_keep_the_order_of_the_program_and_hold_every_stream_once() -> None:
    for path in people.EXAMPLES:
        case = people.example(path)
        document = people.document(case)
        assert isinstance(case.app.filing_date, date)
        order = [stream.id for stream in people.pack().streams_on(case.app.filing_date)]
        assert [s.id for s in document.streams] == order
        shown = [s.id for group in document.groups for s in group.streams]
        assert sorted(shown) == sorted(order)
        for group in document.groups:
            assert [order.index(s.id) for s in group.streams] == sorted(
                order.index(s.id) for s in group.streams
            )


def test_what_is_missing_says_whom_to_ask_and_how_many_streams_it_decides() -> None:
    document = people.document(people.person("unsure_employer"))
    assert document.to_find_out
    assert all(link.who == "ask the employer" for link in document.to_find_out)
    empty = people.document(Case())
    counts = [len(link.streams) for link in empty.to_find_out]
    assert counts == sorted(counts, reverse=True) and counts[0] == 8


def test_a_criterion_an_officer_weighs_is_never_shown_as_met() -> None:
    for path in people.EXAMPLES:
        for stream in people.document(people.example(path)).streams:
            assert not [row.id for row in stream.officer if row.truth == "met"]


def test_a_part_that_changes_nothing_is_not_shown_as_failed() -> None:
    document = people.document(people.person("hcp_meets"))
    stream = next(s for s in document.streams if s.id == "hcp")
    assert stream.verdict == Truth.MET.word
    assert not [row.title for row in stream.rows if row.truth == "not_met"]


def test_every_failed_criterion_tells_the_rule_and_its_paragraph() -> None:
    for path in people.EXAMPLES:
        for stream in people.document(people.example(path)).streams:
            for row in stream.rows:
                if row.truth == "not_met":
                    assert row.rule and row.cite and row.title
                    assert row.group or row.notes or row.answer or row.limit or row.remedy


def test_dates_are_those_to_come_soonest_first_one_line_a_day() -> None:
    for path in people.EXAMPLES:
        case = people.example(path)
        document = people.document(case)
        days = [line.day for line in document.dates if line.what.startswith("Last day")]
        assert days == sorted(set(days))
        assert all(line.day >= people.judged(case).application_date for line in document.dates)


def test_the_year_of_birth_is_all_a_result_tells_of_the_birth_date() -> None:
    case = people.person("hcp_meets")
    rows = [row for group in people.document(case).answers for row in group.rows]
    birth = next(row for row in rows if row.question == "Date of birth")
    assert birth.answer.isdecimal() and len(birth.answer) == 4


def test_the_checklist_holds_what_the_open_streams_ask_and_no_more() -> None:
    names = [row.name for row in people.document(people.person("mg_meets")).checklist]
    assert "Passport" in names and "Proof of 12 months in Ontario" in names
    assert not [name for name in names if name.startswith("Employer:")]
    assert people.document(people.person("ids_misses")).checklist == ()


def test_the_employer_has_a_page_only_while_a_stream_with_an_offer_is_open() -> None:
    def employers(name: str) -> list[str]:
        return [s.id for s in people.document(people.person(name)).sections if s.own_page]

    assert employers("fw_meets") == ["employer"]
    assert employers("mg_meets") == []


def test_recruitment_is_not_asked_of_an_employer_of_a_graduate() -> None:
    def questions(name: str) -> str:
        sections = people.document(people.person(name)).sections
        return " ".join(q for s in sections if s.own_page for q in s.questions)

    assert "advertised" in questions("fw_meets")
    assert "advertised" not in questions("is_meets")


def test_steps_follow_the_edition_of_the_invitation() -> None:
    def steps(day: str) -> str:
        case = people.person("fw_meets", app={"filing_date": day}, ita={"received": "no"})
        content = people.document(case, on=date.fromisoformat(day))
        return " ".join(section(content, "job_offer"))

    assert "Employer Portal" in steps("2026-03-01")
    early = steps("2024-06-03")
    assert "Employer Portal" not in early


def test_an_invitation_gives_its_last_day_as_a_calendar_date() -> None:
    document = people.document(people.person("fw_meets"))
    steps = next(s for s in document.sections if s.id == "job_offer")
    assert steps.numbered
    assert any("last day" in line and "2026" in line for line in steps.dates)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_ten_words_and_free_help(language: str) -> None:
    document = people.document(Case(), language)
    words = next(s for s in document.sections if s.id == "glossary")
    assert len(words.terms) == 10 and all(word and meaning for word, meaning in words.terms)
    helped = " ".join(section(document, "help"))
    assert "legalaid.on.ca" in helped and "1-800-668-8258" in helped and "ontario.ca/poci" in helped


def test_what_is_left_out_is_told_with_its_streams() -> None:
    document = people.document(Case())
    left_out = next(s for s in document.sections if s.id == "left_out")
    named = {s.id for s in document.streams}
    told = [item for item in people.pack().not_checked if named & set(item.streams)]
    assert len(left_out.points) + sum(len(lines) for _, lines in left_out.groups) == 5 + len(told)
    assert "Foreign Worker" in dict(left_out.groups)


def test_points_stand_apart_as_ranking_and_never_change_a_verdict() -> None:
    document = people.document(people.person("fw_meets"))
    table = next(s for s in document.streams if s.id == "fw").points
    assert table is not None
    assert (table.low, table.maximum) == (sum(r.low for r in table.rows), sum(r.maximum for r in table.rows))
    assert table.notes[0] == "Points only rank candidates; they do not make anyone eligible."
    assert table.notes[-1] == "Ontario’s grid from 22\u00a0November\u00a02022 to 29\u00a0May\u00a02026."
    unsettled = [row for row in table.rows if row.low != row.high]
    assert unsettled and all(row.paths and row.level.startswith("Not known yet: ") for row in unsettled)
    express_entry = [s for s in document.streams if s.id in ("hcp", "fssw", "st")]
    assert not [s.id for s in express_entry if s.points is not None]


def test_several_facts_beside_a_criterion_are_each_named() -> None:
    document = people.document(people.person("fw_meets"), "fr")
    stream = next(s for s in document.streams if s.id == "fw")
    intention = next(row for row in stream.officer if row.title == "Intention de vivre en Ontario")
    assert [answer.split("\u00a0: ")[0] for answer in intention.answers] == [
        "Projet de vivre en Ontario",
        "Liens avec l’Ontario",
        "Éléments qui mènent vers une autre province",
    ]
    assert intention.answers[0].endswith("\u00a0: oui")


def test_the_answers_of_a_job_stand_together_under_its_name() -> None:
    document = people.document(people.person("fw_meets"))
    titles = [group.title for group in document.answers]
    assert [title for title in titles if "Job 1" in title or "Job 2" in title] == [
        title for title in titles if title.startswith("Work experience: Job ")
    ]
    first = next(group for group in document.answers if "Job 1" in group.title)
    assert first.rows[0].question == "Occupation"


def test_the_label_of_an_employer_stays_in_the_window() -> None:
    case = people.person("fw_misses")
    assert isinstance(case.jobs, tuple)
    labels = [job.employer for job in case.jobs if isinstance(job.employer, str)]
    document = people.document(case)
    assert labels and "Job 1" in str(document)
    assert not [label for label in labels if label in str(document)]
