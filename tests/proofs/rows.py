"""From every row of the criteria sheets to its criterion and the cases that decide on it: ``docs/rules.md``.

    python -m tests.proofs.rows            is the page in step with the rules and the cases?
    python -m tests.proofs.rows --write    write it again

"Blocks" and "carries" are found by forcing the criterion's truth (see :mod:`coverage`): the first case of
each edition that only this criterion keeps from being met, and the first that would not be met without it.
The counts are of all cases that reach the criterion, by what they find.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from poci_desktop.rules.pack import Pack
from tests.case_files import FOLDER, examples
from tests.proofs.coverage import Table, accepted_gaps, shown
from tests.proofs.readings import Reading, read
from tests.rules.pack_words import pack
from tests.rules.sheet_rows import Place, place_of, sheet_rows

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
COMMAND = "python -m tests.proofs.rows --write"
SHOWN = 2
WORDS = ("met", "to_be_assessed", "cannot_tell", "not_met")


@dataclass(slots=True)
class Deciding:
    """The cases of one criterion: those that it alone decides, each way, and how many find each truth."""

    blockers: list[str] = field(default_factory=list)
    supports: list[str] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    editions: list[str] = field(default_factory=list)


def deciding(rules: Pack, readings: list[Reading], table: Table) -> dict[str, Deciding]:
    """For every criterion that some edition reads, the cases that decide on it."""
    found: dict[str, Deciding] = defaultdict(Deciding)
    for rows in (table.verdict, table.steps):
        for (edition, name), case in rows.items():
            entry = found[name]
            entry.editions.append(edition)
            entry.blockers += [case.blocker or case.doubt] if case.blocker or case.doubt else []
            entry.supports += [case.support] if case.support else []
    for reading in readings:
        roots = (reading.result.root, *reading.result.officer, *reading.result.process)
        seen = {(f.criterion, f.truth.word) for root in roots for f in root.walk() if f.criterion}
        for name, word in seen:
            found[name].found[word] += 1
    return found


def page() -> str:
    """The whole page."""
    rules = pack()
    readings = read(rules, list(examples()))
    cases = deciding(rules, readings, shown(rules, readings))
    return "\n".join(_lines(rules, cases, len(readings))) + "\n"


HEAD = """\
# From the sheets of the law to the rules and their cases

*This page is generated: `{command}`.*

Every row of the criteria sheets stands here once, with the criterion of the rule pack that holds it and the
cases of `tests/cases/` that decide on it. {rows} rows: {criterion} in criteria, {points} in points tables,
{not_checked} not checked by the program, {none} that set no criterion. {cases} cases.

- **Blocks**: cases that this criterion alone keeps from “met”, or in doubt where it can only leave a doubt.
- **Carries**: cases that are met, and would not be without it.
- **Found**: how many cases find it met / to be assessed / cannot tell / not met.
- A case is named by the first figures of its file and its id: `04 M8` is case M8 of the file of sheet 04. The
  first of each edition are listed, the others counted. Where no case can show it, the reason stands.

Sheet 12 is the list of papers and sheet 16 the list of facts; neither holds rows of this kind. In plain
words, in both languages and with every figure, a stream is printed by
`poci-desktop pack show STREAM --on DATE`.
"""


def _lines(rules: Pack, cases: dict[str, Deciding], total: int) -> Iterator[str]:
    kinds = Counter(place_of(row).kind for sheet in sheet_rows().sheets for row in sheet.rows)
    none = kinds.pop("no_rule") + kinds.pop("intake")
    count = kinds.total() + none
    yield HEAD.format(command=COMMAND, rows=count, none=none, cases=total, **kinds).rstrip()
    for sheet in sheet_rows().sheets:
        yield from _heading(f"{sheet.id}. {sheet.title}", "Row")
        told: dict[str, str] = {}
        for row in sheet.rows:
            place = place_of(row)
            first = told.setdefault(place.id, row) if place.kind == "no_rule" else row
            if first != row:
                yield f"| `{row}` | *no rule*: as `{first}` | | | |"
            else:
                yield _row(rules, row, place, cases)


def _heading(title: str, first: str) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from (f"| {first} | In the program | Blocks | Carries | Found |", "|---|---|---|---|---|")


def _parts(rules: Pack, cases: dict[str, Deciding]) -> Iterator[str]:
    """Criteria that no row names: pieces of a row that the rules tell apart, and steps."""
    rows = {place_of(row).id for sheet in sheet_rows().sheets for row in sheet.rows}
    left = [name for name in rules.criteria if name not in rows and name not in sheet_rows().same_as]
    if left:
        yield from _heading(
            "Criteria that no row names: pieces of a row, or what stands between the rows", "Criterion"
        )
        yield from (_row(rules, name, Place("criterion", name), cases) for name in left)
    others = [item for item in rules.not_checked if item.id not in rows]
    if others:
        yield ""
        yield "## What else the program leaves to the reader"
        yield ""
        yield from (f"- `{item.id}` ({', '.join(item.streams)}): {item.words.en}" for item in others)


def _row(rules: Pack, row: str, place: Place, cases: dict[str, Deciding]) -> str:
    if place.kind == "criterion":
        return _criterion(rules, row, place, cases[place.id])
    told = {
        "points": lambda: _points(rules, place),
        "not_checked": lambda: f"*not checked*: {_not_checked(rules, place)}",
        "no_rule": lambda: f"*no rule*: {rules.texts[place.id].en}",
        "intake": lambda: f"*intake states* of `{place.id}`",
    }[place.kind]()
    return f"| `{row}` | {told} | | | |"


def _criterion(rules: Pack, row: str, place: Place, entry: Deciding) -> str:
    criterion = rules.criteria[place.id]
    how = {"inside": f"inside `{place.id}`: ", "same": f"`{place.id}`: "}.get(place.how, "")
    streams = list(dict.fromkeys(edition.split("-")[0] for edition in entry.editions))
    named = "every stream" if len(streams) == len(rules.streams) else ", ".join(streams)
    editions = len(entry.editions)
    where = (
        f"{named}; {editions} {'edition' if editions == 1 else 'editions'}"
        if editions
        else "read inside another criterion"
    )
    counts = " / ".join(str(entry.found[word]) for word in WORDS)
    told = f"{how}{criterion.title.en} ({criterion.kind}; {where})"
    blocks, carries = (
        _some(shown_by) or _reason(entry.editions, place.id, way)
        for shown_by, way in ((entry.blockers, "blocker"), (entry.supports, "support"))
    )
    return f"| `{row}` | {told} | {blocks} | {carries} | {counts} |"


def _reason(editions: list[str], name: str, way: str) -> str:
    """Why no case shows it: the reason accepted for it, or nothing where it makes no verdict."""
    gaps = [f"{edition} {name} {way}" for edition in editions]
    found = [reason for pattern, reason in accepted_gaps() if any(fnmatchcase(gap, pattern) for gap in gaps)]
    return f"*{found[0]}*" if found else ""


def _points(rules: Pack, place: Place) -> str:
    rows = [row for row in rules.tables["eoi_points"] if row["factor"] == place.id]
    cases = [
        f"{case.file} {case.id}"
        for case in examples(FOLDER / "points")
        if place.id in case.expect.get("points", {})
    ]
    told = f"inside `{place.id}`: " if place.how else ""
    levels = f"{len(rows)} levels of “{rows[0]['factor_en']}”"
    return f"*points*: {told}{levels}; {_some(cases) or 'in the sums of the worked examples'}"


def _not_checked(rules: Pack, place: Place) -> str:
    return next(item.words.en for item in rules.not_checked if item.id == place.id)


def _some(cases: Iterable[str]) -> str:
    """The first cases by their short names, the others counted."""
    names = list(dict.fromkeys(_short(case) for case in cases))
    more = f" +{len(names) - SHOWN}" if len(names) > SHOWN else ""
    return ", ".join(f"`{name}`" for name in names[:SHOWN]) + more


def _short(case: str) -> str:
    file, _, name = case.partition(" ")
    return f"{file.split('_')[0]} {name}"


def main(words: list[str]) -> int:
    """Write the page, or say whether it is in step (1 when it is not)."""
    wanted = page()
    if "--write" in words:
        PAGE.write_text(wanted, "utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text("utf-8") == wanted:
        return 0
    print(f"{PAGE.name} is out of step: {COMMAND}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
