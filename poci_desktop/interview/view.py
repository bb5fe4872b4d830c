"""What the window draws: plain data, already in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass, field

Draft = str | tuple[str, ...]
"""What a person typed or chose, as it stands in the field.

* choice, occupation, place, institution, country, text, money, number: one string ("" = nothing yet);
* several choices: a tuple of values;
* date: ``(day, month, year)`` as typed; date or month: the same with an empty day;
* the value ``"unknown"`` means "I don't know"; other words of a fact ("none", "current") are values too.
"""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field. ``kind``: choice, several, date, date_or_month, money, number, integer, noc, place,
    institution, country, scores (one ability's score), text. ``words`` are values offered beside a typed one
    ("No end date", "I don't know"). ``label`` is the question; on a page of one field it is also the
    heading."""

    path: str
    kind: str
    label: str
    hint: str = ""
    draft: Draft = ""
    options: tuple[Option, ...] = ()
    words: tuple[Option, ...] = ()
    unit: str = ""
    echo: str = ""
    error: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of a list (a job, a diploma, a test): its number, a summary line, and details."""

    index: int
    title: str
    detail: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntriesView:
    """A list page: its entries and the words of its buttons (each names its entry)."""

    path: str
    entries: tuple[EntryView, ...]
    add: str
    none: str
    none_chosen: bool
    total: str = ""
    draft: Draft = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class WhyLine:
    """Why a page is asked: a stream, the rule in plain words, its citation."""

    stream: str
    rule: str
    cite: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page. ``kind``: questions, entries (list of entries) or entry (one entry being edited)."""

    id: str
    kind: str
    topic: str
    topic_title: str
    heading: str
    hint: str
    fields: tuple[FieldView, ...] = ()
    entries: EntriesView | None = None
    why: tuple[WhyLine, ...] = ()
    errors: tuple[tuple[str, str], ...] = field(default=())
    can_go_back: bool = True
    returns_to_check: bool = False


@dataclass(frozen=True, slots=True)
class TopicView:
    """One topic of the progress list. ``state``: done, current, todo or skipped (cannot matter)."""

    id: str
    title: str
    state: str
    first_page: str


@dataclass(frozen=True, slots=True)
class StreamLine:
    """One stream of the live panel. ``state``: met, to_assess, open, not_met, not_covered. ``family`` spells
    out the initials its name begins with, "" for none."""

    id: str
    name: str
    state: str
    state_words: str
    detail: str
    intake: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One answer on the check page. ``page`` is where Change leads; ``parked``: kept but not used."""

    path: str
    page: str
    question: str
    answer: str
    change: str
    parked: bool = False


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The rows of one topic."""

    topic: str
    title: str
    rows: tuple[CheckRow, ...]
