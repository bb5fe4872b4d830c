"""Language points of the federal 67-point grid (sheet 13.3 b and c, 14.6).

Either language may be named first; the one named first must reach level 7 in all four abilities, the other
can only be second. Both orders are computed and the better one kept. Each report is taken alone, never mixed.
"""

from __future__ import annotations

from typing import NamedTuple

from poci_desktop.facts.answers import Planned
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.levels import (
    ENGLISH,
    FRENCH,
    NOTIFIED,
    TOP,
    Sitting,
    early_pte,
    received,
    sittings,
    unlisted_only,
)
from poci_desktop.rules.measures.points import Points
from poci_desktop.rules.truth import Truth

FIRST_MINIMUM = 7
SECOND_MINIMUM, SECOND_POINTS = 5, 4
PER_ABILITY = {7: 4, 8: 5, 9: 6, 10: 6}
BEST = (TOP,) * 4

Four = tuple[int, ...]


class Reports(NamedTuple):
    """The levels of one language's reports: sure, with those in doubt (a retaken skill, an early PTE Core),
    and at most; and what is missing.
    """

    sure: tuple[Four, ...]
    likely: tuple[Four, ...]
    most: tuple[Four, ...]
    open: tuple[str, ...]
    unsure: tuple[str, ...]


class Order(NamedTuple):
    """Points of the best order: total, first language, second language, and which one is first."""

    total: int
    first: int
    second: int
    language: str


class LanguagePoints(NamedTuple):
    """Items b and c as they are shown, both together, and the language named first ("" when none can be).

    ``both`` is less wide than the items added up: the language that is first is not second.
    """

    first: Points
    second: Points
    both: Points
    language: str


def language_points(context: Context) -> LanguagePoints:
    """Points of the best order."""
    english, french = reports(context, ENGLISH), reports(context, FRENCH)
    possible = best_order(english.most, french.most, strict=True)
    strict = bool(possible.language)  # when none can reach level 7, the abilities are only added up
    sure = best_order(english.sure, french.sure, strict)
    likely = max(best_order(english.likely, french.likely, strict), sure)
    most = max(best_order(english.most, french.most, strict), likely)
    missing = (*english.open, *french.open), (*english.unsure, *french.unsure)
    return LanguagePoints(
        _range(sure.first, likely.first, most.first, missing),
        _range(sure.second, likely.second, most.second, missing),
        _range(sure.total, likely.total, most.total, missing),
        sure.language if strict else "",
    )


def _range(sure: int, likely: int, most: int, missing: tuple[tuple[str, ...], tuple[str, ...]]) -> Points:
    """From the least to the most of the three readings, whose best orders may differ."""
    least, most = min(sure, likely, most), max(sure, likely, most)
    return Points(least, least, most) if least == most else Points(least, max(least, likely), most, *missing)


def unsaid(context: Context) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Answers not given on a language whose reports are entered and counted: "none" would take them away."""
    languages = {s.language for s in sittings(context) if s.usable is Truth.MET and s.language}
    return context.gaps(*(f"lang.{language}_test" for language in sorted(languages)))


def reports(context: Context, language: str) -> Reports:
    """Every usable report of ``language``; none in hand is a fact, one to come could give anything."""
    fact = f"lang.{language}_test"
    answer = context.known(fact)
    entered = sittings(context)
    if answer == "none":
        return _denied([s for s in entered if s.language == language and s.usable is not Truth.NOT_MET])
    known = [s for s in entered if s.language in ("", language) and s.name != "other"]
    usable = [s for s in known if s.usable is not Truth.NOT_MET]
    counted = [s for s in usable if s.usable is Truth.MET and s.language]
    open_, unsure = context.gaps(fact)
    waiting = answer is None or isinstance(answer, Planned)
    if answer is None:
        open_, unsure = context.gaps(fact, "lang.test")
    unnamed = [s for s in known if not s.language]
    refused = any(s.name == "other" for s in entered) and unlisted_only(context)
    if answer == "have" and len(known) == len(unnamed) and (unnamed or not refused):
        waiting = True  # no report entered is known to be in this language
        listed, unlisted = context.gaps("lang.test")
        open_, unsure = (listed or (() if unlisted or unnamed else ("lang.test",))), unlisted
        open_ = (*open_, *(path for s in unnamed if s not in usable for path in s.open))
        unsure = (*unsure, *(path for s in unnamed if s not in usable for path in s.unsure))
    if any(too_early(context, s) for s in counted):
        asked, doubted = context.gaps(received(NOTIFIED))
        open_, unsure = (*open_, *asked), (*unsure, *doubted)
    return Reports(
        tuple(_four(s, 0) for s in counted if s.retake is False and not too_early(context, s)),
        tuple(_four(s, 0) for s in counted if s.retake is not None),
        (*(_four(s, 1) for s in usable), *((BEST,) if waiting else ())),
        (*open_, *(path for s in usable for path in s.open)),
        (*unsure, *(path for s in usable for path in s.unsure)),
    )


def too_early(context: Context, sitting: Sitting) -> bool:
    """A PTE Core report under a notification of its first day or before is in doubt (14.2)."""
    return early_pte(context, sitting, NOTIFIED) is True


def _denied(contrary: list[Sitting]) -> Reports:
    """No results are said to be in hand: nothing is sure, and a report entered against it may still count."""
    return Reports(
        (),
        (),
        tuple(_four(s, 1) for s in contrary),
        tuple(path for s in contrary for path in s.open),
        tuple(path for s in contrary for path in s.unsure),
    )


def _four(sitting: Sitting, bound: int) -> Four:
    return tuple(level[bound] for level in sitting.levels)


def best_order(english: tuple[Four, ...], french: tuple[Four, ...], strict: bool) -> Order:
    """The better of both orders; ``strict``: only a language at level 7 throughout can be named first.

    While none is known to reach it but one still may, neither item has a point that is sure.
    """
    best = Order(0, 0, 0, "")
    for language, mine, others in ((ENGLISH, english, french), (FRENCH, french, english)):
        second = SECOND_POINTS if any(min(four) >= SECOND_MINIMUM for four in others) else 0
        for four in mine:
            if strict and min(four) < FIRST_MINIMUM:
                continue
            first = sum(PER_ABILITY.get(level, 0) for level in four)
            best = max(best, Order(first + second, first, second, language))
    return best
