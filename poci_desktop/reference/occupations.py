"""Search of NOC 2021 occupations by code or by job title, in either language.

A search never decides an occupation: it lists unit groups whose titles resemble what was typed, best first,
and the person compares the duties. The file is a read-only SQLite full-text index made when the tables are
built (`packaging/occupation_database.py`): indexing 58,000 titles takes longer than a first search may.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from poci_desktop.reference.folding import STOP_WORDS, query_words
from poci_desktop.reference.tables import Lang

#: Rows of each language in the index: the first row, and the row after the last.
_ROWS = {"en": (1, 1_000_000), "fr": (1_000_000, 2_000_000)}
#: Rows read for one query before the next, looser one is tried.
_DEPTH = 400
#: More words than this do not make a title easier to find.
_MAX_WORDS = 8


@dataclass(frozen=True)
class UnitGroup:
    """One of the 516 unit groups of NOC 2021. TEER (in French FEER) is the second digit of the code."""

    code: str
    title_en: str
    title_fr: str
    teer: int

    def title(self, lang: Lang) -> str:
        """The official title in one language (in French with typographic apostrophes)."""
        return self.title_fr if lang == "fr" else self.title_en


@dataclass(frozen=True)
class OccupationHit:
    """One unit group that resembles what was typed, with the title that made it appear."""

    code: str
    group_title: str
    matched_title: str
    teer: int


class OccupationIndex:
    """Occupation search over the file at `path`, opened at first use (sqlite3.Error if damaged)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def group(self, code: str) -> UnitGroup | None:
        """The unit group of a five-digit code, or None when NOC 2021 has no such code."""
        return self._groups.get(code)

    def groups(self) -> tuple[UnitGroup, ...]:
        """All 516 unit groups in the order of their codes."""
        return tuple(self._groups.values())

    def search(self, text: str, lang: Lang, limit: int = 20) -> list[OccupationHit]:
        """Unit groups for a code, the start of a code, or words of a job title; at most `limit`, best first.

        Order: the code; then titles that begin with the text (the shortest, hence the exact one, first); then
        titles with all its words, the last one possibly unfinished; then looser matches. At each step titles
        in `lang` come before those in the other language. Any text is accepted; nothing found: empty list.
        """
        typed = query_words(text)[:_MAX_WORDS]
        best: dict[str, str] = {}
        if not typed or limit < 1:
            return []
        if len(typed) == 1 and typed[0].isdigit():
            best = {c: g.title(lang) for c, g in self._groups.items() if c.startswith(typed[0])}
        else:
            best = {word: self._groups[word].title(lang) for word in typed if word in self._groups}
            for code, title in self._matches(typed, lang):
                if len(best) >= limit:
                    break
                best.setdefault(code, title)
        found = [(self._groups[code], title) for code, title in best.items()][:limit]
        return [OccupationHit(g.code, g.title(lang), title, g.teer) for g, title in found]

    def _matches(self, typed: list[str], lang: Lang) -> Iterator[tuple[str, str]]:
        other: Lang = "en" if lang == "fr" else "fr"
        seen = False
        for query in _queries(typed):
            for language in (lang, other):
                for row in self._rows(query, language):
                    seen = True
                    yield row
        if not seen:
            for fewer in _fewer_words(typed, lang):
                for language in (lang, other):
                    yield from self._rows(_all_starts(fewer), language)

    def _rows(self, query: str, lang: Lang) -> Iterator[tuple[str, str]]:
        first, end = _ROWS[lang]
        yield from self._connection.execute(
            "SELECT title.code, title.title FROM words JOIN title ON title.id = words.rowid "
            "WHERE words MATCH ? AND words.rowid >= ? AND words.rowid < ? ORDER BY words.rowid LIMIT ?",
            (query, first, end, _DEPTH),
        )

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        # "immutable" keeps SQLite from looking for a journal or a lock: nothing is written beside the file.
        connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        weakref.finalize(self, connection.close)
        return connection

    @cached_property
    def _groups(self) -> dict[str, UnitGroup]:
        rows = self._connection.execute("SELECT code, title_en, title_fr, teer FROM unit_group ORDER BY code")
        return {code: UnitGroup(code, en, fr, teer) for code, en, fr, teer in rows}


def _queries(typed: list[str]) -> Iterator[str]:
    """Full-text queries, strictest first. Words hold only letters and digits: no syntax to escape."""
    telling = [word for word in typed if word not in STOP_WORDS] or typed
    yield f'^"{" ".join([*typed[:-1], _singular(typed[-1])])}" *'
    yield " AND ".join([f'"{word}"' for word in telling[:-1]] + [f'"{telling[-1]}" *'])
    yield _all_starts(telling)


def _fewer_words(typed: list[str], lang: Lang) -> Iterator[list[str]]:
    """What to try when no title has all the words: all but one, then each word alone, the likely noun first.

    An English title ends with its noun ("pastry cook"), a French one begins with it ("chef de cuisine").
    """
    telling = [word for word in typed if word not in STOP_WORDS]
    if len(telling) > 2:
        for left_out in sorted(range(len(telling)), key=lambda i: len(telling[i])):
            yield [word for i, word in enumerate(telling) if i != left_out]
    yield from ([word] for word in (telling if lang == "fr" else reversed(telling)) if len(word) > 2)


def _all_starts(typed: list[str]) -> str:
    """Every word may be unfinished, and a plural finds its singular."""
    return " AND ".join(f'"{_singular(word)}" *' for word in typed)


def _singular(word: str) -> str:
    """The word without a plural ending: with "any ending" it still finds the plural."""
    return word[:-1] if len(word) > 4 and word[-1] in "sx" and word[-2] != "s" else word
