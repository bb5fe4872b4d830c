"""Whether any work in the profile's main occupation counts, whatever its length (sheet 06, ``ee.draw``)."""

from __future__ import annotations

from collections.abc import Sequence

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, leaf
from poci_desktop.rules.measures.work.counting import Counting, count
from poci_desktop.rules.measures.work.filters import CANADIAN, FEDERAL, Filters
from poci_desktop.rules.measures.work.telling import facts_read
from poci_desktop.rules.measures.work.timeline import Piece
from poci_desktop.rules.truth import Truth

RULES = ((FEDERAL, "fsw.exp.window"), (CANADIAN, "cec.exp.window"))


def counted_in_main_occupation(context: Context) -> Finding:
    """A day of work that passes the filters and the window of one of the two federal programs.

    MET and TO_ASSESS by the sums of sheet 13.1, UNKNOWN while a filter is not known. No such work is
    TO_ASSESS as well: the sheet leaves what falls short to an officer.
    """
    main = context.known("fact.primary_noc")
    found = [_counting(context, main, *rule) for rule in RULES] if main is not None else []
    counted = [one for one in found if one is not None]
    if not counted:
        missing, unsure = context.gaps("fact.primary_noc", "jobs")
        facts = ("fact.primary_noc", "jobs")
        return leaf(
            Truth.UNKNOWN, facts=facts, open=missing, unsure=unsure, low=Truth.UNKNOWN, high=Truth.MET
        )
    truth = max(one.truth() for one in counted)
    bounds = [one.bounds(one.truth()) for one in counted]
    low, high = max(low for low, _ in bounds), max(high for _, high in bounds)
    shown = Truth.MET if truth == 3 else Truth.UNKNOWN if truth == 1 else Truth.TO_ASSESS
    gaps = [one.gaps() for one in counted] if low != high else []
    least = shown if low == high else Truth.UNKNOWN
    return leaf(
        shown,
        facts=tuple(dict.fromkeys(("fact.primary_noc", *facts_read(context)))),
        open=tuple(dict.fromkeys(path for missing, _ in gaps for path in missing)),
        unsure=tuple(dict.fromkeys(path for _, unsure in gaps for path in unsure)),
        low=least,
        high=Truth.MET if high == 3 else max(shown, Truth.TO_ASSESS, key=int),
    )


def _counting(context: Context, main: str, filters: Filters, window: str) -> Counting | None:
    """The lines that are, or may be, in the main occupation."""
    counting = count(context, filters, int(context.parameter(window)), _any_day)
    if counting is not None:
        counting.keep_occupation(main)
    return counting


def _any_day(pieces: Sequence[Piece], careful: bool) -> int:
    return 3 if any(piece.end > piece.start for piece in pieces) else 0
