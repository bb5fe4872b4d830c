"""Annexes of a print of the rules: each list and table its tests read, whole, as it stands on the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from poci_desktop.facts.language import ABILITIES
from poci_desktop.interview.wording import ABILITIES as ABILITY_WORDS
from poci_desktop.report.pack_words import Page
from poci_desktop.report.reader_texts import numbered
from poci_desktop.report.sentences import capital

Row = Mapping[str, str]


def list_lines(page: Page, name: str) -> tuple[str, list[str]]:
    """The title of a list and its codes; groups given by their first digits are written out too."""
    codes, prefixes, excepted = page.codes(name)
    title = capital(page.must_say(f"list.{name}"))
    if prefixes:
        title = page.text(
            "{list}; by their first digits {prefixes}, except {excepted}",
            list=title,
            prefixes=", ".join(prefixes),
            excepted=", ".join(excepted),
        )
        codes = codes + [
            row["code"]
            for row in page.pack.tables["noc"]
            if row["code"].startswith(prefixes) and not (excepted and row["code"].startswith(excepted))
        ]
    return title, [page.code(code) for code in codes]


def table_lines(page: Page, name: str) -> tuple[str, list[str]]:
    """The title and the rows of a table; ``institutions:COLUMN`` is the schools a column marks."""
    kind, _, column = name.partition(":")
    if kind == "institutions":
        title = page.must_say(f"table.institutions.{column or 'all'}")
        rows = [r["name"] for r in page.pack.tables[kind] if not column or r[column] == "1"]
        return title, rows
    return page.must_say(f"table.{kind}"), list(_TABLES[kind](page))


def points_lines(page: Page) -> list[tuple[str, list[str]]]:
    """The factors of the expression of interest in this stream: what each rewards, its levels and points."""
    language, stream = page.localizer.language, page.stream.id
    found: dict[str, list[str]] = {}
    for row in page.pack.tables["eoi_points"]:
        if row.get(stream) == "1":
            points = page.value("points", int(row["points"]))
            levels = found.setdefault(row[f"factor_{language}"], [page.must_say(row["factor"])])
            levels.append(page.labelled(row[f"level_{language}"], points))
            grid = row["factor"].partition(".")[0]
            page.figures.update(dict.fromkeys(n for n in page.pack.parameters if n.startswith(f"{grid}.")))
    return list(found.items())


def _counting(page: Page) -> Iterable[str]:
    return numbered(page.pack, "counting", page.localizer)


def _grid(page: Page) -> Iterable[str]:
    return (page.filled(words, {}, set()) for words in numbered(page.pack, "grid", page.localizer))


def _gta(page: Page) -> Iterable[str]:
    return (
        row[f"name_{page.localizer.language}"]
        for row in page.pack.tables["census_divisions"]
        if row["in_gta"] == "1"
    )


def _draws(page: Page) -> Iterable[str]:
    for row in page.pack.tables["draws"]:
        if row["stream"] == page.stream.id and row["system"] == "express_entry":
            day = page.localizer.date(date.fromisoformat(row["date"]))
            yield page.labelled(day, row[f"target_{page.localizer.language}"])


def _funds(page: Page) -> Iterable[str]:
    rows = page.pack.tables["settlement_funds"]
    by_id = {row["id"]: row for row in rows}
    current = [row for row in rows if date.fromisoformat(row["since"]) <= page.day][-1]
    yield page.text("since {date}", date=page.localizer.date(date.fromisoformat(current["since"])))
    yield from _amounts(page, current)
    for row in page.pack.tables["settlement_funds_doubt"]:
        since, until = (date.fromisoformat(row[key]) for key in ("since", "until"))
        if not since <= page.day <= until:
            continue
        days = page.text("from {since} to {until}", since=page.localizer.date(since),
                         until=page.localizer.date(until))  # fmt: skip
        if row["table"]:
            yield page.text(
                "{days} another table is published too; between the two, an officer decides:", days=days
            )
            yield from _amounts(page, by_id[row["table"]])
        else:
            yield page.text(
                "{days} another amount is published too for {people}: {amount}; between the two, "
                "an officer decides",
                days=days,
                people=page.value("people", int(row["size"])),
                amount=page.value("money", Decimal(row["amount"])),
            )


def _amounts(page: Page, row: Row) -> Iterable[str]:
    for size in range(1, 8):
        yield page.labelled(page.value("people", size), page.value("money", Decimal(row[str(size)])))
    yield page.labelled(page.text("each person more"), page.value("money", Decimal(row["extra"])))


def _in_demand(page: Page) -> Iterable[str]:
    places = {"anywhere": page.text("anywhere in Ontario"), "outside_gta": page.text("outside the GTA only")}
    for row in page.pack.tables["in_demand"]:
        since = date.fromisoformat(row["from"])
        if since <= page.day:
            told = page.text("since {date}", date=page.localizer.date(since))
            yield page.labelled(page.code(row["noc"]), f"{places[row['place']]}, {told}")


def _levels(page: Page) -> Iterable[str]:
    tests = {c.value: page.localizer.words(c.words) for c in page.question("lang.test[].name").values}
    scales = {c.value: page.localizer.words(c.words) for c in page.question("lang.test[].scale").values}
    for row in page.pack.tables["language_levels"]:
        test = tests[row["test"]] + (f" ({scales[row['scale']]})" if row["scale"] else "")
        scores = ", ".join(
            f"{page.localizer.words(ABILITY_WORDS[a])} {page.localizer.number(Decimal(row[a]))}"
            for a in ABILITIES
        )
        yield page.labelled(f"{test}, {page.value('level', int(row['level']))}", scores)


def _wages(page: Page) -> Iterable[str]:
    rows = page.pack.tables["wages"]
    periods = sorted({row["reference_period"] for row in rows if row["reference_period"]})
    yield page.text(
        "{number} occupations, reference period {periods}; the table is not printed here",
        number=page.localizer.number(len(rows)),
        periods=", ".join(periods),
    )


_TABLES: dict[str, Callable[[Page], Iterable[str]]] = {
    "counting": _counting,
    "draws": _draws,
    "grid": _grid,
    "gta": _gta,
    "in_demand": _in_demand,
    "language_levels": _levels,
    "settlement_funds": _funds,
    "wages": _wages,
}
