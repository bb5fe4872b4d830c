"""One year of work that may be in pieces (Canadian Experience Class, Skilled Trades): sheet 13.1.

* P1 and P3: 364 days on which at least 30 hours a week are held, in one job or in several;
* P2: one job of at least 15 hours a week whose hours, at most 30 a week, reach 1,560 inside 24 months;
* capped hours that reach 1,560 in the window in any other way: to be assessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.work.counting import SHORT, Counting, count
from poci_desktop.rules.measures.work.filters import CANADIAN, TRADES, asked, is_physician
from poci_desktop.rules.measures.work.full_and_part_time import FULL, PART, full_day, part_hours
from poci_desktop.rules.measures.work.lines import Exact
from poci_desktop.rules.measures.work.telling import Parts, not_listed, shown_hours
from poci_desktop.rules.measures.work.timeline import Piece, best_period, by_job, hours_held, segments, total
from poci_desktop.rules.truth import Truth


class OneYear(NamedTuple):
    """Hours of one year, and the period (months) part-time hours must fit in."""

    hours: int
    months: int

    @property
    def days(self) -> int:
        """Days at 30 hours a week that make those hours: 52 weeks, 364 days."""
        return -(-self.hours * 7 // FULL)

    def judge(self, pieces: Sequence[Piece], careful: bool) -> int:
        """3 by one of the patterns, 2 by any other sum of capped hours, else 0."""
        found = segments(pieces)
        need = self.hours * 7
        capped = total(found, capped_hours, careful)
        if capped < need:
            return 0
        if total(found, full_day, careful) >= self.days:
            return 3
        for alone in by_job(pieces, PART, FULL, need):
            if best_period(alone, self.months, part_hours, need, careful) >= need:
                return 3
        return 2


LICENCE_HINTS = (
    ("st.licence.hints", "W-LICENCE-CHECK"),
    ("st.licence.other_laws", "W-LICENCE-OTHER"),
)
"""Sheet 08: occupations whose "no licence needed" is kept, with a remark."""


def capped_hours(held: Sequence[Piece]) -> Exact:
    """Hours of all jobs held, at most 30 a week."""
    return min(FULL, hours_held(held))


def one_year(context: Context) -> OneYear:
    """One year as the pack defines it."""
    return OneYear(int(context.parameter("work.year_hours")), int(context.parameter("work.year_period")))


def year_in_canada(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``hcp.cec.exp`` and ``fssw.cec.exp``; the part ``physician`` is the exception for their own
    practice.
    """
    key = ("work.year_in_canada", context.day)
    if key not in context.memo:
        context.memo[key] = _year_in_canada(context)
    found: Finding = context.memo[key]
    return found


def _year_in_canada(context: Context) -> Finding:
    needs = one_year(context)
    counting = count(context, CANADIAN, int(context.parameter("cec.exp.window")), needs.judge)
    if counting is None:
        return not_listed(context)
    parts, measured, limit = _tell(context, counting, needs)
    with_ = asked(context)
    own = [
        line
        for line, level in zip(counting.lines, counting.worst, strict=True)
        if level == 3
        and "yes" in (line.job.self_employed, line.job.own_business)
        and is_physician(line, with_)
    ]
    notes = tuple(Note("work.physician", (("job", Value("entry", line.path)),)) for line in own)
    exception = leaf(Truth.MET if own else Truth.N_A, criterion="physician", notes=notes)
    return parts.single(measured, limit, (exception,))


def year_in_trade(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``st.exp``: the sum of the work that passes every filter of sheet 08."""
    needs = one_year(context)
    counting = count(context, TRADES, int(context.parameter("st.exp.window")), needs.judge)
    if counting is None:
        return not_listed(context, ("length", *TRADES.names, "window"))
    parts, measured, limit = _tell(context, counting, needs)
    for line in counting.lines:
        noc = line.job.noc
        if not isinstance(noc, str) or line.job.licence_required != "no":
            continue
        for name, note in LICENCE_HINTS:
            if context.pack.in_list(name, noc, context.day):
                parts.note("licence", note, job=Value("entry", line.path))
    return parts.finding(measured, limit)


def _tell(context: Context, counting: Counting, needs: OneYear) -> tuple[Parts, Value, Value]:
    truth = counting.truth()
    parts = Parts(context, counting, truth, ("length",))
    sure = counting.pieces(SHORT)
    measured = shown_hours(total(segments(sure), capped_hours, True) if sure else 0)
    limit = Value("hours", needs.hours)
    parts.note("length", "work.year_counted", counted=measured, limit=limit)
    if truth == 2 and not parts.blamed:
        parts.note("length", "work.mixture", hours=measured)
    parts.figure("length", measured, limit)
    return parts, measured, limit
