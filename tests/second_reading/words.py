"""Truth words, the order of sheet 00 §1.2, and calendar arithmetic of §1.4."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

MET = "met"
TO_ASSESS = "to_be_assessed"
UNKNOWN = "cannot_tell"
NOT_MET = "not_met"
N_A = "does_not_apply"

NOT_COVERED = "not_covered"
NO_VERDICT = "no_verdict"

_RANK = {NOT_MET: 0, UNKNOWN: 1, TO_ASSESS: 2, MET: 3}
_WORD = {rank: word for word, rank in _RANK.items()}

FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2026, 5, 29)


@dataclass(frozen=True)
class Reading:
    """The verdict on a stream, and the truth of the criteria the reading can name."""

    verdict: str
    criteria: dict[str, str] = field(default_factory=dict)


def least(words: Iterable[str]) -> str:
    """ALL: the minimum; what does not apply is dropped."""
    ranks = [_RANK[word] for word in words if word != N_A]
    return _WORD[min(ranks)] if ranks else N_A


def most(words: Iterable[str]) -> str:
    """ANY: the maximum; what does not apply is dropped."""
    ranks = [_RANK[word] for word in words if word != N_A]
    return _WORD[max(ranks)] if ranks else N_A


def same_or_unknown(words: Iterable[str]) -> str:
    """One of these readings is the true one and nobody knows which: what they share, else "cannot tell"."""
    found = set(words)
    return found.pop() if len(found) == 1 else UNKNOWN


def choose(answer: object, words: dict[str, str]) -> str:
    """The truth word of an answer; not asked, not known or planned is "cannot tell"."""
    return words.get(answer, UNKNOWN) if isinstance(answer, str) else UNKNOWN


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later; a day the month does not have becomes its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(last, day.day))
        except ValueError:
            continue
    raise AssertionError(day)


def at_least(words: Iterable[str]) -> str:
    """One of these readings is the true one: "to be assessed" or better whichever it is, else as above."""
    found = set(words)
    if found <= {MET, TO_ASSESS}:
        return least(found)
    return same_or_unknown(found)
