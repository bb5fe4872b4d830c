"""Two packs compared: for each stream what changed in words, and one person whose verdict changes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from poci_desktop.facts.paths import get, pattern
from poci_desktop.interview.catalogue import Catalogue
from poci_desktop.interview.names import Names
from poci_desktop.interview.wording import CaseWording
from poci_desktop.localizer import Localizer
from poci_desktop.report.pack_changes import Teller, Told
from poci_desktop.report.sentences import can_apply_words, capital, intake_words, verdict_words
from poci_desktop.rules.assess import StreamResult
from poci_desktop.rules.pack import Pack, Stream
from poci_desktop.rules.turned import Differences, Turned, told, verdict

WIDTH = 100
FORMAT = 1


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person whom the two packs tell differently, and the sentence that says so."""

    turned: Turned
    sentence: str


@dataclass(frozen=True, slots=True)
class StreamDiff:
    """One stream: what changed and for whom. ``nobody`` says why no person is named, "" when one is."""

    id: str
    name: str
    changes: tuple[Told, ...]
    person: PersonFound | None
    nobody: str


@dataclass(frozen=True, slots=True)
class PackDiff:
    """Both packs in a line each, stream by stream, and what belongs to no stream in particular."""

    old: Pack
    new: Pack
    language: str
    heads: tuple[str, str]
    streams: tuple[StreamDiff, ...]
    general: tuple[Told, ...]

    @property
    def same(self) -> bool:
        """Whether the two packs say the same, dates and sequence included."""
        return (
            self.heads[0] == self.heads[1] and not self.general and not any(s.changes for s in self.streams)
        )


def compare_packs(
    old: Pack, new: Pack, differences: Differences, localizer: Localizer, catalogue: Catalogue
) -> PackDiff:
    """What differs between two packs in the localizer's language."""
    teller = Teller(old, new, localizer, catalogue)
    words = _Words(old, new, localizer, catalogue)
    told_of = [(change, teller.told(change)) for change in differences.changes]
    streams = {s.id: s for s in (*old.streams, *new.streams)}
    return PackDiff(
        old,
        new,
        localizer.language,
        (words.head(old), words.head(new)),
        tuple(
            words.stream(stream, tuple(t for c, t in told_of if name in c.streams), differences.people[name])
            for name, stream in streams.items()
        ),
        tuple(t for c, t in told_of if not c.streams),
    )


@dataclass(slots=True)
class _Words:
    old: Pack
    new: Pack
    localizer: Localizer
    catalogue: Catalogue

    def head(self, pack: Pack) -> str:
        date_of = self.localizer.date
        return self.localizer.text(
            "{id}, sequence {sequence}, verified to {date}, to be checked again by {by}",
            id=pack.id,
            sequence=str(pack.sequence),
            date=date_of(pack.verified_to),
            by=date_of(pack.review_by),
        )

    def stream(self, stream: Stream, own: tuple[Told, ...], found: Turned | None) -> StreamDiff:
        """The stream in words, with the person found or why there is none."""
        nobody = ""
        if found is None and own:
            if not all(any(s.id == stream.id for s in pack.streams) for pack in (self.old, self.new)):
                nobody = self.localizer.text(
                    "Only one of the packs has this stream: no verdict can be compared."
                )
            elif any(told.change.decides for told in own):
                nobody = self.localizer.text(
                    "Nobody whose verdict changes was found among the examples and their neighbours."
                )
            else:
                nobody = self.localizer.text("Only words change: no verdict can change.")
        person = PersonFound(found, self._sentence(found)) if found else None
        return StreamDiff(stream.id, capital(self.localizer.words(stream.name)), own, person, nobody)

    def _sentence(self, found: Turned) -> str:
        text = self.localizer.text
        title = text("“{words}”", words=self.localizer.words(found.example.title))
        who = text("{title}, filing on {day}", title=title, day=self.localizer.date(found.on))
        changed = "; ".join(self._answers(found))
        if found.shifted:
            who = text("{who}, every date of the example moved with that day", who=who)
        if changed:
            who = text("{who}, with other answers ({answers})", who=who, answers=changed)
        before, after = self._outcomes(found.before, found.after)
        line = text("{who}: {before} → {after}", who=who, before=before, after=after)
        criterion = self.new.criteria.get(found.criterion) or self.old.criteria.get(found.criterion)
        if criterion is None:
            return f"{line}."
        title = text("“{words}”", words=self.localizer.words(criterion.title))
        return text("{line}. What decides: {title} ({id}).", line=line, title=title, id=criterion.id)

    def _answers(self, found: Turned) -> Iterator[str]:
        wording = CaseWording(found.case, self.catalogue, Names(self.new))
        for path in dict.fromkeys(found.paths):
            label, shown = wording.label(path, self.localizer), wording.answer(path, self.localizer)
            if pattern(path) == "fact.birth_date":
                shown = self.localizer.date(get(found.case, path))
            yield self.localizer.text("{entry}: {label}", entry=label, label=shown)

    def _outcomes(self, before: StreamResult, after: StreamResult) -> tuple[str, str]:
        """What is told differently: the verdict, or else the intake, or else whether one can file."""
        sides = ((before, self.old), (after, self.new))
        if verdict(before) != verdict(after):
            first, second = (verdict_words(self.localizer, r, pack) for r, pack in sides)
        elif told(before)[1] != told(after)[1]:
            first, second = (intake_words(self.localizer, r) for r, _ in sides)
        else:
            first, second = (can_apply_words(self.localizer, r).rstrip(".") for r, _ in sides)
        return first, second


def diff_text(diff: PackDiff, localizer: Localizer) -> str:
    """The comparison for a terminal."""
    text = localizer.text
    if diff.same:
        return text("No difference.")
    lines = [*_wrap(text("{entry}: {label}", entry=text("Old rules"), label=diff.heads[0]))]
    lines += _wrap(text("{entry}: {label}", entry=text("New rules"), label=diff.heads[1]))
    for stream in diff.streams:
        lines += ["", *_wrap(f"{stream.name} ({stream.id})")]
        if not stream.changes:
            lines += _wrap(text("No change.") if not diff.general else text("No change of its own."), "  ")
        lines += _changes(stream.changes)
        if stream.person:
            lines += _wrap(
                text("{entry}: {label}", entry=text("Whose verdict changes"), label=stream.person.sentence),
                "  ",
            )
        elif stream.nobody:
            lines += _wrap(stream.nobody, "  ")
    if diff.general:
        lines += ["", *_wrap(text("All streams, or none in particular")), *_changes(diff.general)]
    return "\n".join(lines)


def _changes(changes: Sequence[Told]) -> Iterator[str]:
    for change in changes:
        yield from _wrap(change.head, "  ")
        for line in change.lines:
            yield from _wrap(f"- {line}", "    ", "      ")


def _wrap(text: str, indent: str = "", after: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if after is None else after,
        break_on_hyphens=False,
        break_long_words=False,
    )


def diff_json(diff: PackDiff) -> dict[str, Any]:
    """The comparison as JSON: stable ids, the words of one language."""
    return {
        "format": FORMAT,
        "language": diff.language,
        "old": _head(diff.old),
        "new": _head(diff.new),
        "same": diff.same,
        "streams": [
            {
                "id": stream.id,
                "name": stream.name,
                "changes": [_change(change) for change in stream.changes],
                "person": _person(stream.person),
                "nobody": stream.nobody,
            }
            for stream in diff.streams
        ],
        "all_streams": [_change(change) for change in diff.general],
    }


def _head(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "sequence": pack.sequence,
        "verified_to": pack.verified_to.isoformat(),
        "review_by": pack.review_by.isoformat(),
    }


def _change(change: Told) -> dict[str, Any]:
    what = change.change
    return {
        "kind": what.kind,
        "id": what.id,
        "change": "added" if what.old is None else "removed" if what.new is None else "changed",
        "criteria": list(what.criteria),
        "words": change.head,
        "details": list(change.lines),
    }


def _person(person: PersonFound | None) -> dict[str, Any] | None:
    if person is None:
        return None
    found = person.turned
    return {
        "example": found.example.id,
        "on": found.on.isoformat(),
        "dates_moved": found.shifted,
        "answers_changed": list(dict.fromkeys(found.paths)),
        "before": _outcome(found.before),
        "after": _outcome(found.after),
        "criterion": found.criterion,
        "words": person.sentence,
    }


def _outcome(result: StreamResult) -> dict[str, str]:
    return dict(zip(("criteria", "intake", "can_apply"), told(result), strict=True))
