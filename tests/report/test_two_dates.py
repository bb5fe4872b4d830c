"""One person on two dates: what differs is told, both ways round, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import filed_on
from poci_desktop.interview.names import Names
from poci_desktop.interview.wording import CaseWording
from poci_desktop.paths import resource_dir
from poci_desktop.report.compare import CriterionPair, StreamPair, compare
from poci_desktop.report.compared import MOST, Compared, DatedCell, StreamRow, build_compared, on_two_dates
from poci_desktop.report.render import render_compared
from poci_desktop.report.rows import deciders
from tests.report import people
from tests.report.pdf_reader import opened, page_texts, squeezed, tags

NAMES = [path.stem for path in people.EXAMPLES]
EARLY = date(2023, 12, 15)
BEFORE, AFTER, GAP = date(2026, 5, 15), date(2026, 9, 15), date(2026, 6, 10)
PEOPLE = st.sampled_from(NAMES).map(people.person)
DAYS = st.dates(date(2023, 12, 1), date(2027, 3, 1)) | st.sampled_from([BEFORE, AFTER, GAP])


def compared(
    case: Case, days: tuple[date, date], language: str = "en", today: date | None = None
) -> Compared:
    two = on_two_dates(people.pack(), case, days)
    names = Names(people.pack())
    return build_compared(
        two,
        people.localizer(language),
        lambda side: CaseWording(side, people.questions(), names),
        today=today,
    )


def row(found: Compared, stream: str) -> StreamRow:
    return next(row for row in found.streams if row.id == stream)


@given(PEOPLE, DAYS)
@settings(max_examples=40, deadline=None)
def test_a_day_beside_itself_changes_nothing(case: Case, day: date) -> None:
    side = people.judged(filed_on(case, day), day)
    found = compare(side, side)
    assert [pair.id for pair in found.streams] == [result.stream.id for result in side.streams]
    for pair in found.streams:
        assert (pair.changes, pair.deciding) == ((), ()) and pair.sides[0] is pair.sides[1]
        assert all(criterion.sides[0] == criterion.sides[1] for criterion in pair.same)


def turned(pair: StreamPair) -> StreamPair:
    def other_way(criteria: tuple[CriterionPair, ...]) -> tuple[CriterionPair, ...]:
        return tuple(CriterionPair(c.criterion, c.officer, (c.sides[1], c.sides[0])) for c in criteria)

    told = (other_way(criteria) for criteria in (pair.changes, pair.same, pair.deciding))
    return StreamPair(pair.id, (pair.sides[1], pair.sides[0]), *told)


@given(PEOPLE, DAYS, DAYS)
@settings(max_examples=40, deadline=None)
def test_the_dates_the_other_way_round_are_the_columns_the_other_way_round(
    case: Case, first: date, second: date
) -> None:
    left, right = (people.judged(filed_on(case, day), day) for day in (first, second))
    there, back = compare(left, right), compare(right, left)
    assert back.days == (there.days[1], there.days[0])
    assert back.streams == tuple(turned(pair) for pair in there.streams)


@given(PEOPLE, DAYS, DAYS)
@settings(max_examples=40, deadline=None)
def test_another_verdict_is_always_explained_by_a_criterion(case: Case, first: date, second: date) -> None:
    left, right = (people.judged(filed_on(case, day), day) for day in (first, second))
    for pair in compare(left, right).streams:
        one, other = pair.sides
        if one is not None and other is not None and one.coverage == other.coverage == "covered":
            assert pair.changes or one.criteria is other.criteria
        else:
            assert pair.changes == ()


def reasons(stream: StreamRow, place: int) -> list[tuple[str, str, str]]:
    """The criteria told for a verdict on one of the dates: truth, what is said, citation."""
    told = [(g.truth, g.head, c.cite) for g in stream.same for c in g.criteria]
    for line in (*stream.changes, *stream.deciding):
        cell = line.cells[place]
        told += [(cell.truth, cell.reason, line.cite)] if cell.reason else []
    return told


@given(PEOPLE, DAYS, DAYS, st.sampled_from(["en", "fr"]))
@settings(max_examples=40, deadline=None)
def test_no_verdict_without_its_reason_and_its_citation(
    case: Case, first: date, second: date, language: str
) -> None:
    for stream in compared(case, (first, second), language).streams:
        for place, cell in enumerate(stream.cells):
            if cell.verdict in ("not_met", "to_be_assessed", "cannot_tell"):
                deciding = [told for told in reasons(stream, place) if told[0] == cell.verdict]
                assert deciding and all(said and cite for _, said, cite in deciding)
            assert bool(cell.basis) == (cell.verdict == "met")
        for line in (*stream.changes, *stream.deciding):
            assert line.title and line.cite


@given(PEOPLE, DAYS, DAYS)
@settings(max_examples=40, deadline=None)
def test_every_criterion_that_decides_is_told_once(case: Case, first: date, second: date) -> None:
    two = on_two_dates(people.pack(), case, (first, second))
    for pair in two.comparison.streams:
        for place, result in enumerate(pair.sides):
            needed = {(officer, f.criterion) for officer, f in deciders(result)} if result else set()
            told = [
                (c.officer, c.criterion)
                for criteria in (pair.changes, pair.same, pair.deciding)
                for c in criteria
                if (side := c.sides[place])
                and side.needed
                and result
                and side.finding.truth is result.criteria
            ]
            assert needed <= set(told)
        others = [(c.officer, c.criterion) for c in (*pair.same, *pair.deciding)]
        assert len(others) == len(set(others))


def test_what_decides_on_both_dates_alike_is_told_in_one_group() -> None:
    found = row(compared(people.person("mg_meets"), (date(2025, 6, 10), AFTER), "fr"), "fw")
    assert (found.changes, found.deciding) == ((), ())
    (group,) = found.same
    assert (group.truth, group.head) == ("not_met", "Inchangé aux deux dates, non satisfait")
    offer = next(c for c in group.criteria if c.title == "Une offre d’emploi en Ontario")
    assert offer.cite == "Règl. de l’Ont. 422/17, art. 4"
    assert found.note == "Aucun critère ne change."


def test_of_many_that_decide_some_are_counted() -> None:
    days = (date(2026, 3, 1), date(2026, 3, 2))
    groups = [g for name in NAMES for s in compared(people.person(name), days).streams for g in s.same]
    cut = [group for group in groups if group.more]
    assert cut and all(group.more_words == f"and {group.more} more" for group in cut)
    assert all(len(group.criteria) == MOST for group in cut)
    assert all(0 < len(group.criteria) <= MOST for group in groups)


def test_a_nominated_person_is_told_why_there_is_no_verdict() -> None:
    nominated = people.person("mg_meets", app={"decision": "nominated"})
    for stream in compared(nominated, (BEFORE, date(2026, 3, 1))).streams:
        assert (stream.changes, stream.same, stream.deciding) == ((), (), ())
        for cell in stream.cells:
            assert cell.basis == "Already nominated: the conditions of the nomination apply now."


def test_of_many_that_decide_on_the_only_date_some_are_counted() -> None:
    found = row(compared(people.person("ids_meets"), (EARLY, date(2026, 3, 1))), "fssw")
    assert (found.cells[0].verdict, found.cells[0].basis) == ("not_covered", "")
    assert found.cells[0].intake_words.startswith("Rules of that date not in this program")
    assert (len(found.deciding), found.more) == (MOST, 2)
    assert found.more_words == "2 other criteria are in the same case."


@given(PEOPLE, DAYS, DAYS, st.sampled_from(["en", "fr"]))
@settings(max_examples=12, deadline=None)
def test_each_column_says_what_the_day_alone_says(
    case: Case, first: date, second: date, language: str
) -> None:
    found = compared(case, (first, second), language)
    for place, day in enumerate((first, second)):
        alone = {s.id: s for s in people.document(filed_on(case, day), language, day).streams}
        named = {r.id: r.cells[place] for r in found.streams if r.cells[place].verdict}
        assert alone.keys() == named.keys()
        for name, stream in alone.items():
            cell = named[name]
            assert (cell.verdict_words, cell.intake_words) == (stream.verdict_words, stream.intake_words)
            assert cell.open_now == stream.open_now


def test_a_criterion_that_changes_has_its_words_on_both_dates_and_its_reason_where_it_fails() -> None:
    found = row(compared(people.person("mg_meets"), (date(2025, 6, 10), AFTER)), "mg")
    assert (found.cells[0].verdict, found.cells[1].verdict) == ("not_met", "met")
    language = next(change for change in found.changes if change.title == "Language level 7")
    before, after = language.cells
    assert (before.words, after.words) == ("Not met", "Met")
    assert before.reason.startswith("No English test results in hand") and after.reason == ""
    assert found.note == ""


def test_the_parts_of_a_criterion_tell_for_it() -> None:
    two = on_two_dates(people.pack(), people.person("mg_meets"), (date(2025, 6, 10), AFTER))
    for pair in two.comparison.streams:
        changed = {change.criterion for change in pair.changes}
        for change in pair.changes:
            for side in change.sides:
                inside = {f.criterion for f in side.finding.criteria()[1:]} if side else set()
                assert not inside & changed


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en", BEFORE, "No such category on that date"),
        ("fr", BEFORE, "Cette catégorie n’existe pas à cette date"),
        ("en", GAP, "No category existed on that date"),
        ("fr", GAP, "Aucune catégorie n’existait à cette date"),
    ],
)
def test_a_category_of_one_date_only_is_said_to_be_absent_on_the_other(
    language: str, day: date, words: str
) -> None:
    found = compared(people.person("owp03_meets"), (day, AFTER), language)
    assert [r.id for r in found.streams[:3]] == ["owp03", "owp45", "owpmd"]
    for stream in found.streams[:3]:
        absent, present = stream.cells
        assert (absent.verdict, absent.verdict_words, absent.intake_words) == ("", words, "")
        assert present.verdict and present.intake_words
        assert (stream.changes, stream.same, stream.note) == ((), (), "")
        assert bool(stream.deciding) == (present.verdict != "met")
        for line in stream.deciding:
            assert line.cells[0] == DatedCell("", "", "") and line.cells[1].reason and line.cite
    gap = people.localizer(language).words(people.pack().texts["gap.owp"])
    assert (gap in found.first) == (day == GAP)


def test_it_says_that_the_filing_date_is_set_aside_and_recommends_no_date() -> None:
    given_day = people.person("fw_meets", app={"filing_date": "2026-03-02"})
    found = compared(given_day, (BEFORE, AFTER))
    assert "The application date given, 2\u00a0March\u00a02026, is set aside here." in found.how
    assert "Neither date is recommended." in found.how[-1]
    assert len(compared(Case(), (BEFORE, AFTER)).how) == 2


def test_past_the_review_it_says_what_to_compare_by_the_dates_or_by_today() -> None:
    due = people.pack().review_by
    after = due + timedelta(days=1)
    assert compared(Case(), (BEFORE, due)).review == ()
    assert compared(Case(), (BEFORE, AFTER), today=due).review == ()
    for found in (compared(Case(), (BEFORE, after)), compared(Case(), (BEFORE, AFTER), today=after)):
        assert len(found.review) == 5
        assert not any("204/26" in line for line in found.first)
    assert any("204/26" in line for line in compared(Case(), (BEFORE, due)).first)


@pytest.mark.parametrize(
    ("name", "days", "language", "paper"),
    [
        ("mg_meets", (date(2025, 6, 10), date(2027, 1, 1)), "fr", "letter"),
        ("hcp_meets", (date(2025, 6, 10), date(2027, 1, 1)), "en", "a4"),
        ("ids_meets", (EARLY, date(2026, 3, 1)), "fr", "letter"),
    ],
)
def test_the_pdf_is_one_table_with_a_head_and_holds_every_word(
    name: str, days: tuple[date, date], language: str, paper: str
) -> None:
    found = compared(people.person(name, label="Atelier B-14"), days, language)
    content = render_compared(found, people.localizer(language), resource_dir(), paper=paper)
    with opened(content) as file:
        tree = tags(file)
        metadata = file.open_metadata()
        assert (str(file.Root.Lang), metadata["dc:title"]) == (f"{language}-CA", found.title)
        assert metadata["pdfuaid:part"] == "1"
        texts = page_texts(file)
    assert [t.kind for t in tree.walk() if t.kind[0] == "H" and t.kind[1:].isdigit()] == ["H1"]
    (table,) = (tag for tag in tree.walk() if tag.kind == "Table")
    lines = [tag for tag in table.walk() if tag.kind == "TR"]
    assert [cell.kind for cell in lines[0].children] == ["TH", "TH", "TH"]
    across = sum(len(stream.same) for stream in found.streams)
    assert [len(line.children) for line in lines].count(1) == across
    assert {len(line.children) for line in lines} <= {1, 3}
    each = sum(1 + len(s.changes) + len(s.deciding) + bool(s.more) for s in found.streams)
    assert len(lines) == 1 + each + across
    whole, place = "".join(texts), 0
    for words in (*found.review, *found.first):
        assert squeezed(words) in whole
    for stream in found.streams:  # in reading order
        cells = [w for cell in stream.cells for w in (cell.verdict_words, cell.basis, cell.intake_words)]
        rows = [
            words
            for line in (*stream.changes, *stream.deciding)
            for words in (line.title, line.cite, *(w for c in line.cells for w in (c.words, c.reason)))
        ]
        same = [
            words
            for group in stream.same
            for words in (
                group.head,
                *(w for c in group.criteria for w in (c.title, c.cite)),
                group.more_words,
            )
        ]
        for words in (stream.name, *cells, *rows, stream.more_words, *same):
            place = whole.index(squeezed(words)[:40], place)
    for number, text in enumerate(texts, 1):
        assert squeezed(found.disclaimer) in text
        assert all(squeezed(day) in text for day in found.days)
        assert f"Page{number}{'sur' if language == 'fr' else 'of'}{len(texts)}" in text
