"""The parts of the settlement funds: own money, what is owed, and yearly pay in Ontario. Sheet 15.3.

Every part is a range: what is established, what an officer must judge, and what is possible at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note, Value

ZERO = Decimal(0)
ENDLESS = Decimal("Infinity")
FULL_TIME = Decimal(30)


@dataclass(frozen=True, slots=True)
class Part:
    """Money: established, with what an officer must judge, at most without any doubt, and at most.

    ``sure <= likely <= most`` and ``sure <= clean <= most``. ``assumed``: counted although an answer still to
    come may take it away.
    """

    sure: Decimal = ZERO
    likely: Decimal = ZERO
    clean: Decimal = ZERO
    most: Decimal = ZERO
    assumed: bool = False
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=())

    @classmethod
    def known(cls, amount: Decimal) -> Part:
        """An amount without doubt."""
        return cls(amount, amount, amount, amount)

    def plus(self, other: Part) -> Part:
        """Both together."""
        return _joined(
            (self, other),
            self.sure + other.sure,
            self.likely + other.likely,
            self.clean + other.clean,
            self.most + other.most,
        )

    def or_more(self, other: Part) -> Part:
        """The greater of the two."""
        return _joined(
            (self, other),
            max(self.sure, other.sure),
            max(self.likely, other.likely),
            max(self.clean, other.clean),
            max(self.most, other.most),
        )

    def less(self, other: Part) -> Part:
        """This one without the other, never under zero."""
        return _joined(
            (self, other),
            max(ZERO, self.sure - other.most),
            max(ZERO, self.likely - other.most),
            max(ZERO, self.clean - other.sure),
            max(ZERO, self.most - other.sure),
        )


def _joined(parts: Sequence[Part], sure: Decimal, likely: Decimal, clean: Decimal, most: Decimal) -> Part:
    return Part(
        sure,
        likely,
        clean,
        most,
        any(p.assumed for p in parts),
        tuple(path for p in parts for path in p.open),
        tuple(path for p in parts for path in p.unsure),
        tuple(note for p in parts for note in p.notes),
    )


def _money(context: Context, fact: str) -> Part:
    """An amount, or anything from zero up when it is not known."""
    value = context.known(fact)
    if value is None:
        open_, unsure = context.gaps(fact)
        return Part(clean=ENDLESS, most=ENDLESS, open=open_, unsure=unsure)
    return Part.known(value)


def own_money(context: Context, partner: bool) -> Part:
    """The person's accounts and investments, with the partner's when there is one."""
    own = _money(context, "funds.balances")
    return own.plus(_partner(context)) if partner else own


def _partner(context: Context) -> Part:
    """The partner's accounts count with a letter of access in hand."""
    letter = context.fact("funds.partner_letter")
    accounts = _money(context, "funds.partner_accounts")
    if letter == "no" or accounts.most == 0:
        return Part()
    if letter == "yes":
        return accounts
    open_, unsure = context.gaps("funds.partner_letter")
    note = Note("funds.letter_planned") if letter == "will_get" else Note("funds.letter_unknown")
    return Part(
        clean=accounts.clean,
        most=accounts.most,
        open=(*accounts.open, *open_),
        unsure=(*accounts.unsure, *unsure),
        notes=(note,) if accounts.sure else (),
    )


def borrowed(context: Context, partner: bool) -> Part:
    """The part that is owed; it takes nothing away when there is no money it could be part of."""
    if own_money(context, partner).most == 0:
        return Part()
    return _money(context, "funds.borrowed_part")


def yearly_pay(context: Context) -> Part:
    """Pay of the job and of the offer together; the greater of the two when they are for one job."""
    job, offer = _job(context), _offer(context)
    if job.most == 0 or offer.most == 0:
        return job.plus(offer)
    same = context.fact("funds.offer_same_job")
    if same == "yes":
        return job.or_more(offer)
    both = job.plus(offer)
    if same == "no":
        return both
    one = job.or_more(offer)
    open_, unsure = context.gaps("funds.offer_same_job")
    joined = _joined((job, offer), one.sure, one.likely, both.clean, both.most)
    return joined.plus(Part(open=open_, unsure=unsure))


def _job(context: Context) -> Part:
    """Pay of the job the person has now. It must go on for a year after the filing day to be beyond doubt."""
    pay = _money(context, "funds.ongoing_job_annual")
    end = context.fact("funds.ongoing_job_end")
    if pay.most == 0 or end == "none":
        return pay
    open_, unsure = context.gaps("funds.ongoing_job_end")
    if not isinstance(end, date):
        return Part(clean=pay.clean, most=pay.most, open=(*pay.open, *open_), unsure=(*pay.unsure, *unsure))
    if end >= add_months(context.day, 12):
        return pay
    if end < context.day:
        return Part(notes=(Note("funds.job_over", (("end", Value("date", end)),)),) if pay.sure else ())
    note = Note("funds.job_ends", (("end", Value("date", end)),))
    return Part(
        likely=pay.sure,
        most=pay.most,
        open=pay.open,
        unsure=pay.unsure,
        notes=(note,) if pay.sure else (),
    )


def _offer(context: Context) -> Part:
    """Pay of an Ontario offer. One that is known to be part-time or seasonal is left to the officer.

    Pay of an offer whose hours or season are not known does not count yet, nor that of an offer which, by
    another answer, does not exist. While that answer is missing, the amount speaks for the offer.
    """
    pay = _money(context, "funds.offer_annual")
    if pay.most == 0:
        return pay
    if context.fact("offer.exists") == "no":
        notes = (Note("funds.offer_denied"),) if pay.sure else ()
        return Part(most=pay.most, open=pay.open, unsure=pay.unsure, notes=notes)
    exists, exists_unsure = context.gaps("offer.exists")
    asked, doubted = (*pay.open, *exists), (*pay.unsure, *exists_unsure)
    assumed = bool(exists or exists_unsure)
    hours, seasonal = context.fact("offer.hours_week"), context.fact("offer.seasonal")
    if (isinstance(hours, Decimal) and hours < FULL_TIME) or seasonal == "yes":
        notes = (Note("funds.offer_part_time"),) if pay.sure else ()
        return Part(likely=pay.sure, most=pay.most, assumed=assumed, open=asked, unsure=doubted, notes=notes)
    open_, unsure = context.gaps("offer.hours_week", "offer.seasonal")
    if open_ or unsure:
        notes = (Note("funds.offer_hours_unknown"),) if pay.sure else ()
        return Part(
            clean=pay.clean,
            most=pay.most,
            open=(*asked, *open_),
            unsure=(*doubted, *unsure),
            notes=notes,
        )
    return Part(pay.sure, pay.sure, pay.clean, pay.most, assumed, asked, doubted)


def job_pay(context: Context) -> Part:
    """Pay of the job alone: what is left of the income if there should be no offer."""
    return _job(context)
