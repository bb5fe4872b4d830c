"""Schools, wages, trades, countries and provinces."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.paths import resource_dir
from poci_desktop.reference import countries
from poci_desktop.reference.institutions import InstitutionIndex
from poci_desktop.reference.tables import Lang
from poci_desktop.reference.trades import TradeTable
from poci_desktop.reference.wages import WageTable

SCHOOLS = InstitutionIndex(resource_dir() / "packs" / "oinp" / "tables")


@pytest.mark.parametrize(
    ("typed", "school"),
    [
        ("Ryerson", "toronto_metropolitan_university_formerly_ryerson_university"),
        ("TMU", "toronto_metropolitan_university_formerly_ryerson_university"),
        ("université d'ottawa", "university_of_ottawa"),
        ("OCAD", "ontario_college_of_art_and_design_university"),
        ("ontario tech", "university_of_ontario_institute_of_technology"),
        ("western", "western_university"),
        ("queens university", "queens_university"),
        ("college boreal", "college_boreal"),
        ("MacEwan University", "macewen_university"),
        ("Édouard-Montpetit", "cegep_eduoard_montpetit"),
        ("collège vanier", "cegep_vanier"),
        ("cégep vanier", "cegep_vanier"),
        ("UBC", "university_of_british_columbia"),
        ("st lawrence", "st_lawrence_college_of_applied_arts_and_technology"),
    ],
)
def test_a_school_is_found_by_the_name_people_use(typed: str, school: str) -> None:
    assert SCHOOLS.search(typed, "fr")[0].id == school


def test_a_school_printed_twice_is_listed_once_and_known_by_both_ids() -> None:
    assert [hit.id for hit in SCHOOLS.search("Maisonneuve", "fr")] == ["cegep_de_maisonneuve"]
    repeated = SCHOOLS.institution("college_de_maisonneuve")
    assert repeated is not None and repeated.same_school_as == "cegep_de_maisonneuve"


def test_algoma_is_on_the_masters_list_and_not_on_the_phd_list() -> None:
    school = SCHOOLS.institution("algoma_university")
    assert school is not None and school.masters_list and not school.phd_list


@given(st.text(max_size=40), st.sampled_from(["en", "fr"]))
def test_any_text_is_accepted_for_a_school_or_a_country(text: str, lang: Lang) -> None:
    assert len(SCHOOLS.search(text, lang, 5)) <= 5
    assert len(countries.search_countries(text, lang, 5)) <= 5


def test_a_wage_is_exact_and_a_missing_one_is_none(rule_tables: Path) -> None:
    wages = WageTable(rule_tables)
    legislators = wages.ontario("00010")
    assert (legislators.low, legislators.median, legislators.high) == (
        Decimal("18.06"),
        Decimal("38.46"),
        Decimal("89.42"),
    )
    assert (legislators.reference_period, legislators.from_annual) == ("2021", True)
    assert wages.ontario("00013").median is None
    assert wages.ontario("99999") == wages.ontario("00013")


def test_trades_near_a_unit_group(look_up_tables: Path) -> None:
    trades = TradeTable(look_up_tables)
    assert len(trades.all()) == 23
    assert {trade.code for trade in trades.near("72200")} == {"309A", "309C"}
    assert trades.near("21231") == ()


def test_a_trade_without_an_official_french_name_says_so(look_up_tables: Path) -> None:
    plumber = TradeTable(look_up_tables).near("72300")[0]
    assert (plumber.name_en, plumber.name_fr) == ("Plumber", None)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_countries_are_countries(lang: Lang) -> None:
    names = countries.countries(lang)
    assert len(names) == 250
    assert {"CA", "IN", "PH", "NG", "UA", "XK"} <= {country.code for country in names}
    assert not {"EU", "UN", "ZZ", "XA"} & {country.code for country in names}


def test_countries_are_sorted_as_readers_of_the_language_expect() -> None:
    french = [country.name for country in countries.countries("fr")]
    assert (
        french.index("Égypte")
        < french.index("Espagne")
        < french.index("États-Unis")
        < french.index("Éthiopie")
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("germany", "DE"),
        ("allemagne", "DE"),
        ("etats unis", "US"),
        ("USA", "US"),
        ("in", "IN"),
        ("Inde", "IN"),
    ],
)
def test_a_country_is_found_in_either_language(typed: str, code: str) -> None:
    assert countries.search_countries(typed, "fr")[0].code == code


def test_an_unknown_country_has_no_name() -> None:
    assert countries.country_name("ZZ", "fr") is None
    assert countries.country_name("CA", "fr") == "Canada"


def test_thirteen_provinces_and_territories() -> None:
    assert len(countries.provinces("fr")) == 13
    assert dict(countries.provinces("fr"))["PE"] == "Île-du-Prince-Édouard"
