"""A stream of the rule pack as plain text in both languages, to be proof-read beside the law without code.

Everything comes from the pack as the program evaluates it on one day: the words of each criterion in both
languages, its citation, and its test as an outline (:mod:`pack_tests`) with the figures in force on that day.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from poci_desktop.interview.catalogue import Catalogue
from poci_desktop.interview.names import Names
from poci_desktop.localizer import N_, Localizer
from poci_desktop.report.pack_annexes import list_lines, points_lines, table_lines
from poci_desktop.report.pack_tests import Lines, Outline
from poci_desktop.report.pack_words import Page
from poci_desktop.report.points import STANDING
from poci_desktop.report.sentences import INTAKE_STATES, WHO_CAN_ACT, capital
from poci_desktop.rules.pack import Criterion, Edition, Pack, Stream, Words

WIDTH = 100
ROUTES = {
    "eoi": N_("expression of interest in the OINP portal"),
    "express_entry": N_("Express Entry, notification of interest"),
}
KINDS = {
    "eligibility": N_("eligibility"),
    "judgement": N_("weighed by an officer"),
    "process": N_("step"),
    "information": N_("information"),
}
CONFIDENCE = {"H": N_("high"), "M": N_("medium"), "L": N_("low")}


def stream_text(
    pack: Pack, stream: Stream, day: date, localizers: tuple[Localizer, Localizer], catalogue: Catalogue
) -> str:
    """The stream with the edition in force on ``day``; the first localizer's language leads.

    A day before the first edition is answered with a sentence. After the last one, the last rules are printed
    as of their last day, and the text says so.
    """
    first = localizers[0]
    edition = stream.edition_on(day)
    if edition is None:
        since = first.date(stream.editions[0].since)
        return "\n".join(
            textwrap.wrap(
                first.text("The rules of that date are not in this program.")
                + " "
                + first.text("Those of this stream begin on {date}.", date=since),
                WIDTH,
            )
        )
    page = Page(pack, stream, edition, min(day, edition.until), first, catalogue, Names(pack))
    return _Printer(page, day, localizers).text()


@dataclass(slots=True)
class _Printer:
    """Writes one page; ``lines`` fills from top to bottom."""

    page: Page
    asked: date
    both: tuple[Localizer, Localizer]
    lines: list[str] = field(default_factory=list)
    _printed: set[str] = field(default_factory=set)
    _within: dict[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """The whole print."""
        edition = self.page.edition
        self._number()
        self._head()
        self._conditions(edition)
        self._judgement(edition)
        self._steps(edition)
        self._warnings(edition)
        self._points()
        self._not_checked()
        self._annexes()
        return "\n".join(line.rstrip() for line in self.lines)

    # numbers

    def _number(self) -> None:
        """Every criterion gets its place before anything is written: references point both ways."""
        edition, top = self.page.edition, Outline(self.page)
        top.of(edition.eligibility)
        warned = Outline(self.page)
        for _, node in edition.warnings:
            warned.of(node)
        self._give([*top.refs, *edition.judgement, *edition.process, *warned.refs], "")

    def _give(self, names: list[str], prefix: str) -> None:
        new = list(dict.fromkeys(name for name in names if name not in self.page.numbers))
        for index, name in enumerate(new, start=1):
            self.page.numbers[name] = f"{prefix}{index}"
        for name in new:
            below = Outline(self.page)
            self._test(self.page.pack.criterion(name), below)
            for inside in below.refs:
                self._within.setdefault(inside, name)
            self._give(list(below.refs), f"{self.page.numbers[name]}.")

    # the head

    def _head(self) -> None:
        page, stream = self.page, self.page.stream
        name, other = (capital(localizer.words(stream.name)) for localizer in self.both)
        self.lines += [*_wrap(name), *_wrap(other), "=" * WIDTH, ""]
        self._pair(stream.about)
        date_of, text = page.localizer.date, page.text
        edition = page.edition
        self._line(text("Stream"), f"{stream.id}; {text(ROUTES[stream.route])}")
        self._add(text("Printed for {date}", date=date_of(self.asked)))
        period = text("since {date}, no last day known", date=date_of(edition.since))
        if edition.ends:
            since, until = date_of(edition.since), date_of(edition.until)
            period = text("from {since} to {until}", since=since, until=until)
        self._line(text("Edition"), f"{edition.id}, {period}")
        if self.asked > edition.until:
            last = text("these are the last rules of the stream, as of {date}", date=date_of(edition.until))
            self._line(text("Note"), last)
        self._pair(edition.particular, indent="  ")
        verified, again = date_of(page.pack.verified_to), date_of(page.pack.review_by)
        self._add(
            text("Facts verified to {date}; to be checked again by {again}", date=verified, again=again)
        )
        self._intake()
        self._title(N_("Sources"))
        for source_id in stream.sources:
            self._source(source_id)
        self._title(N_("How to read this"))
        for name in ("read.outcomes", "read.open", "read.day"):
            self._pair(page.pack.texts[f"pack.{name}"])

    def _intake(self) -> None:
        page, date_of = self.page, self.page.localizer.date
        now = page.stream.intake_on(self.asked)
        state = page.text(INTAKE_STATES[now.state]) if now else page.text("not known")
        self._title(N_("Intake"))
        self._line(page.text("On {date}", date=date_of(self.asked)), state)
        for change in page.stream.intake:
            head = page.labelled(
                page.text("since {date}", date=date_of(change.since)), page.text(INTAKE_STATES[change.state])
            )
            self._add(head, "  ")
            self._pair(change.reason, indent="    ")

    def _source(self, name: str) -> None:
        page = self.page
        source = page.pack.sources[name]
        read = (
            page.text("read on {date}", date=page.localizer.date(source.read_on))
            if source.read_on
            else page.text("day of reading not noted")
        )
        self._pair(source.title)
        self._add(f"{source.address}; {read}", "    ")

    # criteria

    def _conditions(self, edition: Edition) -> None:
        self._title(N_("Eligibility: what the stream asks"))
        if not edition.judgement_reaches:
            self._add(self.page.must_say("pack.read.beside"))
        top = Outline(self.page)
        self._outline(top.of(edition.eligibility), "")
        for name in top.refs:
            self._criterion(name)

    def _judgement(self, edition: Edition) -> None:
        self._title(N_("Weighed by an officer in every case"))
        self._add(self.page.must_say("pack.read.judgement"))
        self._each(edition.judgement)

    def _steps(self, edition: Edition) -> None:
        self._title(N_("Steps"))
        self._add(self.page.must_say("pack.read.steps"))
        self._each(edition.process)

    def _each(self, names: tuple[str, ...]) -> None:
        for name in names:
            if name in self._printed:
                self._add(f"→ {self.page.criterion(name)}")
            self._criterion(name)

    def _criterion(self, name: str) -> None:
        """One criterion, then those its test names, each once."""
        if name in self._printed:
            return
        self._printed.add(name)
        page, criterion = self.page, self.page.pack.criterion(name)
        page.figures.clear()
        outline = Outline(page)
        test = self._test(criterion, outline)
        number = page.numbers[name]
        title, other = (localizer.words(criterion.title) for localizer in self.both)
        self.lines += ["", "-" * WIDTH, *_wrap(f"{number}  {title}"), *_wrap(other, " " * (len(number) + 2))]
        confidence = page.labelled(page.text("confidence"), page.text(CONFIDENCE[criterion.confidence]))
        self._add(f"{name}; {page.text(KINDS[criterion.kind])}; {confidence}", "  ")
        self._words(criterion)
        self._add(page.text("What the program computes:"), "  ")
        self._outline(test, "    ")
        self._figures("  ")
        for below in outline.refs:
            if page.numbers[below].startswith(f"{number}."):  # the others have a place of their own
                self._criterion(below)

    def _figures(self, indent: str = "") -> None:
        """The figures written since they were last cleared, each with its source and its days."""
        if self.page.figures:
            self._add(self.page.text("Figures:"), indent)
            for figure in self.page.figures:
                self._add(f"- {self.page.figure_line(figure)}", indent + "  ", indent + "    ")

    def _words(self, criterion: Criterion) -> None:
        """Rule, note, remedy and citation in both languages; sources, who can act, papers in one."""
        page = self.page
        self._pair(criterion.rule, N_("Rule"), "  ")
        if criterion.note:
            self._pair(criterion.note, N_("Note"), "  ")
        if criterion.remedy:
            self._pair(criterion.remedy, N_("What would have to change"), "  ")
        self._pair(criterion.cite, N_("Citation"), "  ")
        sources = (page.localizer.words(page.pack.sources[s].title) for s in criterion.sources)
        self._line(page.text("Sources"), "; ".join(sources), "  ")
        if criterion.mutability:
            acting = " ".join(page.text(WHO_CAN_ACT[word]) for word in criterion.mutability)
            self._line(page.text("Who can change it"), acting, "  ")
        papers = {row["id"]: row for row in page.pack.tables["documents"]}
        if criterion.documents:
            shown = "; ".join(papers[d][page.localizer.language] for d in criterion.documents)
            self._line(page.text("Documents"), shown, "  ")

    def _test(self, criterion: Criterion, outline: Outline) -> Lines:
        """The test in force on the day; its days, when it is one of several."""
        page = self.page
        if not criterion.tests:
            whole = self._within.get(criterion.id)
            if whole is None:
                return [(0, page.text("Nothing is computed."))]
            return [(0, page.text("Decided as a part of: {whole}", whole=page.criterion(whole)))]
        for since, until, node in criterion.tests:
            if (since is None or page.day >= since) and (until is None or page.day <= until):
                found = outline.of(node)
                period = outline.period(since, until)
                return [(0, page.text("Test in force {period}", period=period)), *found] if period else found
        return [(0, page.text("No test is in force on this date: it does not apply."))]

    # warnings, points, what is left out

    def _warnings(self, edition: Edition) -> None:
        if not edition.warnings:
            return
        self._title(N_("Warnings: they never change the verdict"))
        told = Outline(self.page)
        for note, node in edition.warnings:
            self.lines.append("")
            self._pair(self.page.pack.notes[note].words)
            self._add(self.page.text("Shown when this is met:"), "  ")
            self._outline(told.of(node), "    ")
        for name in told.refs:
            self._criterion(name)

    def _points(self) -> None:
        self.page.figures.clear()
        factors = points_lines(self.page)
        if not factors:
            return
        self._title(N_("Points of the expression of interest: they only rank"))
        for names in STANDING[self.page.stream.family]:
            self._add(" ".join(self.page.must_say(name) for name in names))
        for factor, levels in factors:
            self.lines.append("")
            self._add(factor)
            for level in levels:
                self._add(f"- {level}", "  ", "    ")
        self.lines.append("")
        self._figures()

    def _not_checked(self) -> None:
        left = [item for item in self.page.pack.not_checked if self.page.stream.id in item.streams]
        if not left:
            return
        self._title(N_("Not checked by this program"))
        for item in left:
            self._add(f"{item.id}")
            self._pair(item.words, indent="  ")

    def _annexes(self) -> None:
        annexes: list[tuple[Callable[[Page, str], tuple[str, list[str]]], str]] = [
            *((list_lines, name) for name in self.page.lists),
            *((table_lines, name) for name in self.page.tables),
        ]
        if not annexes:
            return
        self._title(N_("Annex: lists and tables"))
        self.page.figures.clear()
        for write, name in annexes:
            title, rows = write(self.page, name)
            self.lines.append("")
            self._add(f"{title} [{len(rows)}]")
            for row in rows:
                self._add(f"- {row}", "  ", "    ")
        self.lines.append("")
        self._figures()

    # lines

    def _title(self, message: str) -> None:
        first, second = (localizer.text(message) for localizer in self.both)
        self.lines += ["", "=" * WIDTH, *_wrap(first.upper()), *_wrap(second), "=" * WIDTH]

    def _pair(self, words: Words, label: str = "", indent: str = "") -> None:
        """The words in the leading language, the other beneath, each marked with its language."""
        for localizer in self.both:
            told = localizer.words(words)
            if label:
                told = localizer.text("{entry}: {label}", entry=localizer.text(label), label=told)
            self._add(f"[{localizer.language}] {told}", indent, indent + "     ")

    def _line(self, label: str, text: str, indent: str = "") -> None:
        self._add(self.page.labelled(label, text), indent, indent + "  ")

    def _outline(self, lines: Lines, indent: str) -> None:
        for depth, words in lines:
            margin = indent + "   " * depth
            self._add(f"- {words}", margin, margin + "  ")

    def _add(self, text: str, indent: str = "", after: str | None = None) -> None:
        self.lines += _wrap(text, indent, after)


def _wrap(text: str, indent: str = "", after: str | None = None) -> Iterator[str]:
    """Lines of at most ``WIDTH`` columns; addresses and words with hyphens are never cut."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if after is None else after,
        break_on_hyphens=False,
        break_long_words=False,
    )
