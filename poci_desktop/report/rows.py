"""Findings as rows a reader can follow: title, rule, verdict, own answer, limit, reasons, citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from poci_desktop.facts.answers import DONT_KNOW
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import get
from poci_desktop.localizer import Localizer
from poci_desktop.report import sentences
from poci_desktop.report.document import CriterionRow, WorkingRow
from poci_desktop.rules.assess import StreamResult
from poci_desktop.rules.findings import Finding, Note, Row, Value
from poci_desktop.rules.pack import Criterion, Pack
from poci_desktop.rules.truth import Truth

MOST_FACTS = 3
"""Answers printed beside one criterion."""


class Wording(Protocol):
    """How facts are called and answers written; the interview room provides it."""

    def label(self, path: str, localizer: Localizer) -> str:
        """Short name of a fact."""
        ...

    def fact(self, path: str, localizer: Localizer) -> str:
        """Short name of a fact, without the entry it belongs to."""
        ...

    def in_order(self, paths: Iterable[str]) -> Iterable[str]:
        """The same facts in the order of the pages that ask them."""
        ...

    def answer(self, path: str, localizer: Localizer) -> str:
        """The answer given, formatted; "" when not asked."""
        ...

    def who(self, path: str, localizer: Localizer) -> str:
        """Who else can know the fact; "" when the person does."""
        ...

    def name(self, value: Value, localizer: Localizer) -> str:
        """A value of a finding in words: a fact, a list entry, an occupation, a programme, a figure."""
        ...

    def answers(self, localizer: Localizer) -> Iterable[tuple[str, tuple[tuple[str, str], ...]]]:
        """Every answer given: topic, then (fact, answer) rows."""
        ...


def shown(finding: Finding) -> Iterator[tuple[Finding, int, bool]]:
    """The criteria of a tree in reading order: finding, depth, and whether it is needed.

    Of several list entries only the best one is shown. A part is not needed where another way is met already.
    Two branches that come to the very same finding are told once.
    """
    yield from _shown(finding, 0, True, set())


def _shown(
    finding: Finding, depth: int, needed: bool, told: set[tuple[object, ...]]
) -> Iterator[tuple[Finding, int, bool]]:
    if finding.criterion:
        key = (finding.criterion, finding.truth, needed, finding.measured, finding.limit, finding.notes)
        if key in told:
            return
        told.add(key)
        yield finding, depth, needed
        depth += 1
    for child in finding.children[:1] if finding.op == "each" else finding.children:
        spare = finding.op in ("any", "at_least") and finding.truth is Truth.MET is not child.truth
        yield from _shown(child, depth, needed and not spare, told)


def blamed(finding: Finding) -> Iterator[Finding]:
    """The smallest criteria that give ``finding`` its truth, in reading order, each once."""
    seen: set[str] = set()
    for found in _blamed(finding, ""):
        if found.criterion not in seen:
            seen.add(found.criterion)
            yield found


def deciders(result: StreamResult) -> Iterator[tuple[bool, Finding]]:
    """The criteria that give a stream its verdict, and whether an officer weighs them; none where all are met
    or nothing is assessed."""
    if result.coverage != "covered" or result.criteria is Truth.MET:
        return
    for officer, roots in ((False, (result.root,)), (True, result.officer)):
        for root in roots:
            if root.truth is result.criteria:
                yield from ((officer, finding) for finding in blamed(root))


def _blamed(finding: Finding, name: str) -> Iterator[Finding]:
    children = finding.children[:1] if finding.op == "each" else finding.children
    below = [f for child in children if child.truth is finding.truth for f in _blamed(child, name)]
    if below:
        yield from below
    elif finding.criterion:
        yield finding


def own_parts(finding: Finding) -> Iterator[Finding]:
    """The finding and its nameless parts, down to the next criterion."""
    yield finding
    for child in finding.children[:1] if finding.op == "each" else finding.children:
        if not child.criterion:
            yield from own_parts(child)


def _does_not_decide(finding: Finding) -> bool:
    """A part told as met beside the part that fails, though its own figure is short: it would mislead."""
    figures = [(p.measured, p.limit) for p in own_parts(finding) if p.measured and p.limit]
    return finding.truth is Truth.MET and any(
        measured.unit == limit.unit
        and isinstance(measured.value, (int, Decimal, Fraction))
        and isinstance(limit.value, (int, Decimal, Fraction))
        and measured.value < limit.value
        for measured, limit in figures
    )


class RowWriter:
    """Writes the findings of one case in one language."""

    def __init__(self, pack: Pack, case: Case, localizer: Localizer, wording: Wording) -> None:
        self._pack = pack
        self._case = case
        self._loc = localizer
        self._wording = wording

    def rows(self, root: Finding) -> Iterator[CriterionRow]:
        """The rows of a tree; see :func:`shown`."""
        for finding, depth, needed in shown(root):
            yield self.row(finding, depth, needed)

    def reasons(self, finding: Finding) -> tuple[str, ...]:
        """The sentences that say why, with the person's own figures."""
        texts = [self.note(note) for part in own_parts(finding) for note in part.notes]
        return tuple(dict.fromkeys(texts))

    def decisive(self, finding: Finding) -> str:
        """The reason to give alone, "" if none: of a doubt, the doubt itself before its figures."""
        notes = [note for part in own_parts(finding) for note in part.notes if not self._warns(note)]
        if finding.truth is Truth.TO_ASSESS:
            doubtful = [n for part in own_parts(finding) if part.truth is finding.truth for n in part.notes]
            notes = [n for n in doubtful if self._pack.notes[n.id].level == "reason"] or notes
        return self.note(notes[0]) if notes else ""

    def warnings(self, result: StreamResult) -> tuple[str, ...]:
        """The warnings of a stream and of every criterion and step that counts, each once, as sentences."""
        counting = (
            finding
            for root in (result.root, *result.officer, *result.process)
            for finding, _, needed in shown(root)
            if needed and finding.truth is not Truth.N_A
        )
        noted = [note for f in counting for part in own_parts(f) for note in part.notes if self._warns(note)]
        return tuple(dict.fromkeys(self.note(note) for note in (*result.warnings, *noted)))

    def _warns(self, note: Note) -> bool:
        return self._pack.notes[note.id].level == "warning"

    def checked(self, result: StreamResult) -> str:
        """How many criteria a stream with all of them met rests on."""
        counted = len({finding.criterion for finding in blamed(result.root)})
        return self._loc.plural("{n} criterion checked.", "{n} criteria checked.", counted)

    def note(self, note: Note) -> str:
        """One note of the pack with its places filled."""
        return self._loc.note(self._pack, note, self.value)

    def value(self, value: Value) -> str:
        """A value of a finding in words."""
        if value.unit == "stream":
            return self._loc.words(self._pack.stream(str(value.value)).short)
        return self._wording.name(value, self._loc)

    def row(self, finding: Finding, depth: int, needed: bool) -> CriterionRow:
        """One criterion; see :func:`shown` for its depth and whether it is needed."""
        criterion = self._pack.criterion(finding.criterion)
        failing = needed and finding.truth in (Truth.NOT_MET, Truth.UNKNOWN, Truth.TO_ASSESS)
        remedy = self._loc.words(criterion.remedy) if criterion.remedy and failing else ""
        own = list(own_parts(finding))
        has_parts = any(child.criterion for below in finding.children for child in below.walk())
        counts = any(part.measured is not None for part in own)
        group = has_parts and not (counts or remedy or any(part.notes or part.working for part in own))
        silent = (has_parts and not counts) or _does_not_decide(finding)
        reasons = self.reasons(finding)
        answers = () if silent else self._answers(finding)
        remark = (self._loc.words(criterion.note),) if criterion.note else ()
        favourable = finding.truth is Truth.MET and (finding.officer or criterion.kind == "judgement")
        truth = (Truth.TO_ASSESS if favourable else finding.truth) if needed else Truth.N_A
        return CriterionRow(
            id=criterion.id,
            depth=depth,
            title=self._loc.words(criterion.title),
            rule=self._loc.words(criterion.rule),
            truth=truth.word,
            truth_words=sentences.truth_words(self._loc, finding, criterion.kind)
            if needed
            else self._loc.text("Not needed: another way is met"),
            answer="; ".join(answers),
            limit="" if silent else self._limit(finding),
            cite=self._loc.words(criterion.cite),
            source=self._source(criterion),
            notes=tuple(dict.fromkeys((*reasons, *remark))),
            remedy=remedy,
            who=sentences.who_can_act(self._loc, criterion.mutability) if failing else "",
            working=tuple(dict.fromkeys(self._working(row) for part in own for row in part.working)),
            group=group,
            reasons=reasons,
            answers=answers if len(answers) > 1 else (),
            answer_head=self._head(own) if answers else "",
        )

    def _head(self, parts: Iterable[Finding]) -> str:
        """What a figure is: the answer itself, or what was worked out from answers."""
        part = next((p for p in parts if p.measured is not None), None)
        if part is None or part.measured is None:
            return self._loc.text("Your answer:")
        given = [get(self._case, path) for path in part.facts]
        same = any(value == part.measured.value for value in given)
        return self._loc.text("Your answer:") if same else self._loc.text("Found:")

    def _working(self, row: Row) -> WorkingRow:
        """A line of a working: a note that says its own figures, or one that only names them."""
        if "{" in self._pack.notes[row.note].words.en:
            item, _, figures = self.note(Note(row.note, row.values)).partition(":")
            return WorkingRow(item.rstrip(), figures.strip())
        figures = " · ".join(self.value(value) for _, value in row.values)
        return WorkingRow(self._loc.words(self._pack.notes[row.note].words), figures)

    def _answers(self, finding: Finding) -> tuple[str, ...]:
        """The person's own figure, or the answers read: each after its name when there are several."""
        for part in own_parts(finding):
            if part.measured is not None:
                return (self.value(part.measured),)
        if finding.truth is Truth.UNKNOWN and any(part.open or part.unsure for part in own_parts(finding)):
            unsure = any(part.unsure for part in own_parts(finding))
            return (self._loc.text("I don’t know"),) if unsure else ()
        paths = list(dict.fromkeys(p for part in own_parts(finding) for p in part.facts))
        known = [p for p in self._wording.in_order(paths) if get(self._case, p) is not None]
        entries = dict.fromkeys(p.partition("]")[0] + "]" for p in known if "]" in p)
        if len(known) > 2 and entries and all("]" in p for p in known):
            names = [self._wording.name(Value("entry", entry), self._loc) for entry in entries]
            return ("; ".join(names[:MOST_FACTS]) + ("; …" if len(names) > MOST_FACTS else ""),)
        told = [path for path in known if get(self._case, path) is not DONT_KNOW]
        if not told and known:
            return (self._loc.text("I don’t know"),)
        texts = {path: text for path in told[:MOST_FACTS] if (text := self._wording.answer(path, self._loc))}
        if len(texts) == 1:
            return tuple(texts.values())
        return tuple(self._named(path, text) for path, text in texts.items())

    def _named(self, path: str, answer: str) -> str:
        """One of several answers, after the short name of its fact: alone, "Yes" would say nothing."""
        return self._loc.text(
            "{entry}: {label}",
            entry=self._wording.fact(path, self._loc),
            label=sentences.after_colon(self._loc, answer),
        )

    def _limit(self, finding: Finding) -> str:
        limit = next((part.limit for part in own_parts(finding) if part.limit is not None), None)
        return "" if limit is None else self.value(limit)

    def _source(self, criterion: Criterion) -> str:
        titles = [self._pack.sources[name] for name in criterion.sources if name in self._pack.sources]
        return "; ".join(f"{self._loc.words(s.title)} ({s.address})" for s in titles)
