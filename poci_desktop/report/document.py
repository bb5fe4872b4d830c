"""The document model: everything the reader sees of a result, already in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FactLink:
    """A missing fact: its path (a button on the screen), label, whom to ask ("" if the person knows), and the
    streams it decides."""

    path: str
    label: str
    who: str
    streams: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """One line of a working shown (an item of a points grid, a job counted): item and figures."""

    item: str
    figures: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion. ``truth`` is the word of its truth, as it is shown: favourable facts left to an officer
    are ``to_be_assessed``, a part not needed because another way is met is ``does_not_apply``. ``group``: its
    parts say everything; it has no figure, reason or remedy of its own.

    ``depth`` is 0 for a criterion of the stream, 1 and more for a part of the one above. ``notes`` are
    ``reasons`` (why this truth, with the person's own figures) and then the criterion's permanent remark.
    ``answers`` are the parts of ``answer`` where it names several facts, to be shown one a line.
    ``answer_head`` stands before ``answer``: the person's own, or a figure worked out from several answers.
    """

    id: str
    depth: int
    title: str
    rule: str
    truth: str
    truth_words: str
    answer: str
    limit: str
    cite: str
    source: str
    notes: tuple[str, ...]
    remedy: str
    who: str
    working: tuple[WorkingRow, ...]
    group: bool
    reasons: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    answer_head: str = ""


@dataclass(frozen=True, slots=True)
class PointsRow:
    """One factor of the points grid: the level found or what is not known yet, and the points it gives.
    ``paths`` are the facts that would settle it."""

    id: str
    factor: str
    level: str
    points: str
    low: int
    high: int
    maximum: int
    paths: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointsTable:
    """The points of an expression of interest: they rank, and change no verdict. ``low`` are certain,
    ``high`` possible; ``notes`` say what points are and when the grid was used."""

    low: int
    high: int
    maximum: int
    day: date
    total: str
    notes: tuple[str, ...]
    rows: tuple[PointsRow, ...]


@dataclass(frozen=True, slots=True)
class StreamSection:
    """One stream: verdict beside intake, why, what is missing, what is left to an officer, steps.

    ``deciding`` is the whole reason; ``brief`` the same in a line, for a table of all streams. ``earliest``
    is the first filing day when only time stands in the way, re-assessed; ``not_required`` what people often
    think is required. ``sources`` are the official pages with their short addresses. ``points`` rank only;
    they are shown while the stream is not failed: without the criteria they have no effect.
    """

    id: str
    name: str
    short: str
    verdict: str
    verdict_words: str
    intake_words: str
    open_now: bool
    summary: str
    rules_words: str
    deciding: str
    rows: tuple[CriterionRow, ...]
    officer: tuple[CriterionRow, ...]
    steps: tuple[CriterionRow, ...]
    can_apply: str
    can_apply_words: str
    missing: tuple[FactLink, ...]
    to_find_out: tuple[FactLink, ...]
    warnings: tuple[str, ...]
    not_checked: tuple[str, ...]
    brief: str = ""
    not_required: str = ""
    earliest: str = ""
    sources: tuple[str, ...] = ()
    points: PointsTable | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Streams of one kind of verdict: ``met``, ``open``, ``not_met``, or ``not_covered`` (no verdict)."""

    id: str
    title: str
    streams: tuple[StreamSection, ...]


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A calendar date worth remembering."""

    day: date
    day_words: str
    what: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer given."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one topic."""

    title: str
    rows: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """A document: its name, when it is needed, what it must contain."""

    name: str
    when: str
    contents: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs, points, terms or questions, in this order (steps, help, glossary ...).

    ``groups`` are titles with points of their own. ``numbered`` points are steps in order; ``dates`` are
    calendar dates found for them. ``questions`` wait for an answer written by hand. ``after`` follows
    everything. ``own_page``: made to be handed over alone.
    ``id`` is the same in both languages.
    """

    title: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    id: str = ""
    numbered: bool = False
    dates: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    own_page: bool = False
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole result in one language. ``review`` is what to compare once the rules are past their review, and
    ``first`` what else must be read before any verdict; ``verified_to`` is the day to which the rules were
    checked (``rules_date`` in words)."""

    language: str
    title: str
    subtitle: str
    first: tuple[str, ...]
    groups: tuple[Group, ...]
    streams: tuple[StreamSection, ...]
    to_find_out: tuple[FactLink, ...]
    dates: tuple[DatedLine, ...]
    checklist: tuple[ChecklistRow, ...]
    checklist_note: str
    answers: tuple[AnswerGroup, ...]
    sections: tuple[Section, ...]
    application_date: str
    rules_date: str
    label: str
    version: str
    disclaimer: str
    verified_to: date = date(1970, 1, 1)
    review: tuple[str, ...] = ()
