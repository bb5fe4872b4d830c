"""Points of the person: permit, earnings, languages. Sheet 11, 3.4, 3.6, 3.10 and 3.11."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note
from poci_desktop.rules.measures.levels import ENGLISH, FRENCH, TOP, Sitting, sittings
from poci_desktop.rules.points import NOTHING, Read, Reading, gaps
from poci_desktop.rules.truth import Truth

PERMIT = ("status.type", "status.expiry", "status.extension_filed", "status.maintained_from")
NOTICE = ("eoi.noa_best_year_earnings", "eoi.noa_issue_date")
LANGUAGE_BANDS = ((9, "clb_9"), (8, "clb_8"), (7, "clb_7"), (0, "clb_6_or_less"))
TWO, ONE = "two_languages", "one_language"
FIRST_OF_TWO, SECOND_OF_TWO = 7, 6


def _permit(context: Context, stream: str) -> Reading:
    """A work permit, or also a study permit in the student and graduate streams, valid on the day."""
    work_only = stream in ("fw", "ids")
    held, missing = ("work_permit", "no_work_permit") if work_only else ("work_or_study_permit", "no_permit")
    accepted = ("work_permit",) if work_only else ("work_permit", "study_permit")
    valid, note = _valid(context, accepted)
    levels = {True: (held,), False: (missing,), None: (missing, held)}[valid]
    return Reading(levels, notes=(Note("eoi.keep_letter"),) if note else (), **gaps(context, PERMIT))


def _valid(context: Context, accepted: tuple[str, ...]) -> tuple[bool | None, bool]:
    """Whether an accepted permit is valid on the day (None: not known), and whether only as maintained."""
    paper, expiry, extension, before = (context.known(path) for path in PERMIT)
    if paper is None or paper in ("other", "refugee_claimant"):
        return None, False
    if paper == "maintained":
        return (None, True) if before is None else (before in accepted, before in accepted)
    if paper not in accepted:
        return False, False
    if expiry is None:
        return None, False
    if expiry >= context.day:
        return True, False
    if extension is None:
        return None, False
    return (extension != "none" and extension <= expiry), True


def _earnings(context: Context, stream: str) -> Reading:
    """One calendar year on one Notice of Assessment issued in the last years; the anniversary still
    counts.
    """
    enough, less = "earnings_40000", "earnings_less"
    earned, issued = (context.known(path) for path in NOTICE)
    low = context.parameter("eoi.earnings")
    old = isinstance(issued, date) and (
        add_years(issued, int(context.parameter("eoi.notice_years"))) < context.day or issued > context.day
    )
    if old or (isinstance(earned, Decimal) and earned < low):
        levels: tuple[str, ...] = (less,)
    elif earned is None or issued is None:
        levels = (less, enough)
    else:
        levels = (enough,)
    return Reading(levels, **gaps(context, NOTICE))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What one language is worth: overall level at least and at most, and whether a test proves it."""

    low: int = 0
    high: int = 0
    tested: bool = False
    may_be_tested: bool = False
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def _spoken(context: Context, language: str, stream: str) -> _Spoken:
    """The best single sitting of a language; abilities of two sittings are never mixed."""
    fact = f"lang.{language}_test"
    answer = context.fact(fact)
    if answer == "none":
        return _Spoken(facts=(fact,))
    found = [s for s in sittings(context) if s.language == language and _counts(s, stream)]
    missing, unsure = context.gaps(fact)
    open_ = tuple(dict.fromkeys((*missing, *(p for s in found for p in s.open))))
    unsure = tuple(dict.fromkeys((*unsure, *(p for s in found for p in s.unsure))))
    facts = (fact, *(p for s in found for p in s.facts))
    if answer != "have" or (not found and context.fact("lang.test") is None):
        gap = context.gaps("lang.test")[0] if answer == "have" else ()
        best = max((s.lowest for s in found if _sure(s)), default=0)
        return _Spoken(best, TOP, any(_sure(s) for s in found), True, (*open_, *gap), unsure, facts)
    sure = [s for s in found if _sure(s)]
    return _Spoken(
        low=max((s.lowest for s in sure), default=0),
        high=max((s.highest for s in found), default=0),
        tested=bool(sure),
        may_be_tested=bool(found),
        open=open_,
        unsure=unsure,
        facts=facts,
    )


def _counts(sitting: Sitting, stream: str) -> bool:
    """Not a test that is refused; the Masters page refuses a report with one skill taken again."""
    return sitting.usable is not Truth.NOT_MET and not (stream == "mg" and sitting.retake is True)


def _sure(sitting: Sitting) -> bool:
    """A usable report whose abilities were all taken together (a retake is silent: with and without it)."""
    return sitting.usable is Truth.MET and sitting.retake is False


def _language_level(context: Context, stream: str) -> Reading:
    """The better of the two official languages, the least of the four abilities."""
    spoken = [_spoken(context, language, stream) for language in (ENGLISH, FRENCH)]
    low, high = max(s.low for s in spoken), max(s.high for s in spoken)
    levels = [
        level
        for index, (least, level) in enumerate(LANGUAGE_BANDS)
        if high >= least and (index == 0 or low < LANGUAGE_BANDS[index - 1][0])
    ]
    return _reading(tuple(levels), spoken)


def _two_languages(context: Context, stream: str) -> Reading:
    """Both languages from levels 7 and 6; one otherwise; nothing without any accepted test."""
    spoken = [_spoken(context, language, stream) for language in (ENGLISH, FRENCH)]
    least = _pair([s.low for s in spoken], any(s.tested for s in spoken))
    most = _pair([s.high for s in spoken], any(s.may_be_tested for s in spoken))
    order = (NOTHING, ONE, TWO)
    return _reading(order[order.index(least) : order.index(most) + 1], spoken)


def _pair(levels: list[int], tested: bool) -> str:
    first, second = max(levels), min(levels)
    if first >= FIRST_OF_TWO and second >= SECOND_OF_TWO:
        return TWO
    return ONE if tested else NOTHING


def _reading(levels: tuple[str, ...], spoken: list[_Spoken]) -> Reading:
    return Reading(
        levels,
        facts=tuple(dict.fromkeys(p for s in spoken for p in s.facts)),
        open=tuple(dict.fromkeys(p for s in spoken for p in s.open)),
        unsure=tuple(dict.fromkeys(p for s in spoken for p in s.unsure)),
    )


READERS: Mapping[str, Read] = {
    "eoi.permit": _permit,
    "eoi.earnings": _earnings,
    "eoi.lang_level": _language_level,
    "eoi.lang_two": _two_languages,
}
