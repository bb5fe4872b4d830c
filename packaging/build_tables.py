"""Build the project's own tables from a folder of fact CSV files.

    python packaging/build_tables.py FACTS_FOLDER [--root REPOSITORY]

Writes `resources/packs/oinp/tables/*.csv` (what the rules read) and `resources/tables/*` (what the window
looks up). The output is deterministic: same facts and same curated files, same bytes (the SQLite file depends
on the SQLite library too). The curated files beside this script hold only what the facts do not: former names
of municipalities, other names of schools, French wordings of the points grid and of the rounds (our
translation). A check that fails stops the build with a sentence: a table half right is worse than no table.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))  # the script runs from a fresh clone, before the project is installed

from occupation_database import build_occupations  # noqa: E402  (needs the line above)

CURATED = HERE / "curated"
Row = Mapping[str, str]

#: In-Demand Skills codes already listed from 2022-11-21; the 34 others of the page came on 2024-07-01.
FIRST_IN_DEMAND = frozenset(
    "44101 65202 75110 84120 85100 85101 85103 94141 94100 94105 94106 94107 94110 94111 94124 94132 94140 "
    "94201 94204 94213 94219 95102".split()
)
#: Express Entry scores a round can have had. The source read the day and the year of 2018 and 2019 rounds as
#: scores ("24 to 2018"): outside these limits neither figure is kept.
CRS_PLAUSIBLE = range(200, 1201)


def read(path: Path) -> list[dict[str, str]]:
    """All rows of a CSV file with a header."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file: UTF-8, LF, header row."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def require(condition: bool, sentence: str) -> None:
    """Stop the build with a sentence."""
    if not condition:
        raise SystemExit(f"build_tables: {sentence}")


def french(text: str) -> str:
    """Typographic apostrophe, as French texts people read have it."""
    return text.replace("'", "’")


def build_noc(facts: Path, out: Path) -> None:
    """The 516 unit groups of NOC 2021; TEER is the second digit."""
    rows = read(facts / "noc_2021_unit_groups.csv")
    require(
        len(rows) == 516 and all(r["noc_code"][1] == r["teer"] for r in rows), "the NOC list is not whole"
    )
    write(
        out / "noc.csv",
        ["code", "title_en", "title_fr", "teer"],
        [[r["noc_code"], r["title_en"], french(r["title_fr"]), r["teer"]] for r in rows],
    )


def build_wages(facts: Path, out: Path) -> None:
    """Hourly Ontario wages of Job Bank, one row per unit group; blank where not published."""
    rows = [r for r in read(facts / "wages_ontario_job_bank_2025.csv") if r["region"] == "ontario"]
    write(
        out / "wages.csv",
        ["noc_code", "low", "median", "high", "reference_period", "basis"],
        [
            [r["noc_code"], r["low_hourly"], r["median_hourly"], r["high_hourly"], r["reference_period"]]
            + [r["published_basis"]]
            for r in rows
        ],
    )


def build_lists(facts: Path, out: Path) -> None:
    """Occupation lists: In-Demand Skills with its two editions, skilled trades, targeted rounds."""
    demand = read(facts / "oinp_in_demand_occupations.csv")
    require({r["noc_code"] for r in demand} >= FIRST_IN_DEMAND, "an in-demand code of 2022 is missing")
    places = {"anywhere_in_ontario": "anywhere", "outside_gta_only": "outside_gta"}
    write(
        out / "in_demand.csv",
        ["noc", "place", "from"],
        [
            [r["noc_code"], places[r["location_rule"]]]
            + ["2022-11-21" if r["noc_code"] in FIRST_IN_DEMAND else "2024-07-01"]
            for r in demand
        ],
    )
    write(
        out / "skilled_trades.csv",
        ["noc", "express_entry_skilled_trades", "owp_listed_trade"],
        [
            [r["noc_code"], r["express_entry_skilled_trades_stream"], r["owp_listed_skilled_trade"]]
            for r in read(facts / "oinp_skilled_trades_nocs.csv")
        ],
    )
    write(
        out / "hcp_targeted.csv",
        ["list", "noc", "trust"],
        [[r["draw_list"], r["noc_code"], r["trust"]] for r in read(facts / "oinp_hcp_targeted_nocs.csv")],
    )


def slug(name: str) -> str:
    """A stable ASCII identifier made from a name as printed."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain.replace("'", " ")).strip("_")


def build_institutions(facts: Path, out: Path) -> None:
    """The 210 printed schools. A duplicate points to the row it repeats."""
    rows = read(facts / "oinp_eligible_institutions.csv")
    aliases = {r["institution"]: r["aliases"] for r in read(CURATED / "institution_aliases.csv")}
    same = {r["institution"]: r["same_school_as"] for r in read(CURATED / "same_school.csv")}
    names = {r["institution"] for r in rows}
    require({*aliases, *same, *same.values()} <= names, "an alias names a school that is not on the list")
    ids = {name: slug(name) for name in names}
    require(len(set(ids.values())) == len(names), "two schools would have one id")
    write(
        out / "institutions.csv",
        ["id", "name", "province", "category", "on_ontario_list", "masters_list", "phd_list", "aliases"]
        + ["same_school_as"],
        [
            [
                ids[n],
                n,
                r["province"],
                r["category"],
                r["on_ontario_list"],
                r["masters_list_ontario_university"],
            ]
            + [r["phd_list"], aliases.get(n, ""), ids[same[n]] if n in same else ""]
            for r in rows
            for n in [r["institution"]]
        ],
    )


def build_geography(facts: Path, out: Path) -> None:
    """Census divisions, economic regions, OINP regions and the 575 census subdivisions (places)."""
    divisions = read(facts / "ontario_census_divisions.csv")
    write(
        out / "census_divisions.csv",
        ["code", "name_en", "name_fr", "in_gta", "region", "eoi_region", "economic_region_code"],
        [
            [d["cd_code"], d["name_en"], d["name_fr"], d["in_gta"], d["oinp_region"]]
            + [d["eoi_region_before_2026_06_25"], d["economic_region_code"]]
            for d in divisions
        ],
    )
    write(
        out / "economic_regions.csv",
        ["code", "job_bank_code", "name_en", "name_fr"],
        [
            [r["economic_region_code"], r["job_bank_region_code"], r["name_en"], r["name_fr"]]
            for r in read(facts / "ontario_economic_regions.csv")
        ],
    )
    write(
        out / "oinp_regions.csv",
        ["id", "name_en", "name_fr", "in_gta"],
        [
            [r["oinp_region"], r["name_en"], french(r["name_fr"]), r["in_gta"]]
            for r in read(facts / "oinp_regions.csv")
        ],
    )
    build_places(read(facts / "ontario_census_subdivisions.csv"), {d["cd_code"]: d for d in divisions}, out)


def build_places(rows: list[dict[str, str]], divisions: Mapping[str, Row], out: Path) -> None:
    """One row per census subdivision; a shared name gets its kind and census division in the label."""
    kinds = {r["csd_type"]: r for r in read(CURATED / "place_types.csv")}
    aliases = {
        (r["municipality"], r["census_division"]): r["aliases"] for r in read(CURATED / "place_aliases.csv")
    }
    known = Counter((r["name_en"], r["cd_name_en"]) for r in rows)
    require(all(known[key] == 1 for key in aliases), "an alias names no place, or two")
    shared = Counter(r["name_en"] for r in rows)
    table = []
    for row in rows:
        kind, division = kinds[row["csd_type"]], divisions[row["cd_code"]]
        labels = [
            place_label(row[f"name_{lang}"], kind, division, lang, shared[row["name_en"]] > 1)
            for lang in ("en", "fr")
        ]
        table.append(
            [
                row["csd_code"],
                row["name_en"],
                row["name_fr"],
                *labels,
                kind["kind"],
                kind["name_en"],
                kind["name_fr"],
            ]
            + [row["cd_code"], division["name_en"], division["name_fr"], row["in_gta"], row["oinp_region"]]
            + [row["economic_region_code"], aliases.get((row["name_en"], row["cd_name_en"]), "")]
        )
    header = "id name_en name_fr label_en label_fr kind type_en type_fr cd_code cd_en cd_fr in_gta region"
    write(out / "places.csv", [*header.split(), "economic_region_code", "aliases"], table)


#: Our French for the parts of unorganized areas, which Statistics Canada prints in English only.
PARTS = {
    "North Part": "partie nord",
    "South Part": "partie sud",
    "East Part": "partie est",
    "West Part": "partie ouest",
    "Centre Part": "partie centrale",
    "North East Part": "partie nord-est",
    "South East Part": "partie sud-est",
    "South West Part": "partie sud-ouest",
}


def place_label(name: str, kind: Row, division: Row, lang: str, shared: bool) -> str:
    """What the reader sees: the name, with whatever tells it from its namesakes."""
    if kind["kind"] == "unorganized" and lang == "fr":
        district, _unorganized, *part = name.split(", ")
        return ", ".join([district, "territoire non organisé", *(PARTS[p] for p in part)])
    if not shared:
        return name
    where = [] if division[f"name_{lang}"] == name else [division[f"name_{lang}"]]
    what = [kind[f"name_{lang}"]] if kind["kind"] == "municipality" else []
    return f"{name} ({', '.join(what + where)})"


def build_ranking(facts: Path, out: Path) -> None:
    """Rounds of invitations, and the occupations each one targeted."""
    targets = {r["target_en"].casefold(): r for r in read(CURATED / "draw_targets.csv")}
    notes = read(CURATED / "draw_notes.csv")
    table = []
    for row in read(facts / "oinp_draws.csv"):
        target = (
            targets[row["targeting"].casefold()] if row["targeting"] else {"target_en": "", "target_fr": ""}
        )
        scores = [row["score_min"], row["score_max"]]
        misread = row["system"] == "express_entry" and any(s and int(s) not in CRS_PLAUSIBLE for s in scores)
        note = next(
            (n for n in notes if all(row[k] == n[k] for k in ("date", "stream_id", "targeting"))), None
        )
        table.append(
            [
                row["date"],
                row["stream_id"],
                row["system"],
                row["invitations"],
                *(["", ""] if misread else scores),
            ]
            + [target["target_en"], target["target_fr"]]
            + [note["note_en"] if note else "", note["note_fr"] if note else ""]
        )
    header = "date stream system invitations score_min score_max target_en target_fr note_en note_fr"
    write(out / "draws.csv", header.split(), table)
    grouped: dict[tuple[str, str, str, str], list[str]] = {}
    for row in read(facts / "oinp_draw_nocs_2025_2026.csv"):
        key = (row["date"], row["stream_id"], row["score_min"], row["round_title_en"])
        grouped.setdefault(key, []).append(row["noc_code"])
    write(
        out / "draw_occupations.csv",
        ["date", "stream", "score_min", "round_en", "nocs"],
        [[*key, " ".join(sorted(set(codes)))] for key, codes in grouped.items()],
    )


OLD_STREAMS = {
    "fw": "foreign_worker",
    "ids": "in_demand_skills",
    "is": "international_student",
    "mg": "masters_graduate",
    "pg": "phd_graduate",
}
NEW_STREAMS = ("owp03", "owp45", "owpmd")


def build_points(facts: Path, out: Path) -> None:
    """Both grids of points of an expression of interest, one row per level of a factor.

    A stream has the rows marked "1" in its column: the grid closed on 2026-05-29, or that of Ontario
    Workforce Priority. `least` is the figure a level starts at (dollars, months, level); with `over` it must
    be passed.
    """
    levels = {r["level_en"]: r for r in read(CURATED / "eoi_levels.csv")}
    columns = (*OLD_STREAMS, *NEW_STREAMS)

    def line(factor: Row, level_en: str, points: str, streams: Iterable[str]) -> list[str]:
        level, marked = levels[level_en], set(streams)
        named = [factor["factor_id"], level["level_id"], factor["factor_en"], factor["factor_fr"]]
        flags = ["1" if column in marked else "0" for column in columns]
        return [*named, level_en, level["level_fr"], points, level["least"], level["over"], *flags]

    factors = {r["factor_en"]: r for r in read(CURATED / "eoi_factors.csv")}
    table = [
        line(
            factors[r["factor_en"]],
            r["level_en"],
            r["points"],
            [stream for stream, column in OLD_STREAMS.items() if r[column] == "1"],
        )
        for r in read(facts / "oinp_eoi_points_before_2026_06_25.csv")
    ]
    grid = [*read(facts / "oinp_owp_eoi_points.csv"), *read(CURATED / "eoi_owp_rows.csv")]
    new_factors = read(CURATED / "eoi_owp_factors.csv")
    require({r["factor_id"] for r in grid} == {f["source"] for f in new_factors}, "a factor has no name")
    for factor in new_factors:
        own = [r for r in grid if r["factor_id"] == factor["source"]]
        own = [r for r in own if factor["only_level_en"] in ("", r["level_en"])]
        own.sort(key=lambda r: -int(r["points"]))  # rows of our own among the printed ones
        table += [line(factor, r["level_en"], r["points"], factor["streams"].split()) for r in own]
    header = "factor level factor_en factor_fr level_en level_fr points least over"
    write(out / "eoi_points.csv", [*header.split(), *columns], table)


def build_trades(facts: Path, out: Path) -> None:
    """The 23 compulsory trades; a French name is left blank where none was read."""
    write(
        out / "compulsory_trades.csv",
        ["code", "name_en", "name_fr", "sector", "noc_hint", "name_confirmed"],
        [
            [
                r["trade_code"],
                r["trade_name_en"],
                french(r["trade_name_fr"]).replace(" :", "\u00a0:"),
                r["sector"],
            ]
            + [r["closest_noc_code"], "1" if r["list_status"].startswith("named") else "0"]
            for r in read(facts / "ontario_compulsory_trades.csv")
        ],
    )


def main() -> None:
    """Build everything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("facts", type=Path, help="folder of the fact CSV files")
    parser.add_argument("--root", type=Path, default=HERE.parent, help="repository to write into")
    arguments = parser.parse_args()
    pack = arguments.root / "resources" / "packs" / "oinp" / "tables"
    look_up = arguments.root / "resources" / "tables"
    for build in (
        build_noc,
        build_wages,
        build_lists,
        build_institutions,
        build_geography,
        build_ranking,
        build_points,
    ):
        build(arguments.facts, pack)
    build_trades(arguments.facts, look_up)
    build_occupations(arguments.facts, look_up / "occupations.sqlite")


if __name__ == "__main__":
    main()
