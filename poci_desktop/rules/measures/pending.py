"""Findings of an answer that is not there yet: not asked, not known, or planned (sheet 00, 1.4)."""

from __future__ import annotations

from poci_desktop.facts.answers import Planned
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.truth import Truth


def unanswered(context: Context, *paths: str, notes: tuple[Note, ...] = ()) -> Finding:
    """UNKNOWN because answers to ``paths`` are missing or "I don't know"."""
    missing, unsure = context.gaps(*paths)
    facts = tuple(context.path(path) for path in paths)
    return leaf(Truth.UNKNOWN, facts=facts, open=missing, unsure=unsure, notes=notes)


def planned(path: str, answer: Planned, note: str) -> Finding:
    """UNKNOWN until it is in hand; the note ``NOTE_by`` names the day when the person gave one."""
    if answer.by is None:
        return cannot_tell((path,), Note(note))
    return cannot_tell((path,), Note(f"{note}_by", (("by", Value("date", answer.by)),)))


def cannot_tell(facts: tuple[str, ...], *notes: Note) -> Finding:
    """UNKNOWN with nothing left to ask: only another answer, or the source, could move it."""
    return leaf(Truth.UNKNOWN, facts=facts, low=Truth.NOT_MET, high=Truth.MET, notes=notes)
