"""Every change between two packs in words: one line that names the part, and beneath it what is different."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from poci_desktop.interview.names import Names
from poci_desktop.localizer import N_
from poci_desktop.report.pack_lines import Lines
from poci_desktop.report.pack_tests import Outline
from poci_desktop.report.pack_text import KINDS, ROUTES
from poci_desktop.report.pack_words import Page
from poci_desktop.report.sentences import INTAKE_STATES
from poci_desktop.rules.changes import Change, Rows
from poci_desktop.rules.pack import (
    CodeList,
    Criterion,
    Dated,
    IntakeChange,
    Pack,
    PackError,
    Stream,
    Words,
)
from poci_desktop.rules.readers import words_of

PARTS = {
    "stream": (N_("New stream"), N_("Stream gone"), N_("Stream")),
    "edition": (N_("New edition"), N_("Edition gone"), N_("Edition")),
    "intake": (N_("New intake date"), N_("Intake date gone"), N_("Intake")),
    "criterion": (N_("New criterion"), N_("Criterion gone"), N_("Criterion")),
    "parameter": (N_("New figure"), N_("Figure gone"), N_("Figure")),
    "list": (N_("New list"), N_("List gone"), N_("List")),
    "note": (N_("New sentence"), N_("Sentence gone"), N_("Sentence")),
    "text": (N_("New text"), N_("Text gone"), N_("Text")),
    "source": (N_("New source"), N_("Source gone"), N_("Source")),
    "not_checked": (
        N_("Newly left to the reader"),
        N_("No longer left to the reader"),
        N_("Left to the reader"),
    ),
    "table": (N_("Table"), N_("Table"), N_("Table")),
}
LONG_AGO = 1900


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: ``head`` names the part, ``lines`` say what is different."""

    change: Change
    head: str
    lines: tuple[str, ...]


class Teller(Lines):
    """Writes changes from ``old`` to ``new`` in one language."""

    def told(self, change: Change) -> Told:
        """One change in words."""
        kinds = PARTS[change.kind]
        kind = kinds[0] if change.old is None else kinds[1] if change.new is None else kinds[2]
        head = self._labelled(self.text(kind), self._title(change))
        lines = _TELLERS[change.kind](self, change) if change.kind in _TELLERS else self._words(change)
        return Told(change, head, tuple(lines))

    # what a part is called

    def _title(self, change: Change) -> str:
        part = change.new or change.old
        if isinstance(part, Criterion):
            return f"{self._quoted(self.localizer.words(part.title))} ({change.id})"
        if isinstance(part, Stream):
            return f"{self.localizer.words(part.name)} ({change.id})"
        if isinstance(part, IntakeChange):
            return self.localizer.date(part.since)
        readers = [
            pack.criteria[n]
            for n in change.criteria[:2]
            for pack in (self.new, self.old)
            if n in pack.criteria
        ]
        titles = dict.fromkeys(self._quoted(self.localizer.words(criterion.title)) for criterion in readers)
        if change.kind in ("parameter", "list", "table") and titles:
            return self.text("{name}, read by {criteria}", name=change.id, criteria=", ".join(titles))
        return change.id

    # parts

    def _stream(self, change: Change) -> Iterator[str]:
        old, new = change.old, change.new
        if old is None or new is None:
            yield self.localizer.words((new or old).about)
            return
        for label, name in ((N_("name"), "name"), (N_("short name"), "short"), (N_("about"), "about")):
            yield from self._reworded(label, getattr(old, name), getattr(new, name))
        if old.route != new.route:
            yield self._turned(N_("route"), *(self.text(ROUTES[s.route]) for s in (old, new)))
        if old.shown_from != new.shown_from:
            yield self._turned(N_("named from"), *(self._day(s.shown_from) for s in (old, new)))
        yield from self._members(N_("sources"), old.sources, new.sources, self._source_title)

    def _edition(self, change: Change) -> Iterator[str]:
        old, new = change.old, change.new
        if old is None or new is None:
            part = new or old
            yield self._period(part)
            yield self.localizer.words(part.particular)
            return
        if (old.since, old.until) != (new.since, new.until):
            yield self._turned(N_("in force"), self._period(old), self._period(new))
        yield from self._reworded(N_("what is particular"), old.particular, new.particular)
        yield from self._members(
            N_("criteria it names"),
            tuple(n for n in words_of(old.eligibility) if n in self.old.criteria),
            tuple(n for n in words_of(new.eligibility) if n in self.new.criteria),
            self._criterion_title,
        )
        if old.eligibility != new.eligibility:
            yield from self._outline(
                self._outlined(self.old, old.eligibility, change, new.since),
                self._outlined(self.new, new.eligibility, change, new.since),
            )  # fmt: skip
        for label, name in ((N_("weighed by an officer"), "judgement"), (N_("steps"), "process")):
            yield from self._members(label, getattr(old, name), getattr(new, name), self._criterion_title)
        before, after = (tuple(note for note, _ in e.warnings) for e in (old, new))
        yield from self._members(N_("warnings"), before, after, self._note)
        for name in dict.fromkeys((*old.settings, *new.settings)):
            values = [str(e.settings.get(name, "—")) for e in (old, new)]
            if values[0] != values[1]:
                yield self._turned(name, *values)

    def _intake(self, change: Change) -> Iterator[str]:
        states = [
            self.text("nothing") if i is None else self.text(INTAKE_STATES[i.state])
            for i in (change.old, change.new)
        ]
        if states[0] != states[1]:
            yield self._turned(N_("state"), *states)
        yield from self._reworded(N_("reason"), *(i and i.reason for i in (change.old, change.new)))

    def _criterion(self, change: Change) -> Iterator[str]:
        old, new = change.old, change.new
        if old is None or new is None:
            part = new or old
            yield self.localizer.words(part.rule)
            yield self.localizer.words(part.cite)
            return
        for label, name in (
            (N_("title"), "title"),
            (N_("rule"), "rule"),
            (N_("citation"), "cite"),
            (N_("note"), "note"),
            (N_("what would have to change"), "remedy"),
        ):
            yield from self._reworded(label, getattr(old, name), getattr(new, name))
        if old.kind != new.kind:
            yield self._turned(N_("kind"), self.text(KINDS[old.kind]), self.text(KINDS[new.kind]))
        if old.tests != new.tests:
            yield from self._tests(old, new, change)
        yield from self._members(N_("sources"), old.sources, new.sources, self._source_title)
        yield from self._members(N_("documents"), old.documents, new.documents, self._document)
        if (old.mutability, old.confidence, old.per_stream) != (
            new.mutability,
            new.confidence,
            new.per_stream,
        ):
            yield self.text("its particulars are different (who can change it, confidence)")

    def _parameter(self, change: Change) -> Iterator[str]:
        old, new = change.old, change.new
        for since in sorted({d.since for p in (old, new) if p for d in p.values}):
            values = [self._figure(part, since) for part in (old, new)]
            if values[0] != values[1]:
                shown = self._turned("", *(v or self.text("no figure") for v in values))
                yield shown if since.year <= LONG_AGO else self._since(shown, since)
        if old and new:
            yield from self._reworded(N_("citation"), old.cite, new.cite)

    def _list(self, change: Change) -> Iterator[str]:
        old, new = change.old, change.new
        for since in sorted({d.since for p in (old, new) if p for d in p.values}):
            before, after = (_codes(part, since) for part in (old, new))
            for label, codes in ((N_("added"), after - before), (N_("removed"), before - after)):
                if codes:
                    line = self._labelled(
                        self.text(label), self._several([self._code(c) for c in sorted(codes)])
                    )
                    yield line if since.year <= LONG_AGO else self._since(line, since)

    def _table(self, change: Change) -> Iterator[str]:
        rows: Rows = change.new
        plural = self.localizer.plural
        if rows.added:
            many = plural("{n} row added", "{n} rows added", len(rows.added))
            yield self._labelled(many, self._several([self._row(row, rows.key) for row in rows.added]))
        if rows.removed:
            many = plural("{n} row removed", "{n} rows removed", len(rows.removed))
            yield self._labelled(many, self._several([self._row(row, rows.key) for row in rows.removed]))
        if rows.changed:
            many = plural("{n} row changed", "{n} rows changed", len(rows.changed))
            yield self._labelled(many, self._several([self._cells(*pair, rows.key) for pair in rows.changed]))

    def _words(self, change: Change) -> Iterator[str]:
        """Notes, texts, sources and rows left to the reader: what they say."""
        words = [_said(part) for part in (change.old, change.new)]
        yield from self._reworded("", *words)
        if change.kind == "source" and change.old and change.new:
            for label, name in ((N_("address"), "address"), (N_("read on"), "read_on")):
                values = [getattr(part, name) for part in (change.old, change.new)]
                if values[0] != values[1]:
                    yield self._turned(
                        label, *(self._day(v) if isinstance(v, date) else str(v) for v in values)
                    )

    # tests

    def _tests(self, old: Criterion, new: Criterion, change: Change) -> Iterator[str]:
        """Every test that is different, line by line; the days it holds."""
        for index in range(max(len(old.tests), len(new.tests))):
            sides = [c.tests[index] if index < len(c.tests) else None for c in (old, new)]
            if sides[0] == sides[1]:
                continue
            periods = [side and (side[0], side[1]) for side in sides]
            if periods[0] != periods[1]:
                yield self._turned(
                    N_("in force"), *(self._bounds(p) if p else self.text("nothing") for p in periods)
                )
            day = next((p[0] or (p[1] and p[1]) for p in periods[::-1] if p and (p[0] or p[1])), None)
            outlines = [
                self._outlined(pack, side[2], change, day) if side else []
                for pack, side in zip((self.old, self.new), sides, strict=True)
            ]
            yield from self._outline(*outlines)

    def _outlined(self, pack: Pack, node: Any, change: Change, day: date | None) -> list[str]:
        """The outline of a test; empty when this pack has no words for it."""
        streams = [s for s in pack.streams if s.id in change.streams] or list(pack.streams)
        stream = streams[0]
        on = day or stream.editions[-1].since
        edition = stream.edition_on(on) or stream.editions[0]
        page = Page(pack, stream, edition, on, self.localizer, self.catalogue, Names(pack))
        try:
            return [words for _, words in Outline(page).of(node)]
        except (PackError, KeyError):  # rules of another version, made before these words or after them
            return []

    def _outline(self, old: list[str], new: list[str]) -> Iterator[str]:
        """The lines of a test that are gone and those that are new."""
        gone = [line for line in old if line not in new]
        come = [line for line in new if line not in old]
        if not (gone or come):
            yield self.text("its test is put together in another way")
        for line in gone:
            yield self._labelled(self.text("no longer in its test"), line)
        for line in come:
            yield self._labelled(self.text("now in its test"), line)


_TELLERS: Mapping[str, Callable[[Teller, Change], Iterator[str]]] = {
    "stream": Teller._stream,
    "edition": Teller._edition,
    "intake": Teller._intake,
    "criterion": Teller._criterion,
    "parameter": Teller._parameter,
    "list": Teller._list,
    "table": Teller._table,
}


def _said(part: Any) -> Words | None:
    """The words of a note, a text, a source or a row left to the reader."""
    if part is None or isinstance(part, Words):
        return part
    found: Words = getattr(part, "words", None) or part.title
    return found


def _codes(part: CodeList | None, day: date) -> set[str]:
    """Codes and prefixes in force on a day; a prefix ends in ``*``, an exception begins with ``-``."""
    values: list[Dated[Any]] = [d for d in part.values if d.since <= day] if part else []
    if not values:
        return set()
    codes, prefixes, excepted = values[-1].value
    return {*codes, *(f"{p}*" for p in prefixes), *(f"-{p}*" for p in excepted)}
