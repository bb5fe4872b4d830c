"""From an assessment to the document model in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from poci_desktop import __version__
from poci_desktop.facts.answers import DONT_KNOW
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import get
from poci_desktop.localizer import Localizer
from poci_desktop.report import reader_texts, sentences
from poci_desktop.report.document import (
    AnswerGroup,
    CriterionRow,
    DatedLine,
    Document,
    FactLink,
    Group,
    StreamSection,
    WorkingRow,
)
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.findings import Finding, Value
from poci_desktop.rules.pack import Criterion, Pack
from poci_desktop.rules.truth import Truth

OTHER_CATEGORIES_FROM = date(2026, 6, 25)
"""Sheet 20: since that day the law has other categories (Ontario Workforce Priority), not assessed here."""


class Wording(Protocol):
    """How facts are called and answers written; the interview room provides it."""

    def label(self, path: str, localizer: Localizer) -> str:
        """Short name of a fact."""
        ...

    def answer(self, path: str, localizer: Localizer) -> str:
        """The answer given, formatted; "" when not asked."""
        ...

    def who(self, path: str, localizer: Localizer) -> str:
        """Who can know the fact."""
        ...

    def groups(self, localizer: Localizer) -> tuple[AnswerGroup, ...]:
        """All answers given, by topic."""
        ...


def build_document(assessment: Assessment, case: Case, localizer: Localizer, wording: Wording) -> Document:
    """The whole result in the localizer's language."""
    builder = _Builder(assessment, case, localizer, wording)
    return builder.document()


class _Builder:
    def __init__(self, assessment: Assessment, case: Case, localizer: Localizer, wording: Wording) -> None:
        self.assessment = assessment
        self.pack: Pack = assessment.pack
        self.case = case
        self.loc = localizer
        self.wording = wording
        self.deciders: dict[str, list[str]] = {}
        for result in assessment.streams:
            for path in (*result.missing, *result.to_find_out):
                self.deciders.setdefault(path, []).append(self.loc.words(result.stream.short))

    def document(self) -> Document:
        streams = tuple(self.stream(result) for result in self.assessment.streams)
        by_id = {s.id: s for s in streams}
        groups = tuple(
            Group(
                name,
                self.loc.text(title),
                tuple(by_id[r.stream.id] for r in self.assessment.streams if r.criteria in truths),
            )
            for name, title, truths in sentences.GROUPS
        )
        find_out = tuple(dict.fromkeys(link for s in streams for link in (*s.missing, *s.to_find_out)))
        return Document(
            language=self.loc.language,
            title=sentences.headline(self.loc, self.assessment),
            subtitle=self.loc.text(
                "Based on your answers, for an application filed on {date}.",
                date=self.loc.date(self.assessment.application_date),
            ),
            first=self.first(),
            groups=tuple(group for group in groups if group.streams),
            streams=streams,
            to_find_out=find_out,
            dates=self.dates(),
            checklist=reader_texts.checklist(self.pack, self.assessment, self.loc),
            answers=self.wording.groups(self.loc),
            sections=reader_texts.sections(self.pack, self.assessment, self.loc),
            application_date=self.loc.date(self.assessment.application_date),
            rules_date=self.loc.date(self.pack.verified_to),
            label=self.case.label or "",
            version=__version__,
            disclaimer=self.loc.text(sentences.DISCLAIMER),
        )

    def first(self) -> tuple[str, ...]:
        """What must be known before any verdict is read."""
        lines = []
        day = self.assessment.application_date
        if max(day, self.assessment.judged_on) >= OTHER_CATEGORIES_FROM:
            lines.append(
                self.loc.text(
                    "Since 25 June 2026 the law has other categories (Ontario Workforce Priority). "
                    "This version does not assess them."
                )
            )
        closed = [r.intake for r in self.assessment.streams if r.intake and r.intake.state == "closed"]
        if closed and len(closed) == len(self.assessment.streams):
            since = self.loc.date(closed[0].since)
            lines.append(self.loc.text("All eight streams have been closed since {date}.", date=since))
            if any(r.past_rules for r in self.assessment.streams):
                lines.append(self.loc.text("They are shown on the last rules they had."))
            else:
                lines.append(
                    self.loc.text(
                        "An application received before that day keeps the rules of its filing day."
                    )
                )
        if self.case.app.decision == "refused":
            lines.append(
                self.loc.text("A refusal can be reviewed within 30 calendar days of receiving the decision.")
            )
        if self.case.app.decision == "returned":
            lines.append(
                self.loc.text(
                    "A returned application is refunded; there is no review. A new start would be needed."
                )
            )
        if self.assessment.judged_on > self.pack.review_by:
            lines.append(
                self.loc.text(
                    "These rules were checked up to {date}. Compare them with e-Laws before relying on them.",
                    date=self.loc.date(self.pack.verified_to),
                )
            )
        return tuple(lines)

    def stream(self, result: StreamResult) -> StreamSection:
        stream = result.stream
        rows = tuple(self.rows(result.root))
        officer = tuple(row for f in result.officer for row in self.rows(f))
        steps = tuple(row for f in result.process for row in self.rows(f))
        links = {path: self.link(path) for path in (*result.missing, *result.to_find_out)}
        warnings = [self.loc.note(self.pack, note) for note in result.warnings]
        return StreamSection(
            id=stream.id,
            name=self.loc.words(stream.name),
            short=self.loc.words(stream.short),
            verdict=result.criteria.word,
            verdict_words=self.loc.text(sentences.STREAM_VERDICTS[result.criteria]),
            intake_words=sentences.intake_words(self.loc, result),
            open_now=result.intake is not None and result.intake.state == "open",
            summary=self.loc.words(stream.about),
            rules_words=self.rules_words(result),
            deciding=self.deciding(result, rows, officer),
            rows=rows,
            officer=officer,
            steps=steps,
            can_apply=result.can_apply,
            can_apply_words=sentences.can_apply_words(self.loc, result),
            missing=tuple(links[p] for p in result.missing),
            to_find_out=tuple(links[p] for p in result.to_find_out),
            warnings=tuple(dict.fromkeys(warnings)),
            not_checked=tuple(
                self.loc.words(item.words) for item in self.pack.not_checked if stream.id in item.streams
            ),
        )

    def rules_words(self, result: StreamResult) -> str:
        if result.edition is None:
            return self.loc.text("The rules of that date are not in this program.")
        return self.loc.text(
            "Rules from {since} to {until}, applied as of {day}.",
            since=self.loc.date(result.edition.since),
            until=self.loc.date(result.edition.until),
            day=self.loc.date(result.evaluated_on),
        )

    def link(self, path: str) -> FactLink:
        return FactLink(
            path,
            self.wording.label(path, self.loc),
            self.wording.who(path, self.loc),
            tuple(self.deciders[path]),
        )

    def rows(self, finding: Finding, depth: int = 0) -> Iterator[CriterionRow]:
        """The criteria of a tree in reading order; of several list entries only the best one is shown."""
        if finding.criterion:
            yield self.row(finding, depth)
            depth += 1
        children = finding.children[:1] if finding.op == "each" else finding.children
        for child in children:
            yield from self.rows(child, depth)

    def row(self, finding: Finding, depth: int) -> CriterionRow:
        criterion = self.pack.criterion(finding.criterion)
        group = any(child.criterion for below in finding.children for child in below.walk())
        failing = finding.truth in (Truth.NOT_MET, Truth.UNKNOWN, Truth.TO_ASSESS)
        texts = [self.loc.note(self.pack, note) for part in self._own(finding) for note in part.notes]
        if criterion.note:
            texts.append(self.loc.words(criterion.note))
        return CriterionRow(
            id=criterion.id,
            depth=depth,
            title=self.loc.words(criterion.title),
            rule=self.loc.words(criterion.rule),
            truth=finding.truth.word,
            truth_words=sentences.truth_words(self.loc, finding, criterion.kind),
            answer="" if group else self.answer(finding),
            limit="" if group else self.limit(finding),
            cite=self.loc.words(criterion.cite),
            source=self.source(criterion),
            notes=tuple(dict.fromkeys(texts)),
            remedy=self.loc.words(criterion.remedy) if criterion.remedy and failing else "",
            who=" ".join(self.loc.text(sentences.WHO_CAN_ACT[m]) for m in criterion.mutability)
            if failing
            else "",
            working=tuple(
                WorkingRow(
                    self.loc.words(self.pack.notes[row.note].words),
                    self.loc.text(" · ").join(self.loc.value(value) for _, value in row.values),
                )
                for part in self._own(finding)
                for row in part.working
            ),
            group=group,
        )

    def _own(self, finding: Finding) -> Iterator[Finding]:
        """The finding and its nameless parts, down to the next criterion."""
        yield finding
        for child in finding.children:
            if not child.criterion:
                yield from self._own(child)

    def answer(self, finding: Finding) -> str:
        """The person's own figure or answers."""
        for part in self._own(finding):
            if part.measured is not None:
                return self.value(part.measured)
        paths = list(dict.fromkeys(p for part in self._own(finding) for p in part.facts))
        known = [p for p in paths if get(self.case, p) is not None]
        texts = [
            self.wording.answer(path, self.loc) for path in known if get(self.case, path) is not DONT_KNOW
        ]
        if not texts and known:
            return self.loc.text("I don’t know")
        return "; ".join(text for text in texts[:3] if text)

    def limit(self, finding: Finding) -> str:
        for part in self._own(finding):
            if part.limit is not None:
                return self.value(part.limit)
        return ""

    def value(self, value: Value) -> str:
        return self.loc.value(value)

    def source(self, criterion: Criterion) -> str:
        titles = [self.pack.sources[name] for name in criterion.sources if name in self.pack.sources]
        return "; ".join(f"{self.loc.words(s.title)} ({s.address})" for s in titles)

    def deciding(
        self, result: StreamResult, rows: tuple[CriterionRow, ...], officer: tuple[CriterionRow, ...]
    ) -> str:
        """One line that says what decides this stream."""
        if result.coverage == "before":
            return self.loc.text("The rules of that date are not in this program.")
        if result.coverage == "nominated":
            return self.loc.text("Already nominated: the conditions of the nomination apply now.")
        word = result.criteria.word
        leaves = [r for r in (*rows, *officer) if not r.group and r.truth == word]
        if result.criteria is Truth.MET:
            counted = sum(1 for r in rows if not r.group and r.truth == "met")
            text = self.loc.plural("{n} criterion checked.", "{n} criteria checked.", counted)
            weighed = [r.title for r in officer if r.truth != "does_not_apply"]
            if weighed:
                text += " " + self.loc.text("An officer also weighs: {list}.", list=", ".join(weighed))
            return text
        if result.criteria is Truth.UNKNOWN and (result.missing or result.to_find_out):
            labels = [self.wording.label(p, self.loc) for p in (*result.missing, *result.to_find_out)]
            text = self.loc.text("Missing: {list}", list="; ".join(labels[:3]))
            rest = len(labels) - 3
            return text + (" " + self.loc.plural("and {n} more", "and {n} more", rest) if rest > 0 else "")
        lines = []
        for row in leaves[:2]:
            reason = row.notes[0] if row.notes else row.rule
            lines.append(f"{row.title}{_colon(self.loc)}{reason}")
        if len(leaves) > 2:
            lines.append(self.loc.plural("and {n} more", "and {n} more", len(leaves) - 2))
        return " ".join(lines)

    def dates(self) -> tuple[DatedLine, ...]:
        """Last days found by the criteria, soonest first."""
        found: dict[tuple[date, str], None] = {}
        for result in self.assessment.streams:
            for finding in result.root.walk():
                value = finding.limit
                if value is None or value.unit != "last_day" or not isinstance(value.value, date):
                    continue
                name = finding.criterion or self._holder(result.root, finding)
                if name and value.value >= self.assessment.application_date:
                    title = self.loc.words(self.pack.criterion(name).title)
                    found[(value.value, self.loc.text("Last day: {what}", what=title))] = None
        expiry = get(self.case, "status.expiry")
        if isinstance(expiry, date):
            found[(expiry, self.wording.label("status.expiry", self.loc))] = None
        return tuple(DatedLine(day, self.loc.date(day), what) for day, what in sorted(found))

    def _holder(self, root: Finding, part: Finding) -> str:
        for finding in root.walk():
            if finding.criterion and any(p is part for p in self._own(finding)):
                return finding.criterion
        return ""


def _colon(localizer: Localizer) -> str:
    return "\u00a0: " if localizer.language == "fr" else ": "
