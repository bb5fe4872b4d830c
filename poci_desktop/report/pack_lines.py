"""The lines of a comparison of two packs: names of parts, figures and days, old words and new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from poci_desktop.interview.catalogue import Catalogue
from poci_desktop.interview.names import Names
from poci_desktop.localizer import N_, Localizer
from poci_desktop.rules.changes import Row
from poci_desktop.rules.findings import Value
from poci_desktop.rules.pack import Edition, Pack, Parameter, Words

FIRST = 5
"""How many rows of a table, or codes of a list, are named; the others are counted."""


@dataclass(slots=True)
class Lines:
    """Writes in the language of ``localizer``; the new pack's name of a part comes first."""

    old: Pack
    new: Pack
    localizer: Localizer
    catalogue: Catalogue

    # names

    def _criterion_title(self, name: str) -> str:
        criterion = self.new.criteria.get(name) or self.old.criteria[name]
        return f"{self._quoted(self.localizer.words(criterion.title))} ({name})"

    def _source_title(self, name: str) -> str:
        source = self.new.sources.get(name) or self.old.sources.get(name)
        return self._quoted(self.localizer.words(source.title)) if source else name

    def _document(self, name: str) -> str:
        for pack in (self.new, self.old):
            for row in pack.tables.get("documents", ()):
                if row["id"] == name:
                    return row[self.localizer.language]
        return name

    def _note(self, name: str) -> str:
        note = self.new.notes.get(name) or self.old.notes.get(name)
        return self._quoted(self.localizer.words(note.words)) if note else name

    def _code(self, code: str) -> str:
        for pack in (self.new, self.old):
            names = Names(pack)
            if names.known("noc", code):
                return names.occupation(code, self.localizer.language)
        for fact in ("fact.education", "eca.issuer"):
            for choice in self.catalogue.question(fact).values:
                if choice.value == code:
                    return self._quoted(self.localizer.words(choice.words))
        return code

    def _row(self, row: Row, key: tuple[str, ...]) -> str:
        name = row.get(f"name_{self.localizer.language}") or row.get(f"title_{self.localizer.language}")
        shown = " ".join(self._code(row[column]) for column in key if row[column])
        return f"{shown} ({name})" if name else shown

    def _cells(self, old: Row, new: Row, key: tuple[str, ...]) -> str:
        columns = [column for column in new if old.get(column) != new[column]]
        cells = (f"{column} {old.get(column) or '—'} → {new[column] or '—'}" for column in columns)
        return f"{self._row(new, key)} [{', '.join(cells)}]"

    # figures and days

    def _figure(self, part: Parameter | None, day: date) -> str | None:
        if part is None:
            return None
        values = [dated.value for dated in part.values if dated.since <= day]
        return self.localizer.value(Value(part.unit, values[-1])) if values else None

    def _day(self, day: date | None) -> str:
        return self.localizer.date(day) if day else "—"

    def _since(self, line: str, since: date) -> str:
        return self.text("{line}, from {date}", line=line, date=self.localizer.date(since))

    def _period(self, edition: Edition) -> str:
        return self._bounds((edition.since, edition.until if edition.ends else None))

    def _bounds(self, period: tuple[date | None, date | None]) -> str:
        since, until = period
        if since and until:
            return self.text("from {since} to {until}", since=self._day(since), until=self._day(until))
        if since:
            return self.text("from {since}", since=self._day(since))
        return self.text("until {date}", date=self._day(until)) if until else self.text("on every day")

    # lines

    def text(self, message: str, **values: object) -> str:
        """A message of the program."""
        return self.localizer.text(message, **values)

    def _quoted(self, words: str) -> str:
        return self.text("“{words}”", words=words)

    def _labelled(self, label: str, text: str) -> str:
        return self.text("{entry}: {label}", entry=label, label=text)

    def _turned(self, label: str, old: str, new: str) -> str:
        line = f"{old} → {new}"
        return self._labelled(self.text(label), line) if label else line

    def _reworded(self, label: str, old: Words | None, new: Words | None) -> Iterator[str]:
        """The words of both sides; in the other language too when only that one is different."""
        if old == new:
            return
        shown = [w.in_(self.localizer.language) if w else "—" for w in (old, new)]
        if shown[0] != shown[1]:
            yield self._turned(label, *(s if s == "—" else self._quoted(s) for s in shown))
            return
        other, name = ("en", N_("in English")) if self.localizer.language == "fr" else ("fr", N_("in French"))
        where = self.text(name)
        shown = [w.in_(other) if w else "—" for w in (old, new)]
        told = f"{self.text(label)}, {where}" if label else where
        yield self._labelled(told, " → ".join(self._quoted(s) for s in shown))

    def _members(
        self, label: str, old: tuple[str, ...], new: tuple[str, ...], name: Callable[[str], str]
    ) -> Iterator[str]:
        for words, members in (
            (N_("added"), [m for m in dict.fromkeys(new) if m not in old]),
            (N_("removed"), [m for m in dict.fromkeys(old) if m not in new]),
        ):
            if members:
                told = f"{self.text(label)}, {self.text(words)}"
                yield self._labelled(told, self._several([name(member) for member in members]))

    def _several(self, items: list[str]) -> str:
        """The first items, and how many others."""
        shown = "; ".join(items[:FIRST])
        rest = len(items) - FIRST
        if rest <= 0:
            return shown
        return self.localizer.plural("{shown}; and {n} other", "{shown}; and {n} others", rest, shown=shown)
