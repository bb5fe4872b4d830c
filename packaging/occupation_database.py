"""Build the occupation search file: unit groups, job titles in both languages and a full-text index.

Rows of one language lie together and shorter titles come first, so the order of the index is the order of the
answers and a search can stop after the first rows. French titles written "masculin/féminin" are indexed in
both forms. The index keeps no copy of the text (contentless), which halves the file.
"""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

from poci_desktop.reference.folding import fold

#: French rows start here; English rows are below.
FRENCH_ROWS = 1_000_000


def common_start(one: str, other: str) -> int:
    """Number of letters two words share at their beginning."""
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    return shared


def gendered(title: str, feminine: bool) -> str:
    """One form of a title written "Directeur adjoint/directrice adjointe des ventes".

    The words before the slash that the feminine form replaces are found by likeness: the feminine form begins
    like the first of them. Without any likeness ("serveur/hôtesse") one word stands for one word.
    """
    parts = title.split(" ")
    for i in range(len(parts) - 1, -1, -1):
        if "/" not in parts[i].strip("/"):
            continue
        left, right = parts[i].split("/", 1)
        before = [left, *reversed(parts[max(0, i - 3) : i])]
        back = next((k for k, word in enumerate(before) if common_start(fold(word), fold(right)) >= 3), 0)
        form = [right, *parts[i + 1 : i + 1 + back]] if feminine else [*parts[i - back : i], left]
        parts[i - back : i + 1 + back] = form
    return " ".join(parts)


def titles(facts: Path, lang: str, groups: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    """(folded masculine or only form, folded feminine form or "", code, title), shortest first."""
    with (facts / f"noc_2021_job_titles_{lang}.csv").open(encoding="utf-8", newline="") as handle:
        pairs = [(r["noc_code"], r["job_title"]) for r in csv.DictReader(handle)]
    pairs += [(g["noc_code"], g[f"title_{lang}"]) for g in groups]
    rows = set()
    for code, title in pairs:
        first = fold(gendered(title, feminine=False)) if lang == "fr" else fold(title)
        second = fold(gendered(title, feminine=True)) if lang == "fr" else ""
        shown = title.replace("'", "’") if lang == "fr" else title
        rows.add((first, second if second != first else "", code, shown))
    return sorted(rows, key=lambda r: (len(r[0]), *r))


def build_occupations(facts: Path, target: Path) -> None:
    """Write the SQLite file; the previous one is replaced."""
    with (facts / "noc_2021_unit_groups.csv").open(encoding="utf-8", newline="") as handle:
        groups = list(csv.DictReader(handle))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target, isolation_level=None)
    connection.executescript(
        """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        BEGIN;
        CREATE TABLE unit_group (
            code TEXT PRIMARY KEY, title_en TEXT, title_fr TEXT, teer INTEGER) WITHOUT ROWID;
        CREATE TABLE title (id INTEGER PRIMARY KEY, code TEXT, title TEXT);
        CREATE VIRTUAL TABLE words USING fts5(
            one, two, content='', columnsize=0, prefix='1', tokenize='ascii');
        """
    )
    connection.executemany(
        "INSERT INTO unit_group VALUES (?, ?, ?, ?)",
        [(g["noc_code"], g["title_en"], g["title_fr"].replace("'", "’"), int(g["teer"])) for g in groups],
    )
    for lang, start in (("en", 1), ("fr", FRENCH_ROWS)):
        for number, (one, two, code, title) in enumerate(titles(facts, lang, groups), start):
            connection.execute("INSERT INTO title VALUES (?, ?, ?)", (number, code, title))
            connection.execute("INSERT INTO words(rowid, one, two) VALUES (?, ?, ?)", (number, one, two))
    connection.execute("INSERT INTO words(words) VALUES ('optimize')")
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    connection.close()
