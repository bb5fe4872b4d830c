"""From an assessment to the document model in one language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from poci_desktop import __version__
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import get
from poci_desktop.localizer import Localizer
from poci_desktop.report import reader_texts, sentences
from poci_desktop.report.checklist import checklist, checklist_note
from poci_desktop.report.deadlines import last_days
from poci_desktop.report.document import (
    AnswerGroup,
    AnswerRow,
    DatedLine,
    Document,
    FactLink,
    Group,
    StreamSection,
)
from poci_desktop.report.headline import headline, not_open
from poci_desktop.report.points import points_table
from poci_desktop.report.rows import RowWriter, Wording, deciders
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.relevance import still_needed
from poci_desktop.rules.remedies import earliest_day
from poci_desktop.rules.truth import Truth

SHORT = 64
"""Characters of a reason that still fits beside its criterion in a table."""

EXPIRIES = ("status.expiry", "ee.profile_expiry", "licence.expiry")
"""Days the person gave that are worth remembering as such."""


def build_document(assessment: Assessment, case: Case, localizer: Localizer, wording: Wording) -> Document:
    """The whole result in the localizer's language."""
    return _Builder(assessment, case, localizer, wording).document()


class _Builder:
    def __init__(self, assessment: Assessment, case: Case, localizer: Localizer, wording: Wording) -> None:
        self.assessment = assessment
        self.pack: Pack = assessment.pack
        self.case = case
        self.loc = localizer
        self.wording = wording
        self.writer = RowWriter(self.pack, case, localizer, wording)
        self.deciders: dict[str, list[str]] = {}
        for result in assessment.streams:
            for path in (*result.missing, *result.to_find_out):
                self.deciders.setdefault(path, []).append(self.loc.words(result.stream.short))

    def document(self) -> Document:
        streams = tuple(self.stream(result) for result in self.assessment.streams)
        links = dict.fromkeys(link for s in streams for link in (*s.missing, *s.to_find_out))
        return Document(
            language=self.loc.language,
            title=headline(self.loc, self.assessment),
            subtitle=self.subtitle(),
            first=(
                *not_open(self.loc, self.assessment),
                *sentences.know_first(self.loc, self.assessment, self.case),
            ),
            groups=tuple(self.groups(streams)),
            streams=streams,
            to_find_out=tuple(sorted(links, key=lambda link: -len(link.streams))),
            dates=self.dates(),
            checklist=checklist(self.pack, self.assessment, self.loc),
            checklist_note=checklist_note(self.pack, self.assessment, self.loc),
            answers=tuple(
                AnswerGroup(topic, tuple(AnswerRow(*row) for row in rows))
                for topic, rows in self.wording.answers(self.loc)
            ),
            sections=reader_texts.sections(self.pack, self.assessment, self.case, self.loc),
            application_date=self.loc.date(self.assessment.application_date),
            rules_date=self.loc.date(self.pack.verified_to),
            label=self.case.label or "",
            version=__version__,
            disclaimer=self.loc.text(sentences.DISCLAIMER),
            verified_to=self.pack.verified_to,
            review=sentences.review_due(self.loc, self.pack, self.assessment.judged_on),
        )

    def subtitle(self) -> str:
        """The application date, and the day judged where it is another."""
        day, judged = self.assessment.application_date, self.assessment.judged_on
        text = self.loc.text(
            "Based on your answers, for an application filed on {date}.", date=self.loc.date(day)
        )
        if judged == day:
            return text
        as_of = self.loc.text("Judged as of {date}.", date=self.loc.date(judged))
        return f"{text} {as_of}"

    def groups(self, streams: tuple[StreamSection, ...]) -> Iterator[Group]:
        """Streams by verdict, in the program's own order; those without a verdict come last.

        Where some streams are in force and others on their last rules, these stand apart, after the others.
        """
        pairs = list(zip(self.assessment.streams, streams, strict=True))
        apart = sentences.in_force(self.assessment) != ()
        past = tuple(s for r, s in pairs if apart and r.past_rules and r.coverage == "covered")
        pairs = [(r, s) for r, s in pairs if s not in past]
        for name, title, truths in sentences.GROUPS:
            found = tuple(s for r, s in pairs if r.coverage == "covered" and r.criteria in truths)
            if found:
                own_words = apart and name == "met"  # the streams in force may have their own word for it
                yield Group(name, found[0].verdict_words if own_words else self.loc.text(title), found)
        if past:
            yield Group("last_rules", self.loc.text(sentences.LAST_RULES), past)
        without = tuple(s for r, s in pairs if r.coverage != "covered")
        if without:
            yield Group("not_covered", self.loc.text(sentences.NOT_COVERED), without)

    def stream(self, result: StreamResult) -> StreamSection:
        stream = result.stream
        officer = tuple(row for f in result.officer for row in self.writer.rows(f))
        extra = tuple(p for p in self.beside(result) if p not in (*result.missing, *result.to_find_out))
        required = self.pack.texts.get(f"not_required.{stream.id}")
        return StreamSection(
            id=stream.id,
            name=sentences.capital(self.loc.words(stream.name)),
            short=self.loc.words(stream.short),
            verdict=result.criteria.word,
            verdict_words=sentences.verdict_words(self.loc, result, self.pack),
            intake_words=sentences.intake_words(self.loc, result),
            open_now=result.intake is not None and result.intake.state == "open",
            summary=self.loc.words(stream.about),
            rules_words=sentences.rules_words(self.loc, result),
            deciding=self.deciding(result, brief=False),
            rows=tuple(self.writer.rows(result.root)),
            officer=officer,
            steps=tuple(row for f in result.process for row in self.writer.rows(f)),
            can_apply=result.can_apply,
            can_apply_words=sentences.can_apply_words(self.loc, result),
            missing=tuple(self.link(p) for p in result.missing),
            to_find_out=tuple(self.link(p) for p in (*result.to_find_out, *extra)),
            warnings=self.writer.warnings(result),
            not_checked=tuple(
                self.loc.words(item.words) for item in self.pack.not_checked if stream.id in item.streams
            ),
            brief=self.deciding(result, brief=True),
            not_required=self.loc.words(required) if required else "",
            earliest=self.earliest(result),
            sources=tuple(
                f"{self.loc.words(source.title)} ({source.address})"
                for name in stream.sources
                if (source := self.pack.sources.get(name))
            ),
            points=points_table(self.assessment, self.case, result, self.loc, self.wording, self.writer),
        )

    def beside(self, result: StreamResult) -> Iterator[str]:
        """Facts an officer weighs that are still open: worth finding out, though they decide nothing."""
        if reader_texts.alive(result):
            for finding in result.officer:
                if finding.truth is Truth.UNKNOWN:
                    missing, unsure = still_needed(finding)
                    yield from dict.fromkeys((*missing, *unsure))

    def earliest(self, result: StreamResult) -> str:
        day = earliest_day(self.pack, self.case, self.assessment.judged_on, result)
        if day is None:
            return ""
        return self.loc.text(
            "With time alone, and nothing else changed, the criteria would be met for a filing from {date}.",
            date=self.loc.date(day),
        )

    def link(self, path: str) -> FactLink:
        return FactLink(
            path,
            self.wording.label(path, self.loc),
            self.wording.who(path, self.loc),
            tuple(self.deciders.get(path, ())),
        )

    def deciding(self, result: StreamResult, *, brief: bool) -> str:
        """What decides a stream: the whole reason, or one short line."""
        if result.coverage != "covered":
            return sentences.no_verdict(self.loc, result)
        if result.criteria is Truth.MET:
            return self.when_met(result)
        if result.criteria is Truth.UNKNOWN and (result.missing or result.to_find_out):
            labels = [self.wording.label(p, self.loc) for p in (*result.missing, *result.to_find_out)]
            return self.loc.text("Missing: {list}.", list=self.listed(labels, 3))
        found = [finding for _, finding in deciders(result)]
        if brief:
            return self.listed([self.briefly(f) for f in found], 2) + "."
        lines = [self.fully(f) for f in found[:2]]
        if len(found) > 2:
            lines.append(
                self.loc.plural(
                    "{n} other criterion is in the same case.",
                    "{n} other criteria are in the same case.",
                    len(found) - 2,
                )
            )
        return " ".join(lines)

    def fully(self, finding: Finding) -> str:
        """A criterion with the reason that decides, or with the rule itself."""
        criterion = self.pack.criterion(finding.criterion)
        reason = self.writer.decisive(finding) or self.loc.words(criterion.rule)
        return self.loc.text(
            "{entry}: {label}",
            entry=self.loc.words(criterion.title),
            label=sentences.after_colon(self.loc, reason),
        )

    def briefly(self, finding: Finding) -> str:
        """A criterion with its reason when that is short, for one line of the table of all streams."""
        title = self.loc.words(self.pack.criterion(finding.criterion).title)
        reason = self.writer.decisive(finding)
        if not reason or len(reason) > SHORT:
            return title
        return self.loc.text(
            "{entry}: {label}", entry=title, label=sentences.after_colon(self.loc, reason.rstrip("."))
        )

    def when_met(self, result: StreamResult) -> str:
        text = self.writer.checked(result)
        weighed = [
            sentences.inside(self.loc.words(self.pack.criterion(f.criterion).title))
            for f in result.officer
            if f.truth is not Truth.N_A
        ]
        if not weighed:
            return text
        officer = self.loc.text("An officer also weighs: {list}.", list="; ".join(weighed))
        return f"{text} {officer}"

    def listed(self, items: list[str], most: int) -> str:
        """At most ``most`` items; a list cut short says how many it leaves out."""
        text = "; ".join(dict.fromkeys(items[:most]))
        more = len(items) - most
        if more <= 0:
            return text
        others = self.loc.plural("and {n} more", "and {n} more", more)
        return f"{text} {others}"

    def dates(self) -> tuple[DatedLine, ...]:
        """Last days found by criteria and steps, and expiries the person gave; soonest first, none past."""
        ends: dict[date, dict[str, None]] = {}
        lasts: dict[date, dict[str, None]] = {}
        for result in self.assessment.streams:
            for root in (result.root, *result.process):
                for name, day in last_days(self.pack, root, self.loc):
                    lasts.setdefault(day, {})[name] = None
        for path in EXPIRIES:
            expiry = get(self.case, path)
            if isinstance(expiry, date):
                ends.setdefault(expiry, {})[self.wording.label(path, self.loc)] = None
        found = [(day, "; ".join(names)) for day, names in ends.items()]
        for day, names in lasts.items():
            found.append((day, self.loc.text("Last day: {what}", what=self.listed(list(names), 2))))
        return tuple(
            DatedLine(day, self.loc.date(day), what)
            for day, what in sorted(found)
            if day >= self.assessment.application_date
        )
