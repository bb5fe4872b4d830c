"""The PDF can be read by everybody, says what the document says, and tells nobody who it is about."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from itertools import pairwise

import pikepdf
import pytest

from poci_desktop.facts.case import Case
from tests.report import people
from tests.report.pdf_reader import Tag, fonts, opened, page_texts, squeezed, tags

LABEL = "Atelier B-14"
PEOPLE = {
    "met": people.person("fssw_meets", label=LABEL),
    "open": people.person("unsure_employer"),
    "not_met": people.person("ids_misses"),
    "nothing": Case(),
}
VARIANTS = [
    ("met", "fr", "letter"),
    ("open", "en", "a4"),
    ("not_met", "fr", "a4"),
    ("nothing", "en", "letter"),
]


@pytest.fixture(scope="module", params=VARIANTS, ids="-".join)
def made(request: pytest.FixtureRequest) -> tuple[Case, str, bytes]:
    name, language, paper = request.param
    case = PEOPLE[name]
    return case, language, people.pdf(case, language, people.CLOSED, paper)


def headings(tree: Tag) -> list[int]:
    return [int(t.kind[1]) for t in tree.walk() if t.kind[0] == "H" and t.kind[1:].isdigit()]


def test_it_claims_and_carries_tags_language_and_title(made: tuple[Case, str, bytes]) -> None:
    case, language, content = made
    with opened(content) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert str(file.Root.Lang) == f"{language}-CA"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        metadata = file.open_metadata()
        assert metadata["dc:title"] == people.document(case, language, people.CLOSED).title
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_headings_start_at_the_only_level_one_and_skip_no_level(made: tuple[Case, str, bytes]) -> None:
    with opened(made[2]) as file:
        levels = headings(tags(file))
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_header_cells_and_only_rows(made: tuple[Case, str, bytes]) -> None:
    with opened(made[2]) as file:
        tables = [tag for tag in tags(file).walk() if tag.kind == "Table"]
    assert tables
    for table in tables:
        rows = [tag for tag in table.walk() if tag.kind == "TR"]
        assert {cell.kind for cell in rows[0].children} == {"TH"}
        assert {cell.kind for row in rows for cell in row.children} <= {"TH", "TD"}


def test_every_font_is_inside_the_file(made: tuple[Case, str, bytes]) -> None:
    with opened(made[2]) as file:
        found = list(fonts(file))
        assert found
        assert all("/FontFile2" in descriptor and "Inter" in str(descriptor.FontName) for descriptor in found)


def test_the_first_page_is_the_whole_recap_and_nothing_else(made: tuple[Case, str, bytes]) -> None:
    case, language, content = made
    document = people.document(case, language, people.CLOSED)
    with opened(content) as file:
        first, second = page_texts(file)[:2]
    for stream in document.streams:
        assert squeezed(stream.short + stream.intake_words) in first
        assert squeezed(stream.brief) in first
    assert squeezed(document.first[0]) in first
    assert squeezed(document.groups[0].title + document.groups[0].streams[0].name) in second
    assert squeezed(document.groups[0].streams[0].summary) not in first


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["unsure_employer", "fw_misses", "owp03_meets"])
def test_past_the_review_the_first_page_says_what_to_compare_and_stays_one_page(
    name: str, language: str
) -> None:
    day = people.pack().review_by + timedelta(days=1)
    case = people.person(name, app={"filing_date": "2026-12-20"})
    document = people.document(case, language, day)
    with opened(people.pdf(case, language, day)) as file:
        first, second = page_texts(file)[:2]
    assert len(document.review) == 5
    assert all(squeezed(line) in first for line in document.review)
    assert all(squeezed(stream.brief) in first for stream in document.streams)
    assert squeezed(document.groups[0].title + document.groups[0].streams[0].name) in second


def test_every_page_says_both_dates_version_number_and_that_it_decides_nothing() -> None:
    case = PEOPLE["met"]
    document = people.document(case, "fr", people.CLOSED)
    with opened(people.pdf(case, "fr", people.CLOSED)) as file:
        texts = page_texts(file)
    for number, text in enumerate(texts, 1):
        assert squeezed(document.disclaimer) in text
        assert squeezed(f"Règles vérifiées jusqu’au {document.rules_date}") in text
        assert squeezed(f"Version {document.version}") in text
        assert f"Page{number}sur{len(texts)}" in text
    dated = [squeezed(f"Date de la demande : {document.application_date}") in text for text in texts]
    assert all(dated)


def test_the_text_holds_every_sentence_that_decides(made: tuple[Case, str, bytes]) -> None:
    case, language, content = made
    document = people.document(case, language, people.CLOSED)
    with opened(content) as file:
        text = "".join(page_texts(file))
    wanted = [document.title, *document.first]
    for stream in document.streams:
        wanted += [stream.name, stream.verdict_words, stream.deciding, stream.can_apply_words]
        wanted += [row.title for row in stream.rows]
        wanted += [w for row in stream.rows if row.truth == "not_met" and not row.group for w in row.notes]
        wanted += [fact.label for fact in (*stream.missing, *stream.to_find_out)]
    for section in document.sections:
        wanted += [section.title, *section.paragraphs, *section.points, *section.questions, *section.after]
    wanted += [row.name for row in document.checklist]
    wanted += [
        cell for group in document.answers for row in group.rows for cell in (row.question, row.answer)
    ]
    # A page may break inside a paragraph: the words before and after its footer are compared apart.
    missing = [w for w in wanted if squeezed(w)[:60] not in text]
    assert not missing


def test_the_same_result_gives_the_same_bytes() -> None:
    assert people.pdf(PEOPLE["open"], "fr") == people.pdf(PEOPLE["open"], "fr")


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.28, 841.89))])
def test_both_papers(paper: str, size: tuple[float, float]) -> None:
    with opened(people.pdf(PEOPLE["nothing"], "en", paper=paper)) as file:
        for page in file.pages:
            assert [float(x) for x in page.MediaBox[2:]] == pytest.approx(size, abs=0.1)


def test_nothing_about_the_person_is_in_the_metadata() -> None:
    case = people.person("fw_meets", label="Marie Tremblay")
    with opened(people.pdf(case, "fr")) as file:
        hidden = str(dict(file.docinfo)) + bytes(file.Root.Metadata.read_bytes()).decode("utf-8")
        assert file.Root.get("/Names") is None or "/EmbeddedFiles" not in file.Root.Names
    assert "Tremblay" not in hidden
    employers = [job.employer for job in case.jobs] if isinstance(case.jobs, tuple) else []
    assert not [name for name in employers if isinstance(name, str) and name in hidden]


def test_the_page_for_the_employer_carries_no_label_and_no_date_of_the_person() -> None:
    case = people.person("fw_meets", label=LABEL)
    document = people.document(case, "en")
    sheet = next(section for section in document.sections if section.own_page)
    with opened(people.pdf(case, "en")) as file:
        page = next(text for text in page_texts(file) if squeezed(sheet.title + sheet.paragraphs[0]) in text)
    assert squeezed(LABEL) not in page
    assert squeezed(document.application_date) not in page
    assert all(squeezed(question) in page for question in sheet.questions)


@pytest.mark.parametrize(
    "label",
    ["工作坊 \U0001f600", "a\u202eb\u200dc\ufe0f", "кириллица", "tab\there\x07", "\ud800", "<b>#strong[$x$]"],
)
def test_a_label_of_any_characters_does_not_stop_the_pdf(label: str) -> None:
    case = Case(label="x").model_copy(update={"label": label})
    with opened(people.pdf(case, "en")) as file:
        assert isinstance(file, pikepdf.Pdf)


def test_the_date_inside_is_the_day_of_the_rules_not_of_the_clock() -> None:
    with opened(people.pdf(Case(), "en")) as file:
        created = str(file.docinfo["/CreationDate"])
    verified: date = people.pack().verified_to
    assert created.startswith(f"D:{verified:%Y%m%d}")


def test_no_answer_of_the_document_is_lost_between_the_model_and_plain_data() -> None:
    document = people.document(PEOPLE["met"], "fr")
    assert len(list(people.strings(asdict(document)))) > 500
