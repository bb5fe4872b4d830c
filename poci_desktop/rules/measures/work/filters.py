"""The filters of each stream, line by line: occupation, pay, place, permission, kind of work, licence.

A filter reads one line and what the stream compares it with (:class:`Asked`). Answers a sheet decides when
they were not asked (own company, seasonal, place pattern, living in Ontario) are taken as the sheet says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from poci_desktop.facts.answers import DONT_KNOW, DontKnow, Planned
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.work.lines import Line
from poci_desktop.rules.measures.work.marks import DOUBT, FAIL, PASS, SILENT, Mark, both, waits, yes_no

SKILLED = "0123"


class Asked(NamedTuple):
    """What job lines are compared with."""

    offer_noc: object
    primary_noc: object
    declared_nocs: object
    context: Context

    def listed(self, name: str, code: str) -> bool:
        """Whether ``code`` is in a list of the pack on the reference day."""
        return self.context.pack.in_list(name, code, self.context.day)


def asked(context: Context) -> Asked:
    """The occupations of the offer and of the profile."""
    case = context.case
    return Asked(case.offer.noc, case.fact.primary_noc, case.ee.declared_nocs, context)


Filter = Callable[[Line, Asked], Mark]


def every(*filters: Filter) -> Filter:
    """One filter of several that must all hold."""

    def joined(line: Line, with_: Asked) -> Mark:
        found = []
        for test in filters:
            mark = test(line, with_)
            if mark.high == 0:
                return mark
            if mark is not PASS:
                found.append(mark)
        return both(*found) if found else PASS

    return joined


def duties(line: Line, _: Asked) -> Mark:
    """Sheet 13.1: "no" takes the job out of that code; "partly" and "unsure" cannot be told."""
    answer = line.job.duties_match
    if answer in ("partly", "unsure"):
        return SILENT
    return yes_no(answer, f"{line.path}.duties_match", PASS, FAIL)


def _same_code(line: Line, code: object, path: str) -> Mark:
    noc = line.job.noc
    if not isinstance(noc, str):
        mark = waits(noc, f"{line.path}.noc")
        return mark if isinstance(code, str) else both(mark, waits(code, path))
    if not isinstance(code, str):
        return waits(code, path)
    return PASS if noc == code else FAIL


def offered_occupation(line: Line, with_: Asked) -> Mark:
    """The five-digit code of the job offer."""
    return _same_code(line, with_.offer_noc, "offer.noc")


def primary_occupation(line: Line, with_: Asked) -> Mark:
    """The five-digit code of the profile's main occupation."""
    return _same_code(line, with_.primary_noc, "fact.primary_noc")


def skilled(line: Line, _: Asked) -> Mark:
    """TEER 0 to 3: the second digit of the code."""
    noc = line.job.noc
    if not isinstance(noc, str):
        return waits(noc, f"{line.path}.noc")
    return PASS if noc[1] in SKILLED else FAIL


def skilled_main(line: Line, with_: Asked) -> Mark:
    """TEER 0 to 3 of the main occupation, which settles it for a line whose own code is not known."""
    main = with_.primary_noc
    if isinstance(main, str) and main[1] not in SKILLED:
        return FAIL
    return skilled(line, with_)


def eligible_trade(line: Line, with_: Asked) -> Mark:
    """Sheet 08: the occupation groups of the Skilled Trades stream."""
    noc = line.job.noc
    if not isinstance(noc, str):
        return waits(noc, f"{line.path}.noc")
    return PASS if with_.listed("st.exp.trades", noc) else FAIL


def declared(line: Line, with_: Asked) -> Mark:
    """Sheet 08: the occupation must be in the profile, main occupation included."""
    noc, main, others = line.job.noc, with_.primary_noc, with_.declared_nocs
    if isinstance(noc, str) and (noc == main or (isinstance(others, tuple) and noc in others)):
        return PASS
    gaps = [] if isinstance(noc, str) else [waits(noc, f"{line.path}.noc")]
    if not isinstance(main, str):
        gaps.append(waits(main, "fact.primary_noc"))
    if not isinstance(others, tuple):
        gaps.append(waits(others, "ee.declared_nocs"))
    return both(*gaps) if gaps else FAIL


def paid(line: Line, _: Asked) -> Mark:
    """Volunteer work and unpaid internships never count."""
    return yes_no(line.job.paid, f"{line.path}.paid", PASS, FAIL)


def _in_canada(line: Line) -> Mark:
    country, province = line.job.country, line.job.province
    if isinstance(country, str):
        return PASS if country == "CA" else FAIL
    return PASS if isinstance(province, str) else waits(country, f"{line.path}.country")


def in_canada(line: Line, _: Asked) -> Mark:
    """Work done in Canada; work for an employer elsewhere or across provinces leaves a doubt (13.1)."""
    return both(_in_canada(line), _pattern(line))


def abroad(line: Line, _: Asked) -> Mark:
    """Work done outside Canada."""
    mark = _in_canada(line)
    return {0: PASS, 3: FAIL}.get(mark.truth, mark)


def in_ontario(line: Line, _: Asked) -> Mark:
    """Work done in Ontario; work for an employer elsewhere or across provinces leaves a doubt (03, 08)."""
    place = _in_canada(line)
    if place.truth == 3:
        province = line.job.province
        if not isinstance(province, str):
            place = waits(province, f"{line.path}.province")
        elif province != "ON":
            place = FAIL
    return both(place, _pattern(line))


def _pattern(line: Line) -> Mark:
    pattern = line.job.place_pattern
    if isinstance(pattern, DontKnow):
        return waits(pattern, f"{line.path}.place_pattern", low=2)
    return PASS if pattern in (None, "at_place") else DOUBT


def lived_in_ontario(line: Line, _: Asked) -> Mark:
    """Sheet 03: not asked is yes for a job in Ontario."""
    answer = line.job.lived_in_ontario
    return PASS if answer is None else yes_no(answer, f"{line.path}.lived_in_ontario", PASS, FAIL)


def authorised(line: Line, _: Asked) -> Mark:
    """Work in Canada: status and permission; work abroad has no such test.

    "Not in Canada" said of a job in Canada is a contradiction and cannot be told.
    """
    answer = line.job.authorised
    if answer == "yes":
        return PASS
    place = _in_canada(line)
    if place is FAIL:
        return PASS
    if place is not PASS:
        return place
    if answer == "not_in_Canada":
        return SILENT
    return yes_no(answer, f"{line.path}.authorised", PASS, FAIL)


def authorised_here(line: Line, with_: Asked) -> Mark:
    """As :func:`authorised`, where only work in Canada counts: "no" excludes the line before its place is
    known.
    """
    answer = line.job.authorised
    return FAIL if answer == "no" and _in_canada(line) is not FAIL else authorised(line, with_)


def student_doubt(line: Line, _: Asked) -> Mark:
    """Work during full-time study is not excluded, but an officer must judge it if it is needed (01, 06)."""
    return yes_no(line.job.student_fulltime, f"{line.path}.student_fulltime", DOUBT, PASS)


def student_excluded(line: Line, _: Asked) -> Mark:
    """Work during full-time study does not count (Canadian Experience Class, Skilled Trades)."""
    return yes_no(line.job.student_fulltime, f"{line.path}.student_fulltime", FAIL, PASS)


def own_work_proved(line: Line, _: Asked) -> Mark:
    """Self-employment and one's own or the spouse's company, by the four answers of ``verifiable``."""
    own, company = line.job.self_employed, line.job.own_business
    if own == "no" and company in (None, "no"):
        return PASS
    proof = _proof(line)
    if own == "yes" or company == "yes":
        return proof
    gaps = []
    if own != "no":
        gaps.append(waits(own, f"{line.path}.self_employed"))
    if company is DONT_KNOW:
        gaps.append(waits(company, f"{line.path}.own_business"))
    return both(*gaps) if line.job.verifiable != "yes" else PASS


def _proof(line: Line) -> Mark:
    answer = line.job.verifiable
    if answer == "partly":
        return DOUBT
    return yes_no(answer, f"{line.path}.verifiable", PASS, FAIL)


def employed(line: Line, with_: Asked) -> Mark:
    """Self-employment does not count; one's own or the spouse's company leaves a doubt (CEC, Skilled
    Trades).
    """
    own, company = line.job.self_employed, line.job.own_business
    if own != "no":
        return yes_no(own, f"{line.path}.self_employed", FAIL, PASS)
    if company is DONT_KNOW:
        return waits(company, f"{line.path}.own_business", low=2)
    return DOUBT if company == "yes" else PASS


def employed_or_physician(line: Line, with_: Asked) -> Mark:
    """As :func:`employed`, but a physician's own practice counts in full once the exception is in force."""
    if is_physician(line, with_):
        return PASS
    mark = employed(line, with_)
    if mark is not PASS and not isinstance(line.job.noc, str) and with_.listed("work.physicians", "31100"):
        gap = waits(line.job.noc, f"{line.path}.noc", low=mark.low)
        return gap._replace(open=(*mark.open, *gap.open), unsure=(*mark.unsure, *gap.unsure))
    return mark


def is_physician(line: Line, with_: Asked) -> bool:
    """Whether the exception for physicians is in force and covers this occupation."""
    return isinstance(line.job.noc, str) and with_.listed("work.physicians", line.job.noc)


def not_seasonal(line: Line, _: Asked) -> Mark:
    """Sheet 03: past seasonal work counts, but leaves a doubt where it is needed; not asked is no."""
    answer = line.job.seasonal
    if answer is None:
        return PASS
    return yes_no(answer, f"{line.path}.seasonal", DOUBT, PASS)


def licence(line: Line, _: Asked) -> Mark:
    """Sheet 08: a licence the law requires is held on the filing day and was held during the work.

    An apprentice may work without one: the day of the registration, when it was not given, is not asked.
    """
    job, path = line.job, line.path
    if job.licence_required != "yes":
        return yes_no(job.licence_required, f"{path}.licence_required", FAIL, PASS)
    held = job.licence_held
    if held == "no":
        return FAIL
    if isinstance(held, Planned):
        return SILENT
    if held is None or isinstance(held, DontKnow):
        return waits(held, f"{path}.licence_held")
    since_known = job.licence_from is not None and not isinstance(job.licence_from, DontKnow)
    if held == "yes":
        return PASS if since_known else waits(job.licence_from, f"{path}.licence_from")
    if since_known or held == "apprentice":
        return DOUBT
    gap = waits(job.licence_from, f"{path}.licence_from")
    return Mark(2, 0, 2, gap.open, gap.unsure)


def licence_start(line: Line) -> int:
    """The first day that may count: the day the required licence was first held."""
    job = line.job
    if job.licence_required != "yes" or job.licence_from is None or isinstance(job.licence_from, DontKnow):
        return 0
    return job.licence_from.toordinal()


class Filters(NamedTuple):
    """The filters of one rule, by the name of the part they belong to. ``leave`` is the part long leaves
    belong to.
    """

    names: tuple[str, ...]
    tests: tuple[Filter, ...]
    unpaid: bool = False
    leave: str = ""
    licensed: bool = False


OFFER = Filters(
    ("noc", "paid", "legal", "self_employed"),
    (every(offered_occupation, duties), every(paid, student_doubt), authorised, own_work_proved),
    unpaid=True,
    leave="paid",
)
IN_DEMAND = Filters(
    ("noc", "place_legal", "paid"),
    (
        every(offered_occupation, duties),
        every(in_ontario, lived_in_ontario, authorised_here),
        every(paid, student_doubt, own_work_proved, not_seasonal),
    ),
    unpaid=True,
    leave="paid",
)
FEDERAL = Filters(
    ("noc", "paid", "legal", "self_employed", "student"),
    (every(primary_occupation, skilled_main, duties), paid, authorised, own_work_proved, student_doubt),
)
CANADIAN = Filters(
    ("noc", "paid", "place", "legal", "student", "kind"),
    (every(skilled, duties), paid, in_canada, authorised_here, student_excluded, employed_or_physician),
)
TRADES = Filters(
    ("place", "noc", "in_profile", "legal", "kind", "licence"),
    (
        in_ontario,
        every(eligible_trade, duties),
        declared,
        authorised_here,
        every(paid, student_excluded, employed),
        licence,
    ),
    licensed=True,
)
