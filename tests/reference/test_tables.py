"""The tables hold what their sources say they hold: counts, lists and borders that decide somebody's case."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from poci_desktop.reference.tables import read_rows

GTA = {"3518", "3519", "3520", "3521", "3524"}
NORTH = {
    *("3544", "3546", "3548", "3549", "3551", "3552", "3553", "3554", "3556", "3557", "3558", "3559", "3560"),
}


@pytest.fixture(scope="module")
def codes(rule_tables: Path) -> set[str]:
    return {row["code"] for row in read_rows(rule_tables / "noc.csv")}


def test_noc_2021_is_whole(rule_tables: Path) -> None:
    rows = read_rows(rule_tables / "noc.csv")
    assert len({row["code"] for row in rows}) == len(rows) == 516
    assert Counter(row["teer"] for row in rows) == {"0": 48, "1": 97, "2": 162, "3": 69, "4": 95, "5": 45}
    assert all(row["teer"] == row["code"][1] for row in rows)
    assert [row["code"] for row in rows if row["title_en"] == row["title_fr"]] == ["62200"]


def test_every_list_names_existing_unit_groups(
    rule_tables: Path, look_up_tables: Path, codes: set[str]
) -> None:
    for name in ("in_demand", "skilled_trades", "hcp_targeted"):
        assert {row["noc"] for row in read_rows(rule_tables / f"{name}.csv")} <= codes, name
    assert {row["noc_code"] for row in read_rows(rule_tables / "wages.csv")} == codes
    for row in read_rows(rule_tables / "draw_occupations.csv"):
        assert set(row["nocs"].split()) <= codes, row["round_en"]
    assert {row["noc_hint"] for row in read_rows(look_up_tables / "compulsory_trades.csv")} <= codes


def test_in_demand_list_has_two_editions_and_two_place_rules(rule_tables: Path) -> None:
    rows = {row["noc"]: row for row in read_rows(rule_tables / "in_demand.csv")}
    assert Counter(row["place"] for row in rows.values()) == {"anywhere": 9, "outside_gta": 47}
    assert Counter(row["from"] for row in rows.values()) == {"2022-11-21": 22, "2024-07-01": 34}
    first_anywhere = {n for n, r in rows.items() if r["place"] == "anywhere" and r["from"] == "2022-11-21"}
    assert first_anywhere == {"44101", "65202", "75110", "84120", "85100", "85101", "85103", "94141"}
    assert (rows["75119"]["place"], rows["75119"]["from"]) == ("anywhere", "2024-07-01")
    assert {code[1] for code in rows} == {"4", "5"}


def test_skilled_trades_follow_from_the_rule_by_group(rule_tables: Path, codes: set[str]) -> None:
    rows = read_rows(rule_tables / "skilled_trades.csv")
    by_group = {
        code
        for code in codes
        if code.startswith(("72", "73", "82", "83", "93")) and not code.startswith(("726", "932"))
    }
    express_entry = {row["noc"] for row in rows if row["express_entry_skilled_trades"] == "1"}
    workforce = {row["noc"] for row in rows if row["owp_listed_trade"] == "1"}
    assert express_entry == by_group | {"63201", "63202"}
    assert workforce == by_group | {"62200", "63200", "63201", "63202"}
    assert (len(express_entry), len(workforce)) == (81, 83)


def test_targeted_lists_of_express_entry(rule_tables: Path, codes: set[str]) -> None:
    rows = read_rows(rule_tables / "hcp_targeted.csv")
    lists = {
        name: {row["noc"] for row in rows if row["list"] == name} for name in {row["list"] for row in rows}
    }
    assert lists["tech"] == set("21211 21231 21230 21232 21234 21233 21223 20012 21311".split())
    assert lists["health_2024_03_07"] == {code for code in codes if code.startswith("3")}
    assert len(lists["health_2023_09_26"]) == 5


def test_forty_nine_divisions_and_their_regions(rule_tables: Path) -> None:
    rows = {row["code"]: row for row in read_rows(rule_tables / "census_divisions.csv")}
    assert len(rows) == 49
    assert {code for code, row in rows.items() if row["in_gta"] == "1"} == GTA
    assert {code for code, row in rows.items() if row["region"] == "northern_ontario"} == NORTH
    assert Counter(row["eoi_region"] for row in rows.values()) == {
        "northern_ontario": 13,
        "other_outside_gta": 31,
        "gta_except_toronto": 4,
        "toronto": 1,
    }
    assert {row["region"] for row in rows.values()} == {
        row["id"] for row in read_rows(rule_tables / "oinp_regions.csv")
    }


def test_every_place_agrees_with_its_division(rule_tables: Path) -> None:
    divisions = {row["code"]: row for row in read_rows(rule_tables / "census_divisions.csv")}
    rows = read_rows(rule_tables / "places.csv")
    assert len({row["id"] for row in rows}) == len(rows) == 575
    assert Counter(row["kind"] for row in rows) == {"municipality": 414, "reserve": 145, "unorganized": 16}
    for row in rows:
        division = divisions[row["cd_code"]]
        assert (row["in_gta"], row["region"]) == (division["in_gta"], division["region"]), row["label_en"]
        if row["economic_region_code"] != division["economic_region_code"]:
            assert row["name_en"] == "Burlington"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_two_places_have_one_label(rule_tables: Path, lang: str) -> None:
    labels = Counter(row[f"label_{lang}"] for row in read_rows(rule_tables / "places.csv"))
    assert [label for label, count in labels.items() if count > 1] == []


def test_institution_lists(rule_tables: Path) -> None:
    rows = read_rows(rule_tables / "institutions.csv")
    assert len({row["id"] for row in rows}) == len(rows) == 210
    assert all(row["id"].isascii() for row in rows)
    ontario, masters, phd = (
        {row["id"] for row in rows if row[column] == "1"}
        for column in ("on_ontario_list", "masters_list", "phd_list")
    )
    assert (len(ontario), len(masters), len(phd)) == (50, 21, 19)
    assert ontario == {row["id"] for row in rows if row["province"] == "ON"}
    assert masters - phd == {"algoma_university", "ontario_college_of_art_and_design_university"}
    universities = {
        row["id"] for row in rows if row["province"] == "ON" and row["category"] == "universities"
    }
    assert universities - masters == {
        "universite_de_lontario_francais",
        "universite_de_hearst",
        "university_of_sudbury",
    }
    assert masters - universities == {"royal_military_college_of_canada"}


def test_a_repeated_school_points_to_one_that_is_not_repeated(rule_tables: Path) -> None:
    rows = {row["id"]: row for row in read_rows(rule_tables / "institutions.csv")}
    repeated = {row["id"]: row["same_school_as"] for row in rows.values() if row["same_school_as"]}
    assert len(repeated) == 10
    assert all(rows[one]["same_school_as"] == "" for one in repeated.values())
    assert all(rows[one]["province"] == "QC" for one in (*repeated, *repeated.values()))


def test_wages_are_ordered_and_eleven_groups_have_none(rule_tables: Path) -> None:
    rows = read_rows(rule_tables / "wages.csv")
    unpublished = {row["noc_code"] for row in rows if not row["median"]}
    assert unpublished == set("00013 53125 55109 63220 72501 80022 83120 83121 84121 85102 94153".split())
    for row in rows:
        figures = [Decimal(row[name]) for name in ("low", "median", "high") if row[name]]
        assert figures == sorted(figures), row["noc_code"]
        assert bool(row["median"]) == bool(row["reference_period"])


def test_rounds_of_the_last_twelve_months_of_the_old_system(rule_tables: Path) -> None:
    rows = [
        row for row in read_rows(rule_tables / "draws.csv") if "2025-05-01" <= row["date"] <= "2026-04-30"
    ]
    rows = [row for row in rows if row["stream"] in ("fw", "is", "ids", "mg", "pg")]
    invited: Counter[str] = Counter()
    for row in rows:
        invited[row["stream"]] += int(row["invitations"])
    assert len(rows) == 99
    assert invited == {"is": 11032, "fw": 9761, "ids": 2984, "mg": 1256, "pg": 769}


def test_every_round_is_told_in_both_languages_and_no_score_is_impossible(rule_tables: Path) -> None:
    for row in read_rows(rule_tables / "draws.csv"):
        assert bool(row["target_en"]) == bool(row["target_fr"])
        assert bool(row["note_en"]) == bool(row["note_fr"])
        scores = [int(row[name]) for name in ("score_min", "score_max") if row[name]]
        assert scores == sorted(scores) and all(score <= 1200 for score in scores), row["date"]
        if row["system"] == "express_entry":
            assert all(score >= 200 for score in scores), row["date"]


def test_points_grid_adds_up_to_the_printed_maxima(rule_tables: Path) -> None:
    rows = read_rows(rule_tables / "eoi_points.csv")
    maxima = {"fw": 76, "ids": 46, "is": 118, "mg": 75, "pg": 75}
    maxima |= {"owp03": 130, "owp45": 130, "owpmd": 115}
    for stream, total in maxima.items():
        best: dict[str, int] = {}
        for row in rows:
            if row[stream] == "1":
                best[row["factor"]] = max(best.get(row["factor"], 0), int(row["points"]))
        assert sum(best.values()) == total, stream
    assert all(row[name] for row in rows for name in ("factor_fr", "level_fr"))


def test_french_texts_have_french_typography(rule_tables: Path, look_up_tables: Path) -> None:
    files = [(rule_tables / f"{n}.csv") for n in ("noc", "oinp_regions", "draws", "eoi_points")]
    for path in [*files, look_up_tables / "compulsory_trades.csv"]:
        for row in read_rows(path):
            for name, text in row.items():
                if name.endswith("_fr"):
                    assert "'" not in text and " :" not in text and " ;" not in text, text


def test_compulsory_trades(look_up_tables: Path) -> None:
    rows = read_rows(look_up_tables / "compulsory_trades.csv")
    assert len({row["code"] for row in rows}) == 23
    assert sum(bool(row["name_fr"]) for row in rows) == 4
    assert sum(row["name_confirmed"] == "1" for row in rows) == 19
