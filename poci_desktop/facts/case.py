"""A whole case: every namespace of facts, frozen."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from poci_desktop.facts.answers import DontKnow, FrozenModel
from poci_desktop.facts.education import Assessment, Credential, Education, Scholarship, Study
from poci_desktop.facts.employer import Employer, Recruitment
from poci_desktop.facts.express_entry import ExpressEntry, Fsw67, Person
from poci_desktop.facts.job_offer import Equity, Licence, Offer
from poci_desktop.facts.language import Languages
from poci_desktop.facts.money import Family, Funds
from poci_desktop.facts.process import (
    Documents,
    ExpressionOfInterest,
    Intention,
    Invitation,
    Notification,
    Representative,
)
from poci_desktop.facts.situation import App, Residence, Status
from poci_desktop.facts.work import Job, Physician, Register, Work


class Case(FrozenModel):
    """Everything known about one person, named as in the list of facts (dots become nesting).

    ``label`` is free text chosen by a counsellor; it must not identify the person.
    """

    label: Annotated[str, Field(max_length=60)] | None = None
    app: App = App()
    status: Status = Status()
    res: Residence = Residence()
    offer: Offer = Offer()
    licence: Licence = Licence()
    equity: Equity = Equity()
    emp: Employer = Employer()
    recruit: Recruitment = Recruitment()
    jobs: tuple[Job, ...] | DontKnow | None = None
    work: Work = Work()
    phys: Physician = Physician()
    reg: Register = Register()
    fact: Person = Person()
    edu: Education = Education()
    eca: Assessment = Assessment()
    cred: tuple[Credential, ...] | DontKnow | None = None
    study: Study = Study()
    scholarship: Scholarship = Scholarship()
    lang: Languages = Languages()
    ee: ExpressEntry = ExpressEntry()
    fsw67: Fsw67 = Fsw67()
    family: Family = Family()
    funds: Funds = Funds()
    intent: Intention = Intention()
    eoi: ExpressionOfInterest = ExpressionOfInterest()
    ita: Invitation = Invitation()
    noi: Notification = Notification()
    rep: Representative = Representative()
    docs: Documents = Documents()
