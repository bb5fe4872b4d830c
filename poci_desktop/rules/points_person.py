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
from poci_desktop.rules.points import NOTHING, Read, Reading, banded, bands, gaps
from poci_desktop.rules.truth import Truth

PERMIT = ("status.type", "status.expiry", "status.extension_filed", "status.maintained_from")
GOES_ON = ("work_permit", "study_permit", "maintained")
"""Papers that may still be valid themselves while their last day is not known."""
NOTICE = ("eoi.noa_best_year_earnings", "eoi.noa_issue_date")
RETAKE_REFUSED = ("mg", "owp03", "owp45", "owpmd")
"""Streams whose pages refuse a report with one skill taken again."""
OLD_IN_DOUBT = ("owp03", "owp45", "owpmd")
"""Streams whose text on the age of a test was not seen (sheet 14.3): an old report may count."""
TWO, ONE = "two_languages", "one_language"
FIRST_OF_TWO, SECOND_OF_TWO = 7, 6


def _permit(context: Context, stream: str) -> Reading:
    """A work permit, or also a study permit in the student and graduate streams, valid on the day."""
    work_only = stream in ("fw", "ids")
    held, missing = ("work_permit", "no_work_permit") if work_only else ("work_or_study_permit", "no_permit")
    accepted = ("work_permit",) if work_only else ("work_permit", "study_permit")
    valid, notes = permit_valid(context, accepted)
    levels = {True: (held,), False: (missing,), None: (missing, held)}[valid]
    if valid and context.known("app.location_at_filing") == "abroad":
        notes = (*notes, Note("eoi.permit_abroad"))
    return Reading(levels, notes=notes, **gaps(context, permit_paths(context)))


def permit_valid(context: Context, accepted: tuple[str, ...]) -> tuple[bool | None, tuple[Note, ...]]:
    """Whether an accepted permit is valid on the day, itself or as maintained status, and what is said of it.

    None: not known, or for Ontario to say (the extension was asked on the very last day, or the dates show
    one asked in time although the person names no permit).
    """
    paper, expiry, _, before = (context.known(path) for path in PERMIT)
    if paper is None or paper in ("other", "refugee_claimant"):
        return None, ()
    if paper in ("work_permit", "study_permit", "visitor_record"):
        before = paper
    if before is not None and before not in accepted:
        return False, ()
    lost = paper in ("none", "restoration_pending")
    if expiry is not None and expiry >= context.day:
        return (None if before is None else True, ()) if not lost else (False, ())
    kept, notes = _kept(context)
    if paper == "none" and not notes:
        return False, ()
    if kept and lost:
        return None, (Note("eoi.permit_by_dates"),)
    return (None if before is None and kept else kept), notes


def _kept(context: Context) -> tuple[bool | None, tuple[Note, ...]]:
    """Whether an extension asked in time keeps what ended on a day gone by (None: not known, or that day)."""
    expiry, extension = context.known("status.expiry"), context.known("status.extension_filed")
    if extension == "none":
        return (None if expiry is None and context.known("status.type") in GOES_ON else False), ()
    if expiry is None or extension is None:
        return None, ()
    if extension == expiry:
        return None, (Note("eoi.permit_last_day"),)
    return extension < expiry, (Note("eoi.keep_letter"),) if extension < expiry else ()


def permit_paths(context: Context) -> tuple[str, ...]:
    """The facts that decide whether the permit is valid, as far as the answers go."""
    paper, expiry, extension, before = PERMIT
    kind, ends = context.known(paper), context.known(expiry)
    dates = (expiry,) if ends is not None and ends >= context.day else (expiry, extension)
    if kind in ("maintained", "restoration_pending"):
        return (paper, *dates, before)
    if kind in ("work_permit", "study_permit"):
        return (paper, *dates)
    if kind == "none" and ends is not None and context.known(extension) is not None:
        return PERMIT
    return (paper,) if kind is not None else (paper, expiry)


def _earnings(context: Context, stream: str) -> Reading:
    """One calendar year on one Notice of Assessment issued in the last years; the anniversary still
    counts.
    """
    enough, less = "earnings_40000", "earnings_less"
    earned, issued = (context.known(path) for path in NOTICE)
    low = context.parameter("eoi.earnings")
    if not notice_counts(context, "eoi.notice_years") or (isinstance(earned, Decimal) and earned < low):
        levels: tuple[str, ...] = (less,)
    elif earned is None or issued is None:
        levels = (less, enough)
    else:
        levels = (enough,)
    return Reading(levels, **gaps(context, NOTICE))


def notice_counts(context: Context, years: str) -> bool:
    """Whether the notice may be one of the last ``years`` (a parameter): its day fits, or is not known."""
    issued = context.known("eoi.noa_issue_date")
    if not isinstance(issued, date):
        return True
    return issued <= context.day <= add_years(issued, int(context.parameter(years)))


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one language is worth: overall level at least and at most, and whether a test proves it."""

    low: int = 0
    high: int = 0
    tested: bool = False
    may_be_tested: bool = False
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def spoken_in(context: Context, language: str, stream: str) -> Spoken:
    """The best single sitting of a language; abilities of two sittings are never mixed.

    A report whose test is not named may be in this language. Results said to be in hand of which no report
    was entered could be worth anything.
    """
    fact = f"lang.{language}_test"
    answer = context.fact(fact)
    if answer == "none":
        return Spoken(facts=(fact,))
    listed = [s for s in sittings(context) if s.language in (language, "")]
    found = [s for s in listed if _counts(s, stream)]
    missing, unsure = context.gaps(fact)
    open_ = tuple(dict.fromkeys((*missing, *(p for s in found for p in s.open))))
    unsure = tuple(dict.fromkeys((*unsure, *(p for s in found for p in s.unsure))))
    facts = (fact, *(p for s in found for p in s.facts))
    if answer != "have" or not listed:
        if answer == "have":
            asked, doubt = context.gaps("lang.test")
            open_, unsure = (*open_, *(asked if asked or doubt else ("lang.test",))), (*unsure, *doubt)
        best = max((s.lowest for s in found if _sure(s)), default=0)
        return Spoken(best, TOP, any(_sure(s) for s in found), True, open_, unsure, facts)
    sure = [s for s in found if _sure(s)]
    return Spoken(
        low=max((s.lowest for s in sure), default=0),
        high=max((s.highest for s in found), default=0),
        tested=bool(sure),
        may_be_tested=bool(found),
        open=open_,
        unsure=unsure,
        facts=facts,
    )


def _counts(sitting: Sitting, stream: str) -> bool:
    """Not a test that is refused, nor a report with one skill taken again where the page refuses it."""
    doubtful = sitting.why == "old" and stream in OLD_IN_DOUBT
    refused = sitting.retake is True and stream in RETAKE_REFUSED
    return (sitting.usable is not Truth.NOT_MET or doubtful) and not refused


def _sure(sitting: Sitting) -> bool:
    """A usable report whose abilities were all taken together (a retake is silent: with and without it)."""
    return sitting.usable is Truth.MET and sitting.retake is False


def _language_level(context: Context, stream: str) -> Reading:
    return language_reading(context, stream, "eoi.lang_level")


def language_reading(context: Context, stream: str, factor: str) -> Reading:
    """The better of the two official languages, the least of the four abilities."""
    spoken = [spoken_in(context, language, stream) for language in (ENGLISH, FRENCH)]
    low, high = max(s.low for s in spoken), max(s.high for s in spoken)
    return spoken_reading(banded(bands(context, stream, factor), low, high), spoken)


def _two_languages(context: Context, stream: str) -> Reading:
    """Both languages from levels 7 and 6; one otherwise; nothing without any accepted test."""
    spoken = [spoken_in(context, language, stream) for language in (ENGLISH, FRENCH)]
    least = _pair([s.low for s in spoken], any(s.tested for s in spoken))
    most = _pair([s.high for s in spoken], any(s.may_be_tested for s in spoken))
    order = (NOTHING, ONE, TWO)
    return spoken_reading(order[order.index(least) : order.index(most) + 1], spoken)


def _pair(levels: list[int], tested: bool) -> str:
    first, second = max(levels), min(levels)
    if first >= FIRST_OF_TWO and second >= SECOND_OF_TWO:
        return TWO
    return ONE if tested else NOTHING


def spoken_reading(levels: tuple[str, ...], spoken: list[Spoken]) -> Reading:
    """The levels, with what was read of both languages."""
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
