"""Occupation search: any title in either language, accents or not, leads to its unit group."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.paths import resource_dir
from poci_desktop.reference.occupations import OccupationIndex
from poci_desktop.reference.tables import Lang

INDEX = OccupationIndex(resource_dir() / "tables" / "occupations.sqlite")
LANGS: tuple[Lang, ...] = ("en", "fr")


@pytest.mark.parametrize(
    ("typed", "lang", "code"),
    [
        ("21231", "en", "21231"),
        ("CNP 21231", "fr", "21231"),
        ("software engineer", "en", "21231"),
        ("soft eng", "en", "21231"),
        ("Ingénieure en logiciels", "fr", "21231"),
        ("ingenieur logiciel", "fr", "21231"),
        ("cook", "en", "63200"),
        ("cook", "fr", "63200"),
        ("cuisinière", "en", "63200"),
        ("conductrice de camion", "fr", "73300"),
        ("conducteur de camion", "fr", "73300"),
        ("infirmière auxil", "fr", "32101"),
        ("personal support worker", "en", "44101"),
        ("préposée aux bénéficiaires", "fr", "33102"),
        ("électricienne", "fr", "72200"),
        ("WELDER", "en", "72106"),
        ("développeuse web", "fr", "21234"),
        ("truck drivers", "en", "73300"),
    ],
)
def test_a_usual_title_comes_first(typed: str, lang: Lang, code: str) -> None:
    hits = INDEX.search(typed, lang)
    assert hits[0].code == code


def test_a_hit_shows_the_title_that_matched_the_unit_group_and_its_teer() -> None:
    (hit, *_) = INDEX.search("cuisinière", "en")
    assert hit.matched_title == "Cuisinier/cuisinière"
    assert (hit.code, hit.group_title, hit.teer) == ("63200", "Cooks", 3)


def test_the_start_of_a_code_lists_its_unit_groups_in_order() -> None:
    assert [hit.code for hit in INDEX.search("2123", "fr")] == ["21230", "21231", "21232", "21233", "21234"]
    assert INDEX.search("99999", "fr") == []


def test_the_oe_ligature_and_oe_are_the_same() -> None:
    assert INDEX.search("manœuvre de quai", "fr") == INDEX.search("manoeuvre de quai", "fr") != []


def test_words_no_title_has_do_not_hide_the_others() -> None:
    assert any("eveloper" in hit.matched_title for hit in INDEX.search("senior haskell developer", "en"))


def test_titles_in_the_chosen_language_come_first() -> None:
    assert INDEX.search("architecte", "fr")[0].matched_title == "Architecte"
    assert INDEX.search("architect", "en")[0].matched_title == "Architect"


def test_the_last_word_may_be_unfinished_at_every_keystroke() -> None:
    title = "registered nurse"
    for end in range(1, len(title) + 1):
        assert INDEX.search(title[:end], "en"), title[:end]
    assert "31301" in [hit.code for hit in INDEX.search(title, "en")]


def test_every_unit_group_is_found_by_its_own_code_and_titles() -> None:
    groups = INDEX.groups()
    assert len(groups) == 516
    for group in groups:
        assert INDEX.group(group.code) == group
        assert INDEX.search(group.code, "en")[0].code == group.code
        assert group.code in [hit.code for hit in INDEX.search(group.title_en, "en")], group
        assert group.code in [hit.code for hit in INDEX.search(group.title_fr, "fr")], group


def test_an_unknown_code_has_no_group() -> None:
    assert [INDEX.group(code) for code in ("", "2123", "00000", "٢١٢٣١")] == [None] * 4


@given(st.text(max_size=60), st.sampled_from(LANGS), st.integers(min_value=-2, max_value=40))
def test_any_text_is_accepted(text: str, lang: Lang, limit: int) -> None:
    hits = INDEX.search(text, lang, limit)
    assert len(hits) <= max(0, limit)
    assert len({hit.code for hit in hits}) == len(hits)


@given(st.text(alphabet="\"'*^:(){}+-,;. ANDORNEAT\x00/é", max_size=40), st.sampled_from(LANGS))
def test_full_text_syntax_is_only_text(text: str, lang: Lang) -> None:
    INDEX.search(text, lang)


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂🙂", "中文", "\ud800", "a" * 100_000, "de la " * 5_000, "% _ ; DROP TABLE"]
)
def test_odd_texts_do_no_harm(text: str) -> None:
    assert len(INDEX.search(text, "fr")) <= 20


@given(st.sampled_from(["Cuisinière", "électricien", "Ingénieur", "software", "nurse"]))
def test_case_and_accents_do_not_change_the_answer(word: str) -> None:
    plain = word.lower().replace("è", "e").replace("é", "e")
    assert INDEX.search(word.upper(), "fr") == INDEX.search(plain, "fr") != []


def test_nothing_is_opened_before_the_first_search(tmp_path: Path) -> None:
    index = OccupationIndex(tmp_path / "absent.sqlite")
    with pytest.raises(sqlite3.Error):
        index.search("cook", "en")
    assert list(tmp_path.iterdir()) == []
