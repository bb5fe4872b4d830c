"""Places: which side of a border, which of two namesakes, which municipality a former town is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.paths import resource_dir
from poci_desktop.reference.places import Place, PlaceIndex
from poci_desktop.reference.tables import Lang

INDEX = PlaceIndex(resource_dir() / "packs" / "oinp" / "tables")


def first(text: str, lang: Lang = "en") -> Place:
    place = INDEX.place(INDEX.search(text, lang)[0].id)
    assert place is not None
    return place


@pytest.mark.parametrize(
    "name", ["Toronto", "Burlington", "Oshawa", "Mississauga", "Newmarket", "Milton", "Uxbridge"]
)
def test_inside_the_greater_toronto_area(name: str) -> None:
    assert first(name).in_gta


@pytest.mark.parametrize(
    "name", ["Hamilton (city)", "Barrie", "Orangeville", "St. Catharines", "Kitchener", "Lindsay"]
)
def test_outside_the_greater_toronto_area(name: str) -> None:
    assert not first(name).in_gta


@pytest.mark.parametrize(
    ("name", "economic_region", "region"),
    [
        ("Burlington", "3550", "gta_except_toronto"),
        ("Oakville", "3530", "gta_except_toronto"),
        ("Toronto", "3530", "toronto"),
        ("Huntsville", "3520", "northern_ontario"),
        ("Minden Hills", "3520", "northern_ontario"),
        ("Kawartha Lakes", "3520", "eastern_ontario"),
        ("Pembroke", "3515", "eastern_ontario"),
        ("Thunder Bay", "3595", "northern_ontario"),
        ("Owen Sound", "3580", "central_ontario_outside_gta"),
    ],
)
def test_economic_region_and_program_region_follow_their_own_borders(
    name: str, economic_region: str, region: str
) -> None:
    assert (first(name).economic_region, first(name).region) == (economic_region, region)


def test_two_hamiltons_are_told_apart() -> None:
    hits = INDEX.search("Hamilton", "fr")[:2]
    assert [hit.label for hit in hits] == ["Hamilton (ville)", "Hamilton (canton, Northumberland)"]


def test_a_former_municipality_leads_to_the_one_it_is_in() -> None:
    hit = INDEX.search("scarboro", "en")[0]
    assert (hit.label, hit.matched_name, hit.in_gta) == ("Toronto", "Scarborough", True)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("saint catharines", "St. Catharines"),
        ("st catharines", "St. Catharines"),
        ("sault sainte marie", "Sault Ste. Marie"),
        ("orleans", "Ottawa"),
        ("grand sudbury", "Grand Sudbury"),
        ("riviere des francais", "Rivière des Français"),
        ("niagara on the lake", "Niagara-on-the-Lake"),
    ],
)
def test_spelling_does_not_hide_a_place(typed: str, label: str) -> None:
    assert INDEX.search(typed, "fr")[0].label == label


def test_municipalities_come_before_reserves_and_unorganized_areas() -> None:
    assert first("kenora").label_en == "Kenora"
    kinds = [place.kind for hit in INDEX.search("rainy", "en") if (place := INDEX.place(hit.id))]
    assert kinds[0] == "municipality"


def test_reserves_and_unorganized_areas_are_places_too() -> None:
    assert first("Six Nations").kind == "reserve"
    assert first("Nipissing, territoire non organisé", "fr").kind == "unorganized"


def test_a_census_division_lists_its_places_after_names() -> None:
    labels = [hit.label for hit in INDEX.search("Durham", "en", 50)]
    assert {"Oshawa", "Ajax", "Whitby", "Pickering", "Clarington"} <= set(labels)


def test_an_unknown_place_is_none() -> None:
    assert INDEX.place("0000000") is None
    assert INDEX.search("Montréal", "fr") == []


@given(st.text(max_size=40), st.sampled_from(["en", "fr"]), st.integers(min_value=-1, max_value=30))
def test_any_text_is_accepted(text: str, lang: Lang, limit: int) -> None:
    hits = INDEX.search(text, lang, limit)
    assert len(hits) <= max(0, limit)
    assert len({hit.id for hit in hits}) == len(hits)
    assert all(INDEX.place(hit.id) for hit in hits)
