"""Every fact is a question, on one page, with words in both languages for everything that can be chosen."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from poci_desktop.facts.paths import patterns
from poci_desktop.facts.shape import shapes
from poci_desktop.interview.catalogue import TOPICS, WHO, CatalogueError, load_catalogue
from poci_desktop.interview.pages import Page
from poci_desktop.paths import resource_dir
from tests.interview.people import the_catalogue

FOLDER = resource_dir() / "questions"
NOT_A_FACT = {"label"}  # the counsellor's free label of a case


def texts(table: Any, where: str = "") -> Iterator[tuple[str, str, str]]:
    """Every (place, English, French) of the question files."""
    if isinstance(table, dict):
        if "en" in table or "fr" in table:
            yield where, table["en"], table["fr"]
        for key, value in table.items():
            yield from texts(value, f"{where}.{key}")
    elif isinstance(table, list):
        for index, value in enumerate(table):
            name = (
                value.get("fact") or value.get("id") or value.get("value")
                if isinstance(value, dict)
                else None
            )
            yield from texts(value, f"{where}[{name or index}]")


def all_texts() -> list[tuple[str, str, str]]:
    found = []
    for file in sorted(FOLDER.glob("*.toml")):
        found += list(texts(tomllib.loads(file.read_text(encoding="utf-8")), file.stem))
    return found


def test_every_fact_of_the_model_has_one_question() -> None:
    assert set(the_catalogue().facts()) == set(patterns()) - NOT_A_FACT


def test_every_question_is_on_exactly_one_page() -> None:
    pages = Counter(fact for page in the_catalogue().pages for fact in page.facts)
    lists = Counter(page.list for page in the_catalogue().pages if page.list)
    expected = Counter(dict.fromkeys(the_catalogue().questions, 1))
    assert pages + Counter({path: n for path, n in lists.items() if path in expected}) == expected
    assert lists == Counter(dict.fromkeys(the_catalogue().lists, 1))


def test_every_value_of_every_fact_has_words_and_no_word_is_invented() -> None:
    for question in the_catalogue().questions.values():
        if question.fact not in shapes():
            continue
        shape = shapes()[question.fact]
        offered = {c.value for c in (*question.values, *question.specials)}
        if question.fact == "fact.spouse_language":
            assert offered == {*shapes()["fact.spouse_language.name"].words, *shape.words}
        elif question.kind == "institution":
            assert offered == {"other"}
        else:
            assert offered == set(shape.words), question.fact


def test_planned_and_dont_know_are_offered_where_the_model_takes_them() -> None:
    for question in the_catalogue().questions.values():
        shape = shapes().get(question.fact)
        if shape is not None:
            assert question.planned == shape.planned, question.fact
            assert question.dont_know == shape.dont_know, question.fact


def test_every_question_names_a_topic_a_kind_of_reader_and_a_fitting_kind() -> None:
    kinds = {
        "choice": {"choice", "record"},
        "several": {"set"},
        "date": {"day"},
        "date_or_month": {"day_or_month"},
        "money": {"money"},
        "number": {"number"},
        "scores": {"number"},
        "integer": {"whole"},
        "noc": {"code", "codes"},
        "country": {"code"},
        "place": {"text"},
        "institution": {"text"},
        "text": {"text"},
    }
    for question in the_catalogue().questions.values():
        assert question.topic in TOPICS and set(question.who) <= set(WHO)
        if question.fact in shapes():
            assert shapes()[question.fact].kind in kinds[question.kind], question.fact


def test_pages_of_a_topic_stand_together_and_in_the_order_of_the_topics() -> None:
    order = [TOPICS.index(page.topic) for page in the_catalogue().pages]
    assert order == sorted(order)


def facts_of(condition: Any) -> Iterator[str]:
    """The facts and lists a condition reads."""
    for name in ("fact", "list"):
        if isinstance(getattr(condition, name, None), str):
            yield getattr(condition, name)
    for test in (*getattr(condition, "tests", ()), getattr(condition, "test", None)):
        if test is not None:
            yield from facts_of(test)


def test_a_page_depends_only_on_pages_before_it() -> None:
    before: set[str] = set()
    for page in the_catalogue().pages:
        if page.applies is not None:
            assert set(facts_of(page.applies)) <= before, page.id
        before |= set(page.facts) | {page.list}


def test_pages_of_an_entry_follow_their_list_and_hold_its_facts() -> None:
    lists: set[str] = set()
    for page in the_catalogue().pages:
        if page.list:
            lists.add(page.list)
        if page.entry_of:
            assert page.entry_of in lists
            assert all(fact.startswith(f"{page.entry_of}[]") for fact in page.facts)


def test_a_page_holds_one_question_or_a_few() -> None:
    def rows(page: Page) -> int:
        questions = [the_catalogue().question(fact) for fact in page.facts]
        return sum(1 for q in questions if q.kind == "choice" and len(q.values) > 3)

    for page in the_catalogue().pages:
        assert len(page.facts) <= 4, page.id
        assert rows(page) <= 2, page.id


def test_every_text_has_both_languages() -> None:
    assert all(en.strip() and fr.strip() for _, en, fr in all_texts())
    same = {where for where, en, fr in all_texts() if en == fr and re.search("[a-z]{4}", en)}
    names = ("tests", "provinces", "eca.issuer", "values[satisfactory]", "messages.level")
    assert all(any(name in where for name in names) for where in same), same


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("straight apostrophe or quotation mark", r"['\"]"),
        ("ordinary space before a colon or inside « »", r" :|« | »"),
        ("space before ; ! ?", r"[ \u00a0][;!?]"),
        ("no space before a colon", r"[^\u00a0\d]:"),
        ("two spaces", r"  "),
    ],
)
def test_french_typography(rule: str, wrong: str) -> None:
    found = [(where, fr) for where, _, fr in all_texts() if re.search(wrong, fr)]
    assert not found, rule


def test_english_typography_and_words() -> None:
    for where, en, fr in all_texts():
        assert not re.search(r"['\"]|  | :|\u00a0", en), (where, en)
        assert not re.search(r"\b(eligible|you qualify)\b", en, re.I), (where, en)
        assert not re.search(r"\b(admissible|vous vous qualifiez)\b", fr, re.I), (where, fr)


def test_places_of_messages_are_the_same_in_both_languages() -> None:
    for where, en, fr in all_texts():
        assert sorted(re.findall(r"{\w+}", en)) == sorted(re.findall(r"{\w+}", fr)), where


def test_broken_questions_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no questions"):
        load_catalogue(tmp_path)
    file = tmp_path / "one.toml"
    file.write_text('[[question]]\nfact = "a.b"\nkind = "riddle"\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match="kind that is not known"):
        load_catalogue(tmp_path)
    file.write_text('[[question]]\nfact = "a.b"\nkind = "text"\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match="'question' is missing"):
        load_catalogue(tmp_path)
    file.write_text("[[", encoding="utf-8")
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_catalogue(tmp_path)
