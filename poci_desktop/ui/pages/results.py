"""The results: the answer first, then the streams in three groups, what is missing, steps and documents."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from poci_desktop.report.document import Document, FactLink, Section
from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.about import section_widget
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.pages.first import read_first
from poci_desktop.ui.pages.stream_card import StreamCard
from poci_desktop.ui.shell.export import Handout
from poci_desktop.ui.widgets.boxes import Card, Disclosure, Rule
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.more import MoreButtons
from poci_desktop.ui.widgets.text import Heading, Text

OPEN = ("help",)
"""Sections that are not folded: who is alone with this result must not have to look for help."""


class ResultsPage(Page):
    """Every sentence comes from the document, the same the PDF is made of."""

    width_limit = 940
    enter = ""
    panels = "results"

    def __init__(self, context: Context) -> None:
        self.document: Document = context.services.document(context.session, context.loc)
        self.handout = Handout(
            lambda words, paper, path: context.services.write_pdf(context.session, words, paper, path),
            {"fr": "poci-resume.pdf", "en": "oinp-summary.pdf"},
            self.document.dates,
        )
        self.cards: dict[str, StreamCard] = {}
        self.reading: list[Disclosure] = []
        super().__init__(context)

    def build(self) -> None:
        document = self.document
        self.add_back(self.text("Check the answers"))
        self.add_heading(document.title, document.subtitle)
        other = Button(self.text("Compare with another date…"), "quiet", small=True)
        other.setObjectName("dates")
        other.clicked.connect(lambda: self.asked.emit("dates", None))
        self.body.addWidget(other)
        for note in read_first(self.context, document.review, document.first):
            self.body.addWidget(note)
        for group in document.groups:
            self.body.addSpacing(8)
            self.body.addWidget(Heading(group.title, 2, "soft", "body"))
            for stream in group.streams:
                card = StreamCard(self.context, stream)
                card.wanted.connect(lambda path: self.asked.emit("change", path))
                self.cards[stream.id] = card
                self.body.addWidget(card)
        self._find_out(document.to_find_out)
        self._reading()
        self.body.addSpacing(6)
        self.finish = Button(self.text("Finish"), "secondary")
        self.finish.setObjectName("finish")
        self.finish.clicked.connect(lambda: self.asked.emit("finish", None))
        self.body.addWidget(self.finish)

    def _find_out(self, links: tuple[FactLink, ...]) -> None:
        if not links:
            return
        self.body.addSpacing(8)
        title = self.text("Answers that can still change a result")
        self.body.addWidget(Heading(title, 2))
        ordered = sorted(links, key=lambda link: -len(link.streams))
        self.body.addWidget(MoreButtons(tuple(ordered), self._link, self.context.loc, title))

    def _link(self, link: FactLink) -> Button:
        count = self.context.loc.plural("{n} stream", "{n} streams", len(link.streams))
        words = " · ".join(part for part in (link.label, count, link.who) if part)
        button = Button(words, "secondary", small=True)
        button.setObjectName(f"find {link.path}")
        button.clicked.connect(lambda: self.asked.emit("change", link.path))
        return button

    def _reading(self) -> None:
        """Steps, documents, words of the program: folded, so that the verdicts stay in sight. Help is not."""
        self.body.addSpacing(8)
        self.body.addWidget(Heading(self.text("To read next"), 2))
        if self.document.checklist:
            self._folded("papers", self.text("Documents to gather"), self._checklist)
        for section in self.document.sections:
            if section.id not in OPEN:
                self._folded(section.id, section.title, partial(_fill, section))
        for section in self.document.sections:
            if section.id in OPEN:
                self.body.addWidget(section_widget(section))

    def _folded(self, name: str, title: str, fill: Callable[[Disclosure], None]) -> None:
        folded = Disclosure(title, fill=fill)
        folded.button.setObjectName(f"read {name}")
        self.reading.append(folded)
        self.body.addWidget(folded)

    def _checklist(self, folded: Disclosure) -> None:
        card = Card(margins=(20, 6, 16, 6))
        for place, line in enumerate(self.document.checklist):
            if place:
                card.body.addWidget(Rule())
            holder = QWidget()
            words = column(holder, spacing=0)
            words.addWidget(Text(line.name, "small", strong=True))
            for part in (line.contents, line.when):
                if part:
                    words.addWidget(Text(part, "small", "soft"))
            card.body.addWidget(holder)
        folded.add(card)


def _fill(section: Section, folded: Disclosure) -> None:
    folded.add(section_widget(section, head=False))
